import { addDays, formatDate } from "@guiju/core";
import type { Pack } from "@guiju/pack";
import { committeeElection } from "./committee-election.ts";
import { escalatedTo } from "./escalation.ts";
import { villageElection } from "./village-election.ts";
import { picked, type Walker } from "./walker.ts";

type Filling = Readonly<Record<string, unknown>>;

/** Appeals: no act has two outcomes. */
const appeal: Walker = { starts: [{ facts: {}, memory: {} }] };

const DECIDING = { kind: "partyCommittee" };

/** Organisations: whether it is a temporary branch decides where several acts lead. */
const organisation: Walker = {
  starts: [
    { facts: {}, memory: { kind: "" } },
    {
      facts: { project: { fullMembers: 5, from: "2012-01-01", until: "2014-01-01" } },
      at: { "": "setupDue" },
      memory: { kind: "" },
    },
  ],
  forms: { APPLY: ["branch", "temporaryBranch"], ESTABLISH_DIRECT: ["branch", "temporaryBranch"] },
  isPossible: ({ act, picks }, { kind }) => {
    const isTemporary = kind === "temporaryBranch";
    if (act === "APPOINT_FIRST" || act === "RENAME_DONE") return isTemporary === (picked({ picks }) === 0);
    if (act === "DECIDE" && picked({ picks }) > 0) return isTemporary === (picked({ picks }) === 1);
    return true;
  },
  after: ({ act, form }, memory) => {
    if (act === "APPLY" || act === "ESTABLISH_DIRECT") return { kind: form };
    return act === "UPGRADE_DONE" ? { kind: "generalBranch" } : memory;
  },
  data: (step) => {
    const kindOf = (code: string, members: number): Filling => ({ organisationKind: { code }, members, fullMembers: members });
    switch (step.act) {
      case "APPLY":
        return kindOf(step.form, 10);
      case "ESTABLISH_DIRECT":
        return { ...kindOf(step.form, 10), body: DECIDING };
      case "UPGRADE_DONE":
        return kindOf("generalBranch", 60);
      case "REPLY":
        return { decision: ["approve", "refuse", "return"][picked(step)], body: DECIDING };
      case "DECIDE":
        return { decision: picked(step) === 0 ? "approve" : "refuse", body: DECIDING };
      case "CHECK_SETTING":
        return kindOf("branch", picked(step) === 0 ? 10 : 60);
      case "SPLIT_DONE":
        return { continues: picked(step) === 0 };
      default:
        return undefined;
    }
  },
};

/** Items: the owner is another than who approves and who reviews. */
const projectItem: Walker = {
  starts: [{ facts: {}, memory: {} }],
  data: (step, day) => {
    switch (step.act) {
      case "PROPOSE_ITEM":
        return {
          owner: "unit",
          itemDue: formatDate(addDays(day, 300)),
          milestones: [{ id: "m1", milestoneDue: formatDate(addDays(day, 90)) }],
        };
      case "ACCEPT_ITEM":
        return { by: "reviewer", passed: picked(step) === 0 };
      case "REPORT_MILESTONE":
        return { done: ["m1"], proof: ["p1"] };
      case "REQUEST_ACCEPTANCE":
        return { proof: ["p1"] };
      case "CHANGE_ITEM":
        return { by: "office", reason: "r", itemDue: formatDate(addDays(day, 400)) };
      default:
        return { by: "office", reason: "r" };
    }
  },
};

/** Findings, with two levels of review or with one. */
const rectification: Walker = {
  starts: (["two", "one"] as const).map((levels) => ({
    facts: {},
    interpretations: { "rectification.reviewLevels": levels },
    memory: { levels },
  })),
  // Each of the words that a step may have leads on from the beginning, so that nothing is left for the last target.
  neverTaken: ["none ESCALATE 5"],
  isPossible: ({ act, picks }, { levels }, { urging }) => {
    if (act === "ESCALATE") return urging !== "none" || picks.urging !== 5;
    return act !== "REVIEW_1" || picks.handling === 2 || (levels === "two") === (picks.handling === 0);
  },
  isExcused: (demand, _acts, { levels }) => demand.act === "REVIEW_2" && levels === "one",
  data: (step, day, place) => {
    // Each deadline is later than the one before.
    const deadline = formatDate(addDays(day, 1000 + place));
    const [by, reason] = ["office", "r"];
    const index = picked(step);
    switch (step.act) {
      case "ASSIGN":
        return { by, fixers: ["fixer"], deadline };
      case "MARK_LONG_TERM":
        return { by, reason, milestones: ["m1", "m2"].map((id) => ({ id, milestoneDue: deadline })) };
      case "MILESTONE_DONE":
        return { done: index === 0 ? ["m1", "m2"] : ["m1"], proof: ["p1"] };
      case "SELF_CHECK":
        return { passed: index === 0, proof: ["p1"] };
      case "SUBMIT_CLOSURE":
        return { proof: ["p1"] };
      case "REVIEW_1":
        return { by: "first", passed: index < 2 };
      case "REVIEW_2":
        return { by: "second", passed: index === 0 };
      case "VERIFY":
        return { by: "second", passed: index === 0, onSite: true };
      case "LOOKBACK_FAIL":
      case "LOOKBACK_PASS":
      case "RECUR":
      case "FAKE_FOUND":
        return { by: "second", finding: "f", deadline, referredTo: "office" };
      case "ESCALATE":
        return { step: escalatedTo(step.from.urging, index), by };
      default:
        return { by, reason, deadline };
    }
  },
};

const neighbourhoodTerm: Walker = { starts: [{ facts: { electedOn: "2014-01-01" }, memory: {} }] };

const unitChange: Walker = {
  starts: [
    { facts: { kind: "village" }, memory: {} },
    { facts: { kind: "neighbourhood" }, at: { "": "neighbourhood" }, memory: {} },
  ],
};

const WALKERS: ReadonlyMap<string, Walker> = new Map([
  ["cpc/appeal", appeal],
  ["cpc/election-term", committeeElection],
  ["cpc/organisation", organisation],
  ["cpc/project-item", projectItem],
  ["cpc/rectification", rectification],
  ["village-committee/election-term", villageElection],
  ["village-committee/neighbourhood-term", neighbourhoodTerm],
  ["village-committee/unit-change", unitChange],
]);

/** How a lifecycle of a pack is walked: as itself, or as the lifecycle of a parent that it stands for. */
export function walkerOf(pack: Pack, name: string): Walker | undefined {
  const own = WALKERS.get(name);
  if (own !== undefined) return own;
  const id = name.slice(name.indexOf("/") + 1);
  return pack.overlay?.parents.map((parent) => walkerOf(parent.pack, `${parent.pack.id}/${id}`)).find((walker) => walker !== undefined);
}
