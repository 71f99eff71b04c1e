import type { Check, NormBody } from "@guiju/lifecycle";
import type { DaysInForce } from "./days-in-force.ts";
import type { Draft, DraftChapter } from "./draft.ts";
import { contextOf } from "./draft-context.ts";
import { compareCheckParameter, settledOtherwise } from "./order/check-order.ts";
import { unordered } from "./order/comparisons.ts";
import { compareDays, compareNormParameter, settlesReadings } from "./order/norm-order.ts";
import type { Comparison, PlacedChange } from "./overlay-file.ts";

/** What was changed of a norm on some days: a parameter of the norm (`name` empty and the holders bodies or days), or of one of its checks. */
export interface AlteredParameter {
  readonly change: PlacedChange;
  readonly root: string;
  readonly name: string;
  readonly before: object;
  readonly after: object;
}

/** The parameters that move the last day a verdict carries. */
const LIMITING: ReadonlySet<string> = new Set(["period", "exception", "latest", "from", "when", "checks"]);

/** Classifies a change of one parameter. */
export function classifyPart(
  draft: Draft,
  chapter: DraftChapter | undefined,
  before: NormBody,
  after: NormBody,
  altered: AlteredParameter,
): Comparison {
  const comparison = compared(draft, chapter, before, after, altered);
  if (comparison.class !== "tighter" || !LIMITING.has(altered.root) || !isLimitRead(draft, altered.change.element)) return comparison;
  return unordered("别处按这一期限推算日期", "other dates are counted from this limit");
}

function compared(
  draft: Draft,
  chapter: DraftChapter | undefined,
  before: NormBody,
  after: NormBody,
  { root, before: old, after: now }: AlteredParameter,
): Comparison {
  if (root === "in") {
    const days = compareDays(old as DaysInForce, now as DaysInForce);
    return days.class === "tighter" && settlesReadings(before) ? settledOtherwise : days;
  }
  if ("kind" in old) return compareCheckParameter(old as Check, now as Check, root, before, contextOf(draft, chapter?.lifecycle));
  return compareNormParameter(before, after, root);
}

/** Whether a value takes over the limit of a norm and something else reads that value. */
function isLimitRead(draft: Draft, slot: string): boolean {
  for (const { content } of draft.lifecycles.values()) {
    const names = Object.entries(content.values).flatMap(([name, value]) => ("latestOf" in value && value.latestOf === slot ? [name] : []));
    if (names.length === 0) continue;
    const { dated: _, ...read } = content;
    const text = JSON.stringify([
      read,
      draft.chapters.map((chapter) => [chapter.norms.map((norm) => norm.parts.map((part) => part.body)), chapter.decisions]),
    ]);
    if (names.some((name) => text.includes(`{"value":${JSON.stringify(name)}}`))) return true;
  }
  return false;
}
