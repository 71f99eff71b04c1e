/** A constant of an expression. A string that is a civil date (`2026-05-11`) is a date where a date is expected. */
export type Scalar = number | string | boolean | null;

/**
 * A typed expression, as packs write it in JSON. Everything is read by name; an expression never searches a history.
 *
 * A name that is absent yields Missing: not zero, not false, and it never satisfies a comparison or its negation. A recorded null is Missing to
 * arithmetic and comparisons; only `eq`, `ne` and `in` with the constant null, `isSet` and `first` look at it.
 * What is known only between two bounds (see `Span`) is carried through: results hold for every number in between, or are unknown.
 *
 * - `self`, `fact`, `result`, `item` take dotted paths of own fields; `{"item": ""}` is the list element itself.
 * - `interpretation` with `is` covers every reading exactly; without `is` it is the reading's name, or the number.
 * - `addWorkingDays` counts the date itself if it is a working day; the number is from 1.
 * - `add`, `sub`, `mul`, `ceilDiv` work on whole numbers; where any step leaves the safe integers, or divides by nought, the result is Missing.
 *   `sub` of two dates is the number of days from the second to the first.
 * - `maxOf`, `minOf` and `sumOf` are Missing where one element lacks what is asked; of an empty list `sumOf` is nought, the others are Missing.
 * - `count` with `where` is a span where the condition is unknown of some elements. `{"concat": []}` is the empty list.
 * - `lookup` of a Missing key is Missing; `else` answers a key the table lacks.
 * - `if` with an unknown condition yields what both branches have in common: the same datum, or the span over both numbers.
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
  | { readonly sumOf: Expr; readonly each: Expr }
  | { readonly count: Expr; readonly where?: Cond }
  | { readonly concat: readonly Expr[] }
  | { readonly first: readonly Expr[] }
  | { readonly lookup: Expr; readonly in: Readonly<Record<string, Expr>>; readonly else?: Expr }
  | { readonly if: Cond; readonly then: Expr; readonly else: Expr };

/**
 * A condition of an expression: true, false, or unknown where something it needs is missing.
 *
 * `all`, `any` and `not` follow Kleene's strong tables: one false settles `all` and one true settles `any`, whatever is missing.
 * `isSet` alone is never unknown, so a missing field can make `not isSet` true: do not write that of a fact or an act's field.
 */
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
