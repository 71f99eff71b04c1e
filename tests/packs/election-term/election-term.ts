import type { WorkCalendar } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type History, type Lifecycle, type Report, replay } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";

/** The lifecycle that these tests are about. */
export const electionTerm: Lifecycle = loadPack("cpc").lifecycles.get("cpc/election-term") as Lifecycle;

/** The work calendar it is judged with. */
export const calendar: WorkCalendar = chineseDays();

/** Whether the long volumes are taken. */
export const full: boolean = process.env.GUIJU_FULL !== undefined;

/** The facts of a branch whose committee was elected on a day. */
export function branch(electedOn: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { organisation: { kind: "branch", village: false, hasCommittee: true }, electedOn, ...more };
}

/** What the record of a term says as of a day. */
export function judge(history: Omit<History, "id" | "lifecycle">): Report {
  return replay(electionTerm, { id: "t", lifecycle: electionTerm.name, ...history }, { calendar });
}

/** The acts of one day. */
export function acts(
  on: string,
  ...written: readonly (readonly [type: string, data?: Readonly<Record<string, unknown>>])[]
): readonly Act[] {
  return written.map(([type, data]) => ({ type, on, ...(data === undefined ? {} : { data }) }));
}
