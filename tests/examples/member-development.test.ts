import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const host = fileURLToPath(new URL("../../examples/member-development/host.ts", import.meta.url));
const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@guiju/source", host], { encoding: "utf8" });

/** The lines printed for one act. */
function shown(on: string, act: string): string {
  const lines = stdout.split("\n");
  const first = lines.findIndex((line) => line.startsWith(on) && line.includes(act));
  const length = lines.slice(first + 1).findIndex((line) => !line.startsWith("    "));
  return lines.slice(first, first + 1 + length).join("\n");
}

test("the host runs to its end and stores the acts that were allowed, and only those", () => {
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.match(/未保存 \/ not saved/g)).toHaveLength(3);
  expect(stdout).toContain("11 项已保存 / acts saved");
});

test("a discussion before the year is over is refused with the article and the first day on which it may happen", () => {
  const refusal = shown("2026-11-02", "研究发展对象人选");
  expect(refusal).toContain("最早 / earliest: 2026-11-20");
  expect(refusal).toContain("第十三条");
  expect(refusal).toContain("Art. 13");
});

test("a listing without a notice and one on the last day of the notice are refused, the day after is not", () => {
  expect(shown("2026-11-28", "列为发展对象")).toContain("未保存 / not saved");
  expect(shown("2026-12-04", "列为发展对象")).toContain("最早 / earliest: 2026-12-05");
  expect(shown("2026-12-05", "列为发展对象")).toMatch(/: 已保存 \/ saved$/);
});

test("the host has fewer than 100 lines", () => {
  expect(readFileSync(host, "utf8").split("\n").length).toBeLessThan(100);
});
