import type { Language, Text } from "@guiju/core";
import { pathKeys } from "@guiju/rules/compile";
import type { AssessmentFile, LeafIndicator, Measure } from "../assessment-file.ts";

type Ladder = Extract<LeafIndicator["score"], { readonly primitive: "ladder" }>;

/** One step of a ladder: which numbers it takes, in words, and the points. */
export interface Rung {
  readonly from: number;
  readonly range: Text;
  readonly points: number;
}

/**
 * Says the steps of a ladder as officials do: `1`, `2至4`, `5及以上` where whole numbers are counted, else `满80不满90`. Nothing lies below the first step.
 *
 * @example
 * const ladder = { primitive: "ladder", of: { fact: "late" }, steps: [{ from: 0, points: 10 }, { from: 1, points: 7 }, { from: 3, points: 0 }] } as const;
 * ladderRungs({ facts: { late: { type: "count" } } }, ladder).map(({ range, points }) => `${range.zh}：${points}分`); // => ["0：10分", "1至2：7分", "3及以上：0分"]
 */
export function ladderRungs(declared: Pick<AssessmentFile, "facts" | "measures">, { of, steps }: Ladder): readonly Rung[] {
  const isWhole = isCount(of, declared) && steps.every(({ from }) => Number.isInteger(from));
  return steps.map(({ from, points }, at) => {
    const next = steps[at + 1]?.from;
    return { from, points, range: isWhole ? wholeRange(from, next) : range(at === 0 ? undefined : from, next) };
  });
}

/** A step with its points. */
export function rungWords({ range: said, points }: Pick<Rung, "range" | "points">, language: Language): string {
  return language === "zh" ? `${said.zh}：${signed(points)}分` : `${said.en}: ${signed(points)}`;
}

function wholeRange(from: number, next: number | undefined): Text {
  if (next === undefined) return { zh: `${signed(from)}及以上`, en: `${signed(from)} or more` };
  if (next === from + 1) return { zh: signed(from), en: signed(from) };
  return { zh: `${signed(from)}至${signed(next - 1)}`, en: `${signed(from)} to ${signed(next - 1)}` };
}

function range(from: number | undefined, to: number | undefined): Text {
  if (from === undefined)
    return to === undefined ? { zh: "不论多少", en: "whatever it is" } : { zh: `不满${signed(to)}`, en: `under ${signed(to)}` };
  if (to === undefined) return { zh: `${signed(from)}及以上`, en: `${signed(from)} or more` };
  return { zh: `满${signed(from)}不满${signed(to)}`, en: `${signed(from)} to under ${signed(to)}` };
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

/** Whether a measure is a number of things, which has no fractions. */
function isCount(of: Measure, declared: Pick<AssessmentFile, "facts" | "measures">): boolean {
  if (typeof of === "number") return Number.isInteger(of);
  if ("fact" in of) return fieldAt(of, declared.facts)?.type === "count";
  if ("measure" in of) {
    const named = own(declared.measures, of.measure);
    return named !== undefined && isCount(named, declared);
  }
  const parts = "add" in of ? of.add : "sub" in of ? of.sub : undefined;
  if (parts !== undefined) return parts.every((part) => isCount(part, declared));
  return "place" in of || "window" in of || "consecutive" in of;
}

interface Field {
  readonly type?: string;
  readonly of?: Readonly<Record<string, Field>>;
}

function fieldAt({ fact, path }: Extract<Measure, { readonly fact: string }>, facts: AssessmentFile["facts"]): Field | undefined {
  const keys = pathKeys(path) ?? [];
  return keys.reduce<Field | undefined>((inner, key) => own(inner?.of, String(key)), own(facts, fact) as Field | undefined);
}

function own<Value>(fields: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
