import { addPeriod, formatDate, type Period, type Text } from "@guiju/core";
import type { Check, NormBody, PeriodExpr } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import { canonical } from "./canonical.ts";
import type { NormPart } from "./dated-norm.ts";
import { sharedDays } from "./days-in-force.ts";
import type { Draft } from "./draft.ts";
import { contextOf } from "./draft-context.ts";
import { dayAfter } from "./order/limit-order.ts";
import { constantOf, linearOf, type OrderContext } from "./order/order-context.ts";
import { FIRST_START, lengthOf, STARTS } from "./order/period-order.ts";
import { firstTaken, readAs, readingsIn, spelledOut } from "./readings.ts";

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
        const example = areTogether(wait, limit) ? startTooLate(draft, wait.check, limit.check, context) : undefined;
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

/** A case in which a waiting time ends after a limit, under one of the readings among which the two choose. */
function startTooLate(draft: Draft, wait: Check, limit: Check, context: OrderContext): Text | undefined {
  const spelled = [timing(wait), timing(limit)].map((each) => spelledOut(each, context));
  for (const readings of readingsIn(draft, spelled)) {
    const [waits, allowed] = spelled.map((each) => readAs(each, readings, draft)) as [Timing, Timing];
    const example = tooLate(waits, allowed, context);
    if (example === undefined) continue;
    if (readings.size === 0) return example;
    const under = [...readings].map(([name, reading]) => `${name} = ${reading}`).join(", ");
    return { zh: `按读法“${under}”，${example.zh}`, en: `under the reading ${under}, ${example.en}` };
  }
  return undefined;
}

/** What of a check says from when it counts and how long. */
interface Timing {
  readonly from: Expr;
  readonly period: PeriodExpr;
  /** The longer period that an exception allows. */
  readonly exception?: PeriodExpr;
}

/** The day a check counts from and how long it waits or allows. */
function timing(check: Check): Timing | undefined {
  if (check.kind === "minimumInterval") return { from: check.from, period: check.period ?? { days: 0 } };
  if (check.kind === "maximumInterval")
    return { from: check.from, period: check.period, ...(check.exception === undefined ? {} : { exception: check.exception.period }) };
  return check.kind === "latest" ? { from: check.latest, period: { days: 0 } } : undefined;
}

function tooLate(wait: Timing, limit: Timing, context: OrderContext): Text | undefined {
  const [least, most] = [spanOf(wait), spanOf(limit)];
  if (least === undefined || most === undefined || least.base !== most.base) return undefined;
  const [waits, allows] = [constantPeriod(least.period, context), constantPeriod(most.period, context)];
  if (waits === undefined || allows === undefined) return undefined;
  const longer = limit.exception === undefined ? undefined : constantPeriod(limit.exception, context);
  const even = longer === undefined ? undefined : firstStart(waits, longer, context);
  if (even !== undefined) return noDay(even, "，用了例外也一样", ", not even with the exception");
  const start = firstStart(waits, allows, context);
  if (start === undefined) return undefined;
  return limit.exception === undefined ? noDay(start, "", "") : noDay(start, "（例外情形除外）", " (but for the exception)");
}

interface Start {
  readonly start: number;
  readonly first: number;
  readonly last: number;
}

/** The first start day from which a waiting time ends after a limit. */
function firstStart(waits: Period, allows: Period, context: OrderContext): Start | undefined {
  // In one unit the longer period is longer from every day.
  const starts = "days" in waits === "days" in allows ? 1 : STARTS;
  if (isNeverLonger(waits, allows)) return undefined;
  for (const clip of context.clips) {
    for (let start = FIRST_START; start < FIRST_START + starts; start += 1) {
      const [first, last] = [addPeriod(start, waits, clip), addPeriod(start, allows, clip)];
      if (first > last) return { start, first, last };
    }
  }
  return undefined;
}

/** Whether the longest that a period can be is no more than the shortest that the other can be. */
function isNeverLonger(period: Period, other: Period): boolean {
  if ("days" in period) return "months" in other && period.days <= other.months * 28;
  return "months" in period && "days" in other && period.months * 31 <= other.days;
}

function noDay({ start, first, last }: Start, zh: string, en: string): Text {
  const [from, earliest, latest] = [start, first, last].map((day) => formatDate(day));
  return {
    zh: `自 ${from} 起算，最早 ${earliest}，最迟 ${latest}，没有一天两者都符合${zh}`,
    en: `from ${from} the earliest day is ${earliest} and the latest ${latest}: no day keeps both${en}`,
  };
}

/** A timing as a period after one day; of a day that is itself a period after another, the latter. */
function spanOf({ from, period }: Timing): { readonly base: string; readonly period: PeriodExpr } | undefined {
  const taken = firstTaken(from);
  if (canonical(period) !== canonical({ days: 0 })) return { base: canonical(taken), period };
  const after = dayAfter(taken);
  return { base: canonical(firstTaken(JSON.parse(after.base) as Expr)), period: after.period };
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
