import type { Issue } from "@guiju/core";
import type { FactType, RuleSet } from "@guiju/rules";
import type { AssessmentFile } from "../assessment-file.ts";
import type { Assessment } from "../plan.ts";
import { bandsAt, gradesIn, type TotalSpan } from "./bands.ts";
import { basisText, citationAt, type Instruments } from "./basis.ts";
import { between, greatestOf } from "./bound.ts";
import { levelsOf, outcomeOf, type RuleParts, ruleSetOf } from "./conditions.ts";
import { consequencesAt } from "./consequences.ts";
import { derivedIssue } from "./derived-issue.ts";
import { type Desk, entriesAt, type Json, refuse, type Stage } from "./desk.ts";
import { type Draft, nodesOf } from "./draft.ts";
import { derivedOf, factsAt } from "./facts.ts";
import { categoriesAt, checkExemptions, checkRanking, quotasAt, vetoesAt } from "./grades.ts";
import { type Head, headAt, headOf } from "./head.ts";
import { indicatorsAt, type Tree, wholeAt } from "./indicators.ts";
import { namedMeasures } from "./measures.ts";
import { atParameters, substituted } from "./parameters.ts";
import { problem } from "./problem.ts";
import { readJson } from "./read-json.ts";
import { checkTiersReached } from "./tiers-reached.ts";

/** What is wrong with how indicators add up. */
const SUMS: readonly string[] = ["sum_of_maxima", "sum_of_weights", "weighted_maximum", "highest_above_maximum", "floor_above_cap"];

/** What is known of a rubric beside its file. */
export interface CompileOptions {
  /** `<pack>/<id>`. */
  readonly name: string;
  readonly version: string;
  /** Where the file stands in a larger document. Default: it is the whole. */
  readonly pointer?: string;
  /** Values that take the place of those of the file's parameters. */
  readonly parameters?: Readonly<Record<string, number | string | boolean>>;
  /** The instruments that may be cited. Without them citations are not looked up, and show ids. */
  readonly instruments?: Instruments;
  /** The facts of the fact schema that `use` names. */
  readonly facts?: Readonly<Record<string, FactType>>;
}

/**
 * Checks a rubric, and makes it ready to be evaluated.
 *
 * Takes any JSON; whatever is wrong comes back as issues with pointers below `pointer`, never as an exception. With errors there is no assessment;
 * with warnings there is one.
 *
 * @example
 * const text = { zh: "会议", en: "Meetings" };
 * const score = { primitive: "perOccurrence", start: 10, terms: [{ of: { fact: "missed" }, points: -0.5 }] };
 * const indicator = { id: "meetings", title: text, max: 10, article: "2", score };
 * const file = { id: "a", title: text, scale: 1, max: 10, facts: { missed: { type: "count" } }, indicators: [indicator] };
 * compileAssessment(file, { name: "p/a", version: "1" }).assessment?.nodes.map(({ id, low, high }) => [id, low, high]); // => [["meetings", "0", "100"], ["", "0", "100"]]
 * compileAssessment({ ...file, max: 9 }, { name: "p/a", version: "1" }).issues[0]?.message.zh; // => "各项满分合计 10，应为 9。"
 */
export function compileAssessment(
  file: unknown,
  options: CompileOptions,
): { readonly assessment?: Assessment; readonly issues: readonly Issue[] } {
  const root = options.pointer ?? "";
  const read = readJson(file, root);
  if ("issue" in read) return { issues: [read.issue] };
  const issues: Issue[] = [];
  const head = headAt({ issues, root }, read.json);
  if (head === undefined) return { issues };
  const settled = substituted({ issues, root }, head, options.parameters ?? {});
  if (issues.length > 0) return { issues };
  const made = deskFor(settled.json, root, issues, options);
  const result = made === undefined ? { issues } : compiled(settled.json, made.desk, made.parts, options);
  // Warnings are of a rubric that can be taken.
  const told = result.issues.some(isError) ? result.issues.filter(isError) : result.issues;
  return { ...result, issues: atParameters(told, settled, root) };
}

/** Declares facts, derived facts and named conditions: with one of them wrong, much else would seem wrong too. */
function deskFor(
  json: Json,
  root: string,
  issues: Issue[],
  options: CompileOptions,
): { readonly desk: Desk; readonly parts: RuleParts } | undefined {
  const { derived, conditions, measures } = json;
  const scale =
    typeof json.scale === "number" && Number.isInteger(json.scale) && json.scale >= 0 && json.scale <= 6 ? json.scale : undefined;
  if (scale === undefined) {
    const texts = ["小数位数（scale）应为 0 到 6 的整数。", "The scale is a whole number from 0 to 6."] as const;
    return refuse({ issues }, problem("wrong_scale", `${root}/scale`, ...texts, { expected: { zh: "0 至 6", en: "0 to 6" } }));
  }
  if (json.use !== undefined && options.facts === undefined) {
    const zh = `没有找到事实模式“${String(json.use)}”。`;
    refuse({ issues }, problem("unknown_fact_schema", `${root}/use`, zh, `There is no fact schema "${String(json.use)}".`));
  }
  const facts = factsAt({ issues }, json.facts, `${root}/facts`, json.use === undefined ? {} : options.facts);
  const cohortFacts = factsAt({ issues }, json.cohortFacts, `${root}/cohortFacts`);
  const levels = levelsOf(conditions);
  const parts: RuleParts = { root, facts, derived, conditions, levels };
  const cohort = ruleSetOf({ root, facts: cohortFacts, derived: undefined, conditions: undefined, levels }, "before", []);
  for (const issue of cohort.issues)
    refuse({ issues }, { ...issue, pointer: (issue.pointer ?? "").replace(`${root}/facts`, `${root}/cohortFacts`) });
  const base = ruleSetOf(parts, "before", []);
  for (const issue of base.issues) refuse({ issues }, derivedIssue(issue, derived, `${root}/derived`));
  if (base.ruleSet === undefined || issues.length > 0) return undefined;
  const shelf = { given: new Map(entriesAt({ issues }, measures, `${root}/measures`)), done: new Map(), open: [], ordered: [] };
  const asked: Desk["asked"] = { before: [], graded: [], after: [] };
  const shared = { issues, root, scale, facts, cohortFacts, levels, asked, slots: [], statistics: [], count: { items: 0 } };
  return { desk: { ...shared, known: new Map(), derived: derivedOf(base.ruleSet), measures: shelf }, parts };
}

function compiled(json: Json, desk: Desk, parts: RuleParts, options: CompileOptions): ReturnType<typeof compileAssessment> {
  const { instruments, name } = options;
  const head: Head = headOf(desk, json);
  const categories = json.categories === undefined ? undefined : categoriesAt(desk, json.categories, `${desk.root}/categories`);
  const basis = json.basis === undefined ? undefined : citationAt(desk, json.basis, `${desk.root}/basis`, instruments);
  namedMeasures(desk);
  const tree: Tree = { desk, name, instruments, basis, ids: new Set(), drafts: [] };
  const above = { take: head.take ?? "sum", isBeside: false, level: 1, applies: [] };
  const children = indicatorsAt(tree, json.indicators, `${desk.root}/indicators`, above);
  const { title, max, take, round, cap, floor } = head;
  const isWhole = children !== undefined && max !== undefined && title !== undefined && take !== undefined;
  const whole = isWhole
    ? wholeAt(tree, { title, max, take, round, basis: basisText(undefined, basis, undefined, instruments) }, children)
    : undefined;
  const grades = gradesIn(json.bands);
  const vetoes = vetoesAt(desk, json.vetoes, grades, instruments);
  const isZeroed = vetoes.some(({ effect }) => effect === "zero");
  // Of maxima or weights that do not add up, the total is another than is meant.
  const isSummed = !desk.issues.some(({ code }) => SUMS.includes(code));
  const bands = bandsAt(desk, json.bands, whole && isSummed ? totalOf(whole, head, isZeroed) : undefined);
  const quotas = quotasAt(desk, json.quotas, grades, { instruments, categories });
  const isRanked = checkRanking(desk, json.ranking);
  const consequences = consequencesAt(desk, json.consequences, grades, instruments);
  checkExemptions(desk, json.exemptions, tree.ids, instruments);
  const names = desk.measures.ordered.map((each) => each.name);
  const ids = [...tree.ids];
  const sets = setsOf(desk, parts, [undefined, outcomeOf(ids, names), outcomeOf(ids, names, { grades, isRanked })]);
  if (!desk.issues.some(isError)) checkTiersReached(desk, parts, tierLists(desk, tree.drafts));
  const { issues } = desk;
  if (issues.some(isError) || cap === undefined || floor === undefined) return { issues };
  const plan = {
    slots: desk.slots,
    measures: desk.measures.ordered.map((each) => ({ name: each.name, of: each.info.ir })),
    statistics: desk.statistics,
  };
  const shared = { name, version: options.version, file: json as unknown as AssessmentFile, scale: desk.scale };
  return {
    assessment: { ...shared, ...plan, ...sets, nodes: nodesOf(tree.drafts), cap, floor, bands, vetoes, quotas, consequences },
    issues,
  };
}

function isError({ severity }: Issue): boolean {
  return severity !== "warning";
}

/** Bounds the total, with its cap and floor, and nought where a veto may bring it there. */
function totalOf(whole: Draft, { cap, floor }: Head, canBeZero: boolean): TotalSpan | undefined {
  if (cap === undefined || floor === undefined) return undefined;
  const kept = (points: bigint) => between(points, BigInt(floor), cap === null ? greatestOf(points, BigInt(floor)) : BigInt(cap));
  const low = kept(whole.low);
  return { low: canBeZero && low > 0n ? 0n : low, high: kept(whole.high) };
}

function setsOf(desk: Desk, parts: RuleParts, outcomes: readonly (FactType | undefined)[]): Readonly<Record<Stage, RuleSet | null>> {
  const set = (stage: Stage, outcome: FactType | undefined): RuleSet | null => {
    const asked = desk.asked[stage];
    const isNeeded = asked.length > 0 || (stage === "before" && desk.slots.some(({ from }) => from === "derived"));
    if (!isNeeded && [...desk.levels.values()].every((level) => level === 0)) return null;
    const { ruleSet, issues } = ruleSetOf(parts, stage, asked, outcome);
    for (const issue of issues) refuse(desk, issue);
    return isNeeded ? (ruleSet ?? null) : null;
  };
  return { before: set("before", outcomes[0]), graded: set("graded", outcomes[1]), after: set("after", outcomes[2]) };
}

function tierLists(desk: Desk, drafts: readonly Draft[]) {
  return drafts.flatMap(({ score, pointer }) => {
    if (score?.primitive !== "tiers") return [];
    return [{ conditions: score.tiers.map(({ when }) => desk.asked.before[when]?.json), pointer: `${pointer}/score/tiers` }];
  });
}
