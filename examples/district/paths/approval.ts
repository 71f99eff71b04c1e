import { addDays, addMonths, type CivilDate } from "@guiju/core";
import { act, type Draft, found, foundMissing, neverCame, type Path, type Planted, type StepDetail, TODAY } from "../step.ts";
import { assembly } from "./assembly.ts";
import { later } from "./votes.ts";

/** The days that probation reckons from: the resolution counts, the approval confirms it. */
export interface Admission {
  readonly resolved: CivilDate;
  readonly approved: CivilDate;
}

const COMMITTEE = { body: { kind: "partyCommittee" } };

/** From the resolution to the approval by the superior committee. */
export function* approval(draft: Draft, resolved: CivilDate): Path<Admission> {
  const { random, quirks } = draft;
  yield act("REPORT_RESOLUTION", addDays(resolved, random.int(6, 10)));
  const talked = addDays(resolved, random.int(12, 50));
  if (!quirks.has("noSuperiorTalk")) yield act("SUPERIOR_TALK", talked);
  if (quirks.has("returned")) return yield* returned(draft, addDays(talked, 5));
  const limit = addMonths(resolved, 3);
  if (quirks.has("approvalOverdue")) {
    yield neverCame(limit, "approvalOverdue", { ...found("25a", "APPROVE", TODAY), on: null });
  }
  const approved = approvalDay(draft, resolved, talked);
  if (quirks.has("wrongBody")) {
    const wrong = addDays(approved, -1);
    yield act("APPROVE", wrong, {
      data: { body: { kind: "generalBranch" } },
      planted: [found("22", "APPROVE", wrong)],
      quirks: ["wrongBody"],
    });
    const right = later(addDays(wrong, 2), addDays(limit, -random.int(0, 4)));
    yield act("APPROVE", right, { data: COMMITTEE });
    return { resolved, approved: right };
  }
  yield act("APPROVE", approved, approvalDetail(draft, approved));
  return { resolved, approved };
}

function approvalDay({ random, quirks }: Draft, resolved: CivilDate, talked: CivilDate): CivilDate {
  const limit = addMonths(resolved, 3);
  if (quirks.has("lateApproval")) return addDays(limit, random.pick([1, 2, random.int(3, 20), random.int(10, 70)]));
  if (quirks.has("approvedWithReason")) return addDays(limit, random.int(2, 70));
  if (quirks.has("approvalAfterHalfYear")) return addDays(addMonths(resolved, 6), random.int(1, 40));
  return later(addDays(talked, random.int(2, 9)), addDays(resolved, random.int(35, 84)));
}

function approvalDetail(draft: Draft, on: CivilDate): StepDetail {
  const { random, quirks } = draft;
  const planted: Planted[] = [];
  if (quirks.has("noSuperiorTalk")) planted.push(foundMissing("23", "SUPERIOR_TALK", on));
  if (quirks.has("lateApproval") || quirks.has("approvalAfterHalfYear")) planted.push(found("25a", "APPROVE", on));
  if (quirks.has("bodyUnknown")) planted.push(found("22", "APPROVE", on, "undetermined"));
  if (quirks.has("wrongBodyStands")) planted.push(found("22", "APPROVE", on));
  const named = ["noSuperiorTalk", "lateApproval", "approvalAfterHalfYear", "bodyUnknown", "approvedWithReason"] as const;
  const reason = quirks.has("approvedWithReason") || quirks.has("approvalAfterHalfYear") ? { reason: "committeeTerm" } : {};
  const body = quirks.has("bodyUnknown")
    ? {}
    : quirks.has("wrongBodyStands")
      ? { body: { kind: random.pick(["generalBranch", "partyGroup"]) } }
      : COMMITTEE;
  return { data: { ...body, ...reason }, planted, quirks: named.filter((quirk) => quirks.has(quirk)) };
}

/** The superior returns the file; the branch takes it up again from the review. */
function* returned(draft: Draft, refused: CivilDate): Path<Admission> {
  const { random } = draft;
  yield act("REFUSE", refused, { quirks: ["returned"] });
  yield act("COMMITTEE_CLEAR", addDays(refused, random.int(60, 90)));
  const reviewed = addDays(refused, random.int(100, 120));
  yield act("PRE_REVIEW", reviewed, { data: { pass: true } });
  const plain = { ...draft, quirks: new Set([...draft.quirks].filter((quirk) => quirk !== "returned")) };
  return yield* approval(plain, yield* assembly(plain, reviewed));
}
