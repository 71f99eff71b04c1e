import { below } from "@guiju/core";
import { formatRatio, ratioOf } from "../exact/decimal.ts";
import type { PrimitiveIr, Ratio } from "../plan.ts";
import { compare, fractionOf } from "./bound.ts";
import { askedAt } from "./conditions.ts";
import { countItems, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { decimalsNeeded, type Leaf, pointsWithin, type Scored, spanOf } from "./leaf.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { measureAt } from "./measures.ts";
import { problem } from "./problem.ts";
import { uniqueId } from "./unique.ts";
import { numberAt, textAt } from "./values.ts";

/** Checks a ladder: points by the greatest step that is reached. */
export function ladderAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, asker, min, max } = leaf;
  const of = measureAt(desk, json.of, `${pointer}/of`, asker);
  const at = `${pointer}/steps`;
  const given = listAt(desk, json.steps, at) ?? [];
  countItems(desk, given.length, at);
  const steps: { from: Ratio; points: number }[] = [];
  let [last, isAscending]: [number | undefined, boolean] = [undefined, true];
  for (const [index, step] of given.entries()) {
    const place = below(at, index);
    const one = objectAt(desk, step, place, ["from", "points"]);
    const from = one && numberAt(desk, one.from, `${place}/from`, ASSESSMENT_LIMITS.decimals);
    const points = one && pointsWithin(leaf, one.points, `${place}/points`);
    if (from === undefined || points === undefined) continue;
    if (last !== undefined && from <= last) {
      isAscending = false;
      const zh = `各级要从小到大写：这一级从 ${from} 起，上一级从 ${last} 起。`;
      refuse(
        desk,
        problem("steps_not_ascending", `${place}/from`, zh, `Steps ascend: this one is from ${from}, the one before from ${last}.`),
      );
    }
    last = from;
    steps.push({ from: ratioOf(from) ?? { n: 0, d: 1 }, points });
  }
  const [first] = steps;
  if (of === undefined || first === undefined || steps.length < given.length) return undefined;
  const start = first.from.n / first.from.d;
  // Of steps that descend the least is not the first.
  if (!isAscending) return undefined;
  if (of.bound.low === null || compare(of.bound.low, fractionOf(start)) < 0) {
    const least = of.bound.low === null ? undefined : formatRatio(of.bound.low.n, of.bound.low.d);
    const zh = `第一级从 ${start} 起，而这个数可能更小${least === undefined ? "" : `（最小 ${least}）`}，就没有分值了。请补一级，或给事实写上 min。`;
    const en = `The first step is from ${start}, but the number may be less${least === undefined ? "" : ` (at least ${least})`}. Add a step, or give the fact a min.`;
    refuse(desk, problem("step_gap", `${at}/0/from`, zh, en));
  }
  const points = steps.map((step) => step.points);
  const ir: PrimitiveIr = { primitive: "ladder", of: of.ir, steps };
  return { ir, ...spanOf(points), decimals: decimalsNeeded([min, max, ...points], desk.scale), ofCohort: of.ofCohort };
}

/** Checks tiers: points of the first whose condition holds. */
export function tiersAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, min, max } = leaf;
  const otherwise = pointsWithin(leaf, json.else, `${pointer}/else`);
  const at = `${pointer}/tiers`;
  const given = listAt(desk, json.tiers, at) ?? [];
  countItems(desk, given.length, at);
  const ids = new Set<string>();
  const tiers = given.flatMap((tier, index) => {
    const place = below(at, index);
    const one = objectAt(desk, tier, place, ["when", "points"], ["id", "title"]);
    if (one === undefined) return [];
    if (one.title !== undefined) textAt(desk, one.title, `${place}/title`);
    const id = uniqueId(desk, one.id ?? String(index + 1), `${place}/id`, ids);
    const points = pointsWithin(leaf, one.points, `${place}/points`);
    const when = askedAt(desk, "before", one.when, `${place}/when`);
    return id === undefined || points === undefined ? [] : [{ id, when, points }];
  });
  if (otherwise === undefined || tiers.length === 0 || tiers.length < given.length) return undefined;
  const points = [otherwise, ...tiers.map((tier) => tier.points)];
  const ir: PrimitiveIr = { primitive: "tiers", tiers, else: otherwise };
  return { ir, ...spanOf(points), decimals: decimalsNeeded([min, max, ...points], desk.scale) };
}
