import { isBadReview, isPassed } from "./judge-act.ts";
import { addMonths, packed } from "./packed-date.ts";
import type { Day, PaperAct } from "./paper-act.ts";
import type { PaperFile } from "./paper-file.ts";
import { STAGE } from "./stages.ts";

/** Moves a file on by an act that happened in its stage, then keeps what the act leaves behind. */
export function moveOn(file: PaperFile, act: PaperAct): void {
  const from = file.stage;
  file.stage = stageAfter(file, act);
  record(file, act, from);
}

/** Keeps what an act leaves behind, where it does not move the file: it came late, or lies before the record. */
export function record(file: PaperFile, act: PaperAct, from?: number): void {
  const { data } = act;
  const moved = from === undefined || file.stage !== from;
  switch (act.type) {
    case "APPLY":
      file.received = act;
      break;
    case "DECIDE_ACTIVIST":
      file.decided = act;
      break;
    case "CHECK":
      file.checks.push(act);
      break;
    case "DISCUSS_OBJECT":
      file.discussed = act;
      break;
    case "NOTICE":
      file.places = placesAfter(file, act);
      file.noticed = act;
      break;
    case "PRE_REVIEW":
      file.assemblyHeld = undefined;
      if (from === undefined || file.stage === STAGE.preReviewed) file.preReviewed = act;
      break;
    case "ASSEMBLY":
      file.assemblyHeld = act;
      if (moved) resolve(file, act);
      break;
    case "APPROVE":
      if (moved) file.approved = act;
      break;
    case "MOVE_IN":
    case "ACCEPT":
      if (from === undefined || file.stage === STAGE.probationer) file.movedIn = act;
      break;
    case "DEFER":
      file.movedIn ??= act;
      break;
    case "CONVERSION_ASSEMBLY":
      if (!moved) break;
      file.conversion = act;
      file.outcome = data.outcome;
      file.extensionMonths = data.months;
      break;
    case "APPROVE_CONVERSION":
      if (file.outcome === "extend" && moved) extend(file);
      break;
    case "POLITICAL_REVIEW":
      if (isBadReview(data)) endRound(file);
      break;
    case "NOTICE_BLOCKED":
      endRound(file);
      break;
    case "NOT_RECOGNISED":
      endRound(file);
      file.decided = undefined;
      break;
    case "REFUSE":
      if (file.stage === STAGE.activist) endRound(file);
      else if (file.stage === STAGE.object) endAdmission(file);
      else file.conversion = undefined;
      break;
    case "LAPSE":
      endAdmission(file);
  }
}

function stageAfter(file: PaperFile, act: PaperAct): number {
  switch (act.type) {
    case "APPLY":
      return STAGE.applicant;
    case "TALK":
      return STAGE.talked;
    case "DECIDE_ACTIVIST":
      return STAGE.unfiled;
    case "FILE_ACTIVIST":
    case "NOTICE_BLOCKED":
      return STAGE.activist;
    case "NOT_RECOGNISED":
      return file.stage === STAGE.activist ? STAGE.talked : STAGE.left;
    case "DISCUSS_OBJECT":
      return STAGE.awaitingConsent;
    case "SUPERIOR_CONSENT":
    case "FILE_OBJECT":
      return STAGE.consented;
    case "NOTICE":
      return STAGE.noticed;
    case "LIST_OBJECT":
    case "LAPSE":
      return STAGE.object;
    case "POLITICAL_REVIEW":
      return isBadReview(act.data) ? STAGE.activist : STAGE.object;
    case "COMMITTEE_CLEAR":
      return STAGE.cleared;
    case "PRE_REVIEW":
      return act.data.pass === true ? STAGE.preReviewed : STAGE.object;
    case "ASSEMBLY":
      return isPassed(act) ? STAGE.resolved : STAGE.preReviewed;
    case "APPROVE":
      return STAGE.probationer;
    case "REFUSE":
      return file.stage < STAGE.object ? STAGE.activist : file.stage < STAGE.converted ? STAGE.object : STAGE.probationer;
    case "CONVERSION_ASSEMBLY":
      return isPassed(act) ? STAGE.converted : STAGE.probationer;
    case "APPROVE_CONVERSION":
      return file.outcome === "convert" ? STAGE.member : file.outcome === "extend" ? STAGE.probationer : STAGE.left;
    case "RECTIFY":
    case "SUSPEND":
    case "ABSENT":
    case "REMOVE":
    case "QUIT":
    case "EXPEL":
      return STAGE.left;
    default:
      return file.stage;
  }
}

/** What hangs after a further notice: one that is posted later at some places, or at fewer, is added to the earlier one; any other takes its place. */
function placesAfter(file: PaperFile, { data }: PaperAct): PaperFile["places"] {
  const { noticed, places: before } = file;
  const { places } = data;
  if (noticed === undefined) return places;
  if (before === undefined || before.length === 0 || places === undefined || places.length === 0) return undefined;
  const start = Math.min(...places.map((place) => packed(place.start)));
  const hangs =
    start > Math.max(...before.map((place) => packed(place.start))) && start <= Math.max(...before.map((place) => packed(place.end)));
  return hangs || places.length < before.length ? [...before, ...places] : places;
}

function resolve(file: PaperFile, act: PaperAct): void {
  file.assembly = act;
  file.probationEnd = monthsAfter(act, 12);
  file.extensions = 0;
}

function extend(file: PaperFile): void {
  if (file.probationEnd !== undefined) file.probationEnd = monthsAfter(file.probationEnd, file.extensionMonths ?? 0);
  file.extensions += 1;
}

function endRound(file: PaperFile): void {
  file.discussed = undefined;
  file.places = undefined;
  file.noticed = undefined;
}

function endAdmission(file: PaperFile): void {
  file.assembly = undefined;
  file.probationEnd = undefined;
}

function monthsAfter(day: Day, months: number): Day {
  return { first: addMonths(day.first, months), last: addMonths(day.last, months) };
}
