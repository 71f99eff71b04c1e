/** One act of a history, as a host writes it. `on` may be a day, a month (`2019-07`) or a year (`2019`). */
export interface Act {
  /** The name of the act, as the lifecycle file declares it. */
  readonly type: string;
  /** The day on which it happened. */
  readonly on: string;
  /** What the act carries; its fields are declared by the lifecycle file. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** When it was entered, as the host writes it; nothing is judged by it. */
  readonly recordedAt?: string;
  /** Who did it: an opaque id, with an organisation before a slash where there is one (`branch-7/secretary`). */
  readonly actor?: string;
  /** References to the host's own documents. */
  readonly evidence?: readonly string[];
  /** The host's own name for the act, such as the number of an approval. */
  readonly externalRef?: string;
}

/** The dated acts of one case. `today` may be given by the caller instead. */
export interface History {
  /** An opaque id, at most 200 characters; nothing personal. */
  readonly id: string;
  /** `<pack>/<lifecycle>`. */
  readonly lifecycle: string;
  /** The day of judging, `YYYY-MM-DD`. */
  readonly today?: string;
  /**
   * The state in which the record begins, in a parallel lifecycle of one region or of several by name (the others begin at their beginning);
   * listed acts that lead up to it set values and are not judged.
   */
  readonly startsAt?: string | Readonly<Record<string, string>>;
  /** The first day that the record covers; spans of a recurring duty that end by then are not judged. */
  readonly startsOn?: string;
  /** Readings chosen for this case, by the name of the interpretation. */
  readonly interpretations?: Readonly<Record<string, string | number>>;
  /** What the host knows of the subject; declared by the pack's fact schema. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** In any order; a day decides, and acts of one day keep theirs. */
  readonly acts: readonly Act[];
}
