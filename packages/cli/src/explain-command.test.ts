import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

const facts = { openDays: 300, hasPlan: true, hasNotice: true, complaints: 0, prize: "none", accident: false };
const rooms = [
  { id: "a", facts },
  { id: "b", facts: { ...facts, openDays: 285, hasPlan: false, complaints: 6 } },
  { id: "c", facts: { ...facts, accident: true } },
  { id: "e", facts: { ...facts, complaints: undefined } },
];
const stdin = rooms.map((room) => `${JSON.stringify(room)}\n`).join("");

const explain = (id: string, ...more: readonly string[]) =>
  captured(["explain", id, "-", "--assessment", "rooms/yearly", "--pack", "rooms", "--lang", "en", ...more], { stdin });

test("every number of one organisation is shown with its facts and its source, and then what lacks for the next grade", async () => {
  const { code, stdout, stderr } = await explain("b");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Total: **78**; Grade: **fair**");
  expect(stdout).toMatch(/\| Opening \| 38 \| 40 \| days open 285 \| .*三.* \|/);
  expect(stdout).toMatch(/Complaints \| 15 \| 30 \| complaints 6 \| .*五.* \|/);
  const [, rest = ""] = stdout.split("What would change the grade\n");
  const [change = "", appeal = ""] = rest.split("\n\n");
  expect(appeal).toMatch(/^Whoever disagrees may appeal: .*both results are kept/);
  expect(stdout).toContain("Source: Assessment of reading rooms, 1 January 2020");
  expect(stdout).toMatch(/\| complaints 6 \| 6 times, 2.5 each, 15 deducted \|/);
  expect(change.trim().split("\n")).toEqual([
    '- "good" is 2 points away',
    "- service.complaints Complaints: 15 points left; these alone would be enough",
    "- service.list Basics: 5 points left; these alone would be enough",
    "- prize Bonus: 5 points left; these alone would be enough",
    "- open Opening: 2 points left; these alone would be enough",
    '- with more than 18 points less the grade is "poor"',
  ]);
  expect((await captured(["explain", "b", "-", "--assessment", "rooms/yearly", "--pack", "rooms"], { stdin })).stdout).toContain(
    "离“良好”还差 2 分",
  );
});

test("where something else than points keeps the grade down, that is said", async () => {
  const { stdout } = await explain("c");
  expect(stdout).toContain("- kept down by a veto: Accident");
  expect(stdout).not.toContain("points lack");
  expect(stdout).not.toContain("would be enough");
});

test("an open total says why, and the JSON has the report, the sheet and what would change the grade", async () => {
  const open = await explain("e");
  expect(open.stdout).toContain("Total: **70 – 100**");
  const { stdout } = await explain("b", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    id: "b",
    total: "78",
    trace: expect.any(Array),
    sheet: { rows: expect.any(Array) },
    change: { better: { grade: "good", lacks: "2" }, lower: { grade: "poor", spare: "18" }, held: [] },
  });
});

test("an id that is not in the file names the nearest, and --assessment must be given", async () => {
  const other = await explain("aa");
  expect([other.code, other.stdout]).toEqual([2, ""]);
  expect(other.stderr).toContain('- has no organisation "aa"');
  const none = await captured(["explain", "a", "-", "--lang", "en"], { stdin });
  expect([none.code, none.stderr.includes("--assessment <pack/assessment> is needed")]).toEqual([2, true]);
});

test("who is kept out by a quota is told the least total of those inside", async () => {
  const four = [rooms[0], { id: "f", facts: { ...facts, complaints: 2 } }, { id: "g", facts: { ...facts, complaints: 1 } }, rooms[1]];
  const stdin = four.map((room) => `${JSON.stringify(room)}\n`).join("");
  const { stdout } = await captured(["explain", "f", "-", "--assessment", "rooms/yearly", "--pack", "rooms", "--lang", "en"], { stdin });
  expect(stdout).toContain("Total: **95**; Grade: **good**");
  expect(stdout).toContain(
    '- kept down by a quota: no place left for "excellent": 2 (50 % of 4) (八)\n- the least total among those with a better grade is 97.5\n',
  );
});

test("what an indicator would bring is said in its own points and in those of the total, and how a tie for a place ends", async () => {
  const star = (id: string, basePoints: number, appraisal: number) =>
    `${JSON.stringify({ id, facts: { basePoints, deducted: 0, appraisal, vetoed: false, irregularFiles: false, weakFinding: false } })}\n`;
  const lines = [star("e", 88, 60), star("p", 95, 95), star("q", 95, 95), star("r", 80, 80)].join("");
  const pack = fileURLToPath(new URL("../../pack-published-rubrics", import.meta.url));
  const shown = (id: string, language: string) =>
    captured(["explain", id, "-", "--assessment", "published-rubrics/star-rating", "--pack", pack, "--lang", language], { stdin: lines });
  expect((await shown("e", "zh")).stdout).toContain(
    "- 离“四星”还差 0.4 分\n- appraisal 评议项：还有 40 分可得，折合总分 12 分，仅此一项就够\n- base 基础项：还有 12 分可得，折合总分 8.4 分，仅此一项就够\n",
  );
  expect((await shown("e", "en")).stdout).toContain("40 points left, worth 12 points in the total; these alone would be enough\n");
  expect((await shown("p", "zh")).stdout).toContain(
    "- 受限于名额：“五星”的名额1个（4个的30%，舍去小数）：2家同分，只有1个，按规定都不列入（五星级比例）\n",
  );
});

test("a grade that is open for want of others' points says who is waited for; one that its own facts leave open does not", async () => {
  const waiting = ["a", "b", "c", "d"].map((id) => ({
    id,
    facts: { ...facts, complaints: { a: 0, b: 0, d: 1 }[id], prize: id === "b" ? "gold" : "none" },
  }));
  const lines = waiting.map((room) => `${JSON.stringify(room)}\n`).join("");
  const all = ["--pack", "rooms", "--lang", "en"];
  const sheet = async (id: string) =>
    (await captured(["explain", id, "-", "--assessment", "rooms/yearly", ...all], { stdin: lines })).stdout;
  expect(await sheet("a")).toContain("who gets a place depends on those that are open themselves (1: c)");
  expect(await sheet("c")).not.toContain("who gets a place");
  const table = (await captured(["score", "rooms/yearly", "-", ...all], { stdin: lines })).stdout;
  expect(table).toMatch(/^a +100 {2}good or excellent +places depend on those whose totals are open$/m);
  expect(table.match(/places depend/g)).toHaveLength(1);
});
