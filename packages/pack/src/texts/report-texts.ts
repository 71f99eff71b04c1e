import type { Text } from "@guiju/core";
import type { Basis, CaseState, DecisionOutcome, Lifecycle, MissingAct, Obligation, RefusedAct, Standing, Verdict } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { decisionText } from "./decision-text.ts";
import { normIndex } from "./norm-index.ts";
import { inOrder, interpretationsIn } from "./own-interpretations.ts";
import { ownTexts } from "./own-texts.ts";
import { readingWords } from "./reading-words.ts";
import { citation, verdictText } from "./verdict-text.ts";
import { engineText, listed, nameOf, plain, sentence } from "./words.ts";

/** Whether the most votes win a vote, whatever they are of. */
function isByMostVotes(lifecycle: Lifecycle, rule: string): boolean {
  return lifecycle.decisions.some(
    (each) => each.kind === "tally" && each.pass.kind === "plurality" && each.editions.some((edition) => edition.id === rule),
  );
}

/** The texts that had been issued by a day and were not repealed by then; all of them, where none were. */
function inForceOn(pack: Pack, basis: readonly Basis[], on: string): readonly Basis[] {
  const inForce = basis.filter(({ instrument, edition }) => {
    const editions = Object.hasOwn(pack.instruments, instrument) ? pack.instruments[instrument]?.editions : undefined;
    const repealed = editions !== undefined && Object.hasOwn(editions, edition) ? editions[edition]?.repealed : undefined;
    return edition <= on && (repealed === undefined || on < repealed);
  });
  return inForce.length === 0 ? basis : inForce;
}

/** Says every part of a report in both languages. */
export interface ReportTexts {
  /** What a norm says of an act, why, and what to do next: of an act on record, or with `asked` of one that is only asked about. */
  verdict(verdict: Verdict, standing?: Standing): Text;
  /** The outcome of a vote, with the numbers it was counted from. */
  decision(outcome: DecisionOutcome): Text;
  /** What is owed, by whom and until when. */
  obligation(obligation: Obligation): Text;
  /** An act that the record lacks, and before which other act it had to happen. */
  missing(missing: MissingAct): Text;
  /** An act that could not happen in the state it was recorded in. */
  refused(refused: RefusedAct): Text;
  /** The name of a state; of a parallel lifecycle what each region and dated view is called, and its state. */
  state(state: CaseState): Text;
  /** The name of a region, or of a dated view that stands beside the regions. */
  region(name: string): Text;
  /** What a reading or possibility is called, in `states` and in `readings` of verdicts. */
  reading(label: string): Text;
  /** The name of an act. */
  act(type: string): Text;
  /** The title of a norm, by the id of one of its editions. */
  norm(id: string): Text;
  /** The citation of a norm, by the id of one of its editions. */
  citation(id: string): Text;
  /** A word for who owes something. */
  who(word: string): Text;
}

/**
 * Makes the functions that say the parts of a report, in the words of a pack and where it has none in the engine's.
 *
 * @example
 * reportTexts(pack, lifecycle).state("activist").en; // => "activist"
 */
export function reportTexts(whole: Pack, lifecycle: Lifecycle): ReportTexts {
  const pack = ownTexts(whole, lifecycle.name);
  const norms = normIndex(lifecycle);
  const region = (name: string) => nameOf(pack, [`region.${name}`], name);
  const state = (at: CaseState): Text =>
    typeof at === "string"
      ? nameOf(pack, [`state.${at}`], at)
      : listed(Object.entries(at).map(([name, each]) => engineText("line.factWord", { label: region(name), value: state(each) })));
  const act = (type: string) => nameOf(pack, [`act.${type}`], type);
  const who = (word: string) => nameOf(pack, [`who.${word}`], word);
  const norm = (id: string) => nameOf(pack, [`norm.${norms.get(id)?.slot ?? id}`], id);
  const cited = (id: string) => citation(pack, norms.get(id)?.edition.basis ?? []);
  const readOf = (rule: string): Pack => {
    const read = interpretationsIn(lifecycle.source.decisions.find(({ editions }) => editions.some((each) => each.id === rule)) ?? null);
    return inOrder(
      pack,
      (name) => read.has(name),
      () => false,
    );
  };
  return {
    verdict: verdictText(pack, lifecycle),
    state,
    region,
    reading: (label) => readingWords(pack, norms, label),
    act,
    who,
    norm,
    citation: cited,
    decision: (outcome) =>
      decisionText(pack, outcome, {
        norm: norm(outcome.rule),
        act: act(outcome.act),
        citation: citation(pack, inForceOn(pack, norms.get(outcome.rule)?.edition.basis ?? [], outcome.on)),
        unneeded: isByMostVotes(lifecycle, outcome.rule) ? ["base"] : [],
        reading: (label) => readingWords(readOf(outcome.rule), norms, label),
      }),
    obligation(obligation) {
      const slots = { who: who(obligation.who), act: act(obligation.act), norm: norm(obligation.norm), citation: cited(obligation.norm) };
      return obligation.dueOn === null
        ? engineText("obligation.undated", slots)
        : engineText("obligation.dated", { ...slots, dueOn: obligation.dueOn });
    },
    missing(missing) {
      const slots = { act: act(missing.act), before: act(missing.before), on: missing.on };
      return missing.foundOn === null
        ? engineText("missing.open", slots)
        : engineText("missing.found", { ...slots, foundOn: missing.foundOn });
    },
    refused(refused) {
      const slots = {
        act: act(refused.act),
        on: refused.on,
        state: state(refused.state),
        reason: nameOf(pack, [`refused.${refused.reason}`], refused.reason),
      };
      return (sentence(pack, [`refused.${refused.reason}`, "refused.notPossible"], slots) ?? { text: plain(refused.reason) }).text;
    },
  };
}
