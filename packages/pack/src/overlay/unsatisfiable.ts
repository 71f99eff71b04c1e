import { addPeriod, civilDate, formatDate, type Period, type Text } from "@guiju/core";
import type { Check, NormBody, PeriodExpr } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import { canonical } from "./canonical.ts";
import type { NormPart } from "./dated-norm.ts";
import { sharedDays } from "./days-in-force.ts";
import type { Draft } from "./draft.ts";
import { contextOf } from "./draft-context.ts";
import { dayAfter } from "./order/limit-order.ts";
import { constantOf, linearOf, type OrderContext } from "./order/order-context.ts";
import { lengthOf } from "./order/period-order.ts";

/** Norms that nobody can keep together, with a case. */
export interface Unsatisfiable {
  readonly slots: readonly [string, string];
  readonly message: Text;
}

interface Clocked {
  readonly slot: string;
  readonly part: NormPart;
  readonly check: Check;
}

/** Finds what cannot be kept: a waiting time that ends after a limit on the same clock, a least number above the greatest, a share of more than all. */
export function unsatisfiable(draft: Draft): readonly Unsatisfiable[] {
  const found: Unsatisfiable[] = [];
  for (const lifecycle of draft.lifecycles.keys()) {
    const context = contextOf(draft, lifecycle);
    const norms = draft.chapters.filter((chapter) => chapter.lifecycle === lifecycle).flatMap((chapter) => chapter.norms);
    const all = norms.flatMap(({ slot, parts }) =>
      parts.flatMap((part) => part.body.checks.flatMap((check) => (speaks(check, part.body) === "must" ? [{ slot, part, check }] : []))),
    );
    found.push(...all.flatMap((each) => impossibleAlone(each, context)));
    const waits = all.filter((each) => each.check.kind === "minimumInterval");
    const limits = all.filter((each) => each.check.kind === "maximumInterval" || each.check.kind === "latest");
    for (const wait of waits) {
      for (const limit of limits) {
        const example = areTogether(wait, limit) ? startTooLate(wait.check, limit.check, context) : undefined;
        if (example !== undefined) found.push({ slots: [wait.slot, limit.slot], message: example });
      }
    }
  }
  return [...new Map(found.map((each) => [canonical(each), each])).values()];
}

function speaks(check: Check, body: NormBody): string {
  return check.modality ?? body.modality;
}

/** Whether two checks judge the same act on the same days, and neither only in a case of its own. */
function areTogether(a: Clocked, b: Clocked): boolean {
  if (sharedDays(a.part.days, b.part.days) === undefined) return false;
  const acts = [a, b].map(({ check, part }) => check.at ?? (Array.isArray(part.body.at) ? (part.body.at as readonly string[]) : []));
  const owed = [a, b].flatMap(({ check }) => ("owes" in check && check.owes !== undefined ? [check.owes.act] : []));
  const shared = acts[0]?.some((act) => acts[1]?.includes(act) === true || owed.includes(act)) === true;
  const to = [a, b].map(({ check }) => canonical([(check as { to?: Expr }).to]));
  const when = [a.check.when, b.check.when].filter((cond) => cond !== undefined).map(canonical);
  return (
    shared &&
    to[0] === to[1] &&
    // A condition on one side alone leaves cases in which both apply; two different ones may keep them apart.
    (when.length < 2 || when[0] === when[1])
  );
}

const FIRST_START: number = civilDate("2001-01-01");
/** Every start day of 400 years, after which the calendar repeats. */
const STARTS = 146_097;

function startTooLate(wait: Check, limit: Check, context: OrderContext): Text | undefined {
  const least = spanOf(wait);
  const most = spanOf(limit);
  if (least === undefined || most === undefined || least.base !== most.base) return undefined;
  const [periodA, periodB] = [constantPeriod(least.period, context), constantPeriod(most.period, context)];
  if (periodA === undefined || periodB === undefined) return undefined;
  // In one unit the longer period is longer from every day.
  const starts = "days" in periodA === "days" in periodB ? 1 : STARTS;
  for (const clip of context.clips) {
    for (let start = FIRST_START; start < FIRST_START + starts; start += 1) {
      const [first, last] = [addPeriod(start, periodA, clip), addPeriod(start, periodB, clip)];
      if (first > last) {
        const [from, earliest, latest] = [start, first, last].map((day) => formatDate(day));
        return {
          zh: `自 ${from} 起算，最早 ${earliest}，最迟 ${latest}，没有一天两者都符合`,
          en: `from ${from} the earliest day is ${earliest} and the latest ${latest}: no day keeps both`,
        };
      }
    }
  }
  return undefined;
}

/** The day a check counts from and how long it waits or allows. */
function spanOf(check: Check): { readonly base: string; readonly period: PeriodExpr } | undefined {
  if (check.kind === "minimumInterval") return { base: canonical(check.from), period: check.period ?? { days: 0 } };
  if (check.kind === "maximumInterval") return { base: canonical(check.from), period: check.period };
  return check.kind === "latest" ? dayAfter(check.latest) : undefined;
}

function constantPeriod(period: PeriodExpr, context: OrderContext): Period | undefined {
  const { unit, length, factor } = lengthOf(period);
  const constant = constantOf(length, context);
  if (constant === undefined || !Number.isSafeInteger(constant) || Math.abs(constant * factor) > 12_000) return undefined;
  return unit === "days" ? { days: constant } : { months: constant * factor };
}

function impossibleAlone({ slot, check }: Clocked, context: OrderContext): readonly Unsatisfiable[] {
  if (check.kind === "count" || check.kind === "range") {
    const { min, max } = check;
    if (min === undefined || max === undefined || (check.kind === "range" && check.orElse !== undefined)) return [];
    const [least, most] = [linearOf(min, context), linearOf(max, context)];
    if (least.base !== most.base || least.offset <= most.offset) return [];
    return [
      {
        slots: [slot, slot],
        message: { zh: `至少 ${least.offset}，至多 ${most.offset}`, en: `at least ${least.offset} and at most ${most.offset}` },
      },
    ];
  }
  if (check.kind === "quorum") {
    const [part, of] = check.ratio;
    const beyond = part > of || (part === of && check.exact === "fails");
    return beyond ? [{ slots: [slot, slot], message: { zh: "全部到会也不够", en: "not even all of them are enough" } }] : [];
  }
  return [];
}
