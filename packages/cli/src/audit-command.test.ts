import { chineseDays } from "@guiju/core/chinese-days";
import { replay } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { captured, LIBRARY } from "./captured-run.ts";
import { act, card, earlyCard, goodCard, ndjson } from "./sample-histories.ts";

const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test("each history gives the report that replay gives, in order", async () => {
  const histories = [goodCard("c-1"), earlyCard("c-2")];
  const { code, stdout, stderr } = await captured(["audit", "-", "--pack", "library", "--json"], { stdin: ndjson(...histories) });
  const lifecycle = loadPack(LIBRARY).lifecycles.get("library/card");
  if (lifecycle === undefined) throw new Error("the library pack has no cards");
  const calendar = chineseDays();
  expect(jsonLines(stdout)).toEqual(JSON.parse(JSON.stringify(histories.map((history) => replay(lifecycle, history, { calendar })))));
  expect([code, stderr]).toEqual([0, ""]);
});

test("bad lines keep their place among the reports, each with a frame, and the rest is judged", async () => {
  const stdin = ndjson(
    goodCard("c-1"),
    '{"id": "c-2", "lifecycle": "library/card", "acts": [}',
    "",
    { ...goodCard("c-3"), colour: "red" },
    goodCard("c-1"),
    earlyCard("c-4"),
  );
  const { code, stdout, stderr } = await captured(["audit", "-", "--pack", "library", "--json", "--lang", "en"], { stdin });
  const lines = jsonLines(stdout);
  expect(code).toBe(3);
  expect(lines.map((line) => [line.id, line.line, (line.error as { code: string } | undefined)?.code])).toEqual([
    ["c-1", undefined, undefined],
    [null, 2, "invalid_json"],
    ["c-3", 4, "invalid_history"],
    ["c-1", 5, "duplicate_id"],
    ["c-4", undefined, undefined],
  ]);
  expect(lines[3]).toMatchObject({
    lifecycle: "library/card",
    error: { message: { en: "the id is that of line 1; this line was not judged" }, issues: [{ place: { line: 5 } }] },
  });
  expect(stderr).toContain("-:2:");
  expect(stderr).toMatch(/^4 \| .*colour/m);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test("a frame shows the true line and column and a caret under the part that is meant", async () => {
  const bad = `{"id": "c-9", "lifecycle": "library/card", "today": "2026-06-30", "acts": [{"type": "ASK", "on": "2026-02-30"}]}`;
  const { stderr } = await captured(["audit", "-", "--pack", "library", "--lang", "en"], {
    stdin: ndjson(...Array.from({ length: 11 }, (_, index) => goodCard(`c-${index}`)).slice(0, 9), bad),
  });
  const column = bad.indexOf('"2026-02-30"') + 1;
  expect(stderr).toContain(`--> -:10:${column}`);
  const [source, carets] = stderr.split("\n").slice(3, 5) as [string, string];
  expect(source.startsWith("10 | ")).toBe(true);
  expect(carets.indexOf("^")).toBe(source.indexOf('"2026-02-30"'));
});

test("the pack is found by the lifecycle that the histories name, and a wrong name gets the nearest", async () => {
  const found = await captured(["audit", "-", "--json", "--pack", "library", "--lang", "en"], {
    stdin: ndjson({ ...goodCard("c-1"), lifecycle: "library/cart" }),
  });
  expect(found.code).toBe(3);
  expect(JSON.parse(found.stdout)).toMatchObject({ error: { code: "unknown_lifecycle", issues: [{ suggestion: '"library/card"' }] } });
  const path = await captured(["audit", "-", "--json", "--lang", "en"], {
    stdin: ndjson({ ...goodCard("c-1"), lifecycle: "../library/card" }),
  });
  expect(JSON.parse(path.stdout)).toMatchObject({ error: { code: "unknown_lifecycle" } });
});

test("the text shows only what is wrong, then the summary by norm, organisation and edition", async () => {
  const { code, stdout } = await captured(["audit", "-", "--pack", "library", "--lang", "en"], {
    stdin: ndjson(goodCard("c-1"), earlyCard("c-2")),
  });
  expect(code).toBe(0);
  expect(stdout).not.toContain("c-1");
  expect(stdout).toContain("c-2  state: card held granted");
  expect(stdout).toMatch(/✗ violated {4} {2}LB26-2 {2}grant of the card GRANT 2026-03-06/);
  expect(stdout).toContain("Reading Room Rules, Art. 2, 1 January 2026");
  expect(stdout).toContain("Histories judged: 2; without findings: 1; violated: 1; warnings: 0; undetermined: 0; lines refused: 0.");
  expect(stdout).toMatch(/^LB26-2 {2}Seven days before a card is granted +1 +0 +0$/m);
  expect(stdout).toMatch(/^desk-2 +1 +0 +0$/m);
  expect(stdout).toMatch(/^Reading Room Rules, 1 January 2026 +1 +0 +0$/m);
});

test("the summary alone, as text and as one JSON object, counts the same", async () => {
  const stdin = ndjson(goodCard("c-1"), earlyCard("c-2"), "{", card("c-3", [act("ASK", "2026-03-02"), act("CLOSE", "2026-03-03")]));
  const text = await captured(["audit", "-", "--pack", "library", "--summary"], { stdin });
  expect(text.stdout).toContain("按规定");
  expect(text.stdout).not.toContain("c-2");
  const { stdout, code } = await captured(["audit", "-", "--pack", "library", "--summary", "--json"], { stdin });
  const summary = JSON.parse(stdout);
  expect(code).toBe(3);
  expect(summary).toMatchObject({ histories: 3, refusedLines: 1, clean: 1 });
  expect(summary.norms.find((row: { norm: string }) => row.norm === "LB26-2")).toMatchObject({
    violated: 2,
    warning: 0,
    title: { zh: "申请满七日方可发证" },
  });
  const sum = (rows: { violated: number }[]): number => rows.reduce((total, row) => total + row.violated, 0);
  expect(sum(summary.organisations)).toBe(summary.verdicts.violated);
  expect(sum(summary.norms)).toBe(summary.verdicts.violated);
});

test("violations end with 0, unless they are what the call should fail on", async () => {
  const audit = async (history: object, ...argv: string[]): Promise<number> =>
    (await captured(["audit", "-", "--pack", "library", ...argv], { stdin: ndjson(history) })).code;
  const warned = card("c-2", [...goodCard("c").acts, act("LEND", "2026-06-20", { items: 6 })]);
  expect(await audit(earlyCard("c-1"))).toBe(0);
  expect(await audit(earlyCard("c-1"), "--fail-on", "violated")).toBe(3);
  expect(await audit(warned, "--fail-on", "violated")).toBe(0);
  expect(await audit(warned, "--fail-on", "warning")).toBe(3);
  expect(await audit(goodCard("c-1"), "--fail-on", "warning")).toBe(0);
});

test("--today judges histories that state no day, and without either the line is refused", async () => {
  const { today: _, ...open } = card("c-1", [act("ASK", "2026-03-02")]);
  const late = await captured(["audit", "-", "--pack", "library", "--json", "--today", "2026-05-01"], { stdin: ndjson(open) });
  expect(late.code).toBe(0);
  expect(JSON.parse(late.stdout).verdicts).toContainEqual(
    expect.objectContaining({ norm: "LB26-3", act: "GRANT", on: null, status: "violated", latest: "2026-04-02" }),
  );
  const none = await captured(["audit", "-", "--pack", "library", "--json"], { stdin: ndjson(open) });
  expect(none.code).toBe(3);
  expect(JSON.parse(none.stdout)).toMatchObject({
    id: "c-1",
    line: 1,
    error: { code: "invalid_history", issues: [{ code: "no_today", place: { line: 1, column: 1 } }] },
  });
});

test("--texts adds the sentences in both languages", async () => {
  const { stdout } = await captured(["audit", "-", "--pack", "library", "--json", "--texts"], { stdin: ndjson(earlyCard("c-1")) });
  for (const verdict of JSON.parse(stdout).verdicts) {
    expect(verdict.message.zh).toMatch(/\p{Script=Han}/u);
    expect(verdict.message.en).not.toMatch(/\p{Script=Han}/u);
  }
});

test("an id that would rewrite a terminal is shown as escapes", async () => {
  const { stdout } = await captured(["audit", "-", "--pack", "library", "--lang", "en"], { stdin: ndjson(earlyCard("c-\u001b[2J\u202e")) });
  expect(stdout).toContain("c-\\u001b[2J\\u202e");
  expect(stdout).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
});

test("colours are for terminals, and neither NO_COLOR nor --no-color lets them through", async () => {
  const stdin = ndjson(earlyCard("c-1"));
  const colours = async (argv: string[], env: Record<string, string> = {}): Promise<boolean> =>
    (await captured(["audit", "-", "--pack", "library", ...argv], { stdin, env, terminal: "both" })).stdout.includes("\u001b[");
  expect(await colours([])).toBe(true);
  expect(await colours(["--no-color"])).toBe(false);
  expect(await colours([], { NO_COLOR: "1" })).toBe(false);
  expect((await captured(["audit", "-", "--pack", "library"], { stdin })).stdout).not.toContain("\u001b[");
});

test("a pretty-printed file is refused with the advice to write one history a line", async () => {
  const { code, stderr } = await captured(["audit", "-", "--pack", "library", "--lang", "en"], {
    stdin: JSON.stringify(goodCard("c-1"), null, 2),
  });
  expect(code).toBe(3);
  expect(stderr).toContain("one history a line is needed (NDJSON)");
});

test("a byte order mark, CR LF and blank lines are no errors", async () => {
  const stdin = `\ufeff${JSON.stringify(goodCard("c-1"))}\r\n\r\n   \r\n${JSON.stringify(goodCard("c-2"))}`;
  const { code, stdout, stderr } = await captured(["audit", "-", "--pack", "library", "--json"], { stdin });
  expect([code, stderr]).toEqual([0, ""]);
  expect(jsonLines(stdout).map((line) => line.id)).toEqual(["c-1", "c-2"]);
});
