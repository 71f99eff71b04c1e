import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const pathOf = (file: string) => fileURLToPath(new URL(`../../examples/eligibility/${file}`, import.meta.url));
const run = (file: string) => spawnSync(process.execPath, ["--conditions=@guiju/source", pathOf(file)], { encoding: "utf8" });
const before = run("before.ts");
const after = run("host.ts");

/** The lines printed about one person: the grants, then what is said of the rent allowance. */
function shown(id: string): readonly string[] {
  const lines = after.stdout.split("\n");
  const first = lines.indexOf(lines.find((line) => line.startsWith(`${id}  `)) ?? "");
  const length = lines.slice(first + 1).findIndex((line) => !line.startsWith("    "));
  return lines.slice(first, first + 1 + length);
}

test("both hosts run to their end without a complaint", () => {
  expect([before.status, before.stderr]).toEqual([0, ""]);
  expect([after.status, after.stderr]).toEqual([0, ""]);
});

test("the old host grants what it should not and withholds what it should grant, and says nothing of it", () => {
  expect(before.stdout.trim().split("\n")).toEqual([
    "a-101  rentAllowance, movingGrant",
    "a-102  rentAllowance, movingGrant",
    "a-103  rentAllowance, movingGrant",
    "a-104  movingGrant, guidance",
    "a-105  movingGrant",
  ]);
});

test("the import refuses the three mistakes at their place, in both languages, and takes over the rule that has none", () => {
  const places = [...after.stdout.matchAll(/--> (rules\.json:\d+):\d+/g)].map((match) => match[1]);
  expect(places).toEqual(["rules.json:10", "rules.json:10", "rules.json:17", "rules.json:17", "rules.json:24", "rules.json:24"]);
  expect(after.stdout).toContain("没有名为“unless”的键");
  expect(after.stdout).toContain('Did you mean "status"?');
  expect(after.stdout).toContain('This place takes a number, but the text "2" stands here.');
  expect(after.stdout).toContain("rules taken over: guidance\n");
});

test("the host moved over grants what the measures say", () => {
  expect(["a-101", "a-102", "a-103", "a-104", "a-105"].map((id) => shown(id)[0])).toEqual([
    "a-101  rentAllowance, movingGrant, childSupplement",
    "a-102  movingGrant",
    "a-103  -",
    "a-104  movingGrant, guidance",
    "a-105  movingGrant",
  ]);
});

test("each refusal says what would have to change, on which article and from which day on", () => {
  expect(shown("a-102").join("\n")).toContain("没有自有住房。");
  expect(shown("a-103").join("\n")).toContain("The applicant is not suspended.");
  const early = shown("a-104").join("\n");
  for (const part of ["就业满一年。", "第六条", "Art. 6", "最早自2026年11月30日起", "from 30 November 2026 on"])
    expect(early).toContain(part);
});

test("an income that is not recorded leaves the answer open and is asked for", () => {
  const open = shown("a-105").join("\n");
  for (const part of ["不能确定", "undetermined", "没有记录，请补录", "not recorded"]) expect(open).toContain(part);
});

test("the host has fewer than 100 lines", () => {
  expect(readFileSync(pathOf("host.ts"), "utf8").split("\n").length).toBeLessThan(100);
});
