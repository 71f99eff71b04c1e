import type { Issue } from "./issue.ts";

/** Why an operation was refused. A closed set. */
export type ErrorCode =
  | "invalid_date"
  | "invalid_calendar"
  | "invalid_json"
  | "invalid_definition"
  | "invalid_pack"
  | "invalid_history"
  | "invalid_expression"
  | "unknown_name"
  | "limit_exceeded"
  | "not_found"
  | "usage";

/** What an error carries besides its code and message. */
export interface ErrorContext {
  /** Plain values for programs: names, limits, counts. No personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The findings that led to the error, each with its place. */
  readonly issues?: readonly Issue[];
}

const brand: unique symbol = Symbol.for("@guiju/core/GuijuError");

/**
 * The one error class of these packages: a code, a message in English, details for programs and issues for people.
 *
 * @example
 * new GuijuError("not_found", "no pack is named shi", { details: { name: "shi" } }).code; // => "not_found"
 */
export class GuijuError extends Error {
  override readonly name: string = "GuijuError";
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}) {
    super(message);
    this.code = code;
    this.details = context.details ?? {};
    this.issues = context.issues ?? [];
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Tells whether something caught is a `GuijuError`, also one of another copy of this package in the same program.
 *
 * @example
 * isGuijuError(new GuijuError("usage", "two files are needed")); // => true
 * isGuijuError(new Error("usage")); // => false
 */
export function isGuijuError(caught: unknown): caught is GuijuError {
  return typeof caught === "object" && caught !== null && (caught as Record<PropertyKey, unknown>)[brand] === true;
}
