import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

const ROOMS = fileURLToPath(new URL("../fixtures/rooms", import.meta.url));
const facts = { openDays: 300, hasPlan: true, hasNotice: true, complaints: 0, prize: "none", accident: false };
const rooms = [
  { id: "a", facts },
  { id: "b", facts: { ...facts, openDays: 285, complaints: 3 } },
  { id: "c", facts: { ...facts, openDays: 100, hasPlan: false } },
];
const stdin = rooms.map((room) => `${JSON.stringify(room)}\n`).join("");

/** The pack with a complaint costing four points instead of two and a half, and a plan worth less. */
function nextEdition(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "guiju-diff-")), "rooms");
  cpSync(ROOMS, folder, { recursive: true });
  const file = join(folder, "assessments/yearly.json");
  const text = readFileSync(file, "utf8");
  const changed = text.replace('"points": -2.5', '"points": -4').replace('"points": 5,', '"points": 1,');
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  return folder;
}

const diff = (after: string, ...more: readonly string[]) =>
  captured(["diff", "rooms", after, "--against", "-", "--lang", "en", ...more], { stdin });

test("who rises and who falls is shown with the indicators that make the difference", async () => {
  const { code, stdout, stderr } = await diff(nextEdition());
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/b +90\.5 +86 +-4\.5 +.*Complaints 22\.5 → 18/);
  expect(stdout).toMatch(/c +75 +79 +4 +.*Basics 25 → 29/);
  expect(stdout).not.toMatch(/^a /m);
  expect(stdout).toContain("organisations: 3; rising: 1, falling: 1;");
});

test("--json gives a line an organisation with both reports", async () => {
  const { stdout } = await diff(nextEdition(), "--json");
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { id: "a", moved: "0", indicators: [] },
    { id: "b", moved: "-4.5", before: { total: "90.5" }, after: { total: "86" } },
    { id: "c", moved: "4", indicators: expect.arrayContaining([{ indicator: "service.list", before: "25", after: "29" }]) },
  ]);
});

test("one pack named twice shows what a parameter does", async () => {
  const { code, stdout } = await diff("rooms", "--parameter", "unit=5", "--json");
  expect(code).toBe(0);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).moved),
  ).toEqual(["0", "-1", "-20"]);
});

test("where grades alone are given otherwise that is said, of a grade that is open too; who stays as before has no row", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "guiju-diff-")), "rooms");
  cpSync(ROOMS, folder, { recursive: true });
  const file = join(folder, "assessments/yearly.json");
  const text = readFileSync(file, "utf8");
  const changed = text.replace('"to": 80', '"to": 75').replace('"from": 80', '"from": 75');
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  const open = [
    { id: "g", facts: { ...facts, openDays: 285, hasPlan: false, complaints: 6 } },
    { id: "h", facts: { ...facts, openDays: 285, hasPlan: undefined, complaints: 6 } },
    { id: "i", facts: { ...facts, openDays: undefined, complaints: 12 } },
  ];
  const stdin = open.map((room) => `${JSON.stringify(room)}\n`).join("");
  const { stdout } = await captured(["diff", "rooms", folder, "--against", "-", "--lang", "en"], { stdin });
  expect(stdout).toMatch(/^g +78 +78 +0 +fair → good +the bands of grades$/m);
  expect(stdout).toMatch(/^h +78 – 83 +78 – 83 +— +fair or good → good +the bands of grades$/m);
  expect(stdout).not.toMatch(/^i .*→/m);
});

test("packs without a shared assessment, and a file that is not named, are refused", async () => {
  expect((await diff("library")).stderr).toContain("the packs do not both have the assessment");
  const none = await captured(["diff", "rooms", "rooms", "--lang", "en"]);
  expect([none.code, none.stderr.includes("--against <facts.ndjson> is needed")]).toEqual([2, true]);
});
