import type { PaperAct } from "./paper-act.ts";
import { broken, isPossible, isPossibleBefore, type PaperFile, textOn } from "./paper-file.ts";

/** Notes what should have happened by an act and has not: `by` is that act, or a step skipped on the way to it. */
export function noteLacking(file: PaperFile, act: PaperAct, by: string): void {
  const need = (type: string, norm: string, since?: string): void => {
    if (lacks(file, type, since)) broken(file, norm, { first: act.first, last: act.first }, norm === "29" ? "warning" : "violated");
  };
  switch (by) {
    case "DISCUSS_OBJECT":
      need("ASSIGN_CONTACTS", "09");
      break;
    case "NOTICE":
      if (textOn(act.first) === "2026" && !wasFiledUnder2014(file)) need("SUPERIOR_CONSENT", "13c", "DISCUSS_OBJECT");
      break;
    case "LIST_OBJECT":
      if (textOn(act.first) === "2014") need("FILE_OBJECT", "13c", "DISCUSS_OBJECT");
      else {
        if (!wasFiledUnder2014(file)) need("SUPERIOR_CONSENT", "13c", "DISCUSS_OBJECT");
        else if (by === act.type && !file.done.has("SUPERIOR_CONSENT")) broken(file, "13c", act, "warning");
        need("NOTICE", "13d", "DISCUSS_OBJECT");
      }
      break;
    case "COMMITTEE_CLEAR":
      need("INTRODUCERS", "14a");
      need("POLITICAL_REVIEW", "16a", "LIST_OBJECT");
      need("TRAIN", "17");
      break;
    case "APPROVE":
      need("SUPERIOR_TALK", "23", "ASSEMBLY");
      break;
    case "CONVERSION_ASSEMBLY":
      need("OATH", "29");
      need("REQUEST_CONVERSION", "32", "ASSEMBLY");
  }
}

/** A file put on record while that was enough is not blamed for lacking consent. */
function wasFiledUnder2014(file: PaperFile): boolean {
  const filed = file.done.get("FILE_OBJECT");
  return filed !== undefined && textOn(filed.last) === "2014";
}

/** Notes that an act is missing, unless that was noted already. */
export function noteMissing(file: PaperFile, type: string): void {
  file.order += 1;
  if (!file.missing.has(type)) file.missing.set(type, file.order);
}

/** Whether an act has not happened since another. What may lie before the record is not held against it. */
function lacks(file: PaperFile, type: string, since: string | undefined): boolean {
  const done = file.done.get(type);
  const round = since === undefined ? undefined : file.done.get(since);
  if (done !== undefined && (round === undefined || done.order > round.order)) return false;
  const start = file.startStage;
  if (start !== undefined && round?.live !== true && (isPossible(start, type) || isPossibleBefore(start, type))) return false;
  if (!file.missing.has(type)) noteMissing(file, type);
  return true;
}
