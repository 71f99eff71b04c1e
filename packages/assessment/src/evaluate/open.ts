import { below, type Text } from "@guiju/core";
import type { RuleSet } from "@guiju/rules";
import type { AssessmentFile } from "../assessment-file.ts";
import type { ScoreReport } from "../report.ts";
import { along } from "./along.ts";
import { type Block, PERHAPS_LEFT_OUT } from "./block.ts";
import { type FactPath, factAlong, factsOf } from "./facts-of.ts";
import type { Machine } from "./machine.ts";
import { evaluateLeaf } from "./panel.ts";
import { MISSING_FACT, NEGATIVE_COUNT, REASONS, type Reason, reasonText, UNUSABLE_FACT } from "./reason.ts";

type Opening = ScoreReport["open"][number];

/** Facts of an organisation that cannot be used, by pointer. */
export type Unusable = ReadonlySet<string>;

/** Makes one entry of what is open. */
export function opening(indicator: string, reason: Reason, facts: readonly string[], file?: AssessmentFile): Opening {
  const message: Text = reasonText(
    reason,
    facts.map((fact) => titleOf(file, fact)),
  );
  return { indicator, reason, facts, message };
}

/** Says a fact by its title where it has one. What stands below it keeps its name. */
function titleOf(file: AssessmentFile | undefined, path: string): Text {
  const declared = { ...file?.cohortFacts, ...file?.facts };
  const fact = Object.hasOwn(declared, path) ? path : (path.split(/[.#]/, 1)[0] as string);
  const title = (Object.hasOwn(declared, fact) ? declared[fact]?.title : undefined) ?? { zh: fact, en: fact };
  const inside = path.slice(fact.length).replaceAll(".", " ");
  return { zh: title.zh + inside, en: title.en + inside };
}

/** Says whether the points of a node are open. */
export function isOpen(block: Block, position: number, index: number): boolean {
  const at = position * block.size + index;
  return (
    block.low[at] !== block.high[at] ||
    block.bigLow.get(at) !== block.bigHigh.get(at) ||
    block.leftOut[position]?.[index] === PERHAPS_LEFT_OUT
  );
}

/** Says why indicators are open: those that are so by themselves, not by a part of them. What their leaves found unusable is added to `wrong`, by pointer. */
export function openingsOf(machine: Machine, block: Block, index: number, unusable: Unusable, wrong: Set<string>): readonly Opening[] {
  const found: Opening[] = [];
  for (const [position, node] of machine.assessment.nodes.entries()) {
    if (!isOpen(block, position, index)) continue;
    block.reason = 0;
    evaluateLeaf(machine, block, position, index);
    if (block.reason === 0) continue;
    const { reason, facts } = why(machine, block, index, node, block.reason, unusable);
    found.push(opening(node.id, reason, facts, machine.assessment.file));
    if (block.where.length > 0 && block.reason > MISSING_FACT) wrong.add(block.where.reduce<string>(below, ""));
  }
  block.where = [];
  return found;
}

/** Tells a missing fact from one that cannot be used, and names them. */
export function why(
  machine: Machine,
  block: Block,
  index: number,
  part: object,
  code: number,
  unusable: Unusable,
  rules: RuleSet | null = machine.assessment.before,
): { readonly reason: Reason; readonly facts: readonly string[] } {
  const reason = REASONS[code] as Reason;
  const isFact = code === MISSING_FACT || code === UNUSABLE_FACT;
  const named = nameOf(block.where.slice(1));
  if (code < MISSING_FACT || code > NEGATIVE_COUNT) return { reason, facts: named ? [named] : [] };
  const paths = factsOf(machine.assessment, part, rules);
  const own = paths.filter(({ from }) => from !== "derived");
  const missing = own.filter(
    ({ from, keys }) => ((from === "cohort" ? along(block.cohortFacts, keys) : factAlong(block, index, keys)) ?? undefined) === undefined,
  );
  if (isFact && missing.some(({ from, keys }) => from === "fact" && keys[0] === "year")) return { reason: "noYear", facts: [] };
  const wrong = own.filter((path) => [...unusable].some((pointer) => `${pointer}/`.startsWith(`${pointerOf(path)}/`)));
  if (isFact && wrong.length > 0) {
    // That is known already.
    block.where = [];
    return { reason: "unusableFact", facts: names([...wrong, ...missing]) };
  }
  if (named) return { reason, facts: [named, ...(isFact ? names(missing) : [])] };
  if (isFact && missing.length > 0) return { reason, facts: names(missing) };
  // Nothing is missing here: it is of those that this one is compared with.
  const asked = machine.assessment.statistics.filter((_, at) => block.gathered.statistics[at]?.reason);
  const peers = names(asked.flatMap((statistic) => factsOf(machine.assessment, statistic, rules)));
  const shared = names(own).filter((name) => peers.includes(name));
  if (isFact && shared.length > 0) return { reason: "missingAmongPeers", facts: shared };
  return { reason, facts: names(own) };
}

function names(paths: readonly FactPath[]): readonly string[] {
  return [...new Set(paths.map(({ keys }) => nameOf(keys)))];
}

/** `praise#1.level`: places in a list count from 1. */
function nameOf(keys: FactPath["keys"]): string {
  return keys.map((key, at) => (typeof key === "number" ? `#${key + 1}` : at > 0 ? `.${key}` : key)).join("");
}

function pointerOf({ from, keys }: FactPath): string {
  return keys.reduce<string>(below, from === "cohort" ? "/cohort" : "/facts");
}
