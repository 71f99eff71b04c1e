import { type Issue, parseDate, type Text } from "@guiju/core";
import type { Datum } from "../datum.ts";
import type { IrExpr } from "../ir.ts";
import { isObject, keyIssues } from "../operator.ts";
import { kindNames, saidOf, unknownName, wrongKind } from "../problem.ts";
import type { FactType, Said } from "../rule-document.ts";
import type { Typed, ValueType } from "../typed.ts";
import { RULE_LIMITS, tooLong } from "./limits.ts";

/** A JSON object whose keys come from input. */
export type Json = Readonly<Record<string, unknown>>;

/** What checking a rule document carries along. */
export interface Front {
  readonly issues: Issue[];
  readonly facts: ReadonlyMap<string, FactType>;
  /** Derived facts whose kind is known. */
  readonly derived: Map<string, Typed>;
  /** Positions of the named conditions. */
  readonly named: ReadonlyMap<string, number>;
  readonly said: Map<string, Said>;
  /** The words of a closed list as a set, made once for each list. */
  readonly words: Map<readonly string[], ReadonlySet<string>>;
}

/** Tells an issue; the answer stands for what could not be made. */
export function refuse(front: Pick<Front, "issues">, issue: Issue): undefined {
  front.issues.push(issue);
}

/** Tells that something else stands where a kind of thing belongs. */
export function wrong(front: Pick<Front, "issues">, pointer: string, expected: keyof typeof places, json: unknown): undefined {
  return refuse(front, wrongKind(pointer, places[expected], saidOf(json), json));
}

/** What places of a document take, beside the kinds of values. */
const places: Readonly<Record<ValueType | "object" | "condition" | "array" | "name" | "priority", Text>> = {
  ...kindNames,
  object: { zh: "花括号对象 {…}", en: "an object {…}" },
  condition: { zh: "条件 {…}", en: "a condition {…}" },
  array: { zh: "清单 […]", en: "a list […]" },
  name: { zh: "名称", en: "a name" },
  priority: { zh: "从 1 起的整数", en: "a whole number from 1" },
};

/** Takes an object with no key missing, and tells those it should not have, or tells what is wrong. */
export function objectAt(
  front: Pick<Front, "issues">,
  json: unknown,
  pointer: string,
  needs: readonly string[],
  may: readonly string[] = [],
): Json | undefined {
  if (!isObject(json)) return wrong(front, pointer, "object", json);
  const { issues, isWhole } = keyIssues(json, pointer, needs, may);
  front.issues.push(...issues);
  return isWhole ? json : undefined;
}

/** Takes the entries of an object whose keys are names; none where it is absent. */
export function entriesAt(front: Pick<Front, "issues">, json: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (isObject(json)) return Object.entries(json);
  if (json !== undefined) wrong(front, pointer, "object", json);
  return [];
}

/** Takes a text that is neither empty nor too long. */
export function nameAt(front: Pick<Front, "issues">, json: unknown, pointer: string): string | undefined {
  if (typeof json !== "string" || json === "") return wrong(front, pointer, "name", json);
  return json.length > RULE_LIMITS.name ? refuse(front, tooLong(pointer, RULE_LIMITS.name)) : json;
}

/** Takes a constant of a kind; the text of a date becomes the day. */
export function constantAt(front: Pick<Front, "issues" | "words">, json: unknown, type: Typed, pointer: string): Datum {
  const kind = type.type;
  if (typeof json === "string") {
    if (kind === "word") return wordAt(front, json, type, pointer);
    const day = kind === "date" ? parseDate(json) : undefined;
    if (day !== undefined) return day;
  } else if (typeof json === "number" ? isNumeric(kind) : typeof json === "boolean" && kind === "flag") return json as number | boolean;
  return wrong(front, pointer, kind, json);
}

/** Says whether a kind is numbers. */
export function isNumeric(kind: ValueType): boolean {
  return kind === "count" || kind === "number";
}

/** Makes a constant of the typed form. */
export function constant(value: Datum, type: Typed, pointer: string): IrExpr {
  return { op: "constant", value, type, pointer };
}

function wordAt(front: Pick<Front, "issues" | "words">, word: string, { words }: Typed, pointer: string): string | undefined {
  if (words === undefined) return word;
  let set = front.words.get(words);
  if (set === undefined) {
    set = new Set(words);
    front.words.set(words, set);
  }
  return set.has(word) ? word : refuse(front, unknownName("unknown_word", pointer, { zh: "取值", en: "word" }, word, words));
}
