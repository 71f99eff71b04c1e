import { below } from "@guiju/core";
import type { FactType, RuleSet, Typed } from "@guiju/rules";
import type { AssessmentFact } from "../assessment-file.ts";
import { type DerivedKind, type Desk, entriesAt, isObject, type Json, objectAt, refuse } from "./desk.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { problem, shown } from "./problem.ts";
import { choiceAt, numberAt, wholeAt } from "./values.ts";

/** What rule sets take of a fact; the rest is of assessments. */
const RULES: readonly string[] = ["type", "title", "of", "items", "words", "params"];
const NUMBERS: readonly string[] = ["decimals", "min", "max", "better"];
const SOURCES = ["record", "checkIn", "onlineTime", "interaction", "trace", "location", "photo", "poll"] as const;

/** Facts that evaluation supplies itself. */
const RESERVED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["outcome", ["考核结果（总分、等次）", "the outcome (total, grade)"]],
  ["year", ["考核年度", "the year that is assessed"]],
]);

/** The fact that every set of conditions may read: the year that is assessed. */
export const YEAR: AssessmentFact = { type: "count", min: 1, max: 9999 };

/** Checks what assessments say of facts beyond their kind, and gives those by name with the year that is assessed. */
export function factsAt(
  desk: Pick<Desk, "issues">,
  json: unknown,
  pointer: string,
  shared: unknown = {},
): ReadonlyMap<string, AssessmentFact> {
  const facts = new Map<string, AssessmentFact>([["year", YEAR]]);
  const given = [...entriesAt(desk, shared, pointer), ...entriesAt(desk, json, pointer)];
  for (const [name, fact] of given) {
    const at = below(pointer, name);
    const reserved = RESERVED.get(name);
    if (reserved !== undefined) {
      const zh = `“${name}”由系统给出，表示${reserved[0]}；请换一个名称。`;
      refuse(desk, problem("reserved_name", at, zh, `"${name}" is given by the evaluation: ${reserved[1]}. Choose another name.`));
      continue;
    }
    const checked = objectAt(desk, fact, at, ["type"], [...RULES.slice(1), ...NUMBERS, "source"]);
    if (checked === undefined) continue;
    checkNumbers(desk, checked, at);
    if (checked.source !== undefined) choiceAt(desk, checked.source, `${at}/source`, SOURCES);
    facts.set(name, checked as unknown as AssessmentFact);
  }
  return facts;
}

/** Gives what rule sets take of a fact. */
export function plainFact(fact: AssessmentFact): FactType {
  return Object.fromEntries(Object.entries(fact).filter(([key]) => RULES.includes(key))) as unknown as FactType;
}

/** Says between what a number of a fact lies, and its decimals. Numbers inside a record or a list have what the fact says. */
export function rangeOf(fact: AssessmentFact, type: Typed): { readonly decimals: number; readonly min: number; readonly max: number } {
  const isCount = type.type === "count";
  const { decimals = 2, min = isCount ? 0 : -ASSESSMENT_LIMITS.amount, max = ASSESSMENT_LIMITS.amount } = fact;
  return { decimals: isCount ? 0 : decimals, min, max };
}

/** Gives the derived facts of a rule set with what is known of their numbers. */
export function derivedOf(ruleSet: RuleSet): ReadonlyMap<string, DerivedKind> {
  return new Map(
    ruleSet.program.derived.map(({ name, type, ir }) => {
      const isFromNought = ir.op === "count" || (ir.op === "lookup" && isNotNegative(ir)) || ir.op === "ceilDiv";
      return [name, { type, min: isFromNought ? 0 : -ASSESSMENT_LIMITS.amount, max: ASSESSMENT_LIMITS.amount }];
    }),
  );
}

function isNotNegative(ir: { readonly entries: readonly (readonly [string, unknown])[]; readonly otherwise?: unknown }): boolean {
  const parts = [...ir.entries.map(([, part]) => part), ...(ir.otherwise === undefined ? [] : [ir.otherwise])];
  return parts.every((part) => isObject(part) && part.op === "constant" && typeof part.value === "number" && part.value >= 0);
}

function checkNumbers(desk: Pick<Desk, "issues">, fact: Json, at: string): void {
  const { type, decimals, min, max, better } = fact;
  const kinds = numbersIn(fact);
  if (NUMBERS.some((key) => fact[key] !== undefined) && typeof type === "string" && kinds.size === 0 && better === undefined) {
    const key = NUMBERS.find((each) => fact[each] !== undefined) ?? "";
    const zh = `“${shown(type)}”类的事实没有数，不能写“${key}”。`;
    refuse(
      desk,
      problem("unknown_key", below(at, key), zh, `A fact of the kind "${shown(type)}" has no numbers: "${key}" has no meaning here.`),
    );
    return;
  }
  if (better !== undefined) choiceAt(desk, better, `${at}/better`, ["more", "less"]);
  const places = decimals === undefined ? 2 : wholeAt(desk, decimals, `${at}/decimals`, 0, ASSESSMENT_LIMITS.decimals);
  const most = kinds.has("number") ? (places ?? 0) : 0;
  const [low, high] = [min, max].map((end, index) =>
    end === undefined ? undefined : numberAt(desk, end, `${at}/${index === 0 ? "min" : "max"}`, most),
  );
  if (low !== undefined && high !== undefined && low > high) refuse(desk, minAboveMax(at, low, high));
}

/** Says that the least is above the most. */
export function minAboveMax(at: string, min: number | string, max: number | string): ReturnType<typeof problem> {
  return problem(
    "minimum_above_maximum",
    `${at}/min`,
    `最小值 ${min} 大于最大值 ${max}。`,
    `The minimum ${min} is greater than the maximum ${max}.`,
  );
}

/** Finds the kinds of numbers in a fact that is not checked yet; the depth is limited already. */
function numbersIn(json: unknown): ReadonlySet<string> {
  if (!isObject(json)) return new Set();
  const inner = [json.items, ...(isObject(json.of) ? Object.values(json.of) : [])].flatMap((part) => [...numbersIn(part)]);
  return new Set([...(json.type === "number" || json.type === "count" ? [json.type] : []), ...inner]);
}
