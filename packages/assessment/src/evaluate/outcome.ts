import type { RuleSet, Truth } from "@guiju/rules";
import { type Block, COUNTED } from "./block.ts";
import { factsOf } from "./facts-of.ts";
import type { Machine } from "./machine.ts";
import { truthsOn } from "./rules-on-facts.ts";

/** What conditions after the scoring may read of a result. */
export interface Graded {
  readonly grade?: string | undefined;
  readonly rank?: number | undefined;
  /** After the vetoes; before them it is read from the block. */
  readonly total?: number | null;
}

/** Tests conditions on the facts of an organisation with its outcome so far. What is open is missing there. */
export function truthsOfOutcome(machine: Machine, rules: RuleSet | null, block: Block, index: number, graded: Graded): readonly Truth[] {
  if (rules === null) return [];
  const facts = block.organisations[index]?.facts ?? {};
  // Fields of the outcome that the rule set reads: `total`, `scores/<id>`, …
  const reads = factsOf(machine.assessment, rules.program, rules).filter(({ keys }) => keys[0] === "outcome");
  if (reads.length === 0) return truthsOn(rules, facts, block.year);
  const outcome: Record<string, unknown> = {};
  const [scores, measures]: [Record<string, unknown>, Record<string, unknown>] = [Object.create(null), Object.create(null)];
  for (const { keys } of reads) {
    const [, name, inner] = keys;
    if (name === "total") outcome.total = graded.total === undefined ? pointsAt(machine, block, "", index) : (graded.total ?? undefined);
    else if (name === "year") outcome.year = block.year;
    else if (name === "grade" || name === "rank") outcome[name] = graded[name];
    else if (name === "scores") scores[String(inner)] = pointsAt(machine, block, String(inner), index);
    else if (name === "measures") measures[String(inner)] = measured(machine, block, index, String(inner));
  }
  return truthsOn(rules, { ...facts, outcome: { ...outcome, scores, measures } }, block.year);
}

/** Points as a plain number, the nearest to the decimal, as a number written in a rule is; none where they are open or left out. */
function pointsAt({ assessment }: Machine, block: Block, id: string, index: number): number | undefined {
  const position = assessment.nodes.findIndex((node) => node.id === id);
  const at = position * block.size + index;
  const points = block.low[at];
  const isThere = points !== undefined && points === block.high[at] && (block.leftOut[position]?.[index] ?? COUNTED) === COUNTED;
  return isThere ? points / 10 ** assessment.scale : undefined;
}

function measured(machine: Machine, block: Block, index: number, name: string): number | undefined {
  const measure = machine.assessment.measures.find((each) => each.name === name);
  if (measure === undefined || machine.measure(measure.of)(block, index) !== 0) return undefined;
  const value = Number(block.n) / Number(block.d);
  return Number.isFinite(value) ? value : undefined;
}
