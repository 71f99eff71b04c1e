import type { Text } from "@guiju/core";
import type { DecisionOutcome } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { engineText, factText, joined, listed, plain } from "./words.ts";

/** What a decision is called, where it stands, and how its readings are called. */
interface DecisionNames {
  readonly norm: Text;
  readonly act: Text;
  readonly citation: Text;
  /** The facts that the vote does not need: one won by the most votes has no base, so that none lacks. */
  readonly unneeded: readonly string[];
  reading(label: string): Text;
}

const OUTCOMES: ReadonlySet<string | null> = new Set(["passed", "notPassed", "full", "cutTie", "short"]);

/** Says the outcome of a vote with the numbers it was counted from, and of an election whom it elects, under each reading where they differ. */
export function decisionText(pack: Pack, decision: DecisionOutcome, { norm, act, citation, unneeded, reading }: DecisionNames): Text {
  const isOpen = decision.outcome === null && decision.readings.length > 0;
  const facts = Object.entries(decision.facts)
    .filter(([name, value]) => value !== null || !(isOpen || unneeded.includes(name)))
    .map(([name, value]) => factText(pack, name, value));
  const said = engineText(isOpen ? "decision.open" : OUTCOMES.has(decision.outcome) ? `decision.${decision.outcome}` : "decision.unknown", {
    norm,
    act,
    on: decision.on,
    elected: idsText(decision.elected),
    tied: idsText(decision.tied),
    facts: facts.length === 0 ? plain("") : spaced(engineText("line.facts", { facts: listed(facts) })),
    citation,
  });
  const readings = decision.readings.flatMap(({ reading: label, outcome, elected }) => {
    const word = outcome === null ? engineText("status.undetermined") : engineText(`option.${outcome}`);
    if (elected === undefined) return [engineText("decision.readingMotion", { reading: reading(label), outcome: word })];
    return [engineText("decision.reading", { reading: reading(label), outcome: word, elected: idsText(elected) })];
  });
  return readings.length === 0 ? said : joined([said, engineText("decision.readings", { readings: listed(readings) })]);
}

function idsText(ids: readonly string[]): Text {
  return ids.length === 0 ? engineText("decision.nobody") : { zh: ids.join("、"), en: ids.join(", ") };
}

/** Adds the space that parts English sentences. */
function spaced(text: Text): Text {
  return { zh: text.zh, en: `${text.en} ` };
}
