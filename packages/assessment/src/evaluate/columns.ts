/** Facts in columns: what belongs to position `p` and organisation `i` stands at `p * size + i`. */
export interface Columns {
  readonly size: number;
  /** NaN where there is no number that can be used. */
  readonly numbers: Float64Array;
  /** Truths. */
  readonly flags: Uint8Array;
  readonly words: (string | undefined)[];
}
