import type { Text } from "@guiju/core";
import type { Json } from "./json-of.ts";
import { type Each, plainComparison } from "./plain-comparison.ts";
import type { Say } from "./say.ts";
import { valueText } from "./value-text.ts";
import { word } from "./word.ts";

/** What a datum is compared with, put into words: constants, or what is read elsewhere as `other` says it. */
export interface Needed {
  readonly operator: string;
  readonly value: Json;
  readonly other?: Text;
}

/** A comparison as it will be said: `key` are its words, `not` that they are forbidden, `entries` of which entries they are asked. */
interface Phrase {
  readonly key: string;
  readonly value: Text;
  readonly not?: true;
  readonly entries?: Each["how"];
}

type Side = Each["how"] | undefined;

const orderings: Readonly<Record<string, "up" | "down">> = {
  lessThan: "down",
  lessThanInclusive: "down",
  before: "down",
  onOrBefore: "down",
  greaterThan: "up",
  greaterThanInclusive: "up",
  after: "up",
  onOrAfter: "up",
};

/** What an operator is called when it is asked of some or of every one of the values. */
const ofValues: Readonly<Record<string, Readonly<Record<Each["how"], string>>>> = {
  equal: { some: "in", every: "equalEach" },
  notEqual: { some: "differsFromSome", every: "notIn" },
  contains: { some: "containsAny", every: "containsAll" },
  doesNotContain: { some: "lacksSome", every: "containsNone" },
};

/** What an operator is called when it is asked of some or of every entry, where that has a name. */
const ofEntries: ReadonlyMap<string, string> = new Map([
  ["every in", "subsetOf"],
  ["every notIn", "containsNone"],
  ["some in", "containsAny"],
]);

/** What is said as something that must not be. */
const forbidden: ReadonlyMap<string, string> = new Map([
  ["notEqual", "equal"],
  ["notIn", "inAny"],
  ["doesNotContain", "contains"],
  ["containsNone", "containsAnyOf"],
]);

/** Says what is asked of a datum. `must`: `应当不小于 18`, `it must be at least 18`; `plain`, as a part of a sentence: `不小于 18`, `must be at least 18`. */
export function neededText(say: Say, needed: Needed, mood: "must" | "plain"): Text {
  const { key, value, not, entries } = phraseOf(say, needed);
  const need = word(`operator.${key}`, { value });
  return word(`${mood}${not ? "Not" : ""}${entries === undefined ? "" : `.${entries}`}`, { need });
}

/** Whether what is compared is a number or a day, and not a word. */
export function isOrdering(operator: string): boolean {
  return Object.hasOwn(orderings, plainComparison(operator).name);
}

function phraseOf(say: Say, { operator, value: given, other }: Needed): Phrase {
  const plain = plainComparison(operator);
  if (plain.name === "isRecorded")
    return asked(given === false ? "notRecorded" : "recorded", sideOf(plain.each, "fact"), valueText(say, given));
  const constants = other === undefined && isList(given) ? [...new Set(given)] : undefined;
  const said = other ?? valueText(say, constants ?? given);
  const [only] = constants ?? [];
  const isOne = constants?.length === 1 && only !== undefined;
  const name = isOne && plain.name === "in" ? "equal" : isOne && plain.name === "notIn" ? "notEqual" : plain.name;
  const value = isOne ? valueText(say, only) : said;
  const each = isOne ? plain.each.filter(({ side }) => side === "fact") : plain.each;
  const [ofValue, ofFact] = [sideOf(each, "value"), sideOf(each, "fact")];
  if (ofValue === undefined) return asked(name, ofFact, value);
  const direction = orderings[name];
  if (direction !== undefined) return asked(name, ofFact, extremeText(say, name, direction, ofValue, constants, said));
  if (ofFact === undefined || each[0]?.side === "fact") return asked(ofValues[name]?.[ofValue] ?? name, ofFact, value);
  // The values come first: of each of them, one entry or every entry is asked.
  if (name === "equal" && ofFact === "some") return asked(ofValue === "some" ? "containsAny" : "containsAll", undefined, value);
  if (name === "notEqual" && ofFact === "every") return asked(ofValue === "some" ? "lacksSome" : "containsNone", undefined, value);
  if (ofValue === ofFact) return asked(ofValues[name]?.[ofValue] ?? name, ofFact, value);
  return { key: name === "equal" ? "sameOne" : "eachDiffers", value };
}

function asked(name: string, entries: Side, value: Text): Phrase {
  const short = ofEntries.get(`${entries} ${name}`);
  const key = short ?? name;
  const not = forbidden.get(key);
  return { key: not ?? key, value, ...(not !== undefined && { not: true }), ...(entries !== undefined && !short && { entries }) };
}

/** Less than every one is less than the smallest; less than one of them is less than the largest. */
function extremeText(
  say: Say,
  name: string,
  direction: "up" | "down",
  how: Each["how"],
  constants: readonly Json[] | undefined,
  said: Text,
): Text {
  const isSmallest = (direction === "down") === (how === "every");
  const sorted = constants && inOrder(constants);
  if (sorted !== undefined) return valueText(say, (isSmallest ? sorted[0] : sorted.at(-1)) as Json);
  const isDated = /before|after/i.test(name);
  const kind = isSmallest ? (isDated ? "earliest" : "smallest") : isDated ? "latest" : "largest";
  return word(`value.${kind}`, { value: said });
}

/** Sorts numbers, or days as ISO texts; nothing else has an order. */
function inOrder(constants: readonly Json[]): readonly Json[] | undefined {
  if (constants.every((one) => typeof one === "number")) return [...constants].sort((a, b) => (a as number) - (b as number));
  const areDays = constants.every((one) => typeof one === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one));
  return areDays ? [...(constants as readonly string[])].sort() : undefined;
}

function sideOf(each: readonly Each[], side: Each["side"]): Side {
  return each.find((one) => one.side === side)?.how;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
