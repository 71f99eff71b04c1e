import { addMonths, packed } from "./packed-date.ts";
import type { Data, PaperAct } from "./paper-act.ts";
import { broken, idOf, isLate, type PaperFile, TEXT_2026 } from "./paper-file.ts";
import { workingDaysBetween } from "./working-days.ts";

const OPINIONS = ["partyGroup", "contacts", "members", "masses"];
const BAD_REVIEW: readonly unknown[] = ["fail", "failed", "unqualified", "notQualified", "rejected", "不合格", "不通过", false];
const MAY_APPROVE = ["partyCommittee", "workingCommittee", "党委", "党工委", "工委"];

/** Judges one act against the file as it was before it. */
export function judgeAct(file: PaperFile, act: PaperAct): void {
  const { data } = act;
  switch (act.type) {
    case "APPLY":
      if (file.birthDate !== undefined && act.last < addMonths(file.birthDate, 18 * 12)) broken(file, "05", act);
      break;
    case "TALK":
      if (isLate(act, file.received, 1)) broken(file, "07", act);
      break;
    case "ASSIGN_CONTACTS":
      if (isWrongGroup(data.contacts, 1, 2)) broken(file, "09", act);
      break;
    case "DISCUSS_OBJECT":
      if (file.decided !== undefined && act.last < addMonths(file.decided.first, 12)) broken(file, "13a", act);
      if (data.opinions !== undefined && OPINIONS.some((kind) => !data.opinions?.includes(kind))) broken(file, "13b", act);
      break;
    case "LIST_OBJECT":
      if (act.first >= TEXT_2026 && isNoticeShort(file, act)) broken(file, "13d", act);
      break;
    case "INTRODUCERS":
      if (isWrongGroup(data.introducers, 2, 2)) broken(file, "14a", act);
      break;
    case "POLITICAL_REVIEW":
      if (isBadReview(data)) broken(file, "16a", act);
      break;
    case "TRAIN":
      if (data.days !== undefined && data.days < 3 && data.hours !== undefined && data.hours < 24) broken(file, "17", act, "warning");
      break;
    case "ASSEMBLY":
      if (file.assemblyHeld === undefined && act.first >= TEXT_2026 && isLate(act, file.preReviewed, 1, TEXT_2026))
        broken(file, "19a", act);
      judgeMeeting(file, act);
      break;
    case "APPROVE":
      if (!mayApprove(data)) broken(file, "22", act);
      if (isLate(act, file.assembly, data.reason == null ? 3 : 6)) broken(file, "25a", act);
      break;
    case "OATH":
      if (act.first >= TEXT_2026 && isLate(act, file.approved, 1, TEXT_2026)) broken(file, "29", act, "warning");
      break;
    case "CONVERSION_ASSEMBLY":
      judgeConversion(file, act);
      judgeMeeting(file, act);
      break;
    case "APPROVE_CONVERSION":
      if (isLate(act, file.conversion, 3)) broken(file, "33a", act);
  }
}

/** Whether a meeting is void because half of those who should attend, or fewer, were present. */
export function isVoidMeeting(data: Data): boolean {
  const due = dueOf(data);
  return due !== undefined && data.present !== undefined && data.present * 2 <= due;
}

/** Whether more than half of those who should attend voted for the motion, in the meeting or in writing before it. */
export function isPassed(act: PaperAct): boolean {
  const due = dueOf(act.data);
  const written = (act.data.yesWritten ?? []).filter((vote) => packed(vote.on) < act.first).length;
  return due !== undefined && act.data.yes !== undefined && (act.data.yes + written) * 2 > due;
}

/** Whether the body that approved may do so; one that is not named is taken to be competent here. */
export function mayApprove(data: Data): boolean {
  const kind = typeof data.body === "string" ? data.body : data.body?.kind;
  return kind === undefined || MAY_APPROVE.includes(kind);
}

/** Whether a political review ended badly. */
export function isBadReview(data: Data): boolean {
  return BAD_REVIEW.includes(data.result);
}

function judgeMeeting(file: PaperFile, act: PaperAct): void {
  if (isVoidMeeting(act.data)) broken(file, "19b", act);
  else if (!isPassed(act)) file.found.notPassed.add(idOf("20b", act.first));
}

function judgeConversion(file: PaperFile, act: PaperAct): void {
  const { data } = act;
  const end = file.probationEnd;
  if (end !== undefined && act.last < end.first) broken(file, "31b", act);
  if (file.movedIn === undefined && isLate(act, end, 1)) broken(file, "31b", act, "warning");
  if (file.movedIn !== undefined && isLate(act, end, 6)) broken(file, "35", act);
  if (data.outcome === "extend") {
    if (data.months !== undefined && (data.months < 6 || data.months > 12)) broken(file, "31c", act);
    if (file.extensions > 0) broken(file, "31c", act);
  }
  const heard = data.opinions;
  if (heard !== undefined && ["partyGroup", "members", "masses"].some((kind) => !heard.includes(kind))) broken(file, "32", act);
}

function isWrongGroup(people: Data["contacts"], least: number, most: number): boolean {
  if (people === undefined) return false;
  return people.length < least || people.length > most || people.some((person) => person.fullMember === false);
}

/** Five working days on which every place was posted at once, before the listing. */
function isNoticeShort(file: PaperFile, act: PaperAct): boolean {
  if (file.places === undefined || file.places.length === 0) return false;
  const first = Math.max(...file.places.map((place) => packed(place.start)));
  const last = Math.min(...file.places.map((place) => packed(place.end)));
  if (Number.isNaN(first) || Number.isNaN(last)) return false;
  return workingDaysBetween(file.worked, first, last, act.last) < 5;
}

/** The members who should attend: given, or the full members less those who have no vote and those excused with both approvals. */
function dueOf({ due, roster }: Data): number | undefined {
  if (due !== undefined || roster === undefined) return due;
  const excused = (roster.exclusions ?? []).filter((each) => each.superiorConsent === true && each.assemblyVoted === true).length;
  return roster.full - (roster.inPartyProbation ?? 0) - (roster.rightsSuspended ?? 0) - excused;
}
