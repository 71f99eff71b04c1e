import { addMonths } from "./packed-date.ts";
import type { Day } from "./paper-act.ts";
import { broken, idOf, isLate, type PaperFile, TEXT_2014, TEXT_2026 } from "./paper-file.ts";
import { STAGE } from "./stages.ts";

/** Judges the half years of cultivation that have ended before a day, counted from the decision and up to the discussion. */
export function closeHalfYears(file: PaperFile, before: number): void {
  const start = file.decided;
  if (start !== file.windowsFrom) {
    file.windowsFrom = start;
    file.windowsClosed = 0;
  }
  if (start === undefined) return;
  for (;;) {
    const from = halfYears(start, file.windowsClosed);
    const to = halfYears(start, file.windowsClosed + 1);
    if (file.discussed === undefined ? to.last >= before : to.last > file.discussed.first) return;
    const checked = file.checks.some((check) => check.last > from.first && check.first <= to.last);
    if (!checked && to.last >= TEXT_2014 && !isBeforeRecord(file)) file.found.violated.add(idOf("11a", to.last));
    file.windowsClosed += 1;
  }
}

/** Judges what is owed today and late. */
export function judgeOwed(file: PaperFile): void {
  const today: Day = { first: file.today, last: file.today };
  const open = (act: string, from: Day | undefined): boolean => {
    const done = file.done.get(act);
    return from !== undefined && (done === undefined || done.last < from.first);
  };
  if (file.stage === STAGE.applicant && open("TALK", file.received) && isLate(today, file.received, 1)) broken(file, "07", today);
  if (file.missing.has("TALK") && file.received !== undefined && isLate(today, file.received, 1)) {
    const limit = addMonths(file.received.last, 1);
    broken(file, "07", { first: limit, last: limit });
  }
  if (file.stage === STAGE.preReviewed && file.assemblyHeld === undefined && today.first >= TEXT_2026) {
    if (open("ASSEMBLY", file.preReviewed) && isLate(today, file.preReviewed, 1, TEXT_2026)) broken(file, "19a", today);
  }
  if (file.stage === STAGE.resolved && open("APPROVE", file.assembly) && isLate(today, file.assembly, 3)) broken(file, "25a", today);
  if (file.stage === STAGE.converted && open("APPROVE_CONVERSION", file.conversion) && isLate(today, file.conversion, 3)) {
    broken(file, "33a", today);
  }
  if (file.stage === STAGE.probationer) judgeProbationer(file, today, open);
}

function judgeProbationer(file: PaperFile, today: Day, open: (act: string, from: Day | undefined) => boolean): void {
  if (today.first >= TEXT_2026 && open("OATH", file.approved) && isLate(today, file.approved, 1, TEXT_2026)) {
    broken(file, "29", today, "warning");
  }
  if (!open("CONVERSION_ASSEMBLY", file.probationEnd)) return;
  if (file.movedIn === undefined && isLate(today, file.probationEnd, 1)) broken(file, "31b", today, "warning");
  if (file.movedIn !== undefined && isLate(today, file.probationEnd, 6)) broken(file, "35", today);
}

function halfYears(start: Day, count: number): Day {
  return { first: addMonths(start.first, 6 * count), last: addMonths(start.last, 6 * count) };
}

/** A record that begins after the decision on the activist, and shows no check, does not carry the register of checks. */
function isBeforeRecord(file: PaperFile): boolean {
  return file.startStage !== undefined && file.startStage > STAGE.talked && file.checks.length === 0;
}
