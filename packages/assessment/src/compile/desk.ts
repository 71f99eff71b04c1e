import { below, type Issue } from "@guiju/core";
import type { Typed } from "@guiju/rules";
import type { AssessmentFact } from "../assessment-file.ts";
import type { NumberSlot, Statistic } from "../plan.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import type { MeasureInfo } from "./measure-info.ts";
import { alike, problem, unknownName, wrongKind } from "./problem.ts";

/** A JSON object whose keys come from input. */
export type Json = Readonly<Record<string, unknown>>;

/** Which conditions stand together: of indicators, of grades, of what follows. */
export type Stage = "before" | "graded" | "after";

/** A condition of the file, waiting to be checked with the others. */
export interface Asked {
  readonly json: unknown;
  readonly pointer: string;
  /** Made of conditions that stand elsewhere: what is wrong with them is told there. */
  readonly isEcho: boolean;
}

/** What checking a rubric carries along. */
export interface Desk {
  readonly issues: Issue[];
  /** Where the file stands. */
  readonly root: string;
  readonly scale: number;
  readonly facts: ReadonlyMap<string, AssessmentFact>;
  readonly cohortFacts: ReadonlyMap<string, AssessmentFact>;
  readonly derived: ReadonlyMap<string, DerivedKind>;
  readonly measures: MeasureShelf;
  readonly slots: NumberSlot[];
  readonly statistics: Statistic[];
  readonly asked: Readonly<Record<Stage, Asked[]>>;
  /** What the named conditions look at: facts alone, the total, the grade. */
  readonly levels: ReadonlyMap<string, number>;
  /** Items, terms, steps and table entries so far. */
  readonly count: { items: number };
  /** Where slots, statistics and conditions stand that may be asked for again, by their text. */
  readonly known: Map<string, number>;
}

/** A derived fact: its kind, and between what whole numbers it lies. */
export interface DerivedKind {
  readonly type: Typed;
  readonly min: number;
  readonly max: number;
}

/** The named measures: those that are checked, in an order in which each comes after those it reads. */
export interface MeasureShelf {
  readonly given: ReadonlyMap<string, unknown>;
  readonly done: Map<string, { readonly index: number; readonly info: MeasureInfo } | undefined>;
  readonly open: string[];
  readonly ordered: { readonly name: string; readonly info: MeasureInfo }[];
}

/** Tells an issue once; the answer stands for what could not be made. */
export function refuse(desk: Pick<Desk, "issues">, issue: Issue): undefined {
  const { issues } = desk;
  if (issues.length >= ASSESSMENT_LIMITS.issues) return;
  if (!issues.some(({ code, pointer, message }) => code === issue.code && pointer === issue.pointer && message.en === issue.message.en))
    issues.push(issue);
}

const places = {
  object: { zh: "花括号对象 {…}", en: "an object {…}" },
  array: { zh: "清单 […]", en: "a list […]" },
  some: { zh: "一项以上的清单", en: "a list of one or more" },
  text: { zh: "文字", en: "a text" },
  flag: { zh: "是或否（true、false）", en: "yes or no (true, false)" },
  number: { zh: "数", en: "a number" },
  whole: { zh: "整数", en: "a whole number" },
} as const;

/** Tells that something else stands where a kind of thing belongs. */
export function wrong(desk: Pick<Desk, "issues">, pointer: string, expected: keyof typeof places, json: unknown, code?: string): undefined {
  return refuse(desk, wrongKind(pointer, places[expected], json, code));
}

/** Says whether a JSON value is an object with keys. */
export function isObject(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

const MULTIPLIERS: readonly string[] = ["times", "factor", "multiplier", "multiply", "by"];
const KEY = { zh: "键", en: "key" };

/** Takes an object with no key missing, and tells those it should not have, or tells what is wrong. */
export function objectAt(
  desk: Pick<Desk, "issues">,
  json: unknown,
  pointer: string,
  needs: readonly string[],
  may: readonly string[] = [],
): Json | undefined {
  if (!isObject(json)) return wrong(desk, pointer, "object", json);
  const known = [...needs, ...may];
  const strange = Object.keys(json).filter((key) => !known.includes(key));
  const meant = new Set<string>();
  for (const key of strange.slice(0, ASSESSMENT_LIMITS.issues)) {
    const issue = unknownName("unknown_key", below(pointer, key), KEY, key, known);
    // "times" is near "tiers", but nobody means that by it.
    const isMultiplier = MULTIPLIERS.includes(key) && (issue.suggestion === undefined || key === "times");
    if (!isMultiplier && issue.suggestion !== undefined) meant.add(issue.suggestion);
    refuse(desk, isMultiplier ? nothingToMultiply(below(pointer, key), key) : issue);
  }
  const lacking = needs.filter((key) => !Object.hasOwn(json, key));
  const missing = lacking.filter((key) => !meant.has(key));
  if (missing.length > 0) {
    const zh = `缺少${missing.map((key) => `“${key}”`).join("、")}。`;
    const en = `${missing.map((key) => `"${key}"`).join(" and ")} ${missing.length > 1 ? "are" : "is"} missing here.`;
    refuse(desk, problem("missing_key", pointer, zh, en, { expected: alike(missing.join(", ")) }));
  }
  return lacking.length === 0 ? json : undefined;
}

function nothingToMultiply(pointer: string, key: string): Issue {
  const zh = `这里没有可以乘的分值，“${key}”不起作用。倍数只能写在按次计分的某一项（terms）里。`;
  const en = `There are no points here that "${key}" could multiply. A multiplier stands in a term of perOccurrence.`;
  return problem("multiplier_on_nothing", pointer, zh, en);
}

/** Takes a list of one or more; an empty one is told under a code of its own where one is given. */
export function listAt(
  desk: Pick<Desk, "issues">,
  json: unknown,
  pointer: string,
  emptyCode = "empty_group",
): readonly unknown[] | undefined {
  if (Array.isArray(json) && json.length > 0) return json;
  return wrong(desk, pointer, "some", json, Array.isArray(json) ? emptyCode : "wrong_type");
}

/** Takes the entries of an object whose keys are names; none where it is absent. */
export function entriesAt(desk: Pick<Desk, "issues">, json: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (isObject(json)) return Object.entries(json);
  if (json !== undefined) wrong(desk, pointer, "object", json);
  return [];
}

/** Finds the position of what was added under the same text before, or adds it. */
export function once(desk: Desk, text: string, add: () => number): number {
  const position = desk.known.get(text) ?? add();
  desk.known.set(text, position);
  return position;
}

/** Counts items of an indicator against the limit. */
export function countItems(desk: Desk, more: number, pointer: string): void {
  const before = desk.count.items;
  desk.count.items += more;
  const { items } = ASSESSMENT_LIMITS;
  if (before > items || desk.count.items <= items) return;
  refuse(desk, problem("too_large", pointer, `全表的细项超过 ${items} 个。`, `The rubric has more than ${items} items.`));
}
