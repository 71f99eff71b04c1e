import { countWorkingDays, nthWorkingDay } from "@guiju/core";
import type { Fields } from "@guiju/rules";
import { highest, type Judging, lowest, numberOf, type Outcome, partOf } from "./outcome.ts";

interface Posting {
  readonly start: number;
  readonly end: number;
}

/**
 * Judges a public notice: at least so many working days at every place, at the same time where there are several, before the act.
 *
 * Days are counted from the latest posting to the earliest taking down, or to the day before the act.
 * `earliest` supposes that every place stays posted from the latest posting on.
 * Where the calendar does not reach, the count is the likely one and the outcome is provisional unless no future calendar could change it.
 */
export function judgePublicNotice(judging: Judging): Outcome {
  const source = judging.check.source;
  if (source.kind !== "publicNotice") throw new TypeError("not a public notice");
  const needed = source.workingDays;
  const places = postingsOf(partOf(judging, "places"));
  const posting = partOf(judging, "postingDay");
  if (places === undefined || judging.on === undefined || typeof posting !== "string") {
    return { truth: undefined, reason: null, facts: { workingDays: null, needed }, provisional: false, clipped: false };
  }
  const shift = posting === "exclusive" ? 1 : 0;
  const first = Math.max(...places.map((place) => place.start)) + shift;
  const { calendar } = judging;
  const countOf = (from: number, to: number, on: number): ReturnType<typeof countWorkingDays> =>
    countWorkingDays(calendar, from, Math.min(to, on - 1));
  const apart = (on: number): ReturnType<typeof countWorkingDays>[] => places.map((place) => countOf(place.start + shift, place.end, on));
  const counted = (on: number): ReturnType<typeof countWorkingDays> =>
    source.together === "ifSeveral" || places.length < 2
      ? countOf(first, Math.min(...places.map((place) => place.end)), on)
      : apart(on).reduce((a, b) => (b.likely < a.likely ? b : a));
  const soonest = counted(lowest(judging.on));
  const count = typeof judging.on === "number" ? soonest : counted(highest(judging.on));
  const kept = count.likely >= needed;
  const truth = kept === soonest.likely >= needed ? kept : undefined;
  const nth = nthWorkingDay(calendar, first, needed);
  const earliest = nth.day + 1;
  const notTogether = truth === false && places.length > 1 && apart(highest(judging.on)).every((each) => each.likely >= needed);
  const sure = count.sure >= needed || count.possible < needed;
  return {
    truth,
    reason: truth !== false ? null : notTogether ? "notTogether" : "tooShort",
    earliest: notTogether && earliest <= lowest(judging.on) ? undefined : earliest,
    facts: { workingDays: count.likely, needed },
    provisional: !sure || !nth.sure,
    clipped: false,
  };
}

/** The posting of each place as days, or `undefined` where there is none or one of them lacks a day. */
function postingsOf(places: unknown): readonly Posting[] | undefined {
  if (!Array.isArray(places) || places.length === 0) return undefined;
  const byPlace = new Map<unknown, Posting[]>();
  for (const place of places as Fields[]) {
    const start = numberOf(place.start);
    const end = numberOf(place.end);
    if (start === undefined || end === undefined) return undefined;
    const id = typeof place.id === "string" ? place.id : place;
    const posting = { start: highest(start), end: lowest(end) };
    const same = byPlace.get(id);
    if (same === undefined) byPlace.set(id, [posting]);
    else same.push(posting);
  }
  return [...byPlace.values()].map(lastRun);
}

/** What one place showed without a break, up to its last day: a notice that was prolonged is one notice, one that was put up again begins anew. */
function lastRun(postings: readonly Posting[]): Posting {
  const sorted = [...postings].sort((a, b) => a.start - b.start);
  return sorted.reduce((run, next) => (next.start <= run.end + 1 ? { start: run.start, end: Math.max(run.end, next.end) } : next));
}
