import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

const folder = mkdtempSync(join(tmpdir(), "guiju-calendar-"));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const history = file(
  "history.json",
  JSON.stringify({
    id: "n-1",
    lifecycle: "cpc/member-development",
    startsAt: "proposed.consented",
    acts: [{ type: "NOTICE", on: "2027-02-01", data: { places: [{ id: "unit", start: "2027-02-01", end: "2027-02-05" }] } }],
  }),
);
const ask = async (...more: string[]): Promise<{ provisional: boolean; status: string } | undefined> => {
  const { stdout } = await captured(["can", history, "LIST_OBJECT", "--on", "2027-02-06", "--json", ...more]);
  return JSON.parse(stdout).verdicts.find((verdict: { norm: string }) => verdict.norm === "XZ26-13d");
};

test("a year without data is provisional, and a published year settles it", async () => {
  expect(await ask()).toMatchObject({ status: "satisfied", provisional: true });
  const years = { 2027: { holidays: ["2027-01-01", "2027-02-05", "2027-02-06"], makeUpDays: [] } };
  expect(await ask("--calendar", file("2027.json", JSON.stringify({ years })))).toMatchObject({ status: "violated", provisional: false });
});

test("a fault in the calendar file is shown where it is", async () => {
  const wrong = file("wrong.json", '{\n  "years": { "2027": { "holidays": ["2027-02-30"], "makeUpDays": [] } }\n}\n');
  const run = await captured(["can", history, "LIST_OBJECT", "--on", "2027-02-06", "--calendar", wrong, "--lang", "en"]);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain("wrong.json:2:");
  expect(run.stderr).toContain('"2027-02-30"');
});

test("a calendar file of another shape is refused with the shape it should have", async () => {
  const run = await captured([
    "can",
    history,
    "LIST_OBJECT",
    "--on",
    "2027-02-06",
    "--calendar",
    file("flat.json", '{"2027": {}}'),
    "--lang",
    "en",
  ]);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain('"makeUpDays"');
});
