import type { Issue } from "@guiju/core";
import type { FactType, RuleSet } from "@guiju/rules";
import { compileRuleSet, pathKeys } from "@guiju/rules/compile";
import { type Asked, type Desk, isObject, once, refuse, type Stage } from "./desk.ts";
import { plainFact } from "./facts.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { problem } from "./problem.ts";

const STAGES: readonly Stage[] = ["before", "graded", "after"];

/** What of the outcome is there only after the grade. */
const LATE: ReadonlySet<string | number> = new Set(["grade", "rank"]);

const TOO_EARLY: Readonly<Record<number, readonly [string, string]>> = {
  0: [
    "计分时总分还没有算出，指标的条件不能看“outcome”。",
    'No total is there yet while indicators are scored: their conditions cannot read "outcome".',
  ],
  1: [
    "定等次时等次和名次还没有算出，这里只能看“outcome”的总分、分项得分和指标数。",
    'Grade and rank are not there yet: conditions of bands and vetoes read only total, scores and measures of "outcome".',
  ],
};

/** What the rule documents of one rubric share. */
export interface RuleParts {
  readonly root: string;
  readonly facts: Desk["facts"];
  readonly derived: unknown;
  readonly conditions: unknown;
  readonly levels: Desk["levels"];
}

/** Puts a condition of the file with those that are checked together; the answer is its position among them. */
export function askedAt(desk: Desk, stage: Stage, json: unknown, pointer: string): number {
  const least = levelOf(json, desk.levels);
  const early = least > STAGES.indexOf(stage) ? TOO_EARLY[STAGES.indexOf(stage)] : undefined;
  if (early !== undefined) refuse(desk, problem("outcome_too_early", pointer, ...early));
  return put(desk, stage, { json: early === undefined ? json : { all: [] }, pointer, isEcho: early !== undefined });
}

/** A condition under which an indicator applies. */
export interface Applying {
  readonly json: unknown;
  readonly pointer: string;
  readonly index: number;
  /** The position of the first that says the same. */
  readonly same: number;
}

/** Takes a condition under which an indicator applies. */
export function applyingAt(desk: Desk, json: unknown, pointer: string): Applying {
  const index = askedAt(desk, "before", json, pointer);
  return { json, pointer, index, same: once(desk, `applies ${JSON.stringify(json)}`, () => index) };
}

/** Asks that several conditions of the file hold together. */
export function togetherAt(desk: Desk, conditions: readonly Applying[]): number | null {
  const [first, second] = conditions;
  if (first === undefined || second === undefined) return first?.index ?? null;
  const pointer = conditions.at(-1)?.pointer ?? first.pointer;
  const json = { all: conditions.map((each) => each.json) };
  return once(desk, `together ${conditions.map(({ same }) => same).join()}`, () =>
    put(desk, "before", { json, pointer: `${pointer}#`, isEcho: true }),
  );
}

/** Says what named conditions look at: 0 facts alone, 1 the total, 2 the grade. */
export function levelsOf(conditions: unknown): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const given = new Map(isObject(conditions) ? Object.entries(conditions) : []);
  const links = new Map([...given].map(([name, json]) => [name, namesIn(json)]));
  for (const [name, json] of given) levels.set(name, levelOf(json, new Map()));
  // As often as there are names: a level comes to everything that leads to it, circles or not.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, named] of links) {
      const most = Math.max(levels.get(name) ?? 0, ...named.map((each) => levels.get(each) ?? 0));
      changed ||= most > (levels.get(name) ?? 0);
      levels.set(name, most);
    }
  }
  return levels;
}

/** Checks a stage's conditions as one set of rules, one rule each; what is wrong is told where the condition stands in the file. */
export function ruleSetOf(
  parts: RuleParts,
  stage: Stage,
  asked: readonly Asked[],
  outcome?: FactType,
): { readonly ruleSet?: RuleSet; readonly issues: readonly Issue[] } {
  const facts = [...parts.facts].map(([name, fact]) => [name, plainFact(fact)] as const);
  const most = STAGES.indexOf(stage);
  const named = isObject(parts.conditions)
    ? Object.fromEntries(Object.entries(parts.conditions).filter(([name]) => (parts.levels.get(name) ?? 0) <= most))
    : parts.conditions;
  const document = {
    facts: Object.fromEntries(outcome === undefined ? facts : [...facts, ["outcome", outcome] as const]),
    ...(parts.derived !== undefined && { derived: parts.derived }),
    ...(named !== undefined && { conditions: named }),
    rules: asked.map(({ json, pointer }) => ({ name: nameOf(parts.root, pointer), conditions: json, event: { type: "holds" } })),
  };
  const { ruleSet, issues } = compileRuleSet(document);
  const told = issues.flatMap((issue) => placed(issue, asked, parts.root) ?? []);
  return ruleSet === undefined ? { issues: told } : { ruleSet, issues: told };
}

/** The kind of `outcome`: what conditions of grades may read, and with grades what those of consequences may. */
export function outcomeOf(
  ids: readonly string[],
  measures: readonly string[],
  after?: { readonly grades: readonly string[]; readonly isRanked: boolean },
): FactType {
  const number = { type: "number" } as const;
  const record = (names: readonly string[]): FactType => ({ type: "record", of: Object.fromEntries(names.map((name) => [name, number])) });
  return {
    type: "record",
    of: {
      total: number,
      year: { type: "count" },
      scores: record(ids),
      measures: record(measures),
      ...(after !== undefined && after.grades.length > 0 && { grade: { type: "word" as const, words: after.grades } }),
      ...(after?.isRanked && { rank: { type: "count" as const } }),
    },
  };
}

function put(desk: Desk, stage: Stage, asked: Asked): number {
  const total = STAGES.reduce((sum, each) => sum + desk.asked[each].length, 0);
  const { conditions } = ASSESSMENT_LIMITS;
  if (total === conditions)
    refuse(desk, problem("too_large", desk.root, `条件超过 ${conditions} 条。`, `The rubric has more than ${conditions} conditions.`));
  return desk.asked[stage].push(asked) - 1;
}

/** Names a rule by where its condition stands. */
function nameOf(root: string, pointer: string): string {
  return pointer.slice(root.length) || "/";
}

/** Brings an issue of a rule document back to the file; `undefined` where it is told elsewhere. */
function placed(issue: Issue, asked: readonly Asked[], root: string): Issue | undefined {
  const [, index, rest = ""] = /^\/rules\/(\d+)\/conditions(.*)$/s.exec(issue.pointer ?? "") ?? [];
  if (index === undefined) return { ...issue, pointer: root + (issue.pointer ?? "") };
  const condition = asked[Number(index)];
  return condition === undefined || condition.isEcho ? undefined : { ...issue, pointer: condition.pointer + rest };
}

/** Says what a condition looks at; the depth is limited already. */
function levelOf(json: unknown, levels: ReadonlyMap<string, number>): number {
  if (Array.isArray(json)) return json.reduce<number>((most, part) => Math.max(most, levelOf(part, levels)), 0);
  if (!isObject(json)) return 0;
  const { fact, path, condition } = json;
  const isLate = LATE.has(pathKeys(path)?.[0] ?? "");
  const own = fact === "outcome" ? (isLate ? 2 : 1) : typeof condition === "string" ? (levels.get(condition) ?? 0) : 0;
  return Object.values(json).reduce<number>((most, part) => Math.max(most, levelOf(part, levels)), own);
}

function namesIn(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(namesIn);
  if (!isObject(json)) return [];
  const own = typeof json.condition === "string" ? [json.condition] : [];
  return [...own, ...Object.values(json).flatMap(namesIn)];
}
