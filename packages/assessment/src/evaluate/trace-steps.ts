import { formatRatio, formatScaled } from "../exact/decimal.ts";
import type { Exemption } from "../organisation.ts";
import type { Node } from "../plan.ts";
import type { TraceEntry } from "../report.ts";
import { type Block, COUNTED, FALSE, pointsOf, type Step } from "./block.ts";
import type { Machine } from "./machine.ts";
import { sparedOf } from "./spared.ts";

type Written = TraceEntry["steps"][number];

/** Steps whose `of` is points too. */
const OF_POINTS = new Set(["floor", "cap", "deductCap", "times"]);

/** Writes the steps of a node: numbers as decimal texts, how many as counts, and what the evaluation itself has no need to note. */
export function stepsOf(machine: Machine, block: Block, index: number, position: number, steps: readonly Step[]): readonly Written[] {
  const { assessment } = machine;
  const node = assessment.nodes[position] as Node;
  const done = steps
    .filter((step, at) => !isSame(step, steps[at - 1]))
    .flatMap((step): readonly Written[] => {
      const said = written(step, assessment.scale);
      if (step.step === "exemption") return exempted(machine, block, index, node, said);
      if (step.step === "exempt" && step.of !== undefined) return [counted(said), ...reweighted(machine, block, index, position)];
      const isCount = step.step === "tie" || (step.step === "deduct" && node.score?.primitive === "perUnitShort");
      return [isCount ? counted(said) : said];
    });
  const unique = new Map(done.map((step, at) => [step.step === "exemption" ? JSON.stringify(step) : at, step]));
  return [...unique.values(), ...missingItems(block, index, node, done)];
}

/** The least and the greatest points take the same steps where nothing is open, and are kept within the same limit where they meet it. */
function isSame(step: Step, before: Step | undefined): boolean {
  const isKept = step.step === "cap" || step.step === "floor";
  return step.step === before?.step && step.points === before.points && (isKept || step.of === before.of);
}

function written({ step, points, of }: Step, scale: number): Step {
  const whole = step === "rounded" ? of?.split("/") : undefined;
  const ofText =
    whole !== undefined
      ? formatRatio(BigInt(whole[0] ?? 0), BigInt(whole[1] ?? 1) * 10n ** BigInt(scale))
      : of !== undefined && OF_POINTS.has(step)
        ? formatScaled(BigInt(of), scale)
        : of;
  return {
    step,
    ...(points !== undefined && { points: formatScaled(BigInt(points), scale) }),
    ...(ofText !== undefined && { of: ofText }),
  };
}

/** What was noted as `of` is how many. */
function counted({ of, ...step }: Step): Written {
  return of === undefined ? step : { ...step, count: of };
}

/** A suspended deduction with the ground and who recorded it: a step for each record. */
function exempted({ assessment }: Machine, block: Block, index: number, node: Node, { step, points, of }: Step): readonly Written[] {
  const organisation = block.organisations[index];
  if (organisation === undefined) return [];
  const refused = new Set(sparedOf(assessment, organisation).issues.map(({ pointer }) => pointer?.split("/")[2]));
  const taken = ((organisation.exemptions ?? []) as readonly Exemption[]).filter(
    (each, at) => each.indicator === node.id && !refused.has(String(at)),
  );
  const terms = node.score?.primitive === "perOccurrence" ? node.score.terms : [];
  const isOf = ({ item, occurrences }: Exemption): boolean =>
    terms.length > 0 && of !== undefined && !terms.some(({ id }) => id === of) ? occurrences !== undefined : (item ?? of) === of;
  const found = taken.filter(isOf);
  return (found.length > 0 ? found : taken).map(({ ground, by, item, occurrences }) => ({
    step,
    ...(points !== undefined && { points }),
    ...(item !== undefined ? { of: item } : of !== undefined && occurrences === undefined && { of }),
    ...(occurrences !== undefined && { count: String(occurrences) }),
    ground,
    by,
  }));
}

/** How the others were converted: their points times the maximum over what they can have, `61*100/80`. */
function reweighted({ assessment }: Machine, block: Block, index: number, position: number): readonly Written[] {
  const { nodes, scale } = assessment;
  const { children, take, max } = nodes[position] as Node;
  let [sum, most, bottom] = [0n, 0n, 1n];
  for (const child of children) {
    const { beside, weight, max: full } = nodes[child] as Node;
    if (beside !== null || (block.leftOut[child]?.[index] ?? COUNTED) !== COUNTED) continue;
    const [n, d] = take === "weighted" && weight !== null ? [BigInt(weight.n), BigInt(weight.d)] : [1n, 1n];
    const [low, high] = [pointsOf(block, child, index, "low"), pointsOf(block, child, index, "high")];
    if (low !== high) return [];
    [sum, most, bottom] = [sum * d + BigInt(low) * n * bottom, most * d + BigInt(full) * n * bottom, bottom * d];
  }
  if (take === "highest" || most <= 0n) return [];
  const one = 10n ** BigInt(scale) * bottom;
  const of = `${formatRatio(sum, one)}*${formatScaled(max, scale)}/${formatRatio(most, one)}`;
  return [{ step: "reweighted", of }];
}

/** Items of a checklist that earned nothing because they do not hold. */
function missingItems(block: Block, index: number, { score }: Node, done: readonly Written[]): readonly Written[] {
  if (score?.primitive !== "checklist" || score.mode === "deduct" || done.some(({ step }) => /^notApplicable|^exempt$/.test(step)))
    return [];
  const spared = new Set(done.filter(({ step }) => step === "exemption").map(({ of }) => of));
  if (spared.has(undefined)) return [];
  return score.items
    .filter(({ id, when }) => block.truths[when * block.size + index] === FALSE && !spared.has(id))
    .map(({ id }) => ({ step: "missing", of: id }));
}
