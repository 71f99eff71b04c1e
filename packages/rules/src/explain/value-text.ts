import { sayDate, type Text } from "@guiju/core";
import type { Json } from "./json-of.ts";
import { joinedText, word } from "./word.ts";

const MOST_VALUES = 12;
const DATES = /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/;
const BOUNDS = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\/(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/** Says a value as people write it; a long list is cut. */
export function valueText(value: Json): Text {
  if (value === null) return word("value.none");
  if (typeof value === "boolean") return word(`value.${value}`);
  if (typeof value === "number") return { zh: String(value), en: String(value) };
  if (typeof value === "string") return stringText(value);
  return isList(value) ? listText(value, word("value.none")) : word("value.record");
}

/** Says what was read. Of numbers `1/2` is what is known between two bounds; an entry that is not there could not be used. */
export function nowText(now: Json, kind: "numeric" | "other"): Text {
  const [, first, last] = (kind === "numeric" && typeof now === "string" && BOUNDS.exec(now)) || [];
  if (first !== undefined && last !== undefined)
    return word("value.range", { first: valueText(Number(first)), last: valueText(Number(last)) });
  return isList(now) ? listText(now, word("value.unusable")) : valueText(now);
}

function listText(list: readonly Json[], none: Text): Text {
  if (list.length === 0) return word("value.noEntries");
  const joined = joinedText(list.slice(0, MOST_VALUES).map((one) => (one === null ? none : valueText(one))));
  return list.length > MOST_VALUES ? word("value.more", { value: joined, total: list.length }) : joined;
}

function stringText(value: string): Text {
  if (DATES.test(value)) return { zh: sayDate(value, "zh"), en: sayDate(value, "en") };
  return { zh: `“${value}”`, en: `"${value}"` };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
