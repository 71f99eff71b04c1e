import { type Catalogue, type Citation, citeText, type Instrument, type Slots, sayDate, type Text, textOf } from "@guiju/core";
import type { RuleSet } from "./access.ts";
import type { Comparand, Elements, Remarks, Subject } from "./explanation.ts";
import { explanationWords } from "./explanation-words.ts";
import type { Json } from "./json-of.ts";

/** Where the texts of an explanation take their names from. Without them facts are called by name and messages are left out. */
export interface Say {
  /** For the titles of facts and rules. */
  readonly ruleSet?: RuleSet;
  /** The texts that message keys stand for. Slots: `{fact}`, `{now}`, `{value}`. */
  readonly catalogue?: Catalogue;
  /** For citations; without them none is shown. */
  readonly instruments?: Readonly<Record<string, Instrument>>;
}

const MOST_VALUES = 12;
const DATES = /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/;
const EMPTY: Text = { zh: "", en: "" };

/** Makes a text of the words of explanations. */
export function word(key: string, slots: Slots = {}): Text {
  return textOf(explanationWords, [key], slots) ?? { zh: key, en: key };
}

/** Puts what the document says of a condition before it, and its citations after. */
export function withRemarks(say: Say, { message, basis }: Remarks, what: Text, slots: Slots): Text {
  const said = message === undefined || say.catalogue === undefined ? undefined : textOf(say.catalogue, [message], slots);
  const full = said === undefined ? what : word("said", { message: said, what });
  return basis === undefined || say.instruments === undefined ? full : word("based", { what: full, basis: cited(basis, say.instruments) });
}

/** Says a value as people write it; a long list is cut. */
export function valueText(value: Json): Text {
  if (value === null) return word("value.none");
  if (typeof value === "boolean") return word(`value.${value}`);
  if (typeof value === "number") return { zh: ` ${value}`, en: String(value) };
  if (typeof value === "string") return stringText(value);
  if (!isList(value)) return word("value.record");
  const shown = value.slice(0, MOST_VALUES).map((one) => (typeof one === "number" ? String(one) : valueText(one)));
  const joined = joinedText(shown);
  return value.length > MOST_VALUES ? word("value.more", { value: joined, total: value.length }) : joined;
}

/** Says what is asked of a datum: `应当不小于 18`, `it must be at least 18`. */
export function neededText(say: Say, { operator, value, from }: Comparand): Text {
  const decorators = operator.split(":");
  const name = decorators.pop() as string;
  let negated = false;
  let who = "";
  let whose = "";
  for (const decorator of decorators) {
    if (decorator === "not") negated = !negated;
    else if (decorator !== "swap") {
      const quantifier = decorator.startsWith("some") === negated ? "every" : "some";
      if (decorator.endsWith("Fact")) who = `.${quantifier}`;
      else whose = quantifier;
    }
  }
  const plain =
    from === undefined
      ? valueText(value)
      : word("value.from", { fact: subjectText(say, from), value: value === null ? word("value.missing") : trimmed(valueText(value)) });
  const said = whose === "" ? plain : word(`value.${whose}`, { value: plain });
  const need =
    name === "isRecorded"
      ? word(value === false ? "operator.notRecorded" : "operator.recorded")
      : word(`operator.${name}`, { value: said });
  const needed = word(`${negated ? "mustNot" : "must"}${who}`, { need });
  return decorators.includes("swap") ? word("swapped", { needed }) : needed;
}

/** Names a fact by its title and those of its fields, where the document gives them. */
export function subjectText(say: Say, { fact, path, params }: Subject): Text {
  if (fact === undefined) return EMPTY;
  const facts = say.ruleSet?.document.facts ?? {};
  let type: Titled | undefined = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  let named: Text = type?.title ?? titled(say, fact);
  let untitled = "";
  for (const [, field, position] of (path ?? "").matchAll(/\.([^.[]+)|\[(\d+)\]/g)) {
    type = field === undefined ? elementType(type) : type?.of && Object.hasOwn(type.of, field) ? type.of[field] : undefined;
    const title = type?.title;
    if (field !== undefined && title !== undefined && untitled === "") named = word("fact.field", { fact: named, field: title });
    else untitled += field === undefined ? `[${position}]` : `.${field}`;
  }
  const full = untitled === "" ? named : word("fact.path", { fact: named, path: untitled.replace(/^\./, "") });
  return params === undefined ? full : word("fact.params", { fact: full, params: paramsText(params) });
}

/** Names a rule or a derived fact by its title, where the document gives one. */
export function titled(say: Say, name: string): Text {
  const titles = say.ruleSet?.document.titles ?? {};
  return (Object.hasOwn(titles, name) ? titles[name] : undefined) ?? { zh: name, en: name };
}

/** Names the condition of the elements of a list by its message. */
export function whereText(say: Say, where: string | undefined): Text {
  const message = where === undefined ? undefined : say.ruleSet?.program.said[where]?.message;
  const said = message === undefined || say.catalogue === undefined ? undefined : textOf(say.catalogue, [message]);
  return said === undefined ? word("where.plain") : word("where.said", { message: said });
}

/** Says how many elements there are, and of which the condition holds. */
export function elementsText(what: Text, elements: Elements | null | undefined): Text {
  if (elements === undefined) return what;
  if (elements === null) return word("elements.missing", { what });
  const counts = (["held", "failed", "undetermined"] as const)
    .filter((kind) => elements[kind] > 0)
    .map((kind) => word(`elements.${kind}`, { count: elements[kind], at: placesText(elements[`${kind}At`], elements[kind]) }));
  return word("elements.total", { what, total: elements.total, counts: joinedText(counts, { zh: "", en: "" }) });
}

/** A kind that may carry a title at any depth. */
interface Titled {
  readonly title?: Text;
  readonly of?: Readonly<Record<string, Titled>>;
}

function elementType(type: Titled | undefined): Titled | undefined {
  return type?.of === undefined ? undefined : { of: type.of };
}

function stringText(value: string): Text {
  if (DATES.test(value)) return { zh: sayDate(value, "zh"), en: sayDate(value, "en") };
  return { zh: `“${value}”`, en: `"${value}"` };
}

function placesText(at: readonly number[], total: number): Text {
  const places = joinedText(at.map((index) => String(index + 1)));
  return at.length < total ? word("elements.at", { at: places }) : places;
}

function paramsText(params: Json): Text {
  const entries = typeof params === "object" && params !== null ? Object.entries(params) : [];
  return joinedText(
    entries.map(([name, value]) => ({
      zh: `${name}：${valueText(value as Json).zh.trim()}`,
      en: `${name}: ${valueText(value as Json).en}`,
    })),
  );
}

function cited(basis: readonly Citation[], instruments: Readonly<Record<string, Instrument>>): Text {
  return joinedText(
    basis.map((citation) => citeText(citation, instruments)),
    { zh: "；", en: "; " },
  );
}

function joinedText(parts: readonly (Text | string)[], between: Text = { zh: "、", en: ", " }): Text {
  const inLanguage = (language: "zh" | "en") =>
    parts.map((part) => (typeof part === "string" ? part : part[language])).join(between[language]);
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

/** Takes the space away that sets a number off in Chinese. */
export function trimmed({ zh, en }: Text): Text {
  return { zh: zh.trim(), en };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
