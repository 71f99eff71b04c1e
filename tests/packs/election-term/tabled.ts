/** The transitions of the procedure as tabled: state, act, outcome where an act has several, target. Written down from the table and not from the data. */
const TABLED: Readonly<Record<string, string>> = {
  idle: "DECIDE>decided REMIND>idle FILE_EXTENSION>extensionFiled",
  decided: "REMIND>decided FILE_REQUEST>requestFiled FILE_EXTENSION>extensionFiled",
  requestFiled: "RETURN_REQUEST>decided APPROVE_REQUEST>requestApproved",
  requestApproved: "FILE_EXTENSION>extensionFiled NOMINATE>nominating",
  nominating:
    "NOMINATE>nominating INSPECT>nominating OPEN_PUBLICITY>nominating OBJECTION>nominating CLOSE_PUBLICITY>nominating FILE_SLATE>slateFiled",
  slateFiled: "RETURN_SLATE>nominating APPROVE_SLATE>ready",
  ready: "CONVENE:quorum>assembly CONVENE:noQuorum>ready",
  assembly: "ADOPT_METHOD>assembly APPOINT_SCRUTINEERS>assembly ADJOURN>ready OPEN_VOTE>voting ANNUL>requestApproved",
  voting: "REISSUE>voting COLLECT:ok>counting COLLECT:excess>assembly ANNUL>requestApproved",
  counting: "COUNT:full>committeeElected COUNT:cutTie>runoff COUNT:short>shortage ANNUL>requestApproved",
  runoff: "RUNOFF:decided>committeeElected RUNOFF:tiedAgain>runoff RUNOFF:excess>runoff ANNUL>requestApproved",
  shortage:
    "EXTRA_BALLOT:full>committeeElected EXTRA_BALLOT:cutTie>runoff EXTRA_BALLOT:short>shortage REDUCE_SEATS>committeeElected ANNUL>requestApproved",
  committeeElected: "ELECT_OFFICERS>officersElected ANNUL>requestApproved",
  officersElected: "FILE_RESULT>resultFiled ANNUL>requestApproved",
  resultFiled: "APPROVE_OFFICERS>handover REFUSE_OFFICERS>committeeElected ANNUL>requestApproved",
  handover: "HANDOVER_DONE>handedOver ANNUL>requestApproved",
  handedOver: "ARCHIVE>archived ANNUL>requestApproved",
  archived: "",
  appointed: "DECIDE>decided",
  extensionFiled: "APPROVE_EXTENSION>decided REFUSE_EXTENSION>decided",
  closed: "",
};

const FINAL: readonly string[] = ["archived", "closed"];

/** The states of the procedure as tabled. */
export const STATES: readonly string[] = Object.keys(TABLED);

/** The transitions of the procedure as tabled: `state ACT target`, the same line twice where two outcomes of an act lead to the same state. */
export const TRANSITIONS: readonly string[] = STATES.flatMap((state) => [
  ...(TABLED[state] ?? "")
    .split(" ")
    .filter(Boolean)
    .map((each) => each.replace(/^([A-Z_]+)(?::\w+)?>(\w+)$/, `${state} $1 $2`)),
  // From any state that is not final: the superior appoints (not twice), the organisation is dissolved.
  ...(FINAL.includes(state) || state === "appointed" ? [] : [`${state} APPOINT appointed`]),
  ...(FINAL.includes(state) ? [] : [`${state} ORG_DISSOLVED closed`]),
]);

const UNTIL_THE_ASSEMBLY = ["extensionFiled", "requestFiled", "requestApproved", "nominating", "slateFiled", "ready"];
const OF_THE_NEW_TERM = ["committeeElected", "officersElected", "resultFiled", "handover", "handedOver", "archived"];

/**
 * What the defaults fixed after the table add to it: reminders until the assembly; by-elections in the states of the same term after the election
 * and, for the committee in office, before the assembly; a motion to reduce the seats that fails leaves the shortage as it is.
 */
export const AMENDMENTS: readonly string[] = [
  ...UNTIL_THE_ASSEMBLY.map((state) => `${state} REMIND ${state}`),
  ...OF_THE_NEW_TERM.map((state) => `${state} BY_ELECTION ${state}`),
  ...["idle", "decided", ...UNTIL_THE_ASSEMBLY].map((state) => `${state} BY_ELECTION ${state}`),
  "shortage REDUCE_SEATS shortage",
];
