import { chineseDays } from "@guiju/core/chinese-days";
import { compileLifecycle, type DecisionOutcome, type History, type Lifecycle, replay } from "@guiju/lifecycle";
import { expect, test } from "vitest";
import { checkPack } from "../check/check-pack.ts";
import { diagramList } from "../diagram/diagram-list.ts";
import { diagramModel } from "../diagram/diagram-model.ts";
import { diagramNames } from "../diagram/diagram-names.ts";
import { planDiagram } from "../diagram/diagram-plan.ts";
import { readBoard } from "../fixture/read-board.ts";
import { packTables } from "../tables/pack-tables.ts";
import { reportTexts } from "../texts/report-texts.ts";
import { compareReport } from "./compare-report.ts";
import { coverageOf } from "./coverage.ts";
import { runCases } from "./run-cases.ts";

const calendar = chineseDays();
const pack = readBoard();
const board = pack.lifecycles.get("library/board") as Lifecycle;
const texts = reportTexts(pack, board);
const history = pack.cases.flatMap((file) => file.cases).find((each) => each.id === "two-for-two")?.history as unknown as History;
const report = replay(board, history, { calendar });

test("a pack with a parallel lifecycle is read, checked and tried like any other", () => {
  expect(checkPack(pack).filter((issue) => issue.severity !== "warning")).toEqual([]);
  const results = runCases(pack, { calendar });
  expect(results.filter((result) => !result.passed)).toEqual([]);
  expect(results.filter((result) => result.kind === "omission").map((result) => result.id)).toContain("omission:COUNT");
});

test("an act covers the cell of every region that took it", () => {
  const { untouched } = coverageOf(pack, runCases(pack, { calendar }), calendar).transitions;
  expect(untouched.filter((cell) => cell.startsWith("library/board"))).toEqual(["library/board: nudged NUDGE"]);
});

test("an expected state is compared by the regions and views it lists, and votes by whom they elect", () => {
  const differ = (expectation: Parameters<typeof compareReport>[0]): readonly string[] =>
    compareReport({ verdicts: [{ norm: "B-1", status: "violated" }], ...expectation }, report).map((difference) => difference.what);
  expect(differ({ state: { procedure: "chosen" } })).toEqual([]);
  expect(differ({ state: { procedure: "listed", reminder: "quiet" } })).toEqual(["state"]);
  expect(differ({ state: "chosen" })).toEqual(["state"]);
  expect(differ({ decisions: [{ elected: ["A"] }] })).not.toEqual([]);
});

test("the state of every region is said by its name", () => {
  expect(texts.state(report.state as never)).toEqual({
    zh: "程序：已选出；提醒：未提醒；时间：已过一个月",
    en: "procedure: elected; reminder: not reminded; time: more than a month",
  });
  const refused = replay(board, { ...history, acts: [...history.acts, { type: "SLATE", on: "2026-02-02" }] }, { calendar }).refused[0];
  expect(refused === undefined ? "" : texts.refused(refused).en).toContain("procedure: elected; reminder: not reminded");
});

test("an election is said with whom it elects", () => {
  const [decision] = report.decisions;
  expect(decision === undefined ? "" : texts.decision(decision).zh).toContain(
    "选足应选名额，当选：A、B。核对情况：名额 2；计票基数 9；得票：A 8",
  );
  const unread = { ...decision, outcome: null, facts: { ...decision?.facts, base: null } } as NonNullable<typeof decision>;
  expect([texts.decision(unread).zh, texts.decision(unread).en]).toEqual([
    expect.stringContaining("计票基数未记录；"),
    expect.stringContaining("counted against not recorded;"),
  ]);
  const tied = { ...decision, outcome: "cutTie", elected: [], tied: ["A", "B"] } as NonNullable<typeof decision>;
  expect(texts.decision(tied).en).toContain("Tied: A, B; elected: nobody.");
  const open = { ...tied, outcome: null, readings: [{ reading: "asked", outcome: "full", elected: ["A"], tied: [] }] };
  expect(texts.decision(open).en).toContain("the day of asking: every seat is filled; elected: A.");
});

test("a vote won by the most votes has no base, and none is said to lack; its seats and votes may", () => {
  const decisions = board.source.decisions.map((each) => (each.kind === "tally" ? { ...each, pass: "plurality" as const } : each));
  const mostVotes = compileLifecycle({ ...board.source, decisions });
  const [decision] = replay(mostVotes, history, { calendar }).decisions;
  const said = (more: Partial<DecisionOutcome> = {}) =>
    reportTexts(pack, mostVotes).decision({ ...(decision as DecisionOutcome), ...more });
  expect(decision?.facts).toMatchObject({ seats: 2, base: null });
  expect(said().zh).toContain("核对情况：名额 2；得票：");
  expect(said().en).not.toContain("not recorded");
  expect(said({ outcome: null, facts: { seats: 2, base: null, votes: null } }).zh).toContain("核对情况：名额 2；得票未记录。");
});

test("the surplus that lacks is said in numbers", () => {
  const verdict = report.verdicts.find((each) => each.norm === "B-1");
  expect(verdict === undefined ? "" : texts.verdict(verdict).en).toContain(
    "There are 2 candidates for 2 seats; at least 3 candidates are needed.",
  );
});

test("the diagram and its list show each region with its own beginning", () => {
  expect(diagramModel(board).states.map(({ name, kind, region }) => `${region} ${name} ${kind}`)).toEqual([
    "procedure open initial",
    "procedure listed ordinary",
    "procedure chosen final",
    "reminder quiet initial",
    "reminder nudged ordinary",
  ]);
  const names = diagramNames(pack, board, "en");
  expect(planDiagram(board, names).flatMap((panel) => panel.nodes.filter((node) => node.shape === "start"))).toHaveLength(2);
  // Also where the regions stand in different panels: one name would be one place for two.
  const folded = planDiagram(board, names, 3).flatMap((panel) => panel.nodes.map((node) => node.id));
  expect(new Set(folded).size).toBe(folded.length);
  const list = diagramList(board, names);
  expect(list.split("\n").filter((line) => line.startsWith("# "))).toEqual([
    "# Election of the board",
    "# procedure",
    "# reminder",
    "# time",
  ]);
  expect(list).toContain("- Shown by the date: more than a month");
});

test("the tables say the regions, the election and its share", () => {
  const tables = [...packTables(pack, calendar).values()].join("\n");
  expect(tables).toContain("名额 elected by the most votes".replace("名额", "seats"));
  expect(tables).toContain("more than half of voters");
  expect(tables).toContain("rounded up");
  expect(tables).toContain("procedure: elected");
  expect(tables).toContain('"Election" fills every seat: 3 elected');
});
