import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const host = fileURLToPath(new URL("../../examples/election-term/host.ts", import.meta.url));
const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@guiju/source", host], { encoding: "utf8" });
/** What is printed for each act and for each day that is shown. */
const parts = stdout.split(/\n(?=\d{4}-\d{2}-\d{2})/).map((part) => part.trim());
const partsOn = (day: string): readonly string[] => parts.filter((part) => part.startsWith(day));

test("the host runs to its end and stores the acts that were allowed, and only those", () => {
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.match(/未保存 \/ not saved/g)).toHaveLength(3);
  expect(stdout.match(/已保存 \/ saved/g)).toHaveLength(14);
  expect(stdout).toContain("14 项已保存 / acts saved");
});

test("the reminder is owed by the last day of February, half a year before the end of August", () => {
  const [shown = ""] = partsOn("2026-01-15");
  expect(shown).toMatch(/2026年2月28日前.*《中国共产党支部工作条例（试行）》/);
  expect(shown).toMatch(/by 28 February 2026/);
  expect(shown).toMatch(/2026年8月31日前/);
});

test("as many candidates as seats are refused with the number that is needed", () => {
  expect(partsOn("2026-07-06")[0]).toMatch(/未保存[\s\S]*至少应有 4 名[\s\S]*第十三条/);
  expect(partsOn("2026-07-06")[1]).toMatch(/: 已保存 \/ saved$/);
});

test("a reply dated before what it answers is refused with the first day on which it may be given", () => {
  expect(partsOn("2026-07-03")).toEqual([expect.stringMatching(/未保存[\s\S]*最早：2026-07-06\n {4}earliest: 2026-07-06$/)]);
});

test("an assembly of 23 of 30 is refused, one of 28 is saved", () => {
  const [refused, saved] = partsOn("2026-08-20");
  expect(refused).toMatch(/未保存[\s\S]*至少 24 人/);
  expect(saved).toMatch(/: 已保存 \/ saved$/);
});

test("both readings of the majority are shown with their consequences, until a later act leaves one", () => {
  const open = partsOn("2026-08-20").at(-1) ?? "";
  expect(open).toMatch(/too few are elected; elected: c-1, c-2;.*every seat is filled; elected: c-1, c-2, c-3/);
  expect(open).toMatch(/以应到会有选举权人数为基数：.*当选人数不足/);
  expect(open).toMatch(/以实到会有选举权人数为基数：.*委员会已选出/);
  const settled = partsOn("2026-08-21").at(-1) ?? "";
  expect(settled).toContain("Elected: c-1, c-2, c-3.");
  expect(settled).not.toContain("readings");
});

test("the host has fewer than 100 lines", () => {
  expect(readFileSync(host, "utf8").split("\n").length).toBeLessThan(100);
});
