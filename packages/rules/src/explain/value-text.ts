import { sayDate, type Text, textOf } from "@guiju/core";
import type { Json } from "./json-of.ts";
import type { Say } from "./say.ts";
import { joinedText, word } from "./word.ts";

const MOST_VALUES = 12;
const DATES = /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/;
const BOUNDS = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\/(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/** Says a value as people write it: a word by the message `word.<value>`, where there is one; a long list is cut. */
export function valueText(say: Say, value: Json): Text {
  if (value === null) return word("value.none");
  if (typeof value === "boolean") return word(`value.${value}`);
  if (typeof value === "number") return { zh: String(value), en: String(value) };
  if (typeof value === "string") return stringText(say, value);
  return isList(value) ? listText(say, value, word("value.none")) : word("value.record");
}

/** Says what was read. Of numbers `1/2` is what is known between two bounds; an entry that is not there could not be used. */
export function nowText(say: Say, now: Json, kind: "numeric" | "other"): Text {
  const [, first, last] = (kind === "numeric" && typeof now === "string" && BOUNDS.exec(now)) || [];
  if (first !== undefined && last !== undefined)
    return word("value.range", { first: valueText(say, Number(first)), last: valueText(say, Number(last)) });
  return isList(now) ? listText(say, now, word("value.unusable")) : valueText(say, now);
}

function listText(say: Say, list: readonly Json[], none: Text): Text {
  if (list.length === 0) return word("value.noEntries");
  const joined = joinedText(list.slice(0, MOST_VALUES).map((one) => (one === null ? none : valueText(say, one))));
  return list.length > MOST_VALUES ? word("value.more", { value: joined, total: list.length }) : joined;
}

function stringText({ catalogue }: Say, value: string): Text {
  if (DATES.test(value)) return { zh: sayDate(value, "zh"), en: sayDate(value, "en") };
  const said = catalogue === undefined ? undefined : textOf(catalogue, [`word.${value}`]);
  return { zh: `“${said?.zh ?? value}”`, en: `"${said?.en ?? value}"` };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
