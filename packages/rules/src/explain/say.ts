import { type Catalogue, type Citation, citeText, type Instrument, type Slots, type Text, textOf } from "@guiju/core";
import type { RuleSet } from "./access.ts";
import type { Elements, Remarks } from "./explanation.ts";
import { joinedText, word } from "./word.ts";

/** Where the texts of an explanation take their names from. Without them facts are called by name and messages are left out. */
export interface Say {
  /** For the titles of facts and rules, and for the conditions of elements in words. */
  readonly ruleSet?: RuleSet;
  /** The texts that message keys stand for, slots `{fact}`, `{now}`, `{value}`; and what words that facts hold are called, by `word.<word>`. */
  readonly catalogue?: Catalogue;
  /** For citations; without them none is shown. */
  readonly instruments?: Readonly<Record<string, Instrument>>;
}

/** Puts what the document says of a condition before it, and its citations after. */
export function withRemarks(say: Say, { message, basis }: Remarks, what: Text, slots: Slots): Text {
  const said = message === undefined || say.catalogue === undefined ? undefined : textOf(say.catalogue, [message], slots);
  const full = said === undefined ? what : word("said", { message: said, what });
  return basis === undefined || say.instruments === undefined ? full : word("based", { what: full, basis: cited(basis, say.instruments) });
}

/** Says how many elements there are, and of which the condition holds. */
export function elementsText(what: Text, elements: Elements | null | undefined): Text {
  if (elements === undefined) return what;
  if (elements === null) return word("elements.missing", { what });
  if (elements.total === 0) return word("elements.zero", { what });
  const counts = (["held", "failed", "undetermined"] as const)
    .filter((kind) => elements[kind] > 0)
    .map((kind) => {
      const count = elements[kind];
      return word(`elements.${kind}${count === 1 ? ".one" : ""}`, { count, at: placesText(elements[`${kind}At`], count) });
    });
  return word("elements.total", { what, total: elements.total, counts: joinedText(counts, { zh: "", en: "" }) });
}

function placesText(at: readonly number[], total: number): Text {
  const places = joinedText(at.map((index) => String(index + 1)));
  return at.length < total ? word("elements.at", { at: places }) : places;
}

function cited(basis: readonly Citation[], instruments: Readonly<Record<string, Instrument>>): Text {
  return joinedText(
    basis.map((citation) => citeText(citation, instruments)),
    { zh: "；", en: "; " },
  );
}
