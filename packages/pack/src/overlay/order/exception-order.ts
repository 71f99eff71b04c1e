import type { Check, PeriodExpr } from "@guiju/lifecycle";
import type { Comparison } from "../overlay-file.ts";
import { looser, same, together, within } from "./comparisons.ts";
import { implies } from "./condition-order.ts";
import type { OrderContext } from "./order-context.ts";
import { comparePeriods } from "./period-order.ts";

type Limit = Extract<Check, { kind: "maximumInterval" }>;

/**
 * Compares two limits with their exceptions: in the ordinary case, and in each case in which one of the exceptions holds.
 * Where the exception's condition changes, the cases that cannot be told apart are all compared.
 */
export function compareExceptions(before: Check, after: Check, context: OrderContext): Comparison {
  const [a, b] = [before as Limit, after as Limit];
  const cases: Comparison[] = [comparePeriods(a.period, b.period, "sooner", context)];
  const compare = (old: PeriodExpr, now: PeriodExpr) =>
    within(comparePeriods(old, now, "sooner", context), "在例外情形", "in the exceptional case");
  const [old, now] = [a.exception, b.exception];
  if (old !== undefined && now !== undefined) {
    cases.push(compare(old.period, now.period));
    if (!implies(old.when, now.when, context)) cases.push(compare(old.period, b.period));
    if (!implies(now.when, old.when, context)) cases.push(compare(a.period, now.period));
  } else if (old !== undefined) {
    cases.push(compare(old.period, b.period));
  } else if (now !== undefined) {
    const added = compare(a.period, now.period);
    cases.push(added.class === "looser" && added.example === undefined ? looser("这里有例外", "there is an exception here") : added);
  }
  return cases.every((each) => each.class === "equal") ? same : together(cases);
}
