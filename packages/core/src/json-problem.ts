/** What can be wrong in a JSON text. The words are the codes of the issues. */
export type JsonProblemKind =
  | "too_large"
  | "too_deep"
  | "byte_order_mark"
  | "empty"
  | "truncated"
  | "comment"
  | "trailing_comma"
  | "duplicate_key"
  | "number_too_large"
  | "number_too_small"
  | "not_a_number"
  | "invalid_number"
  | "full_width"
  | "single_quotes"
  | "unquoted_name"
  | "unclosed_text"
  | "control_character"
  | "invalid_escape"
  | "missing_name"
  | "missing_comma"
  | "missing_colon"
  | "missing_value"
  | "wrong_bracket"
  | "unknown_word"
  | "more_than_one"
  | "not_json";

/** A finding in a JSON text, still by offset. */
export interface JsonProblem {
  readonly kind: JsonProblemKind;
  readonly offset: number;
  readonly length: number;
  /** The character, word or name it is about. */
  readonly found?: string;
  /** The offset of the earlier place it refers to: the first of two equal names, the bracket still open. */
  readonly since?: number;
  /** What should stand there. */
  readonly instead?: string;
  /** The limit that was passed. */
  readonly limit?: number;
}
