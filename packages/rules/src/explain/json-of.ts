import { formatDate, formatDateRange, isDate } from "@guiju/core";
import type { Datum, Fields } from "../datum.ts";
import { isSpan } from "../span.ts";
import type { Typed } from "../typed.ts";

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const WRITTEN_AT_MOST = 4_096;
const written = new Map<number, string>();

/** Writes a datum back as JSON: a date as ISO text, what is known between two bounds as `first/last`, what is not recorded as null. */
export function jsonOf(datum: Datum, type: Typed): Json {
  return writerOf(type)(datum);
}

/** Gives what writes data of one kind. */
export function writerOf(type: Typed): (datum: Datum) => Json {
  const isDay = type.type === "date";
  return (datum) => {
    if (datum === undefined || datum === null) return null;
    if (typeof datum === "number") return isDay ? dayOf(datum) : Number.isFinite(datum) ? datum : null;
    if (typeof datum !== "object") return datum;
    if (Array.isArray(datum)) return listOf(datum, type);
    if (isSpan(datum) && type.type !== "record") return isDay ? formatDateRange(datum) : `${datum.first}/${datum.last}`;
    return recordOf(datum as Fields, type);
  };
}

function listOf(list: readonly Datum[], type: Typed): Json {
  const element: Typed | undefined = type.items ?? (type.of && { type: "record", of: type.of });
  if (element === undefined || (element.type !== "date" && element.type !== "record"))
    return list.includes(undefined) ? list.map((datum) => (datum === undefined ? null : datum) as Json) : (list as readonly Json[]);
  return list.map((datum) => jsonOf(datum, element));
}

function recordOf(record: Fields, type: Typed): Json {
  const entries = Object.entries(record).map(([name, datum]): [string, Json] => {
    const field = type.of && Object.hasOwn(type.of, name) ? type.of[name] : undefined;
    return [name, jsonOf(datum, field ?? { type: "any" })];
  });
  return Object.fromEntries(entries);
}

/** The day of judging is no number where none is given. The same few days are read again and again: their texts are kept. */
function dayOf(day: number): string | null {
  const known = written.get(day);
  if (known !== undefined) return known;
  if (!isDate(day)) return null;
  if (written.size >= WRITTEN_AT_MOST) written.clear();
  const text = formatDate(day);
  written.set(day, text);
  return text;
}
