import type { Text } from "@guiju/core";
import type { IrExpr } from "../ir.ts";
import type { Typed } from "../typed.ts";
import type { Subject } from "./explanation.ts";
import type { Json } from "./json-of.ts";
import type { Say } from "./say.ts";
import { valueText } from "./value-text.ts";
import { joinedText, word } from "./word.ts";

/** A kind that may carry a title at any depth. */
export interface Titled extends Typed {
  readonly title?: Text;
  readonly of?: Readonly<Record<string, Titled>>;
}

/** A name as far as titles go, with the rest of the way as it is written. */
interface Named {
  readonly text: Text;
  readonly rest: string;
  readonly type: Titled | undefined;
}

/** Names a fact by its title and those of its fields, where the document gives them. */
export function subjectText(say: Say, subject: Subject): Text {
  const { fact, path, params } = subject;
  if (fact === undefined) return { zh: "", en: "" };
  const keys = keysOf(path);
  const type = factType(say, fact);
  const full = fullText(followed({ text: type?.title ?? titled(say, fact), rest: "", type }, keys));
  return params === undefined ? full : word("fact.params", { fact: full, params: paramsText(say, params) });
}

/** Names a field of a list's entries, or an entry itself. */
export function itemText(type: Titled | undefined, keys: readonly (string | number)[]): Text {
  const [key, ...others] = keys;
  if (key === undefined) return word("fact.item");
  if (typeof key === "number") return fullText(followed({ text: word("fact.item"), rest: "", type }, keys));
  const field = fieldOf(type, key);
  return fullText(followed({ text: field?.title ?? { zh: key, en: key }, rest: "", type: field }, others));
}

/** Names a rule or a derived fact by its title, where the document gives one. */
export function titled(say: Say, name: string): Text {
  const titles = say.ruleSet?.document.titles ?? {};
  return (Object.hasOwn(titles, name) ? titles[name] : undefined) ?? { zh: name, en: name };
}

/** Says whether a fact is computed: then nobody can record it. */
export function isDerived(say: Say, { fact }: Subject): boolean {
  return say.ruleSet?.program.derived.some(({ name }) => name === fact) === true;
}

/** Gives the kind of the entries of a list, with titles, where the document declares it. */
export function entriesOf(say: Say, list: IrExpr, item: Titled | undefined): Titled | undefined {
  if (list.op !== "read" || list.from === "value") return list.type.of && { type: "record", of: list.type.of };
  const [name, ...keys] = list.keys;
  const typed = list.from === "item" ? typeAt(item, list.keys) : typeAt(factType(say, String(name)), keys);
  return entryOf(typed);
}

/** Gives the kind of a subject, where it is known. */
export function kindOf(say: Say, { fact, path }: Subject): Typed["type"] | undefined {
  if (fact === undefined) return undefined;
  const derived = say.ruleSet?.program.derived.find(({ name }) => name === fact);
  if (derived !== undefined) return derived.ir.type.type;
  return typeAt(factType(say, fact), keysOf(path))?.type;
}

function keysOf(path: string | undefined): readonly (string | number)[] {
  return [...(path ?? "").matchAll(/\.([^.[]+)|\[(\d+)\]|\['([^']*)'\]/g)].map(
    ([, field, position, quoted]) => field ?? quoted ?? Number(position),
  );
}

function typeAt(type: Titled | undefined, keys: readonly (string | number)[]): Titled | undefined {
  return keys.reduce<Titled | undefined>((at, key) => (typeof key === "number" ? entryOf(at) : fieldOf(at, key)), type);
}

function factType(say: Say, fact: string): Titled | undefined {
  const facts = say.ruleSet?.document.facts ?? {};
  return Object.hasOwn(facts, fact) ? facts[fact] : undefined;
}

function followed(start: Named, keys: readonly (string | number)[]): Named {
  return keys.reduce<Named>(({ text, rest, type }, key) => {
    if (typeof key === "number") {
      const entry = entryOf(type);
      return rest === ""
        ? { text: word("fact.entry", { fact: text, number: key + 1 }), rest, type: entry }
        : { text, rest: `${rest}[${key}]`, type: entry };
    }
    const field = fieldOf(type, key);
    const title = field?.title;
    return title !== undefined && rest === ""
      ? { text: word("fact.field", { fact: text, field: title }), rest, type: field }
      : { text, rest: `${rest}.${key}`, type: field };
  }, start);
}

function fullText({ text, rest }: Named): Text {
  return rest === "" ? text : word("fact.path", { fact: text, path: rest.replace(/^\./, "") });
}

function fieldOf(type: Titled | undefined, key: string): Titled | undefined {
  return type?.of && Object.hasOwn(type.of, key) ? type.of[key] : undefined;
}

function entryOf(type: Titled | undefined): Titled | undefined {
  return type?.of === undefined ? type?.items : { type: "record", of: type.of };
}

function paramsText(say: Say, params: Json): Text {
  const entries = typeof params === "object" && params !== null ? Object.entries(params) : [];
  return joinedText(
    entries.map(([name, value]) => ({
      zh: `${name}：${valueText(say, value as Json).zh}`,
      en: `${name}: ${valueText(say, value as Json).en}`,
    })),
  );
}
