import { fileURLToPath } from "node:url";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type CaseState, type Lifecycle, type Report, replay } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";

const pack = loadPack(fileURLToPath(new URL("../../packages/pack-cpc", import.meta.url)));
const calendar = chineseDays();
const TODAY = "2026-06-01";

function act(type: string, on: string, data?: Act["data"]): Act {
  return data === undefined ? { type, on } : { type, on, data };
}

const FOUND = act("REGISTER", "2024-03-01", { source: { code: "inspection" } });
const ASSIGNED = act("ASSIGN", "2024-03-05", { by: "office", leader: "leader", fixers: ["p-1"], deadline: "2024-06-30" });
const PLANNED = act("FILE_PLAN", "2024-03-15", { measures: "m", planDue: "2024-06-20" });
const FIXING = [FOUND, ASSIGNED, PLANNED, act("APPROVE_PLAN", "2024-03-20", { by: "office" })];
const SUBMITTED = [
  ...FIXING,
  act("SELF_CHECK", "2024-06-01", { passed: true, proof: ["d"] }),
  act("SUBMIT_CLOSURE", "2024-06-10", { proof: ["d"] }),
];
const REVIEWED = [
  ...SUBMITTED,
  act("REVIEW_1", "2024-06-15", { by: "r-1", passed: true }),
  act("REVIEW_2", "2024-06-20", { by: "r-2", passed: true }),
];
const MILESTONES = [{ id: "m1", milestoneDue: "2024-12-31" }];
const ITEM = [
  act("PROPOSE_ITEM", "2024-01-10", { owner: "unit", itemDue: "2024-11-30", milestones: [] }),
  act("APPROVE_ITEM", "2024-01-20", { by: "office" }),
  act("START_ITEM", "2024-02-01"),
  act("REQUEST_ACCEPTANCE", "2024-11-15", { proof: ["d"] }),
  act("ACCEPT_ITEM", "2024-11-20", { by: "reviewer", passed: true }),
];
const BODY = { kind: "partyCommittee", id: "committee" };

function organisation(code: string): readonly Act[] {
  return [
    act("APPLY", "2024-01-10", { name: "n", organisationKind: { code }, members: 4, fullMembers: 4 }),
    act("REPLY", "2024-02-01", { decision: "approve", body: BODY, meeting: "meeting" }),
    code === "temporaryBranch" ? act("APPOINT_FIRST", "2024-02-20", { body: BODY }) : act("ELECT_FIRST", "2024-02-20"),
    act("FILE_SETUP", "2024-02-25"),
  ];
}

/** Records of one lifecycle, each of which stops at some state for years; and the states in which no day was ever set, or nothing is owed by one. */
interface Stopped {
  readonly facts?: Record<string, unknown>;
  readonly records: readonly (readonly Act[])[];
  readonly undated: readonly string[];
}

function prefixes(acts: readonly Act[], from: number): readonly (readonly Act[])[] {
  return acts.slice(from).map((_, index) => acts.slice(0, from + index + 1));
}

const STOPPED: Readonly<Record<string, Stopped>> = {
  "cpc/rectification": {
    records: [
      ...prefixes(REVIEWED, 1),
      [...FIXING, act("MARK_LONG_TERM", "2024-04-01", { by: "office", reason: "complex", milestones: MILESTONES })],
      [...SUBMITTED, act("REVIEW_1", "2024-06-15", { by: "r-1", passed: false })],
    ],
    // Before the assignment there is no deadline; what is crossed off has kept it, or has lost it for good.
    undated: ["found", "registered", "closed"],
  },
  "cpc/project-item": {
    records: [...prefixes(ITEM, 0), [...ITEM.slice(0, 1), act("RETURN_ITEM", "2024-01-20", { by: "office", reason: "goal" })]],
    undated: [],
  },
  "cpc/organisation": {
    facts: { project: { from: "2024-01-01", until: "2024-07-01", fullMembers: 4 } },
    records: [
      [],
      ...prefixes(organisation("branch"), 0),
      ...prefixes(organisation("temporaryBranch"), 0),
      [...organisation("branch").slice(0, 1), act("REPLY", "2024-02-01", { decision: "return", body: BODY, meeting: "meeting" })],
    ],
    // A change that is under way has no day of its own; what has ended only has filings to make up.
    undated: ["adjustmentDue", "changePending", "executing", "merged", "splitUp", "abolished"],
  },
};

test.each(Object.entries(STOPPED))("a case of %s that stands still past its date is never silent, whatever its state", (name, stopped) => {
  const lifecycle = pack.lifecycles.get(name) as Lifecycle;
  const reports = stopped.records.map((acts, index) =>
    replay(lifecycle, { id: `${name}-${index}`, lifecycle: name, today: TODAY, facts: stopped.facts ?? {}, acts } as never, { calendar }),
  );
  for (const report of reports) expect(silence(report), JSON.stringify(report.state)).toBeUndefined();
  const [main] = lifecycle.regions;
  const open = main?.states.filter((state) => lifecycle.states.get(state)?.final !== true) ?? [];
  const seen = new Set(reports.map((report) => bareState(lifecycle, report.state)));
  expect([...seen, ...stopped.undated].sort()).toEqual([...open].sort());
});

/** What a report past a date lacks: a breach with its last day, and the same act among what is owed. Urging on is no step of the case itself. */
function silence(report: Report): string | undefined {
  const late = report.verdicts.filter(
    ({ act: owed, on, status, latest }) =>
      owed !== "ESCALATE" && on === null && (status === "violated" || status === "warning") && latest !== null && latest < TODAY,
  );
  if (late.length === 0) return "no finding";
  const owed = report.obligations.some(({ act: due, dueOn }) => late.some((verdict) => verdict.act === due && verdict.latest === dueOn));
  return owed ? undefined : "nothing owed";
}

/** The state itself, where a dated view stands for it. */
function bareState(lifecycle: Lifecycle, state: CaseState | null): string {
  const shown = typeof state === "string" ? state : (Object.values(state ?? {})[0] ?? "");
  const views = Object.entries(lifecycle.source.file.dated ?? {});
  return views.find(([, rules]) => rules.some((rule) => rule.state === shown))?.[0] ?? shown;
}
