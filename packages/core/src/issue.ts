import type { Text } from "./text.ts";

/** A place in a text file: line and column count from 1, column and length in UTF-16 code units, as editors count. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many code units of that line are meant; at least 1. */
  readonly length: number;
}

/** How much an issue weighs: an error stops the work, a warning is shown. */
export type Severity = "error" | "warning";

/** One finding about an input: what is wrong, where, what was expected and what was probably meant. */
export interface Issue {
  /** A stable snake_case word that names the kind of finding. */
  readonly code: string;
  readonly message: Text;
  /** A JSON pointer (RFC 6901) into the document, `""` for the whole of it. */
  readonly pointer?: string;
  readonly place?: Place;
  readonly expected?: Text;
  /** The nearest valid spelling, as it would be written. */
  readonly suggestion?: string;
  /** What to do about it. */
  readonly help?: Text;
  /** `"error"` where absent. */
  readonly severity?: Severity;
}
