import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

interface Room {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A line of a room where nothing is wrong, with changes. */
function room(id: string, changes: Readonly<Record<string, unknown>> = {}): Room {
  return { id, facts: { openDays: 300, hasPlan: true, hasNotice: true, complaints: 0, prize: "none", accident: false, ...changes } };
}

const four = [
  room("a", { openDays: 305, prize: "gold" }),
  room("b", { openDays: 285, hasPlan: false, complaints: 1 }),
  room("c", { complaints: 4 }),
  room("d", { accident: true }),
];

function lines(...each: readonly unknown[]): string {
  return each.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
}

const score = (stdin: string, ...more: readonly string[]) =>
  captured(["score", "rooms/yearly", "-", "--pack", "rooms", "--lang", "en", ...more], { stdin });

test("the table has a row a room in the order of the file, with grades in words, what limits them, and no rank", async () => {
  const { code, stdout, stderr } = await score(lines(...four));
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n").map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["Organisation", "Total", "Grade", "Note"],
    [expect.stringMatching(/^─+$/), expect.any(String), expect.any(String), expect.any(String)],
    ["a", "105", "excellent", "Grant 1000"],
    ["b", "90.5", "excellent", "Grant 1000"],
    ["c", "90", "good", 'decided by the places of "excellent"; Grant 500'],
    ["d", "100", "fair", "limited by: Accident"],
    [""],
    ["4 organisations scored, 0 of them open; 0 lines refused."],
    ["excellent 2, good 1, fair 1"],
    [""],
  ]);
  expect((await captured(["score", "rooms/yearly", "-", "--pack", "rooms"], { stdin: lines(...four) })).stdout).toContain("受限：安全事故");
});

test("one organisation is one, and what is open is counted as it is listed", async () => {
  const { stdout } = await score(lines({ id: "a", facts: {} }));
  expect(stdout).toContain("1 organisation scored, 1 of them open; 0 lines refused.");
  const [, count, names = ""] = /open \((\d+)\): ([^;]*)/.exec(stdout) ?? [];
  const more = /(.*?)(?: and (\d+) more)?$/m.exec(names.trim()) ?? [];
  expect((more[1] ?? "").split(", ").length + Number(more[2] ?? 0)).toBe(Number(count));
});

test("--json gives the reports of the contract, one a line in the order of the file, and --trace where each number comes from", async () => {
  const { stdout } = await score(lines(...[...four].reverse()), "--json", "--trace");
  const reports = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(reports.map(({ id, total, grade }) => [id, total, grade])).toEqual([
    ["d", "100", "fair"],
    ["c", "90", "good"],
    ["b", "90.5", "excellent"],
    ["a", "105", "excellent"],
  ]);
  expect(reports[2]).toMatchObject({ assessment: "rooms/yearly", version: "1", bounds: null, caps: [], open: [], issues: [] });
  expect(reports[2]).not.toHaveProperty("rank");
  expect(reports[2].trace).toContainEqual(
    expect.objectContaining({ indicator: "open", primitive: "perUnitShort", facts: { openDays: "285" }, points: "38", max: "40" }),
  );
  expect(JSON.parse((await score(lines(room("e")), "--json")).stdout)).not.toHaveProperty("trace");
});

test("a fact that is missing leaves the total open, which is no failure but with --fail-on open", async () => {
  const stdin = lines(room("e", { complaints: undefined }));
  const { code, stdout, stderr } = await score(stdin);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/e +70 – 100 .*open \(1\): Complaints/);
  expect((await score(stdin, "--fail-on", "open")).code).toBe(3);
  expect((await score(lines(room("e")), "--fail-on", "open")).code).toBe(0);
});

test("lines that cannot be used are drawn at their line, keep their place in the JSON, and the rest is scored", async () => {
  const stdin = lines(
    "",
    four[0],
    "{",
    { id: "x" },
    four[0],
    { cohort: true, facts: {} },
    { cohort: true },
    { ...four[1], fact: 1 },
    four[3],
  );
  const { code, stdout, stderr } = await score(stdin, "--json");
  expect(code).toBe(3);
  const found = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(found.map(({ id, line, error, total }) => [id, line, error?.code, total])).toEqual([
    ["a", undefined, undefined, "105"],
    [null, 3, "invalid_json", undefined],
    ["x", 4, "invalid_facts", undefined],
    ["a", 5, "duplicate_id", undefined],
    [null, 7, "duplicate_cohort", undefined],
    ["b", 8, "invalid_facts", undefined],
    ["d", undefined, undefined, "100"],
  ]);
  expect(found[2].assessment).toBe("rooms/yearly");
  expect(stderr).toMatch(/--> -:3:\d+/);
  expect(stderr).toContain("the id is that of line 2");
});

test("a fact that cannot be used is drawn where it stands, and the organisation is scored without it", async () => {
  const bad = room("f", { complaints: "2" });
  const { code, stdout, stderr } = await score(lines(four[0], bad), "--json");
  const column = JSON.stringify(bad).indexOf('"2"') + 1;
  expect(code).toBe(3);
  expect(stderr).toContain(`--> -:2:${column}`);
  expect(JSON.parse(stdout.trim().split("\n")[1] ?? "")).toMatchObject({
    id: "f",
    total: null,
    bounds: ["70", "100"],
    issues: [{ pointer: "/facts/complaints" }],
  });
});

test("an empty file is refused", async () => {
  const { code, stdout, stderr } = await score("\n", "--json");
  expect(code).toBe(3);
  expect(stderr).toContain("the file holds no organisation");
  expect(JSON.parse(stdout)).toMatchObject({ line: 1, error: { code: "empty_file" } });
});

test("a parameter takes another value; an unknown one, a value it does not take and a wrong form are refused", async () => {
  const of = async (parameter: string) => score(lines(room("b", { openDays: 285 })), "--json", "--parameter", parameter);
  expect(JSON.parse((await of("unit=5")).stdout).scores.open).toBe("37");
  const tried = await Promise.all(["unti=5", "unit=7", "unit=x", "unit"].map(of));
  expect(tried.map(({ code, stdout }) => [code, stdout])).toEqual(tried.map(() => [2, ""]));
  expect(tried[0]?.stderr).toContain("did you mean: unit");
  expect(tried[2]?.stderr).toContain('the parameter unit is a number, not "x"');
  expect(tried[3]?.stderr).toContain("--parameter is written name=value");
});

test("an assessment that is not there names the nearest, and the rubric must be one of a pack", async () => {
  const of = (name: string, ...more: readonly string[]) => captured(["score", name, "-", "--lang", "en", ...more]);
  const near = await of("rooms/yearl", "--pack", "rooms");
  expect([near.code, near.stderr.includes("did you mean: rooms/yearly")]).toEqual([2, true]);
  expect((await of("yearly", "--pack", "rooms")).stderr).toContain("an assessment is written <pack>/<assessment>");
  expect((await of("nowhere/yearly")).stderr).toContain('no pack has the assessment "nowhere/yearly"');
  expect((await of("../rooms/yearly")).code).toBe(2);
});

test("a file gives the same as standard input, and --trace without JSON shows facts and articles", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "guiju-score-")), "facts.ndjson");
  writeFileSync(file, lines(...four));
  const named = await captured(["score", "rooms/yearly", file, "--pack", "rooms", "--lang", "en", "--json"]);
  expect(named).toEqual(await score(lines(...four), "--json"));
  const traced = await score(lines(four[1]), "--trace");
  expect(traced.stdout).toMatch(/Opening {2}38 \/ 40\n +days open 285\n +below 300: .*, 2 deducted\n/);
});
