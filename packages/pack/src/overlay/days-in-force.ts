import { formatDate, parseDate } from "@guiju/core";
import type { InForce } from "@guiju/lifecycle";

/** Days from the first to the last, both included; the ends of time where a bound is open. */
export interface DaysInForce {
  readonly from: number;
  readonly to: number;
}

/** The days of a period in force; `undefined` where a bound is no date or they do not form a period. */
export function daysOf(inForce: InForce): DaysInForce | undefined {
  const from = inForce.from === undefined ? Number.NEGATIVE_INFINITY : parseDate(inForce.from);
  const to = inForce.to === undefined ? Number.POSITIVE_INFINITY : parseDate(inForce.to);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

/** Writes days as a pack writes them. */
export function inForceOf({ from, to }: DaysInForce): InForce {
  return {
    ...(from === Number.NEGATIVE_INFINITY ? {} : { from: formatDate(from) }),
    ...(to === Number.POSITIVE_INFINITY ? {} : { to: formatDate(to) }),
  };
}

/** The days that two periods have in common, if there are any. */
export function sharedDays(a: DaysInForce, b: DaysInForce): DaysInForce | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from > to ? undefined : { from, to };
}

/** Whether two periods are the same days. Open bounds are no JSON, so that they are not compared as such. */
export function sameDays(a: DaysInForce, b: DaysInForce): boolean {
  return a.from === b.from && a.to === b.to;
}

/** What is left of a period without another: the days before it and the days after it. */
export function daysWithout(whole: DaysInForce, part: DaysInForce): { readonly before?: DaysInForce; readonly after?: DaysInForce } {
  return {
    ...(whole.from < part.from ? { before: { from: whole.from, to: Math.min(whole.to, part.from - 1) } } : {}),
    ...(whole.to > part.to ? { after: { from: Math.max(whole.from, part.to + 1), to: whole.to } } : {}),
  };
}
