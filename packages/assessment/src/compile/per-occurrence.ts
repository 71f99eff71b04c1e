import { below } from "@guiju/core";
import { ratioOf } from "../exact/decimal.ts";
import type { PrimitiveIr, TermIr } from "../plan.ts";
import { between, ceilOf, floorOf, fraction, hull, isFromNought, product } from "./bound.ts";
import { askedAt } from "./conditions.ts";
import { countItems, type Desk, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { decimalsNeeded, type Leaf, type Scored } from "./leaf.ts";
import { listedTermAt } from "./listed-term.ts";
import { measureAt, needsWhole } from "./measures.ts";
import { problem } from "./problem.ts";
import { capped, floorAboveCap, nothing, type TermSpan, timesPoints } from "./term-points.ts";
import { uniqueId } from "./unique.ts";
import { numberAt, pointsAt, textAt } from "./values.ts";

const BESIDE: readonly string[] = ["id", "title", "cap", "times"];

/** Checks a start with points for each occurrence. */
export function perOccurrenceAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk } = leaf;
  const start = pointsAt(desk, json.start, `${pointer}/start`);
  const limits = limitsAt(leaf, json, pointer, start);
  const at = `${pointer}/terms`;
  const given = listAt(desk, json.terms, at) ?? [];
  countItems(desk, given.length, at);
  const ids = new Set<string>();
  const terms = given.flatMap((term, index) => termAt(leaf, term, below(at, index), String(index + 1), ids) ?? []);
  if (start === undefined || limits === undefined || terms.length === 0 || terms.length < given.length) return undefined;
  const { deductCap, floor, cap } = limits;
  const low = terms.reduce((all, term) => all + term.low, 0n);
  const high = terms.reduce((all, term) => all + term.high, 0n);
  const kept = (points: bigint) => between(points, BigInt(floor), BigInt(cap));
  const lowest = deductCap !== null && low < BigInt(-deductCap) ? BigInt(-deductCap) : low;
  const ends = [BigInt(start) + low, BigInt(start) + high, low, high];
  const ir: PrimitiveIr = { primitive: "perOccurrence", start, terms: terms.map(({ term }) => term), deductCap, floor, cap };
  return {
    ir,
    low: kept(BigInt(start) + lowest),
    high: kept(BigInt(start) + high),
    decimals: decimalsNeeded([start, floor, cap, deductCap ?? 0, leaf.min, leaf.max, ...terms.flatMap(({ points }) => points)], desk.scale),
    ofCohort: terms.some(({ ofCohort }) => ofCohort),
    big: ends.some((end) => end > BigInt(Number.MAX_SAFE_INTEGER) || end < BigInt(-Number.MAX_SAFE_INTEGER)),
  };
}

function limitsAt(leaf: Leaf, json: Json, pointer: string, start: number | undefined) {
  const { desk, min, max } = leaf;
  const taken = (key: "floor" | "cap", otherwise: number) =>
    json[key] === undefined ? otherwise : pointsAt(desk, json[key], `${pointer}/${key}`);
  const [floor, cap] = [taken("floor", min), taken("cap", max)];
  const deductCap = json.deductCap === undefined ? null : pointsAt(desk, json.deductCap, `${pointer}/deductCap`, { least: 0 });
  if (floor === undefined || cap === undefined || deductCap === undefined) return undefined;
  if (floor > cap) return refuse(desk, floorAboveCap(`${pointer}/floor`, json.floor ?? json.cap, json.cap ?? json.floor));
  if (floor < min || cap > max) {
    const key = floor < min ? "floor" : "cap";
    const zh = `“${key}”超出了本指标的 min 至 max，不会起作用；请改这里，或改指标的 ${key === "floor" ? "min" : "max"}。`;
    return refuse(
      desk,
      problem("points_out_of_range", `${pointer}/${key}`, zh, `"${key}" lies outside the indicator's min to max and has no effect.`),
    );
  }
  if (start !== undefined && (start < floor || start > cap)) {
    const zh = "起始分不在最低分和最高分之间。";
    return refuse(desk, problem("points_out_of_range", `${pointer}/start`, zh, "The start lies outside the least and the most points."));
  }
  return { floor, cap, deductCap };
}

function termAt(leaf: Leaf, json: unknown, at: string, otherwise: string, ids: Set<string>): TermSpan | undefined {
  const { desk } = leaf;
  const isListed = typeof json === "object" && json !== null && Object.hasOwn(json, "list");
  const term = isListed
    ? objectAt(desk, json, at, ["list", "points"], [...BESIDE, "key", "take", "factor"])
    : objectAt(desk, json, at, ["of", "points"], BESIDE);
  if (term === undefined) return undefined;
  const id = uniqueId(desk, term.id ?? otherwise, `${at}/id`, ids);
  if (term.title !== undefined) textAt(desk, term.title, `${at}/title`);
  const cap = term.cap === undefined ? null : pointsAt(desk, term.cap, `${at}/cap`, { least: 0 });
  const before = desk.issues.length;
  const times = term.times === undefined ? null : timesAt(desk, term.times, `${at}/times`);
  if (id === undefined || cap === undefined || desk.issues.length > before) return undefined;
  const shared = { id, cap, times };
  return isListed ? listedTermAt(desk, term, at, shared) : countedAt(leaf, term, at, shared);
}

function countedAt(leaf: Leaf, json: Json, at: string, shared: Pick<TermIr, "id" | "cap" | "times">): TermSpan | undefined {
  const { desk, asker } = leaf;
  const points = pointsAt(desk, json.points, `${at}/points`);
  const of = measureAt(desk, json.of, `${at}/of`, asker);
  if (points === undefined || of === undefined) return undefined;
  if (of.decimals !== 0) return needsWhole(desk, `${at}/of`, ["次数", "A number of occurrences"]);
  if (!isFromNought(of.bound)) {
    const help = { zh: '请写成 {"greatest": [0, …]}，或给事实写上 min。', en: 'Write {"greatest": [0, …]}, or give the fact a min.' };
    return refuse(
      desk,
      problem("count_below_nought", `${at}/of`, "这里的次数可能是负数。", "This number of occurrences may be negative.", { help }),
    );
  }
  if (shared.times !== null && points === 0) return refuse(desk, nothing(`${at}/times`));
  const each = [points, ...(shared.times === null ? [] : [timesPoints(desk, points, shared.times.by, `${at}/times/by`)])];
  if (each.some((one) => one === undefined)) return undefined;
  const known = each.filter((one) => one !== undefined);
  const ends = known.map((one) => product(of.bound, { low: fraction(BigInt(one)), high: fraction(BigInt(one)) }));
  const lows = ends.map(({ low }) => low ?? fraction(BigInt(-1) * 10n ** 30n));
  const highs = ends.map(({ high }) => high ?? fraction(10n ** 30n));
  const low = floorOf(hull(lows).low);
  const high = ceilOf(hull(highs).high);
  return { term: { ...shared, of: of.ir, points }, ...capped(low, high, shared.cap), points: known, ofCohort: of.ofCohort };
}

function timesAt(desk: Desk, json: unknown, at: string): TermIr["times"] {
  const given = objectAt(desk, json, at, ["when", "by"]);
  if (given === undefined) return null;
  const amount = numberAt(desk, given.by, `${at}/by`, 6, { least: 0 });
  const by = amount === undefined ? undefined : ratioOf(amount);
  const when = askedAt(desk, "before", given.when, `${at}/when`);
  if (amount === 1) {
    const zh = "乘以 1 等于没有倍数；请写实际的倍数，或删去。";
    refuse(desk, problem("multiplier_on_nothing", `${at}/by`, zh, "Times 1 multiplies nothing. Write the multiplier, or leave it out."));
  }
  return by === undefined ? null : { when, by };
}
