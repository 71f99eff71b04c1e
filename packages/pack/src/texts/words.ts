import { type Catalogue, type Slots, type SlotValue, type Text, textOf } from "@guiju/core";
import type { ReportFact } from "@guiju/lifecycle";
import { lifecycleMessages } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";

/** A text found by its keys: who says it, and the slots that its template uses. */
export interface FoundText {
  readonly text: Text;
  readonly by: "pack" | "engine";
  readonly uses: ReadonlySet<string>;
}

/** Finds the first text, in the pack and then in the engine, all of whose slots have a value. */
export function sentence(pack: Pack, keys: readonly string[], slots: Slots): FoundText | undefined {
  for (const [by, catalogue] of [
    ["pack", pack.catalogue],
    ["engine", lifecycleMessages],
  ] as const) {
    for (const key of keys) {
      const uses = slotsOf(catalogue, key);
      if (uses === undefined || [...uses].some((slot) => !Object.hasOwn(slots, slot))) continue;
      const text = textOf(catalogue, [key], slots);
      if (text !== undefined) return { text, by, uses };
    }
  }
  return undefined;
}

/** The engine's text of a key that it is known to have. */
export function engineText(key: string, slots: Slots = {}): Text {
  return textOf(lifecycleMessages, [key], slots) ?? plain(key);
}

/** A name as people call it: the pack's text of the first key there is, or the name itself. */
export function nameOf(pack: Pack, keys: readonly string[], name: string): Text {
  return textOf(pack.catalogue, keys) ?? textOf(lifecycleMessages, keys) ?? plain(name);
}

/** A fact's value as people say it: a recorded word by the pack's message `<fact>.<word>` or `word.<word>`, a flag as yes or no. */
export function factValue(pack: Pack, name: string, value: ReportFact): SlotValue {
  if (value === null) return engineText("value.none");
  if (typeof value === "boolean") return engineText(`value.${value}`);
  if (typeof value === "number") return value;
  const word = (each: string): Text | string =>
    textOf(pack.catalogue, [`${name}.${each}`, `${name.split(".")[0]}.${each}`, `word.${each}`]) ?? each;
  return typeof value === "string" ? word(value) : value.map(word);
}

/** A fact with its label, as it is said among what was read. */
export function factText(pack: Pack, name: string, value: ReportFact): Text {
  const label = nameOf(pack, [`fact.${name}`, `value.${name}`], name);
  if (value === null) return engineText("line.factNone", { label });
  const isNumberOrDate = typeof value === "number" || (typeof value === "string" && /^\d/.test(value));
  return engineText(isNumberOrDate ? "line.fact" : "line.factWord", { label, value: factValue(pack, name, value) });
}

/** The same text in both languages. */
export function plain(text: string): Text {
  return { zh: text, en: text };
}

/** Puts sentences one after another: in English with a space between, in Chinese without. */
export function joined(parts: readonly Text[]): Text {
  return { zh: parts.map((part) => part.zh).join(""), en: parts.map((part) => part.en).join(" ") };
}

/** Puts items of an enumeration together. */
export function listed(parts: readonly Text[]): Text {
  return { zh: parts.map((part) => part.zh).join("；"), en: parts.map((part) => part.en).join("; ") };
}

function slotsOf(catalogue: Catalogue, key: string): ReadonlySet<string> | undefined {
  if (!Object.hasOwn(catalogue.zh, key) || !Object.hasOwn(catalogue.en, key)) return undefined;
  const found = `${catalogue.zh[key]}${catalogue.en[key]}`.matchAll(/\{([A-Za-z][A-Za-z0-9_.]*)\}/g);
  return new Set([...found].map((match) => match[1] as string));
}
