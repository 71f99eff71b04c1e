import { formatDate } from "@guiju/core";
import type { Datum, Fields } from "../datum.ts";
import type { IrRead } from "../ir.ts";
import { itemsOf, type Typed } from "../typed.ts";
import { recordOf } from "./record.ts";
import { type Assignment, todayVariable } from "./variable.ts";

/** Writes a datum as a host would supply it: a date as `YYYY-MM-DD`. */
export function rawOf(datum: Datum, type: Typed): unknown {
  if (datum === null || datum === undefined) return null;
  if (type.type === "date") return typeof datum === "number" ? formatDate(datum) : null;
  if (type.type === "list" && Array.isArray(datum)) {
    const element = itemsOf(type);
    return (datum as readonly Datum[]).map((part) => rawOf(part, element));
  }
  if (type.type !== "record" || type.of === undefined) return datum;
  const of = type.of;
  const entries = Object.entries(datum as Fields).map(([name, part]) => [
    name,
    rawOf(part, Object.hasOwn(of, name) ? (of[name] as Typed) : { type: "any" }),
  ]);
  return Object.fromEntries(entries);
}

/** Puts the data of variables into one object; `keysOf` says under which keys. */
export function rawFacts(
  assignment: Assignment,
  keysOf: (read: IrRead) => readonly (string | number)[],
): Readonly<Record<string, unknown>> {
  let facts: Datum = {};
  for (const [{ read, type }, datum] of assignment) {
    if (read !== undefined) facts = recordOf(facts, keysOf(read), rawOf(datum, type));
  }
  return facts as Readonly<Record<string, unknown>>;
}

/** Gives the day of judging as text, where it is among the variables. */
export function rawToday(assignment: Assignment): { readonly today?: string } {
  const today = assignment.get(todayVariable);
  return typeof today === "number" ? { today: formatDate(today) } : {};
}
