import type { History } from "@guiju/lifecycle";
import { addMonths, packed } from "./packed-date.ts";
import type { Data, Day } from "./paper-act.ts";
import { STAGE, STAGES_OF } from "./stages.ts";
import type { WorkingDays } from "./working-days.ts";

/** What the checks found in one file, by the ids of norms. */
export interface Findings {
  /** A norm that must be kept and was not. */
  readonly violated: Set<string>;
  /** A norm that should be kept and was not. */
  readonly warning: Set<string>;
  /** A motion that did not pass. */
  readonly notPassed: Set<string>;
}

/** The days on which the texts came into force, packed. */
export const TEXT_2014 = 20_140_528;
export const TEXT_2026 = 20_260_511;

/** One file while it is being judged: its stage and what its acts left behind. */
export interface PaperFile {
  readonly found: Findings;
  readonly worked: WorkingDays;
  readonly birthDate: number | undefined;
  readonly startStage: number | undefined;
  readonly today: number;
  stage: number;
  begun: boolean;
  order: number;
  /** When each act last happened, in the order of the file, and whether the record itself shows it. */
  readonly done: Map<string, { order: number; live: boolean; last: number }>;
  /** Acts found missing and not found since, with the place at which they should have stood. */
  readonly missing: Map<string, number>;
  readonly checks: Day[];
  windowsClosed: number;
  windowsFrom: Day | undefined;
  received?: Day | undefined;
  decided?: Day | undefined;
  discussed?: Day | undefined;
  noticed?: Day | undefined;
  places?: NonNullable<Data["places"]> | undefined;
  preReviewed?: Day | undefined;
  assemblyHeld?: Day | undefined;
  assembly?: Day | undefined;
  approved?: Day | undefined;
  probationEnd?: Day | undefined;
  movedIn?: Day | undefined;
  extensions: number;
  conversion?: Day | undefined;
  outcome?: string | undefined;
  extensionMonths?: number | undefined;
}

/** Opens the file of a history. */
export function openFile(history: History, worked: WorkingDays, today: number): PaperFile {
  const birthDate = history.facts?.birthDate;
  const startStage = typeof history.startsAt === "string" ? stageNamed(history.startsAt) : undefined;
  return {
    found: { violated: new Set(), warning: new Set(), notPassed: new Set() },
    worked,
    birthDate: typeof birthDate === "string" ? packed(birthDate) : undefined,
    startStage,
    today,
    stage: startStage ?? STAGE.none,
    begun: false,
    order: 0,
    done: new Map(),
    missing: new Map(),
    checks: [],
    windowsClosed: 0,
    windowsFrom: undefined,
    extensions: 0,
  };
}

/** The text in force on a day. */
export function textOn(day: number): "2014" | "2026" {
  return day < TEXT_2026 ? "2014" : "2026";
}

/** Notes that a norm was not kept on a day; before the text of 2014 there is none to keep. */
export function broken(file: PaperFile, norm: string, on: Day, how: "violated" | "warning" = "violated"): void {
  if (on.first < TEXT_2014) return;
  file.found[how].add(idOf(norm, on.last));
}

/** The id of a norm in the edition in force on a day. */
export function idOf(norm: string, day: number): string {
  if (norm === "LC25-3") return norm;
  return day < TEXT_2026 ? `XZ14-${norm}` : `XZ26-${norm}`;
}

/** Whether a day is surely later than so many months after another. The clock of a limit starts on the day the limit came into force at the earliest. */
export function isLate(on: Day, from: Day | undefined, months: number, inForce: number = TEXT_2014): boolean {
  return from !== undefined && on.first > addMonths(Math.max(from.last, inForce), months);
}

/** Whether an act can happen in a stage. */
export function isPossible(stage: number, act: string): boolean {
  return STAGES_OF.get(act)?.includes(stage) === true;
}

/** Whether an act can happen in a stage before this one. */
export function isPossibleBefore(stage: number, act: string): boolean {
  return STAGES_OF.get(act)?.some((each) => each < stage) === true;
}

function stageNamed(state: string): number {
  const named: Readonly<Record<string, number>> = {
    none: STAGE.none,
    applicant: STAGE.applicant,
    "applicant.talked": STAGE.talked,
    "activist.unfiled": STAGE.unfiled,
    activist: STAGE.activist,
    "proposed.awaitingConsent": STAGE.awaitingConsent,
    "proposed.consented": STAGE.consented,
    "proposed.noticed": STAGE.noticed,
    object: STAGE.object,
    "object.cleared": STAGE.cleared,
    "admission.preReviewed": STAGE.preReviewed,
    "admission.resolved": STAGE.resolved,
    probationer: STAGE.probationer,
    "conversion.resolved": STAGE.converted,
    member: STAGE.member,
  };
  return named[state] ?? STAGE.left;
}
