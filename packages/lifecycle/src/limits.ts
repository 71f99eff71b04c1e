/**
 * The largest input that is taken. Anything larger is refused with a located issue before it is judged.
 * A real case has some dozens of acts; the limits leave room for the longest ones and keep one file from stopping an audit.
 */
export const LIMITS: {
  readonly acts: number;
  readonly listItems: number;
  readonly textLength: number;
  readonly issues: number;
  readonly worlds: number;
  readonly firstYear: number;
  readonly lastYear: number;
} = {
  /** Acts in one history. */
  acts: 10_000,
  /** Elements in one list of an act or fact. */
  listItems: 10_000,
  /** Characters in one text. */
  textLength: 10_000,
  /** Issues reported of one history; the rest is left out. */
  issues: 50,
  /** Combinations of open readings that are followed; whatever a choice past it could change is shown as not determined. */
  worlds: 64,
  /** Days outside these years are taken for typing errors. */
  firstYear: 1900,
  lastYear: 2199,
};
