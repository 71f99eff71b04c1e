import { below } from "@guiju/core";
import type { PrimitiveIr, Ratio } from "../plan.ts";
import { type Bound, fraction, fractionOf, product, roundedOut, sum } from "./bound.ts";
import { countItems, type Desk, isObject, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { minAboveMax, rangeOf } from "./facts.ts";
import { decimalsNeeded, type Leaf, pointsWithin, type Scored, spanOf } from "./leaf.ts";
import { alike, problem, unknownName } from "./problem.ts";
import { neededRound, roundedFrom } from "./proportion.ts";
import { elementOf, sourceAt, wrongFact } from "./sources.ts";
import { uniqueId } from "./unique.ts";
import { pointsAt, tableAt, textAt } from "./values.ts";
import { checkWeights, weightAt } from "./weights.ts";
import { checkWords } from "./words.ts";

/** Checks points by a word. */
export function severityAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, min, max } = leaf;
  const source = sourceAt(desk, json.by, `${pointer}/by`, json.path, `${pointer}/path`);
  const table = tableAt(desk, json.table, `${pointer}/table`, (value, at) => pointsWithin(leaf, value, at));
  const otherwise = json.else === undefined ? null : pointsWithin(leaf, json.else, `${pointer}/else`);
  if (source === undefined || table === undefined || otherwise === undefined) return undefined;
  countItems(desk, table.size, pointer);
  if (source.type.type !== "word" || source.declared === undefined) return wrongFact(desk, `${pointer}/by`, source, "文字", "a text");
  if (!checkWords(desk, source.type, [...table.keys()], `${pointer}/table`, otherwise === null ? "complete" : "else")) return undefined;
  const points = [...table.values(), ...(otherwise === null ? [] : [otherwise])];
  const ir: PrimitiveIr = {
    primitive: "severity",
    fact: source.fact,
    path: source.path,
    table: Object.fromEntries(table),
    else: otherwise,
  };
  return { ir, ...spanOf(points), decimals: decimalsNeeded([min, max, ...points], desk.scale) };
}

/** Checks points that a person gives within a range. */
export function awardAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, min, max } = leaf;
  const source = sourceAt(desk, json.given, `${pointer}/given`);
  const { range } = json;
  if (!Array.isArray(range) || range.length !== 2) {
    const texts = ["这里要写两个数：[最低, 最高]。", "This takes two numbers: [the least, the greatest]."] as const;
    return refuse(desk, problem("wrong_shape", `${pointer}/range`, ...texts, { expected: alike("[5, 10]") }));
  }
  const [low, high] = range.map((end, index) => pointsWithin(leaf, end, `${pointer}/range/${index}`));
  if (source === undefined || low === undefined || high === undefined) return undefined;
  if (low > high) return refuse(desk, { ...minAboveMax(pointer, String(range[0]), String(range[1])), pointer: `${pointer}/range/0` });
  const fields = source.type.of ?? {};
  const kinds = { points: ["number", "count"], reason: ["word"], assessor: ["word"] } as const;
  const isAward = Object.entries(kinds).every(
    ([name, types]) => Object.hasOwn(fields, name) && (types as readonly string[]).includes(fields[name]?.type ?? ""),
  );
  if (source.type.type !== "record" || !isAward || source.declared === undefined) {
    const zh = "一组字段 points（数）、reason（文字，理由）、assessor（文字，评分人）";
    return wrongFact(desk, `${pointer}/given`, source, zh, "a record of points (number), reason (word) and assessor (word)");
  }
  const ir: PrimitiveIr = { primitive: "award", fact: source.fact, range: [low, high] };
  const { decimals } = rangeOf(source.declared, fields.points ?? source.type);
  return {
    ir,
    low: BigInt(low),
    high: BigInt(high),
    decimals: Math.min(desk.scale, Math.max(decimals, decimalsNeeded([min, max], desk.scale))),
  };
}

/** Checks groups of raters with their weights. */
export function ratersAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk } = leaf;
  const round = neededRound(leaf, json, pointer, "多个评分人的平均要做除法", "A mean of raters is a division");
  const at = `${pointer}/groups`;
  const given = listAt(desk, json.groups, at, "empty_raters") ?? [];
  countItems(desk, given.length, at);
  const ids = new Set<string>();
  const groups = given.flatMap((group, index) => groupAt(desk, group, below(at, index), ids) ?? []);
  if (groups.length === 0 || groups.length < given.length) return undefined;
  checkWeights(
    desk,
    groups.map(({ ir }) => ir.weight),
    at,
    "rater_weights",
  );
  if (round === undefined) return undefined;
  const bound = groups.map(({ ir, span }) => product(span, weighed(ir.weight))).reduce(sum);
  const scale = fraction(10n ** BigInt(desk.scale));
  const { low, high } = product(bound, { low: scale, high: scale });
  const ir: PrimitiveIr = { primitive: "raters", groups: groups.map((group) => group.ir), round };
  const kept = { kept: round.decimals, scale: desk.scale };
  const ends = roundedOut(low ?? fraction(BigInt(leaf.min)), high ?? fraction(BigInt(leaf.max)), kept);
  const isKnown = groups.every(({ isBounded }) => isBounded);
  return { ir, ...ends, ...roundedFrom(leaf, round), ...(isKnown && { meant: ends.high }) };
}

/** A checked group, between what its marks lie, and whether that was declared. */
interface RaterGroup {
  readonly ir: GroupIr;
  readonly span: Bound;
  readonly isBounded: boolean;
}

type GroupIr = Extract<PrimitiveIr, { primitive: "raters" }>["groups"][number];

function groupAt(desk: Desk, json: unknown, at: string, ids: Set<string>): RaterGroup | undefined {
  const isVotes = isObject(json) && Object.hasOwn(json, "votes");
  const group = isVotes
    ? objectAt(desk, json, at, ["id", "weight", "votes", "values"], ["title"])
    : objectAt(desk, json, at, ["id", "weight", "scores"], ["title"]);
  if (group === undefined) return undefined;
  if (group.title !== undefined) textAt(desk, group.title, `${at}/title`);
  const id = uniqueId(desk, group.id, `${at}/id`, ids);
  const weight = weightAt(desk, group.weight, `${at}/weight`);
  const source = isVotes ? votesAt(desk, group, at) : scoresAt(desk, group, at);
  return id === undefined || weight === undefined || source === undefined
    ? undefined
    : { ir: { id, weight, ...source.ir }, span: source.span, isBounded: source.isBounded };
}

function scoresAt(desk: Desk, json: Json, at: string) {
  const source = sourceAt(desk, json.scores, `${at}/scores`);
  if (source === undefined) return undefined;
  const element = elementOf(source.type);
  if (source.type.type !== "list" || !["number", "count"].includes(element.type) || source.declared === undefined)
    return wrongFact(
      desk,
      `${at}/scores`,
      source,
      "分数清单（type list，items 为 number）",
      "a list of scores (type list with items of number)",
    );
  const { min, max } = rangeOf(source.declared, element);
  const span = { low: fractionOf(min), high: fractionOf(max) };
  return { ir: { scores: source.fact, votes: null, values: {} }, span, isBounded: source.declared.max !== undefined };
}

function votesAt(desk: Desk, json: Json, at: string) {
  const source = sourceAt(desk, json.votes, `${at}/votes`);
  if (isObject(json.values) && Object.keys(json.values).length === 0) {
    const zh = "这一组没有写各等次折合的分值。";
    return refuse(desk, problem("empty_raters", `${at}/values`, zh, "This group says of no grade what a vote for it is worth."));
  }
  const values = tableAt(desk, json.values, `${at}/values`, (value, place) => pointsAt(desk, value, place));
  if (source === undefined || values === undefined) return undefined;
  const { of = {}, type } = source.type;
  if (type !== "record" || source.declared === undefined || Object.values(of).some((field) => field.type !== "count"))
    return wrongFact(
      desk,
      `${at}/votes`,
      source,
      "各等次的票数（type record，字段为 count）",
      "votes by grade (type record with fields of count)",
    );
  const names = Object.keys(of);
  for (const key of values.keys())
    if (!names.includes(key))
      refuse(desk, unknownName("unknown_field", below(`${at}/values`, key), { zh: "等次", en: "grade" }, key, names));
  const all = [...values.values()];
  checkWords(desk, { type: "word", words: [...new Set([...names, ...values.keys()])] }, [...values.keys()], `${at}/values`);
  const scale = 10n ** BigInt(desk.scale);
  const span = { low: fraction(BigInt(Math.min(...all)), scale), high: fraction(BigInt(Math.max(...all)), scale) };
  return { ir: { scores: null, votes: source.fact, values: Object.fromEntries(values) }, span, isBounded: true };
}

function weighed({ n, d }: Ratio): Bound {
  const exact = fraction(BigInt(n), BigInt(d));
  return { low: exact, high: exact };
}
