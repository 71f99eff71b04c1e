import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const host = fileURLToPath(new URL("../../examples/assessment/host.ts", import.meta.url));
const run = spawnSync(process.execPath, ["--conditions=@guiju/source", host], { encoding: "utf8" });
const lines = run.stdout.split("\n");

/** The lines from one of that form to the next empty one. */
function block(start: RegExp): readonly string[] {
  const first = lines.findIndex((line) => start.test(line));
  return lines.slice(first, lines.indexOf("", first));
}

test("the host runs to its end without a complaint", () => {
  expect([run.status, run.stderr]).toEqual([0, ""]);
});

test("a rubric one point short of 100 is refused at its line, in both languages", () => {
  const places = [...run.stdout.matchAll(/--> (rubric\.json:\d+):\d+/g)].map((match) => match[1]);
  expect(places).toHaveLength(2);
  expect(new Set(places).size).toBe(1);
  expect(run.stdout).toContain("各项满分合计 99，应为 100。");
  expect(run.stdout).toContain("The maxima sum to 99; they should sum to 100.");
});

test("each window has the total and the grade that the rules give it, worked out by hand", () => {
  expect(block(/^w-01 /)).toEqual([
    "w-01  102  good  (veto)",
    "w-02  100  excellent",
    "w-03  88.3  good",
    "w-04  94  excellent",
    "w-05  92  good / excellent  (open)",
    "w-06  90  good  (quota)",
    "w-07  76–96  good / excellent  (open)",
    "w-08  76.3  good",
    "w-09  29  failed",
    "w-10  72  passed",
  ]);
});

test("every point of a window is shown with what was read, what was done and its article", () => {
  const shown = block(/^w-03$/).slice(1);
  expect(shown.map((line) => line.trim().split("  ")[0])).toEqual([
    "onTime: 34 / 40",
    "complaints: 16 / 20",
    "rectification: 13.3 / 20",
    "basics: 20 / 20",
    "praise: 5 / 5",
  ]);
  expect(shown[0]).toContain("onTime 458, handled 500");
  expect(shown[0]).toContain("《青石街道便民服务窗口考核细则》（2026年1月5日）第二条");
  expect(shown[4]).toContain("cap 5");
});

test("what is missing is named and is not nought", () => {
  const shown = block(/^w-07$/);
  expect(shown[2]).toContain("complaints: 0–20 / 20  [complaints ?]");
  expect(shown.at(-2)).toMatch(/缺少.*查实的投诉件数/);
});

test("after the review both results are told, and another window is sure of its grade", () => {
  expect(block(/^复核/).slice(1)).toEqual(["  w-05  92 ? -> 92 excellent", "  w-07  ? ? -> 84 good"]);
});

test("the host has fewer than 100 lines", () => {
  expect(readFileSync(host, "utf8").split("\n").length).toBeLessThan(100);
});
