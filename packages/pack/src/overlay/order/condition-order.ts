import type { Cond, Expr, Scalar } from "@guiju/rules";
import { canonical, sameJson } from "../canonical.ts";
import { linearOf, type OrderContext } from "./order-context.ts";

/** How many comparisons of parts one question may take; conditions of packs are small. */
const MOST_STEPS = 20_000;

/**
 * Whether a condition is true wherever another is, and the other false wherever it is: seen from their shape, so `false` may also mean "not seen".
 *
 * Holds in three-valued logic: `all` with one more part implies `all` without it, `ge 5` implies `ge 3`, a shorter list implies a longer one.
 */
export function implies(left: Cond, right: Cond, context: OrderContext): boolean {
  const steps = { left: MOST_STEPS };
  const follows = (p: Cond, q: Cond): boolean => {
    steps.left -= 1;
    if (steps.left < 0) return false;
    if (sameJson(p, q)) return true;
    if ("any" in p) return p.any.length > 0 && p.any.every((part) => follows(part, q));
    if ("all" in q) return q.all.length > 0 && q.all.every((part) => follows(p, part));
    if ("all" in p && p.all.some((part) => follows(part, q))) return true;
    if ("any" in q && q.any.some((part) => follows(p, part))) return true;
    if ("not" in p && "not" in q) return follows(q.not, p.not);
    return atomImplies(p, q, context);
  };
  return follows(left, right);
}

function atomImplies(p: Cond, q: Cond, context: OrderContext): boolean {
  const [listP, listQ] = [listOf(p), listOf(q)];
  if (listP !== undefined && listQ !== undefined) {
    return canonical(listP.of) === canonical(listQ.of) && listP.list.every((word) => listQ.list.includes(word));
  }
  const [boundP, boundQ] = [boundOf(p, context), boundOf(q, context)];
  if (boundP === undefined || boundQ === undefined || boundP.of !== boundQ.of || boundP.side !== boundQ.side) return false;
  return boundP.side === "least" ? boundP.bound >= boundQ.bound : boundP.bound <= boundQ.bound;
}

/** A condition that something is one of some words: `in`, or `eq` with a constant. */
function listOf(cond: Cond): { readonly of: Expr; readonly list: readonly Scalar[] } | undefined {
  if ("in" in cond && Array.isArray(cond.in[1])) {
    const list = cond.in[1] as readonly Expr[];
    return list.every((word) => typeof word !== "object" && word !== null)
      ? { of: cond.in[0], list: list as readonly Scalar[] }
      : undefined;
  }
  if ("eq" in cond && (typeof cond.eq[1] === "string" || typeof cond.eq[1] === "number" || typeof cond.eq[1] === "boolean")) {
    return { of: cond.eq[0], list: [cond.eq[1]] };
  }
  return undefined;
}

/** A condition on whole numbers as a least or a greatest one: `gt 4` is at least 5. */
function boundOf(
  cond: Cond,
  context: OrderContext,
): { readonly of: string; readonly side: "least" | "greatest"; readonly bound: number } | undefined {
  for (const [key, side, shift] of [
    ["ge", "least", 0],
    ["gt", "least", 0.5],
    ["le", "greatest", 0],
    ["lt", "greatest", -0.5],
  ] as const) {
    if (!(key in cond)) continue;
    const [of, to] = (cond as unknown as Record<string, readonly [Expr, Expr]>)[key] as readonly [Expr, Expr];
    const bound = linearOf(to, context);
    return bound.base === "" ? { of: canonical(of), side, bound: bound.offset + shift } : undefined;
  }
  return undefined;
}
