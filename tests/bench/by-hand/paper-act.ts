import type { Act } from "@guiju/lifecycle";
import { daysIn, packed } from "./packed-date.ts";

/** A day as the paper shows it: the first and last day it may have been, both packed (YYYYMMDD). */
export interface Day {
  readonly first: number;
  readonly last: number;
}

/** The fields that the checks read. */
export interface Data {
  readonly contacts?: readonly { readonly fullMember?: boolean }[];
  readonly introducers?: readonly { readonly fullMember?: boolean }[];
  readonly opinions?: readonly string[];
  readonly places?: readonly { readonly start?: string; readonly end?: string }[];
  readonly result?: string | boolean;
  readonly days?: number;
  readonly hours?: number;
  readonly pass?: boolean;
  readonly due?: number;
  readonly present?: number;
  readonly yes?: number;
  readonly yesWritten?: readonly { readonly on?: string }[];
  readonly roster?: Roster;
  readonly body?: string | { readonly kind?: string };
  readonly reason?: string | null;
  readonly outcome?: string;
  readonly months?: number;
}

/** The roster that the number of those who should attend follows from. */
export interface Roster {
  readonly full: number;
  readonly inPartyProbation?: number;
  readonly rightsSuspended?: number;
  readonly exclusions?: readonly { readonly superiorConsent?: boolean; readonly assemblyVoted?: boolean }[];
}

/** One act with its day. */
export interface PaperAct extends Day {
  readonly type: string;
  readonly data: Data;
}

const NOTHING: Data = {};

/**
 * Puts the acts in order of their days. One dated by month or year only stands after those that the file lists before it
 * in that month or year, otherwise on its first day.
 */
export function actsInOrder(acts: readonly Act[]): readonly PaperAct[] {
  const keyed: { readonly act: PaperAct; readonly key: number }[] = [];
  for (const { type, on, data } of acts) {
    const { first, last } = dayOf(on);
    let key = first;
    if (first < last) for (const before of keyed) if (before.key > key && before.key <= last) key = before.key;
    keyed.push({ act: { type, first, last, data: (data as Data | undefined) ?? NOTHING }, key });
  }
  return keyed.sort((a, b) => a.key - b.key).map((each) => each.act);
}

function dayOf(on: string): Day {
  if (on.length === 10) {
    const day = packed(on);
    return { first: day, last: day };
  }
  const year = Number(on.slice(0, 4));
  if (on.length === 4) return { first: year * 10_000 + 101, last: year * 10_000 + 1231 };
  const month = Number(on.slice(5, 7));
  const start = year * 10_000 + month * 100;
  return { first: start + 1, last: start + daysIn(year, month) };
}
