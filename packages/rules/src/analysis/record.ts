import type { Datum, Fields } from "../datum.ts";

/** Puts a value under a path of keys into a copy of a record or list; a number is a position in a list. */
export function recordOf<Value>(whole: unknown, keys: readonly (string | number)[], value: Value): Datum {
  const [key, ...rest] = keys;
  if (key === undefined) return value as Datum;
  if (typeof key === "number") {
    const list: Datum[] = Array.isArray(whole) ? [...whole] : [];
    while (list.length < key) list.push(null);
    list[key] = recordOf(list[key], rest, value);
    return list;
  }
  const fields = typeof whole === "object" && whole !== null ? (whole as Fields) : {};
  const entries = new Map<string, Datum>(Object.entries(fields));
  entries.set(key, recordOf(entries.get(key), rest, value));
  return Object.fromEntries(entries);
}
