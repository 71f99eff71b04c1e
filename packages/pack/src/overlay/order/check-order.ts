import type { Check, Effect, Modality, NormBody, Owes } from "@guiju/lifecycle";
import { sameJson } from "../canonical.ts";
import type { Comparison } from "../overlay-file.ts";
import { incomparable, looser, same, tighter, together, unordered } from "./comparisons.ts";
import { implies } from "./condition-order.ts";
import { compareExceptions } from "./exception-order.ts";
import { compareLimits } from "./limit-order.ts";
import { compareNumbers, compareRatios } from "./number-order.ts";
import type { OrderContext } from "./order-context.ts";
import { comparePeriods } from "./period-order.ts";
import { compareSets } from "./set-order.ts";
import { compareWindows } from "./window-order.ts";

const MODALITIES: readonly Modality[] = ["may", "should", "must"];
const EFFECTS: readonly Effect[] = ["record", "block", "void"];

/** Compares how strongly two texts speak. */
export function compareModalities(before: Modality, after: Modality): Comparison {
  const difference = MODALITIES.indexOf(after) - MODALITIES.indexOf(before);
  if (difference === 0) return same;
  if (difference > 0) return tighter;
  return after === "may"
    ? looser("不符合在这里不算问题", "a breach counts for nothing here")
    : looser("不符合在这里只作提醒", "a breach is only a warning here");
}

/** Compares what a breach does. */
export function compareEffects(before: Effect, after: Effect): Comparison {
  const difference = EFFECTS.indexOf(after) - EFFECTS.indexOf(before);
  if (difference === 0) return same;
  if (difference > 0) return tighter;
  return after === "record"
    ? looser("不符合时在这里只作记录", "a breach is only recorded here")
    : looser("不符合时在这里只阻止办理", "a breach only stops the act here");
}

type Loose = Readonly<Record<string, unknown>>;

/** Compares one parameter of a check with what it was; everything else stays as it is. A parameter without an order of its own is incomparable. */
export function compareCheckParameter(before: Check, after: Check, parameter: string, body: NormBody, context: OrderContext): Comparison {
  const [a, b] = [before as unknown as Loose, after as unknown as Loose];
  if (sameJson([a[parameter]], [b[parameter]])) return same;
  const comparison = compareParameter(before, after, parameter, body, context);
  return comparison.class === "tighter" && before.settles !== undefined && parameter !== "settles" ? settledOtherwise : comparison;
}

/** A check that settles readings, judged otherwise, leaves other readings: what they judge may be stricter or looser. */
export const settledOtherwise: Comparison = unordered(
  "由它排除的口径不同，其他规定的结论或严或宽",
  "it rules out other readings, under which other norms may be stricter or looser",
);

function compareParameter(before: Check, after: Check, parameter: string, body: NormBody, context: OrderContext): Comparison {
  switch (parameter) {
    case "modality":
      return compareModalities(before.modality ?? body.modality, after.modality ?? body.modality);
    case "when":
      return compareWhen(before, after, context);
    case "at":
      return compareSets(before.at, after.at, {
        more: "tighter",
        absent: "all",
        words: (act) => ({ zh: `“${act}”时在这里不核查`, en: `at "${act}" it is not judged here` }),
      });
    case "name":
      return unordered("改了名称", "it has another name");
    case "owes":
      return compareOwes(before, after);
    case "settles":
      return settledOtherwise;
    default:
      return compareOfKind(before, after, parameter, context);
  }
}

function compareWhen(before: Check, after: Check, context: OrderContext): Comparison {
  if (after.when === undefined) return tighter;
  const sample = looser("不符合这一条件的，在这里不核查", "where this condition is not true it is not judged here");
  if (before.when === undefined) return sample;
  const [wider, narrower] = [implies(before.when, after.when, context), implies(after.when, before.when, context)];
  return wider ? (narrower ? same : tighter) : narrower ? sample : incomparable;
}

function compareOwes(before: Check, after: Check): Comparison {
  const [a, b] = ["owes" in before ? before.owes : undefined, "owes" in after ? after.owes : undefined];
  if (a === undefined) return tighter;
  if (b === undefined) return looser(`逾期未办“${a.act}”，在这里不算问题`, `"${a.act}" that is never done is no breach here`);
  if (a.act !== b.act || a.who !== b.who) return unordered("应办的事项或责任人不同", "another act is owed, or by someone else");
  const skipped = looser(`略过“${a.act}”的，在这里不核查期限`, `where "${a.act}" was skipped its limit is not judged here`);
  return together([a.ifSkipped === b.ifSkipped ? same : b.ifSkipped === "overdue" ? tighter : skipped, compareSince(a, b)]);
}

/** What begins an obligation anew leaves fewer acts that meet it. */
function compareSince(before: Owes, after: Owes): Comparison {
  const [old, now] = [before.since ?? [], after.since ?? []].map((since) => (typeof since === "string" ? [since] : since)) as [Acts, Acts];
  const [gone] = old.filter((act) => !now.includes(act));
  const [come] = now.filter((act) => !old.includes(act));
  if (gone === undefined) return come === undefined ? same : tighter;
  const { act } = before;
  const [zh, en] = [`“${gone}”之前办理的“${act}”，在这里仍然算数`, `"${act}" that was done before "${gone}" counts here still`];
  if (come === undefined) return looser(zh, en);
  return unordered(`${zh}；“${come}”之前办理的在这里不算`, `${en}; done before "${come}" it does not`);
}

type Acts = readonly string[];

function compareOfKind(before: Check, after: Check, parameter: string, context: OrderContext): Comparison {
  const key = `${before.kind}.${parameter}`;
  const [a, b] = [before, after] as unknown as readonly [Loose, Loose];
  switch (key) {
    case "minimumInterval.period":
      return compareWaiting(a.period, b.period, context);
    case "maximumInterval.period":
    case "maximumInterval.exception":
      return compareExceptions(before, after, context);
    case "latest.latest":
      return compareLimits(a.latest as never, b.latest as never, context);
    case "window.every":
    case "window.atLeast":
      return compareWindows(a as never, b as never, context);
    case "publicNotice.workingDays":
      return compareNumbers(a.workingDays as number, b.workingDays as number, "up", context);
    case "publicNotice.together":
      return b.together === "ifSeveral"
        ? tighter
        : looser("几处先后公示的在这里也可以", "places that were not posted on the same days will do here");
    case "publicNotice.postingDay":
      return compareWords(
        a.postingDay,
        b.postingDay,
        ["inclusive", "exclusive"],
        "张贴当日在这里也算一天",
        "the day of posting counts here",
      );
    case "order.sameDay":
      return compareWords(a.sameDay, b.sameDay, ["allowed", "refused"], "同一天办理在这里也可以", "the same day will do here");
    case "quorum.exact":
      return compareWords(a.exact, b.exact, ["counts", "fails"], "恰好达到比例的在这里也算", "exactly the ratio counts here");
    case "quorum.ratio":
      return compareRatios(a.ratio as never, b.ratio as never, (whole, [part, of]) =>
        b.exact === "fails" ? Math.floor((whole * part) / of) + 1 : Math.ceil((whole * part) / of),
      );
    case "surplus.ratio":
      return compareRatios(a.ratio as never, b.ratio as never, (seats, [part, of]) => seats + Math.ceil((seats * part) / of));
    case "count.min":
    case "range.min":
      return compareBound(a.min, b.min, "up", context);
    case "count.max":
    case "range.max":
      return compareBound(a.max, b.max, "down", context);
    case "count.where":
      return compareWhere(before, after, context);
    case "range.orElse":
      return compareOrElse(a.orElse as OrElse | undefined, b.orElse as OrElse | undefined, context);
    case "evidence.all":
      return compareSets(a.all as readonly string[], b.all as readonly string[], {
        more: "tighter",
        words: (kind) => ({ zh: `没有“${kind}”在这里也算齐备`, en: `it is complete here without "${kind}"` }),
      });
    case "competence.oneOf":
      return compareSets(a.oneOf as readonly string[], b.oneOf as readonly string[], {
        more: "looser",
        words: (body) => ({ zh: `“${body}”在这里有权`, en: `"${body}" may act here` }),
      });
    case "judgement.good":
      return compareSets(a.good as readonly string[], b.good as readonly string[], {
        more: "looser",
        words: (word) => ({ zh: `记载为“${word}”的在这里算符合`, en: `a record of "${word}" is good here` }),
      });
    case "judgement.bad":
      return compareSets(a.bad as readonly string[], b.bad as readonly string[], {
        more: "tighter",
        words: (word) => ({ zh: `记载为“${word}”的在这里不算不符合`, en: `a record of "${word}" is not bad here` }),
      });
    case "eligibility.that":
      return compareThat(before, after, context);
    default:
      return unordered("改了核查的是什么", "it is judged of something else");
  }
}

function compareWaiting(before: unknown, after: unknown, context: OrderContext): Comparison {
  const none = { days: 0 };
  return comparePeriods((before ?? none) as never, (after ?? none) as never, "later", context);
}

function compareWords(before: unknown, after: unknown, order: readonly [string, string], zh: string, en: string): Comparison {
  const [a, b] = [order.indexOf(String(before)), order.indexOf(String(after))];
  if (a < 0 || b < 0) return incomparable;
  return a === b ? same : b > a ? tighter : looser(zh, en);
}

function compareBound(before: unknown, after: unknown, stricter: "up" | "down", context: OrderContext): Comparison {
  if (before === undefined) return tighter;
  if (after === undefined)
    return stricter === "up"
      ? looser("这里没有下限", "there is no least number here")
      : looser("这里没有上限", "there is no greatest number here");
  return compareNumbers(before as never, after as never, stricter, context);
}

/** Counting only some makes a least number harder to reach and a greatest one easier to keep. */
function compareWhere(before: Check, after: Check, context: OrderContext): Comparison {
  if (before.kind !== "count" || after.kind !== "count") return incomparable;
  const [a, b] = [before.where, after.where];
  const fewer = a === undefined || (b !== undefined && implies(b, a, context));
  const more = b === undefined || (a !== undefined && implies(a, b, context));
  const hasBoth = after.min !== undefined && after.max !== undefined;
  if (fewer === more) return fewer ? same : incomparable;
  if (hasBoth) return incomparable;
  const harder = after.min !== undefined ? fewer : more;
  return harder ? tighter : fewer ? looser("这里计入的较少", "fewer are counted here") : looser("这里计入的较多", "more are counted here");
}

interface OrElse {
  readonly of: never;
  readonly min: never;
}

function compareOrElse(before: OrElse | undefined, after: OrElse | undefined, context: OrderContext): Comparison {
  if (after === undefined) return tighter;
  if (before === undefined) return looser("达到另一数在这里也可以", "reaching another number will do here");
  return sameJson(before.of, after.of) ? compareNumbers(before.min, after.min, "up", context) : incomparable;
}

function compareThat(before: Check, after: Check, context: OrderContext): Comparison {
  if (before.kind !== "eligibility" || after.kind !== "eligibility") return incomparable;
  const [stronger, weaker] = [implies(after.that, before.that, context), implies(before.that, after.that, context)];
  if (stronger) return weaker ? same : tighter;
  return weaker ? looser("有人在这里符合条件，在上级不符合", "someone meets the condition here who does not in the parent") : incomparable;
}
