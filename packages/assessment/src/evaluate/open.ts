import { below, type Text } from "@guiju/core";
import type { RuleSet } from "@guiju/rules";
import type { AssessmentFile } from "../assessment-file.ts";
import type { ScoreReport } from "../report.ts";
import { along } from "./along.ts";
import { type Block, PERHAPS_LEFT_OUT } from "./block.ts";
import { type FactPath, factAlong, factsOf } from "./facts-of.ts";
import type { Machine } from "./machine.ts";
import { evaluateLeaf } from "./panel.ts";
import { codeOf, REASONS, type Reason, reasonText } from "./reason.ts";

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
function titleOf(file: AssessmentFile | undefined, fact: string): Text {
  const declared = { ...file?.cohortFacts, ...file?.facts };
  return (Object.hasOwn(declared, fact) ? declared[fact]?.title : undefined) ?? { zh: fact, en: fact };
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

/** Says why indicators are open: those that are so by themselves, not by a part of them. */
export function openingsOf(machine: Machine, block: Block, index: number, unusable: Unusable): readonly Opening[] {
  const found: Opening[] = [];
  for (const [position, node] of machine.assessment.nodes.entries()) {
    if (!isOpen(block, position, index)) continue;
    block.reason = 0;
    evaluateLeaf(machine, block, position, index);
    if (block.reason === 0) continue;
    const { reason, facts } = why(machine, block, index, node, block.reason, unusable);
    found.push(opening(node.id, reason, facts, machine.assessment.file));
  }
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
  const isFact = code === codeOf("missingFact") || code === codeOf("unusableFact");
  if (!isFact && code !== codeOf("aboveMaximum") && code !== codeOf("negativeCount")) return { reason, facts: [] };
  const paths = factsOf(machine.assessment, part, rules);
  const own = paths.filter(({ from }) => from !== "derived");
  const missing = own.filter(
    ({ from, keys }) => ((from === "cohort" ? along(block.cohortFacts, keys) : factAlong(block, index, keys)) ?? undefined) === undefined,
  );
  if (isFact && missing.some(({ from, keys }) => from === "fact" && keys[0] === "year")) return { reason: "noYear", facts: [] };
  const wrong = own.filter((path) => [...unusable].some((pointer) => `${pointer}/`.startsWith(`${pointerOf(path)}/`)));
  if (isFact && wrong.length > 0) return { reason: "unusableFact", facts: names([...wrong, ...missing]) };
  if (isFact && missing.length > 0) return { reason, facts: names(missing) };
  return { reason, facts: names(own) };
}

function names(paths: readonly FactPath[]): readonly string[] {
  return [...new Set(paths.map(({ keys }) => keys.join(".")))];
}

function pointerOf({ from, keys }: FactPath): string {
  return keys.reduce<string>(below, from === "cohort" ? "/cohort" : "/facts");
}
