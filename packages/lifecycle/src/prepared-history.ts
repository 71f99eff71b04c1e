import type { Fields, Span } from "@guiju/rules";
import type { CompiledAct } from "./compiled.ts";
import type { Act, History } from "./history.ts";

/** One act, read and typed. `first` and `last` bound its day; they are equal where the day is known. */
export interface PreparedAct {
  readonly schema: CompiledAct;
  readonly type: string;
  readonly onText: string;
  readonly on: number | Span;
  readonly first: number;
  readonly last: number;
  /** Place in the file, from 0. */
  readonly position: number;
  /** The act's fields with `on` and, where no field has that name, `actor`; dates as day numbers. */
  readonly self: Fields;
  readonly source: Act;
}

/** A history, read, typed and in order. */
export interface PreparedHistory {
  readonly source: History;
  readonly id: string;
  readonly today: number | undefined;
  /** The state in which the record begins, by the place of its region; `undefined` where it begins at the beginning. */
  readonly startsAt: readonly (string | undefined)[] | undefined;
  readonly startsOn: number | undefined;
  readonly readings: ReadonlyMap<string, string | number>;
  readonly facts: Fields;
  readonly acts: readonly PreparedAct[];
  /** Position of an act that is only asked about: it is never taken as one of a time before the record. */
  readonly asked?: number;
}
