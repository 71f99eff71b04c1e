import { type Datum, isAfter, isAtLeast, type Span, span, type Truth } from "@guiju/rules";
import type { ReportFact } from "../report.ts";
import { highest, type Judging, lowest, numberOf, numberPart, type Outcome, outcome, partOf, shownNumber } from "./outcome.ts";

/** Judges whether enough of those who should attend are present. Exactly the ratio counts or fails as the check says. */
export function judgeQuorum(judging: Judging): Outcome {
  const source = judging.check.source;
  if (source.kind !== "quorum") throw new TypeError("not a quorum");
  const present = numberPart(judging, "present");
  const due = numberPart(judging, "of");
  const exact = partOf(judging, "exact");
  const facts: Record<string, ReportFact> = { present: shownNumber(present), due: shownNumber(due) };
  if (due !== undefined) facts.needed = shownNumber(mapBounds(due, (count) => neededOf(count, source.ratio, exact)));
  return outcome(reaches(present, due, source.ratio, exact), "notReached", facts);
}

/** Whether `part / whole` is more than the ratio, or exactly the ratio where that counts. Counts are whole and not negative. */
export function reaches(
  part: ReturnType<typeof numberPart>,
  whole: ReturnType<typeof numberPart>,
  ratio: readonly [number, number],
  exact: Datum,
): Truth {
  if (part === undefined || whole === undefined || (exact !== "counts" && exact !== "fails")) return undefined;
  // Of nobody, nobody is neither a quorum nor a majority.
  if (highest(whole) <= 0) return false;
  const left = { first: lowest(part) * ratio[1], last: highest(part) * ratio[1] };
  const right = { first: lowest(whole) * ratio[0], last: highest(whole) * ratio[0] };
  return exact === "counts" ? isAtLeast(left, right) : isAfter(left, right);
}

function neededOf(whole: number, ratio: readonly [number, number], exact: Datum): number {
  const product = whole * ratio[0];
  return exact === "counts" ? Math.max(1, Math.ceil(product / ratio[1])) : Math.floor(product / ratio[1]) + 1;
}

/** Judges whether there are enough candidates beyond the seats: at least the seats and a share of them, rounded up. Candidates are a number or a list. */
export function judgeSurplus(judging: Judging): Outcome {
  const source = judging.check.source;
  if (source.kind !== "surplus") throw new TypeError("not a surplus");
  const given = partOf(judging, "candidates");
  const candidates = Array.isArray(given) ? given.length : numberOf(given);
  const seats = numberPart(judging, "seats");
  const [part, whole] = source.ratio;
  const needed = seats === undefined ? undefined : mapBounds(seats, (count) => count + Math.ceil((count * part) / whole));
  const truth = candidates === undefined || needed === undefined ? undefined : isAtLeast(candidates, needed);
  return outcome(truth, "tooFew", { candidates: shownNumber(candidates), seats: shownNumber(seats), needed: shownNumber(needed) });
}

function mapBounds(value: number | Span, rising: (bound: number) => number): number | Span {
  return span(rising(lowest(value)), rising(highest(value)));
}

/** Judges how many there are, against a least and a greatest number, both included. */
export function judgeCount(judging: Judging): Outcome {
  return judgeBounds(judging, "counted", "count", "tooFew", "tooMany");
}

/** Judges a number against a least and a greatest, both included; a second number may make up for too small a first. */
export function judgeRange(judging: Judging): Outcome {
  const bounds = judgeBounds(judging, "of", "value", "tooLow", "tooHigh");
  const source = judging.check.source;
  if (source.kind !== "range" || source.orElse === undefined) return bounds;
  const other = numberPart(judging, "orElseOf");
  const least = numberPart(judging, "orElseMin");
  const madeUp = other === undefined || least === undefined ? undefined : isAtLeast(other, least);
  const facts = { ...bounds.facts, other: shownNumber(other), otherMin: shownNumber(least) };
  if (bounds.truth === true || madeUp === true) return { ...bounds, truth: true, reason: null, facts };
  const truth = bounds.truth === false && madeUp === false ? false : undefined;
  return { ...bounds, truth, reason: truth === false ? bounds.reason : null, facts };
}

function judgeBounds(judging: Judging, key: string, shown: string, low: string, high: string): Outcome {
  const value = numberPart(judging, key);
  const min = numberPart(judging, "min");
  const max = numberPart(judging, "max");
  const has = judging.check.parts;
  const facts: Record<string, ReportFact> = { [shown]: shownNumber(value) };
  if (has.min !== undefined) facts.min = shownNumber(min);
  if (has.max !== undefined) facts.max = shownNumber(max);
  const enough = has.min === undefined ? true : value === undefined || min === undefined ? undefined : isAtLeast(value, min);
  const within = has.max === undefined ? true : value === undefined || max === undefined ? undefined : isAtLeast(max, value);
  const truth = enough === false || within === false ? false : enough === true && within === true ? true : undefined;
  return outcome(truth, enough === false ? low : high, facts);
}

/** Judges something that may happen once: the number of earlier occurrences is known, and it is none. */
export function judgeOnce(judging: Judging): Outcome {
  const before = numberPart(judging, "count");
  const truth = before === undefined ? undefined : isAtLeast(0, before);
  return outcome(truth, "repeated", { before: shownNumber(before) });
}
