/** One act of a history, as a host writes it. `on` may be a day, a month (`2019-07`) or a year (`2019`). */
export interface Act {
  readonly type: string;
  readonly on: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly recordedAt?: string;
  readonly actor?: string;
  readonly evidence?: readonly string[];
  readonly externalRef?: string;
}

/** The dated acts of one case. `today` may be given by the caller instead. */
export interface History {
  readonly id: string;
  readonly lifecycle: string;
  readonly today?: string;
  readonly startsAt?: string;
  readonly startsOn?: string;
  readonly interpretations?: Readonly<Record<string, string | number>>;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly acts: readonly Act[];
}
