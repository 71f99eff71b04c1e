/** The states of a file as numbers, in the order in which a file passes them. */
export const STAGE = {
  none: 0,
  applicant: 1,
  talked: 2,
  unfiled: 3,
  activist: 4,
  awaitingConsent: 5,
  consented: 6,
  noticed: 7,
  object: 8,
  cleared: 9,
  preReviewed: 10,
  resolved: 11,
  probationer: 12,
  converted: 13,
  member: 14,
  left: 15,
} as const;

/** The stages in which each act can happen. What comes after membership is judged by none of these norms. */
export const STAGES_OF: ReadonlyMap<string, readonly number[]> = new Map([
  ["APPLY", [0]],
  ["TALK", [1]],
  ["DECIDE_ACTIVIST", [2]],
  ["FILE_ACTIVIST", [3]],
  ["ASSIGN_CONTACTS", [3, 4]],
  ["CHECK", [3, 4]],
  ["MOVE", [3, 4, 12, 14]],
  ["HANDOVER", [3, 4, 12, 14]],
  ["ACCEPT", [3, 4, 12]],
  ["NOT_RECOGNISED", [4, 12, 14]],
  ["DISCUSS_OBJECT", [4]],
  ["SUPERIOR_CONSENT", [5]],
  ["FILE_OBJECT", [5]],
  ["REFUSE", [5, 6, 10, 11, 13]],
  ["NOTICE", [6, 7]],
  ["NOTICE_BLOCKED", [7]],
  ["LIST_OBJECT", [6, 7]],
  ["INTRODUCERS", [8]],
  ["POLITICAL_REVIEW", [8]],
  ["TRAIN", [8]],
  ["COMMITTEE_CLEAR", [8]],
  ["PRE_REVIEW", [9, 10]],
  ["ASSEMBLY", [10]],
  ["REPORT_RESOLUTION", [11]],
  ["SUPERIOR_TALK", [11]],
  ["APPROVE", [11]],
  ["LAPSE", [11]],
  ["ASSIGN", [12]],
  ["OATH", [12]],
  ["INSPECT", [12]],
  ["FILE_ADMISSION", [12]],
  ["REQUEST_CONVERSION", [12]],
  ["MOVE_IN", [12, 14]],
  ["DEFER", [12]],
  ["CONVERSION_ASSEMBLY", [12]],
  ["APPROVE_CONVERSION", [13]],
  ["ARCHIVE", [14]],
  ["ANNUAL_REVIEW", [14]],
  ["LOST_CONTACT", [14]],
  ["RECTIFY", [14]],
  ["SUSPEND", [14]],
  ["ABSENT", [14]],
  ["REMOVE", [14]],
  ["QUIT", [14]],
  ["EXPEL", [14]],
]);

/** A step that a file cannot go round: its act, the norms that demand it, and the stage it leads to. */
export interface Step {
  readonly act: string;
  readonly norms: readonly string[];
  readonly to: number;
}

/** The step out of a stage on the way to an act, by the text of 2014 or of 2026. Norms that the bench does not compare are left out. */
export function stepOut(stage: number, act: string, text: "2014" | "2026"): Step | undefined {
  if (stage === STAGE.awaitingConsent) {
    return { act: text === "2014" ? "FILE_OBJECT" : "SUPERIOR_CONSENT", norms: ["13c"], to: STAGE.consented };
  }
  if (stage === STAGE.consented && act === "NOTICE_BLOCKED") return { act: "NOTICE", norms: ["13d"], to: STAGE.noticed };
  if (stage === STAGE.consented || stage === STAGE.noticed)
    return { act: "LIST_OBJECT", norms: text === "2014" ? ["13c"] : [], to: STAGE.object };
  return STEPS.get(stage);
}

const STEPS: ReadonlyMap<number, Step> = new Map([
  [STAGE.none, { act: "APPLY", norms: ["05"], to: STAGE.applicant }],
  [STAGE.applicant, { act: "TALK", norms: ["LC25-3"], to: STAGE.talked }],
  [STAGE.talked, { act: "DECIDE_ACTIVIST", norms: ["08"], to: STAGE.unfiled }],
  [STAGE.unfiled, { act: "FILE_ACTIVIST", norms: ["08"], to: STAGE.activist }],
  [STAGE.activist, { act: "DISCUSS_OBJECT", norms: ["13a"], to: STAGE.awaitingConsent }],
  [STAGE.object, { act: "COMMITTEE_CLEAR", norms: ["18a"], to: STAGE.cleared }],
  [STAGE.cleared, { act: "PRE_REVIEW", norms: ["18a"], to: STAGE.preReviewed }],
  [STAGE.preReviewed, { act: "ASSEMBLY", norms: [], to: STAGE.resolved }],
  [STAGE.resolved, { act: "APPROVE", norms: [], to: STAGE.probationer }],
  [STAGE.probationer, { act: "CONVERSION_ASSEMBLY", norms: [], to: STAGE.converted }],
  [STAGE.converted, { act: "APPROVE_CONVERSION", norms: [], to: STAGE.member }],
]);
