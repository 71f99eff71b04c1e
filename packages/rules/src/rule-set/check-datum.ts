import { below, parseDate, parseDateRange } from "@guiju/core";
import type { Datum } from "../datum.ts";
import type { IrRead } from "../ir.ts";
import { isObject } from "../operator.ts";
import { kindNames, problem } from "../problem.ts";
import { span } from "../span.ts";
import { itemsOf, type Typed } from "../typed.ts";
import { RULE_LIMITS } from "./limits.ts";
import type { Frame } from "./slots.ts";

/** Takes a raw datum of the host as its declared kind; what does not fit is told and Missing. `keys` lead to it from the facts, or from `item`. */
export type Check = (raw: Datum, frame: Frame, keys: IrRead["keys"], item: Datum) => Datum;

/** Takes one raw datum that is there; `undefined` where it does not fit. */
export type Accept = (raw: Datum) => Datum;

/** How many values are looked through for the place of an element that is told about. */
const SEARCHED = 100_000;

/** Makes the check of a kind; `pointer` is where the rules read it. */
export function checkOf(type: Typed, pointer: string): Check {
  const accept = acceptOf(type);
  if (type.type !== "list") return (raw, frame, keys, item) => taken(accept, raw, frame, keys, item, type);
  const element = itemsOf(type);
  const acceptElement = acceptOf(element);
  return (raw, frame, keys, item) => {
    const list = taken(accept, raw, frame, keys, item, type);
    if (!Array.isArray(list) || !frame.visit(list.length, pointer)) return undefined;
    let checked = list;
    for (let index = 0; index < list.length; index += 1) {
      const datum = taken(acceptElement, list[index], frame, keys, item, element, index);
      if (datum === list[index]) continue;
      if (checked === list) checked = list.slice();
      checked[index] = datum;
    }
    return checked;
  };
}

/** A null is what was recorded; it fits every kind. */
function taken(accept: Accept, raw: Datum, frame: Frame, keys: IrRead["keys"], item: Datum, type: Typed, index?: number): Datum {
  if (raw === undefined || raw === null) return raw;
  const datum = accept(raw);
  if (datum !== undefined) return datum;
  frame.unusable += 1;
  report(frame, index === undefined ? keys : [...keys, index], item, type);
  return undefined;
}

/** Makes what takes a kind. */
export function acceptOf({ type, words }: Typed): Accept {
  switch (type) {
    case "date":
      return (raw) => (typeof raw === "string" ? dayOf(raw) : undefined);
    case "count":
      return (raw) => (Number.isSafeInteger(raw) && (raw as number) >= 0 ? raw : undefined);
    case "number":
      return (raw) => (Number.isFinite(raw) ? raw : undefined);
    case "flag":
      return (raw) => (typeof raw === "boolean" ? raw : undefined);
    case "word": {
      const set = words && new Set(words);
      return (raw) => (typeof raw === "string" && (set === undefined || set.has(raw)) ? raw : undefined);
    }
    case "list":
      return (raw) => (Array.isArray(raw) ? raw : undefined);
    case "record":
      return (raw) => (isObject(raw) ? raw : undefined);
    default:
      return (raw) => raw;
  }
}

function dayOf(text: string): Datum {
  if (text.length === 10) return parseDate(text);
  const range = parseDateRange(text);
  return range && span(range.first, range.last);
}

function report(frame: Frame, keys: IrRead["keys"], item: Datum, type: Typed): void {
  if (frame.issues.length >= RULE_LIMITS.issues) return;
  const pointer = keys.reduce<string>(below, item === undefined ? "" : pointerTo(frame.facts, item));
  if (frame.issues.some((issue) => issue.pointer === pointer)) return;
  const expected = type.words === undefined ? kindNames[type.type] : { zh: "列明的取值", en: "one of the words listed for it" };
  const en = `The fact given here should be ${expected.en}. It is taken as not recorded.`;
  frame.issues.push(problem("wrong_type", pointer, `这里所给的事实应为${expected.zh}，现按没有记录处理。`, en, { expected }));
}

/** Finds where an element stands in the facts. Only what is told about is looked for. */
function pointerTo(facts: unknown, item: Datum): string {
  const open: { readonly json: unknown; readonly pointer: string }[] = [{ json: facts, pointer: "" }];
  for (let count = 0; count < SEARCHED; count += 1) {
    const part = open.pop();
    if (part === undefined || part.json === item) return part?.pointer ?? "";
    if (typeof part.json !== "object" || part.json === null || open.length > SEARCHED) continue;
    for (const [key, json] of Object.entries(part.json))
      if (typeof json === "object") open.push({ json, pointer: below(part.pointer, key) });
  }
  return "";
}
