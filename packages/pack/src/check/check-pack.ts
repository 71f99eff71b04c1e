import type { Issue, WorkCalendar } from "@guiju/core";
import { checkModel, readHistory } from "@guiju/lifecycle";
import { unknownLifecycle } from "../cases/run-case.ts";
import { runCases } from "../cases/run-cases.ts";
import { refusedChanges } from "../overlay/refused-changes.ts";
import type { Pack } from "../pack.ts";
import { assessmentIssues } from "./assessment-issues.ts";
import { messageIssues } from "./message-issues.ts";
import { originOf } from "./origin.ts";
import { openIssues, ownIssues } from "./overlay-issues.ts";
import { placesIn } from "./place-issues.ts";
import type { PlacedLater } from "./placed-later.ts";
import { ruleIssues } from "./rule-issues.ts";
import { ruleSetIssues } from "./rule-set-issues.ts";
import { unusedIssues } from "./unused-issues.ts";

/** What the check of a pack may use. */
export interface CheckOptions {
  /** With it the worked cases are replayed, to find acts that can be left out of all of them silently. */
  readonly calendar?: WorkCalendar;
}

/**
 * Checks of a pack what goes beyond shape and links: that overlays only tighten what they extend, the model of each lifecycle, texts in both languages, what is never used or tried, histories of cases.
 *
 * @example
 * checkPack(pack).filter((issue) => issue.severity !== "warning"); // => []
 */
export function checkPack(pack: Pack, options: CheckOptions = {}): Issue[] {
  const found = ownIssues(pack, [
    ...refusedChanges(pack),
    ...openIssues(pack),
    ...modelIssues(pack),
    ...messageIssues(pack),
    ...unusedIssues(pack),
    ...ruleIssues(pack),
    ...historyIssues(pack),
    ...ruleSetIssues(pack),
    ...assessmentIssues(pack),
    ...(options.calendar === undefined ? [] : omissionIssues(pack, options.calendar)),
  ]);
  const placeOf = placesIn(pack);
  return found.map(({ file, ...issue }) => ({ ...issue, place: placeOf(file, issue.pointer ?? "") }));
}

function modelIssues(pack: Pack): readonly PlacedLater[] {
  return [...pack.lifecycles.values()].flatMap((lifecycle) =>
    checkModel(lifecycle).map((issue) => ({ ...issue, ...originOf(pack, lifecycle, issue.pointer ?? "") })),
  );
}

/** A case whose history the engine does not take cannot be run. */
function historyIssues(pack: Pack): readonly PlacedLater[] {
  return pack.cases.flatMap(({ file, written }) =>
    written.flatMap((workedCase, index): PlacedLater[] => {
      if ("rules" in workedCase || "assessment" in workedCase) return [];
      const name = String(workedCase.history.lifecycle);
      const lifecycle = pack.lifecycles.get(name);
      const pointer = `/cases/${index}/history`;
      if (lifecycle === undefined) {
        return [{ ...unknownLifecycle(pack, name, `/cases/${index}`), file }];
      }
      const read = readHistory(lifecycle, workedCase.history);
      return "issues" in read ? read.issues.map((issue) => ({ ...issue, file, pointer: `${pointer}${issue.pointer ?? ""}` })) : [];
    }),
  );
}

function omissionIssues(pack: Pack, calendar: WorkCalendar): readonly PlacedLater[] {
  return runCases(pack, { calendar })
    .filter((result) => result.kind === "omission" && !result.passed)
    .map((result) => ({
      file: result.file,
      code: "silent_omission",
      pointer: result.pointer,
      message: { zh: `不成立：${result.title.zh}。`, en: `This does not hold: ${result.title.en}.` },
      help: {
        zh: "请为该事项写一条要求它的规定（demands），或补充一个能发现缺漏的对照案例。",
        en: "Add a norm that demands the act (demands), or a worked case in which its absence is noticed.",
      },
    }));
}
