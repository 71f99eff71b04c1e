import { below } from "@guiju/core";
import { ratioOf, scaledOf } from "../exact/decimal.ts";
import type { MeasureIr, NumberSlot, Statistic } from "../plan.ts";
import { type Bound, difference, extreme, fraction, fractionOf, product, quotient, sum } from "./bound.ts";
import { decimalsOf } from "./decimal.ts";
import { type Desk, isObject, type Json, listAt, objectAt, once, refuse, wrong } from "./desk.ts";
import { rangeOf } from "./facts.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import type { MeasureInfo } from "./measure-info.ts";
import { listed, problem, shown, unknownName } from "./problem.ts";
import { cohortSourceAt, elementOf, sourceAt, wrongFact } from "./sources.ts";
import { choiceAt, numberAt, wholeAt, wordAt } from "./values.ts";

/** Who asks for a measure: for statistics of the cohort only those count to whom its condition applies. */
export interface Asker {
  readonly applies: number | null;
}

const companions: Readonly<Record<string, { readonly needs?: readonly string[]; readonly may?: readonly string[] }>> = {
  fact: { may: ["path"] },
  cohort: {},
  measure: {},
  add: {},
  sub: {},
  mul: {},
  ratio: {},
  percent: {},
  least: {},
  greatest: {},
  peerMean: {},
  best: { needs: ["of"] },
  place: { needs: ["order", "ties"] },
  window: { needs: ["years"] },
  consecutive: {},
};
const OPERATORS: readonly string[] = Object.keys(companions);

/** Checks a measure and gives its exact form with what is known of its numbers. The depth is limited already. */
export function measureAt(desk: Desk, json: unknown, pointer: string, asker: Asker): MeasureInfo | undefined {
  if (!isObject(json)) return constantAt(desk, json, pointer);
  const operator = OPERATORS.find((each) => Object.hasOwn(json, each));
  if (operator === undefined) return strange(desk, json, pointer);
  const { needs = [], may = [] } = companions[operator] ?? {};
  const given = objectAt(desk, json, pointer, [operator, ...needs], may);
  if (given === undefined) return undefined;
  const at = `${pointer}/${operator}`;
  switch (operator) {
    case "fact":
    case "cohort":
      return readAt(desk, given, pointer, operator);
    case "measure":
      return namedAt(desk, given.measure, at, asker);
    case "window":
    case "consecutive":
      return yearsAt(desk, given, pointer, operator);
    case "peerMean":
    case "best":
    case "place":
      return cohortAt(desk, given, pointer, operator, asker);
    case "add":
    case "least":
    case "greatest":
      return severalAt(desk, given[operator], at, operator, asker);
    default:
      return pairAt(desk, given[operator], at, operator as "sub" | "mul" | "ratio" | "percent", asker);
  }
}

/** Adds a statistic of the cohort, or finds the same one. */
export function statisticOf(desk: Desk, statistic: Statistic): number {
  return once(desk, `statistic ${JSON.stringify(statistic)}`, () => desk.statistics.push(statistic) - 1);
}

function constantAt(desk: Desk, json: unknown, pointer: string): MeasureInfo | undefined {
  const amount = numberAt(desk, json, pointer, ASSESSMENT_LIMITS.decimals);
  const ratio = amount === undefined ? undefined : ratioOf(amount);
  if (amount === undefined || ratio === undefined) return undefined;
  const exact = fractionOf(amount);
  return { ir: { op: "constant", ...ratio }, bound: { low: exact, high: exact }, decimals: decimalsOf(amount), ofCohort: false, parts: 1 };
}

function strange(desk: Desk, json: Json, pointer: string): undefined {
  const [key] = Object.keys(json);
  if (key === undefined) return wrong(desk, pointer, "number", json, "wrong_shape");
  return refuse(desk, unknownName("unknown_operator", below(pointer, key), { zh: "算法", en: "operator" }, key, OPERATORS));
}

function readAt(desk: Desk, json: Json, pointer: string, from: "fact" | "cohort"): MeasureInfo | undefined {
  const at = `${pointer}/${from}`;
  const source = from === "cohort" ? cohortSourceAt(desk, json.cohort, at) : sourceAt(desk, json.fact, at, json.path, `${pointer}/path`);
  if (source === undefined) return undefined;
  const kind = source.type.type;
  const derived = source.declared === undefined ? desk.derived.get(source.fact) : undefined;
  if (kind !== "count" && (kind !== "number" || derived !== undefined)) {
    const [zh, en] = derived === undefined ? ["数", "a number"] : ["整数（推算事实只能是整数）", "a whole number: a derived fact is one"];
    return wrongFact(desk, at, source, zh, en);
  }
  const { decimals, min, max } = derived ? { decimals: 0, ...derived } : rangeOf(source.declared ?? source.type, source.type);
  const ends = { min: scaledOf(min, decimals) ?? Math.floor(min), max: scaledOf(max, decimals) ?? Math.ceil(max) };
  const slot: NumberSlot = { from: derived ? "derived" : from, fact: source.fact, path: source.path, d: 10 ** decimals, ...ends };
  const index = once(desk, `slot ${JSON.stringify(slot)}`, () => desk.slots.push(slot) - 1);
  return { ir: { op: "read", slot: index }, bound: { low: fractionOf(min), high: fractionOf(max) }, decimals, ofCohort: false, parts: 1 };
}

function namedAt(desk: Desk, json: unknown, at: string, asker: Asker): MeasureInfo | undefined {
  const name = wordAt(desk, json, at);
  if (name === undefined) return undefined;
  const { given, done, open, ordered } = desk.measures;
  if (!given.has(name)) return refuse(desk, unknownName("unknown_measure", at, { zh: "指标数", en: "measure" }, name, [...given.keys()]));
  if (open.includes(name)) {
    const round = [...open.slice(open.indexOf(name)), name];
    const zh = `互相引用，形成循环：${listed(
      round.map((each) => `“${each}”`),
      " → ",
    )}。`;
    const en = `These lead back to themselves: ${listed(
      round.map((each) => `"${each}"`),
      " → ",
    )}.`;
    return refuse(desk, problem("circular", below(`${desk.root}/measures`, name), zh, en));
  }
  const place = below(`${desk.root}/measures`, name);
  if (!done.has(name)) {
    open.push(name);
    const info = measureAt(desk, given.get(name), place, { applies: null });
    open.pop();
    done.set(name, info && { index: ordered.push({ name, info }) - 1, info });
  }
  const found = done.get(name);
  // Its statistics are those of everybody: whoever asks for fewer has it written out.
  if (found?.info.ofCohort && asker.applies !== null) return measureAt(desk, given.get(name), place, asker);
  return found && { ...found.info, ir: { op: "measure", index: found.index } };
}

/** Checks every named measure, those that no indicator reads too. */
export function namedMeasures(desk: Desk): void {
  for (const name of desk.measures.given.keys()) namedAt(desk, name, below(`${desk.root}/measures`, name), { applies: null });
}

function yearsAt(desk: Desk, json: Json, pointer: string, op: "window" | "consecutive"): MeasureInfo | undefined {
  const at = `${pointer}/${op}`;
  const source = sourceAt(desk, json[op], at);
  const years = op === "window" ? wholeAt(desk, json.years, `${pointer}/years`, 1, 100) : 100;
  if (source === undefined || years === undefined) return undefined;
  if (source.type.type !== "list" || elementOf(source.type).type !== "count" || source.declared === undefined)
    return wrongFact(desk, at, source, "年份清单（type list，items 为 count）", "a list of years (type list with items of count)");
  const ir: MeasureIr = op === "window" ? { op, fact: source.fact, years } : { op, fact: source.fact };
  const high = op === "window" ? ASSESSMENT_LIMITS.records : 9999;
  return { ir, bound: { low: fraction(0n), high: fraction(BigInt(high)) }, decimals: 0, ofCohort: false, parts: 1 };
}

function cohortAt(desk: Desk, json: Json, pointer: string, op: "peerMean" | "best" | "place", asker: Asker): MeasureInfo | undefined {
  const at = `${pointer}/${op}`;
  const of = measureAt(desk, json[op], at, asker);
  const best = op === "best" ? choiceAt(desk, json.of, `${pointer}/of`, ["greatest", "least"]) : undefined;
  const order = op === "place" ? choiceAt(desk, json.order, `${pointer}/order`, ["descending", "ascending"]) : undefined;
  const ties = op === "place" ? choiceAt(desk, json.ties, `${pointer}/ties`, ["competition", "dense"]) : undefined;
  if (of === undefined || (op === "best" && best === undefined) || (op === "place" && (order === undefined || ties === undefined)))
    return undefined;
  if (of.ofCohort) return nested(desk, at);
  const shared = { of: of.ir, applies: asker.applies };
  const statistic: Statistic =
    order !== undefined && ties !== undefined ? { kind: "place", ...shared, order, ties } : { kind: best ?? "mean", ...shared };
  const index = statisticOf(desk, statistic);
  const ofPlace = { bound: { low: fraction(1n), high: fraction(BigInt(ASSESSMENT_LIMITS.records)) }, decimals: 0 };
  const known = op === "place" ? ofPlace : { bound: of.bound, decimals: op === "best" ? of.decimals : null };
  return { ir: { op: "statistic", index }, ...known, ofCohort: true, parts: 1 };
}

/** Tells that a statistic of the cohort is computed from another. */
export function nested(desk: Desk, at: string): undefined {
  const zh = "全组平均、最好、名次不能再由另一个全组统计数算出。";
  return refuse(desk, problem("nested_statistic", at, zh, "A mean, best or place of the cohort cannot be computed from another."));
}

function severalAt(desk: Desk, json: unknown, at: string, op: "add" | "least" | "greatest", asker: Asker): MeasureInfo | undefined {
  const parts = listAt(desk, json, at)?.map((part, index) => measureAt(desk, part, below(at, index), asker));
  const infos = parts?.filter((part) => part !== undefined);
  if (parts === undefined || infos === undefined || infos.length < parts.length) return undefined;
  const both = joined(desk, infos, at);
  if (both === undefined) return undefined;
  const bounds = infos.map(({ bound }) => bound);
  const bound = op === "add" ? bounds.reduce(sum) : extreme(bounds, op);
  return { ...both, ir: { op, of: infos.map(({ ir }) => ir) }, bound };
}

function pairAt(desk: Desk, json: unknown, at: string, op: "sub" | "mul" | "ratio" | "percent", asker: Asker): MeasureInfo | undefined {
  if (!Array.isArray(json) || json.length !== 2) {
    const texts = ["这里要写两项：[第一项, 第二项]。", "This takes two: [the first, the second]."] as const;
    return refuse(desk, problem("wrong_shape", at, ...texts, { expected: { zh: "[…, …]", en: "[…, …]" } }));
  }
  const [a, b] = [measureAt(desk, json[0], below(at, 0), asker), measureAt(desk, json[1], below(at, 1), asker)];
  if (a === undefined || b === undefined) return undefined;
  const of = [a.ir, b.ir] as const;
  const both = joined(desk, [a, b], at);
  if (both === undefined) return undefined;
  if (op === "sub") return { ...both, ir: { op, of }, bound: difference(a.bound, b.bound) };
  if (op === "mul") {
    const decimals = a.decimals === null || b.decimals === null ? null : a.decimals + b.decimals;
    return { ...both, ir: { op, of }, bound: product(a.bound, b.bound), decimals };
  }
  if (isNought(b.bound)) return refuse(desk, divisorNought(below(at, 1)));
  const times = op === "percent" ? 100 : 1;
  const hundred = fraction(BigInt(times));
  const bound = product(quotient(a.bound, b.bound), { low: hundred, high: hundred });
  return { ...both, ir: { op: "divide", of, times }, bound, decimals: null };
}

/** Says whether a number can only be nought. */
export function isNought({ low, high }: Bound): boolean {
  return low?.n === 0n && high?.n === 0n;
}

/** Tells that something is divided by nought whatever the facts. */
export function divisorNought(pointer: string): ReturnType<typeof problem> {
  return problem("division_by_nought", pointer, "除数只能是 0。", "The divisor can only be nought.");
}

/** Tells that a measure has to be a whole number and may be none. */
export function needsWhole(desk: Desk, pointer: string, what: readonly [string, string]): undefined {
  const zh = `${shown(what[0])}应是整数，这里的数可能带小数或由除法得来。`;
  return refuse(
    desk,
    problem("not_whole", pointer, zh, `${shown(what[1])} is a whole number, but this may have decimals or comes from a division.`),
  );
}

/** What is known of parts together; a measure that names others twice each time would grow beyond all bounds, and so would the time it takes. */
function joined(desk: Desk, infos: readonly MeasureInfo[], at: string): Pick<MeasureInfo, "decimals" | "ofCohort" | "parts"> | undefined {
  const parts = infos.reduce((all, info) => all + info.parts, 1);
  const most = ASSESSMENT_LIMITS.measureParts;
  if (parts > most) {
    const zh = `把引用的指标数都展开，这里要算的超过 ${most} 项。`;
    const en = `With every measure that it names written out, this computes more than ${most} parts.`;
    return refuse(desk, problem("too_large", at, zh, en));
  }
  const decimals = infos.map((info) => info.decimals);
  return {
    decimals: decimals.some((each) => each === null) ? null : Math.max(...decimals.map((each) => each ?? 0)),
    ofCohort: infos.some(({ ofCohort }) => ofCohort),
    parts,
  };
}
