import type { Quirk } from "./quirk.ts";

/** So many files of one kind. The first and last day bound the application, where the kind needs it. */
export interface Kind {
  readonly count: number;
  readonly quirks: readonly Quirk[];
  readonly from?: string;
  readonly to?: string;
}

/** Files that are in order, though not all are plain. */
export const IN_ORDER: readonly Kind[] = [
  { count: 92, quirks: [] },
  { count: 6, quirks: [], from: "2026-06-01" },
  { count: 10, quirks: ["moved"] },
  { count: 4, quirks: ["floating"] },
  { count: 6, quirks: ["byMonth"], to: "2020-12-31" },
  { count: 6, quirks: ["takenOver"], to: "2020-06-30" },
  { count: 4, quirks: ["tieThenPassed"] },
  { count: 3, quirks: ["preReviewFailed"] },
  { count: 1, quirks: ["noticeBlocked"] },
  { count: 3, quirks: ["returned"] },
  { count: 4, quirks: ["approvedWithReason"] },
  { count: 4, quirks: ["extended"] },
  { count: 1, quirks: ["cancelled"] },
  { count: 3, quirks: ["deferred"] },
  { count: 3, quirks: ["rosterGiven"] },
];

/** Files with defects; what goes wrong most here is what offices get wrong most. */
export const NOT_IN_ORDER: readonly Kind[] = [
  { count: 1, quirks: ["underage"] },
  { count: 7, quirks: ["lateTalk"] },
  { count: 2, quirks: ["talkOverdue"], from: "2026-05-20" },
  { count: 1, quirks: ["noTalk"] },
  { count: 2, quirks: ["talkByMonth"], to: "2020-12-31" },
  { count: 2, quirks: ["neverFiled"] },
  { count: 2, quirks: ["lateFiling"] },
  { count: 2, quirks: ["noContacts"] },
  { count: 1, quirks: ["contactNotFull"] },
  { count: 7, quirks: ["missingCheck"] },
  { count: 3, quirks: ["earlyDiscussion"] },
  { count: 2, quirks: ["yearStartedAnew"] },
  { count: 3, quirks: ["missingOpinion"] },
  { count: 2, quirks: ["filedUnderOldText"] },
  { count: 2, quirks: ["noConsent"] },
  { count: 2, quirks: ["lateConsent"] },
  { count: 2, quirks: ["noNotice"] },
  { count: 3, quirks: ["shortNotice"] },
  { count: 1, quirks: ["listedEarly"] },
  { count: 1, quirks: ["postedApart"] },
  { count: 1, quirks: ["oneIntroducer"] },
  { count: 1, quirks: ["introducerWarned"], from: "2024-06-01" },
  { count: 1, quirks: ["noPoliticalReview"] },
  { count: 1, quirks: ["noTraining"] },
  { count: 2, quirks: ["shortTraining"] },
  { count: 1, quirks: ["leavingSoon"] },
  { count: 2, quirks: ["lateAssembly"] },
  { count: 2, quirks: ["voidAssembly"] },
  { count: 1, quirks: ["secondAssembly"] },
  { count: 1, quirks: ["noSuperiorTalk"] },
  { count: 2, quirks: ["wrongBody"] },
  { count: 1, quirks: ["wrongBodyStands"] },
  { count: 1, quirks: ["bodyUnknown"] },
  { count: 3, quirks: ["lateApproval"] },
  { count: 1, quirks: ["approvalAfterHalfYear"] },
  { count: 2, quirks: ["approvalOverdue"], from: "2023-03-01" },
  { count: 2, quirks: ["lateOath"] },
  { count: 1, quirks: ["noOath"] },
  { count: 2, quirks: ["noRequest"] },
  { count: 3, quirks: ["earlyConversion"] },
  { count: 3, quirks: ["lateConversion"] },
  { count: 2, quirks: ["conversionOverdue"], from: "2022-03-01" },
  { count: 1, quirks: ["deferredTooLong"] },
  { count: 2, quirks: ["extendedWrongly"] },
  { count: 1, quirks: ["extendedTwice"] },
  { count: 2, quirks: ["lateConversionApproval"] },
  { count: 1, quirks: ["conversionApprovalOverdue"], from: "2021-09-01" },
  { count: 1, quirks: ["suspendedEarly"] },
  { count: 1, quirks: ["rectifiedTooLong"] },

  // Where one thing is neglected, others are too.
  { count: 3, quirks: ["lateTalk", "missingCheck"] },
  { count: 2, quirks: ["missingCheck", "noContacts", "missingOpinion"] },
  { count: 1, quirks: ["lateTalk", "earlyDiscussion", "shortTraining", "lateApproval"] },
  { count: 1, quirks: ["lateTalk", "missingCheck", "lateApproval", "lateConversion"] },
  { count: 1, quirks: ["neverFiled", "noContacts", "noSuperiorTalk", "earlyConversion"] },
  { count: 1, quirks: ["missingCheck", "missingOpinion", "shortNotice", "lateAssembly"] },
  { count: 1, quirks: ["lateTalk", "noContacts", "lateConsent", "shortNotice"] },
  { count: 1, quirks: ["missingCheck", "lateFiling", "noRequest", "lateConversionApproval"] },
];

/** The branches where most of the defects are. */
export const CARELESS: readonly string[] = ["branch-03", "branch-07", "branch-11"];
