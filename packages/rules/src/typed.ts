/** The kind of a value: a `count` is whole, a `number` may have decimals. `any` is not checked before it is evaluated; whatever does not fit then is Missing. */
export type ValueType = "date" | "count" | "number" | "flag" | "word" | "list" | "record" | "any";

/** A declared kind: of a record or a list of records with its fields, of a word with the only words taken, where the set is closed. */
export interface Typed {
  readonly type: ValueType;
  /** Fields of the record, or of each record of the list. */
  readonly of?: Readonly<Record<string, Typed>>;
  /** The kind of the elements of a list that are no records. Without `of` and `items` a list is one of words. */
  readonly items?: Typed;
  readonly words?: readonly string[];
}

/** Gives the kind of a list's elements: records where it names their fields, else what it says, else words. Of anything else nothing is known. */
export function itemsOf({ type, of, items, words }: Typed): Typed {
  if (type !== "list") return { type: "any" };
  return of ? { type: "record", of } : (items ?? { type: "word", ...(words && { words }) });
}
