import type { AssessmentFile, Indicator, Measure } from "../assessment-file.ts";
import { quotientDecimals } from "../compile/decimal.ts";
import { ratioOf } from "../exact/decimal.ts";
import type { Primitive } from "../primitive.ts";
import { type Path, valueAt } from "./changed-file.ts";

type Short = Extract<Primitive, { readonly primitive: "perUnitShort" }>;

/**
 * Whether a change of one value comes to the same points of any facts, so that no case could tell it:
 *
 * - the points of an item of an `allOrNothing` checklist: the maximum is given or not, whatever the items say;
 * - `steps` of `perUnitShort` over whole numbers with a unit of 1: nothing is ever a part of a unit;
 * - `points`, `else` and table entries that stand for the whole score, where the least or the most points of the indicator hide the change;
 * - a rounding where nothing is ever rounded: `perUnitShort` in whole steps, or where each last decimal of what is short costs points that need no
 *   further decimals; a factor on numbers whose decimals all fit; and a share of a constant target of which each unit is worth even points;
 * - the points of the only item of a checklist beyond what the indicator can give or lose;
 * - a cap of the total that no total can pass;
 * - `from` of a ladder over whole numbers that stays between the same two (see `isSameStep`).
 *
 * The values of votes are not among them: a mean of several votes shows the change that the vote of one would hide.
 */
export function isEquivalent(file: AssessmentFile, path: Path, to: number | string): boolean {
  if (path.length === 1 && path[0] === "cap") return typeof to === "number" && isIdleCap(file) && to >= file.max;
  const at = path.lastIndexOf("score");
  const leaf = at < 1 ? undefined : (valueAt(file, path.slice(0, at)) as Indicator);
  if (leaf === undefined || !("score" in leaf)) return false;
  const { score, max, min = 0 } = leaf;
  const within = path.slice(at + 1);
  const key = within.at(-1);
  const kept = (points: number): number => Math.min(Math.max(points, min), max);
  const from = valueAt(file, path);
  if (score.primitive === "checklist" && within[0] === "items" && key === "points") {
    if (score.mode === "allOrNothing") return true;
    if (score.items.length > 1 || typeof from !== "number" || typeof to !== "number") return false;
    return score.mode === "award" ? kept(from) === kept(to) : kept(max - from) === kept(max - to);
  }
  if (key === "steps" && score.primitive === "perUnitShort")
    return score.unit === 1 && isWhole(file, score.of) && isWhole(file, score.target);
  if (within[0] === "round") {
    if (score.primitive === "perUnitShort")
      // Steps that a parameter sets may be in proportion.
      return score.steps === "complete" || score.steps === "started" || isExactShort(file, score, max);
    if (score.primitive === "proRata") return isEvenShare(file, score.points ?? max, score.of, score.target, score.round.decimals);
    const decimals = score.primitive === "convert" && score.to === undefined ? decimalsOf(file, score.of) : undefined;
    if (decimals === undefined || score.primitive !== "convert") return false;
    return decimals + decimalsIn(score.factor ?? 1) <= (score.round?.decimals ?? file.scale);
  }
  const isScore =
    (score.primitive === "tiers" && (key === "points" || key === "else")) ||
    (score.primitive === "ladder" && key === "points") ||
    (score.primitive === "severity" && (within[0] === "table" || key === "else"));
  if (!isScore || typeof from !== "number" || typeof to !== "number") return false;
  return kept(from) === kept(to);
}

/** Whether a step of a ladder over whole numbers is reached by the same ones. */
export function isSameStep(file: AssessmentFile, path: Path, to: number): boolean {
  const score = valueAt(file, path.slice(0, -3)) as { readonly primitive?: string; readonly of?: Measure };
  const from = valueAt(file, path);
  if (score.primitive !== "ladder" || score.of === undefined || typeof from !== "number") return false;
  return isWhole(file, score.of) && Math.ceil(from) === Math.ceil(to);
}

/** Whether no total can pass the cap: it is not below the maximum, and nothing is added beside that. */
export function isIdleCap({ cap, max, indicators }: AssessmentFile): boolean {
  const adds = (list: readonly Indicator[]): boolean =>
    list.some((each) => each.beside === "bonus" || ("indicators" in each && adds(each.indicators)));
  return typeof cap === "number" && typeof max === "number" && cap >= max && !adds(indicators);
}

/** Whether what is short costs points that never have more decimals than are kept, in whole units or in parts of one. */
function isExactShort(file: AssessmentFile, { of, target, points, unit, round }: Short, max: number): boolean {
  const [own, other] = [decimalsOf(file, of), decimalsOf(file, target)];
  const [cost, size] = [points, unit].map((amount) => (typeof amount === "number" ? ratioOf(amount) : undefined));
  if (own === undefined || other === undefined || cost === undefined || size === undefined || size.n === 0) return false;
  const each = quotientDecimals(BigInt(cost.n) * BigInt(size.d), BigInt(cost.d) * BigInt(size.n));
  return each !== null && Math.max(decimalsIn(max), each + Math.max(own, other)) <= (round?.decimals ?? file.scale);
}

/** Whether each last decimal of what is counted is worth whole last decimals of points. */
function isEvenShare(file: AssessmentFile, points: number, of: Measure, target: Measure, decimals: number = file.scale): boolean {
  const counted = decimalsOf(file, of);
  if (typeof points !== "number" || typeof target !== "number" || target === 0 || counted === undefined) return false;
  return Number.isInteger(Number(((points * 10 ** decimals) / (target * 10 ** counted)).toFixed(9)));
}

function isWhole(file: AssessmentFile, measure: Measure): boolean {
  return decimalsOf(file, measure) === 0;
}

/** The most decimals that a measure can have; undefined where a division may be in it. */
function decimalsOf(file: AssessmentFile, measure: Measure): number | undefined {
  if (typeof measure === "number") return decimalsIn(measure);
  if ("fact" in measure && measure.path === undefined) return decimalsOfFact(file.facts, measure.fact);
  if ("cohort" in measure) return decimalsOfFact(file.cohortFacts, measure.cohort);
  if ("window" in measure || "consecutive" in measure || "place" in measure) return 0;
  if ("measure" in measure && file.measures !== undefined && Object.hasOwn(file.measures, measure.measure))
    return decimalsOf(file, file.measures[measure.measure] as Measure);
  const parts =
    "add" in measure
      ? measure.add
      : "sub" in measure
        ? measure.sub
        : "least" in measure
          ? measure.least
          : "greatest" in measure
            ? measure.greatest
            : undefined;
  if (parts === undefined) return undefined;
  const all = parts.map((part) => decimalsOf(file, part));
  return all.some((each) => each === undefined) ? undefined : Math.max(...(all as readonly number[]));
}

/** Of a fact of the rubric itself; what a fact schema declares is not known here. */
function decimalsOfFact(facts: AssessmentFile["facts"], name: string): number | undefined {
  const fact = facts !== undefined && Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact?.type === "count") return 0;
  return fact?.type === "number" ? (fact.decimals ?? 2) : undefined;
}

/** What a parameter sets may have any. */
function decimalsIn(amount: number): number {
  if (typeof amount !== "number") return Number.POSITIVE_INFINITY;
  const text = String(amount);
  if (text.includes("e")) return Number.POSITIVE_INFINITY;
  return text.split(".")[1]?.length ?? 0;
}
