import { below, type Issue, nearest } from "@guiju/core";
import type { Assessment } from "../plan.ts";
import { citationAt, type Instruments } from "./basis.ts";
import { askedAt } from "./conditions.ts";
import { type Desk, isObject, type Json, listAt, objectAt, refuse, wrong } from "./desk.ts";
import { problem, shown, unknownName, wrongKind } from "./problem.ts";
import { uniqueId } from "./unique.ts";
import { choiceAt, longTextAt, ratioAt, textAt, wholeAt, wordAt } from "./values.ts";

const GRADE = { zh: "等次", en: "grade" };
type VetoIr = Assessment["vetoes"][number];
type QuotaIr = Assessment["quotas"][number];

/** Finds a grade among the bands. */
export function gradeAt(desk: Desk, json: unknown, pointer: string, grades: readonly string[]): number | undefined {
  const grade = wordAt(desk, json, pointer);
  if (grade === undefined) return undefined;
  const index = grades.indexOf(grade);
  return index >= 0 ? index : refuse(desk, unknownName("unknown_grade", pointer, GRADE, grade, grades));
}

/** Checks what stands beside a rule for people: its article and source. */
export function checkSource(desk: Desk, json: Json, pointer: string, instruments: Instruments | undefined): void {
  if (json.article !== undefined) longTextAt(desk, json.article, `${pointer}/article`);
  if (json.basis !== undefined) citationAt(desk, json.basis, `${pointer}/basis`, instruments);
}

/** Checks what changes a result whatever the points. */
export function vetoesAt(desk: Desk, json: unknown, grades: readonly string[], instruments: Instruments | undefined): readonly VetoIr[] {
  if (json === undefined) return [];
  const at = `${desk.root}/vetoes`;
  const ids = new Set<string>();
  return (listAt(desk, json, at) ?? []).flatMap((veto, index) => {
    const place = below(at, index);
    const given = objectAt(desk, veto, place, ["id", "title", "when", "effect"], ["article", "basis"]);
    if (given === undefined) return [];
    const id = uniqueId(desk, given.id, `${place}/id`, ids);
    textAt(desk, given.title, `${place}/title`);
    checkSource(desk, given, place, instruments);
    const when = askedAt(desk, "graded", given.when, `${place}/when`);
    const effect = effectAt(desk, given.effect, `${place}/effect`, grades);
    return id === undefined || effect === undefined ? [] : [{ id, when, ...effect }];
  });
}

function effectAt(desk: Desk, json: unknown, pointer: string, grades: readonly string[]): Pick<VetoIr, "effect" | "grade"> | undefined {
  if (!isObject(json)) {
    if (json === "zero") return { effect: "zero", grade: -1 };
    return refuse(desk, strangeEffect(json, pointer));
  }
  const effect = Object.hasOwn(json, "floor") && !Object.hasOwn(json, "cap") ? "floor" : "cap";
  const given = objectAt(desk, json, pointer, [effect]);
  const grade = given && gradeAt(desk, given[effect], `${pointer}/${effect}`, grades);
  return grade === undefined ? undefined : { effect, grade };
}

/** Says what a veto may do, where something else stands. */
function strangeEffect(json: unknown, pointer: string): Issue {
  const expected = {
    zh: 'zero（总分归零）、{"cap": 等次}（不高于）、{"floor": 等次}（不低于）',
    en: 'zero, {"cap": grade} or {"floor": grade}',
  };
  if (typeof json !== "string") return wrongKind(pointer, expected, json);
  const zh = `“${shown(json)}”不在可用的写法之内：${expected.zh}。`;
  const suggestion = nearest(json, ["zero"]);
  const more = { expected, ...(suggestion !== undefined && { suggestion }) };
  return problem("unknown_word", pointer, zh, `"${shown(json)}" is none of ${expected.en}.`, more);
}

/** Checks shares of the cohort that a grade may or must have. */
export function quotasAt(
  desk: Desk,
  json: unknown,
  grades: readonly string[],
  known: { readonly instruments: Instruments | undefined; readonly categories: readonly string[] | undefined },
): readonly QuotaIr[] {
  if (json === undefined) return [];
  const at = `${desk.root}/quotas`;
  const ids = new Set<string>();
  const quotas = (listAt(desk, json, at) ?? []).flatMap((quota, index) => {
    const place = below(at, index);
    const may = ["share", "count", "round", "ties", "within", "categories", "article", "basis"];
    const given = objectAt(desk, quota, place, ["id", "grade", "kind"], may);
    if (given === undefined) return [];
    checkSource(desk, given, place, known.instruments);
    const ir = quotaAt(desk, given, place, grades, ids, known.categories);
    return ir === undefined ? [] : [{ ir, pointer: place }];
  });
  for (const [index, { ir, pointer }] of quotas.entries())
    checkOrder(
      desk,
      ir,
      pointer,
      quotas.slice(0, index).map((other) => other.ir),
      grades,
    );
  return quotas.map(({ ir }) => ir);
}

function quotaAt(
  desk: Desk,
  json: Json,
  place: string,
  grades: readonly string[],
  ids: Set<string>,
  known: readonly string[] | undefined,
): QuotaIr | undefined {
  const id = uniqueId(desk, json.id, `${place}/id`, ids);
  const grade = gradeAt(desk, json.grade, `${place}/grade`, grades);
  const kind = choiceAt(desk, json.kind, `${place}/kind`, ["most", "least"]);
  const choice = <Word extends string>(key: string, words: readonly [Word, ...Word[]]) =>
    json[key] === undefined ? words[0] : choiceAt(desk, json[key], `${place}/${key}`, words);
  const [round, ties, within] = [
    choice("round", ["floor", "ceil"]),
    choice("ties", ["below", "above"]),
    choice("within", ["cohort", "category"]),
  ];
  const categories = json.categories === undefined ? null : categoriesAt(desk, json.categories, `${place}/categories`);
  for (const [index, category] of (categories ?? []).entries())
    if (known?.includes(category) === false)
      refuse(desk, unknownName("unknown_category", `${place}/categories/${index}`, { zh: "类别", en: "category" }, category, known));
  if ((json.share === undefined) === (json.count === undefined)) {
    const texts = ["写“share”（比例）或“count”（名额），二者选一。", 'Write either "share" or "count".'] as const;
    return refuse(desk, problem("share_or_count", place, ...texts));
  }
  if (typeof json.share === "number" && json.share > 1) {
    const percent = json.share > 1 && json.share <= 100 ? `；若指 ${json.share}%，应写 ${json.share / 100}` : "";
    const zh = `比例 ${json.share} 超过全体（1 即 100%）${percent}。`;
    const en = `The share ${json.share} is more than everybody (1 is 100 %)${percent === "" ? "" : `; for ${json.share} % write ${json.share / 100}`}.`;
    return refuse(desk, problem("quota_over_whole", `${place}/share`, zh, en, { suggestion: String(json.share / 100) }));
  }
  const share = json.share === undefined ? null : ratioAt(desk, json.share, `${place}/share`, { least: 0, most: 1 });
  const count = json.count === undefined ? null : wholeAt(desk, json.count, `${place}/count`, 0, 1_000_000_000);
  if (id === undefined || grade === undefined || kind === undefined || share === undefined || count === undefined) return undefined;
  if (round === undefined || ties === undefined || within === undefined || categories === undefined) return undefined;
  if (grade === (kind === "most" ? 0 : grades.length - 1)) {
    const zh =
      kind === "most" ? "“该档及以上”就是全体，不能再限名额；请写更高的等次。" : "“该档及以下”就是全体，这条不起作用；请写更低的等次。";
    const en =
      kind === "most"
        ? "This grade or better is everybody: a limit names a higher one."
        : "This grade or lower is everybody: name a lower one.";
    return refuse(desk, problem("quota_without_use", `${place}/grade`, zh, en));
  }
  return { id, grade, kind, share, count, round, ties, within, categories };
}

/** Tells shares that cannot be meant: they are counted over a grade and all beyond it. */
function checkOrder(desk: Desk, quota: QuotaIr, pointer: string, others: readonly QuotaIr[], grades: readonly string[]): void {
  const size = ({ share }: QuotaIr) => (share === null ? Number.NaN : share.n / share.d);
  for (const other of others) {
    if (other.kind !== quota.kind || other.within !== quota.within || JSON.stringify(other.categories) !== JSON.stringify(quota.categories))
      continue;
    const isWider = (a: QuotaIr, b: QuotaIr) => (quota.kind === "most" ? a.grade < b.grade : a.grade > b.grade);
    const [wide, narrow] = isWider(quota, other) ? [quota, other] : [other, quota];
    const isSame = quota.grade === other.grade;
    if (!isSame && !(size(wide) < size(narrow))) continue;
    const [a, b] = [grades[wide.grade] ?? "", grades[narrow.grade] ?? ""];
    const to = quota.kind === "most" ? (["及以上", "or better"] as const) : (["及以下", "or lower"] as const);
    const zh = isSame ? `等次“${a}”已经有一条同样的比例。` : `比例按“该档${to[0]}”累计：“${a}”${to[0]}不能少于“${b}”${to[0]}。`;
    const en = isSame
      ? `The grade "${a}" has such a quota already.`
      : `Shares count a grade ${to[1]}: that of "${a}" ${to[1]} cannot be less than that of "${b}".`;
    refuse(desk, problem("quotas_disagree", pointer, zh, en));
  }
}

/** Checks the kinds of organisation. */
export function categoriesAt(desk: Desk, json: unknown, at: string): readonly string[] | undefined {
  const given = listAt(desk, json, at);
  const ids = new Set<string>();
  const categories = given?.flatMap((category, index) => uniqueId(desk, category, below(at, index), ids) ?? []);
  return categories?.length === given?.length ? categories : undefined;
}

/** Checks how places are given. */
export function checkRanking(desk: Desk, json: unknown): boolean {
  if (json === undefined) return false;
  const at = `${desk.root}/ranking`;
  const given = objectAt(desk, json, at, ["publish", "ties"], ["within", "smallest", "visibility"]);
  if (given === undefined) return false;
  if (typeof given.publish !== "boolean") wrong(desk, `${at}/publish`, "flag", given.publish);
  choiceAt(desk, given.ties, `${at}/ties`, ["competition", "dense"]);
  if (given.within !== undefined) choiceAt(desk, given.within, `${at}/within`, ["cohort", "category"]);
  if (given.smallest !== undefined) wholeAt(desk, given.smallest, `${at}/smallest`, 1, 1_000_000);
  if (given.visibility !== undefined) textAt(desk, given.visibility, `${at}/visibility`);
  return given.publish === true;
}

/** Checks the grounds on which a deduction may be suspended. */
export function checkExemptions(desk: Desk, json: unknown, indicators: ReadonlySet<string>, instruments: Instruments | undefined): void {
  if (json === undefined) return;
  const at = `${desk.root}/exemptions`;
  const given = objectAt(desk, json, at, ["grounds"], ["indicators", "article", "basis"]);
  if (given === undefined) return;
  checkSource(desk, given, at, instruments);
  const ids = new Set<string>();
  for (const [index, ground] of (listAt(desk, given.grounds, `${at}/grounds`) ?? []).entries()) {
    const place = below(`${at}/grounds`, index);
    const one = objectAt(desk, ground, place, ["id", "title"]);
    if (one === undefined) continue;
    uniqueId(desk, one.id, `${place}/id`, ids);
    textAt(desk, one.title, `${place}/title`);
  }
  const named = given.indicators === undefined ? [] : (listAt(desk, given.indicators, `${at}/indicators`) ?? []);
  for (const [index, id] of named.entries()) {
    const place = below(`${at}/indicators`, index);
    const name = wordAt(desk, id, place);
    if (name !== undefined && !indicators.has(name))
      refuse(desk, unknownName("unknown_indicator", place, { zh: "指标", en: "indicator" }, name, [...indicators]));
  }
}
