import { addDays, addMonths, type CivilDate } from "@guiju/core";
import { act, type Draft, found, foundMissing, NEW_TEXT, neverCame, type Path, type Step, TODAY } from "../step.ts";
import type { Admission } from "./approval.ts";
import { conversion } from "./conversion.ts";

/** From the approval to full membership. Returns the day of the approved conversion, or nothing where the probation ended otherwise. */
export function* probation(draft: Draft, admission: Admission): Path<CivilDate | undefined> {
  const { random, quirks } = draft;
  const { resolved, approved } = admission;
  const expiry = addMonths(resolved, 12);
  const steps: Step[] = [act("FILE_ADMISSION", addDays(approved, random.int(3, 15))), act("ASSIGN", addDays(approved, random.int(1, 9)))];
  if (quirks.has("wrongBodyStands")) {
    const first = steps.reduce((a, b) => (a.on <= b.on ? a : b));
    steps[steps.indexOf(first)] = { ...first, planted: [foundMissing("24", "APPROVE", first.on)], quirks: ["wrongBodyStands"] };
  }
  steps.push(...oath(draft, approved));
  for (let months = 3; months < 12; months += random.pick([3, 6])) {
    const on = addDays(addMonths(resolved, months), random.int(0, 15));
    if (on > addDays(approved, 20) && on < addDays(expiry, -30)) steps.push(act("INSPECT", on));
  }
  if (quirks.has("deferred") || quirks.has("deferredTooLong")) steps.push(...moveIn(draft, expiry));
  yield* steps.sort((a, b) => a.on - b.on);
  return yield* conversion(draft, { resolved, approved, expiry });
}

function oath({ random, quirks }: Draft, approved: CivilDate): Step[] {
  if (quirks.has("noOath")) {
    const limit = addMonths(approved, 1);
    if (approved < NEW_TEXT) return [];
    return [neverCame(limit, "noOath", { ...found("29", "OATH", TODAY, "warning"), on: null })];
  }
  if (quirks.has("lateOath") && approved >= NEW_TEXT) {
    const late = addDays(addMonths(approved, 1), random.pick([1, 2, random.int(3, 30)]));
    return [act("OATH", late, { planted: [found("29", "OATH", late, "warning")], quirks: ["lateOath"] })];
  }
  return [act("OATH", addDays(approved, random.int(4, 27)))];
}

function moveIn({ random, otherBranch }: Draft, expiry: CivilDate): Step[] {
  const moved = addDays(expiry, -random.int(50, 90));
  const handed = addDays(moved, random.int(2, 12));
  return [
    act("MOVE", moved),
    act("HANDOVER", handed, { movesTo: otherBranch }),
    act("MOVE_IN", addDays(handed, random.int(2, 12)), { data: { reviewOk: true } }),
  ];
}
