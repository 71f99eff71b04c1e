import { parseDate, parseDateRange } from "@guiju/core";
import { type Datum, span, type Typed } from "@guiju/rules";

/** Told of each datum that does not fit its kind, with the keys that lead to it from the list or fact. */
export type Misfit = (keys: readonly number[], type: Typed) => void;

/** Takes raw JSON as its declared kind: a date becomes a day or a span of days; what does not fit is not recorded. */
export function decoded(raw: unknown, type: Typed, misfit: Misfit): Datum {
  const datum = scalar(raw, type);
  if (datum === undefined && raw !== undefined && raw !== null) misfit([], type);
  if (type.type !== "list" || !Array.isArray(datum)) return datum;
  const element: Typed =
    type.of === undefined ? (type.items ?? { type: "word", ...(type.words && { words: type.words }) }) : { type: "record", of: type.of };
  // A hole is an element that is not recorded; the engine would pass over it.
  return Array.from(datum as readonly Datum[], (part, index) => {
    const fit = scalar(part, element);
    if (fit === undefined && part !== undefined && part !== null) misfit([index], element);
    return fit;
  });
}

function scalar(raw: unknown, { type, words }: Typed): Datum {
  if (raw === null) return null;
  switch (type) {
    case "date":
      return typeof raw === "string" ? day(raw) : undefined;
    case "count":
      return Number.isSafeInteger(raw) && (raw as number) >= 0 ? (raw as number) : undefined;
    case "number":
      return Number.isFinite(raw) ? (raw as number) : undefined;
    case "flag":
      return typeof raw === "boolean" ? raw : undefined;
    case "word":
      return typeof raw === "string" && (words === undefined || words.includes(raw)) ? raw : undefined;
    case "list":
      return Array.isArray(raw) ? (raw as readonly Datum[]) : undefined;
    case "record":
      return typeof raw === "object" && !Array.isArray(raw) ? (raw as Datum) : undefined;
    case "any":
      return raw as Datum;
  }
}

function day(text: string): Datum {
  if (text.length === 10) return parseDate(text);
  const range = parseDateRange(text);
  return range && span(range.first, range.last);
}
