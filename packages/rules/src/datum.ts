/** A value known only to lie between two bounds, both included: a date known by its month, a count over missing facts. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The fields of one act, one fact sheet or one list element. Dates are day numbers; an absent field is Missing. */
export interface Fields {
  readonly [name: string]: Datum;
}

/** What an expression works on and yields. `undefined` is Missing; a date is a day number (see `CivilDate`). */
export type Datum = number | string | boolean | null | undefined | Span | readonly Datum[] | Fields;

/** Three-valued truth. `undefined` is unknown. */
export type Truth = boolean | undefined;
