import type { IrCond, IrExpr } from "../ir.ts";
import { pathOf } from "../rule-set/path-keys.ts";
import type { Subject } from "./explanation.ts";
import type { Json } from "./json-of.ts";

/** Says where an expression reads its datum, as a document writes it; nothing of one that is computed on the spot. */
export function subjectOf(expr: IrExpr): Subject {
  if (expr.op === "count") return subjectOf(expr.list);
  if (expr.op !== "read") return {};
  const [name = "", ...keys] = expr.keys;
  const path = keys.length === 0 ? {} : { path: `$${stepsText(keys)}` };
  const params = expr.params === undefined ? {} : { params: JSON.parse(expr.params) as Json };
  return { fact: String(name), ...path, ...params };
}

/** Says where a leaf reads what it is about. */
export function leafSubject(leaf: Extract<IrCond, { readonly op: "compare" | "some" | "every" }>): Subject {
  return subjectOf(leaf.op === "compare" ? leaf.a : leaf.list);
}

/** Writes steps as they stand in a path; a name that is not plain in quotes. */
export function stepsText(keys: readonly (string | number)[]): string {
  return keys.map((key) => pathOf([key])?.slice(1) ?? `['${key}']`).join("");
}
