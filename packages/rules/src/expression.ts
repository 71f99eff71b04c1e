/** A constant of an expression. A string that is a civil date (`2026-05-11`) is a date where a date is expected. */
export type Scalar = number | string | boolean | null;

/**
 * A typed expression, as packs write it in JSON. Everything is read by name; an expression never searches a history.
 *
 * A name that is absent yields Missing: not zero, not false, and it never satisfies a comparison or its negation.
 */
export type Expr =
  | Scalar
  | { readonly value: string }
  | { readonly self: string }
  | { readonly fact: string }
  | { readonly item: string }
  | { readonly result: string }
  | { readonly today: true }
  | { readonly interpretation: string; readonly is?: Readonly<Record<string, Expr>> }
  | { readonly addDays: readonly [Expr, Expr] }
  | { readonly addMonths: readonly [Expr, Expr] }
  | { readonly addYears: readonly [Expr, Expr] }
  | { readonly addWorkingDays: readonly [Expr, Expr] }
  | { readonly add: readonly Expr[] }
  | { readonly sub: readonly [Expr, Expr] }
  | { readonly mul: readonly [Expr, Expr] }
  | { readonly ceilDiv: readonly [Expr, Expr] }
  | { readonly min: readonly Expr[] }
  | { readonly max: readonly Expr[] }
  | { readonly maxOf: Expr; readonly each: Expr }
  | { readonly minOf: Expr; readonly each: Expr }
  | { readonly count: Expr; readonly where?: Cond }
  | { readonly concat: readonly Expr[] }
  | { readonly first: readonly Expr[] }
  | { readonly lookup: Expr; readonly in: Readonly<Record<string, Expr>>; readonly else?: Expr }
  | { readonly if: Cond; readonly then: Expr; readonly else: Expr };

/** A condition of an expression: true, false, or unknown where something it needs is missing. */
export type Cond =
  | { readonly all: readonly Cond[] }
  | { readonly any: readonly Cond[] }
  | { readonly not: Cond }
  | { readonly isSet: Expr }
  | { readonly in: readonly [Expr, readonly Scalar[] | Expr] }
  | { readonly eq: readonly [Expr, Expr] }
  | { readonly ne: readonly [Expr, Expr] }
  | { readonly lt: readonly [Expr, Expr] }
  | { readonly le: readonly [Expr, Expr] }
  | { readonly gt: readonly [Expr, Expr] }
  | { readonly ge: readonly [Expr, Expr] };
