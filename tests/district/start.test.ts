import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { displayWidth } from "@guiju/core";
import { expect, test } from "vitest";
import { table, wrap } from "../../examples/district/report/columns.ts";

const script = fileURLToPath(new URL("../../examples/district/start.ts", import.meta.url));

function start(args: readonly string[], columns = 80): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, COLUMNS: String(columns) };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@guiju/source", script, ...args], {
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}

test.each([
  ["zh", 80],
  ["en", 80],
  ["zh", 120],
  ["en", 120],
] as const)("the report in %s fits %i columns, has all its sections and no colour in a pipe", (language, columns) => {
  const { status, stdout, stderr } = start(["--lang", language], columns);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toBe(stripVTControlCharacters(stdout));
  expect(stdout.split("\n").filter((line) => displayWidth(line) > columns)).toEqual([]);
  expect(stdout.match(language === "zh" ? /^[一二三四五六七]、/gmu : /^[1-7]\. /gmu)).toHaveLength(7);
  expect(stdout).not.toMatch(/undefined|\[object|NaN|\{[a-zA-Z.]+\}|\bnorm\.|\bact\.[A-Z]|\bstate\./);
});

test("the report is the same each time, in Chinese unless asked otherwise", () => {
  const first = start([]);
  const again = start(["--lang=zh"]);
  expect(first.stdout).toBe(again.stdout);
  expect(first.stdout).toContain("云汐区（虚构）发展党员档案核查报告");
});

test("an unknown argument is answered with the usage in both languages", () => {
  const { status, stdout, stderr } = start(["--lnag", "en"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("不认识的参数：--lnag en");
  expect(stderr).toContain("Unknown argument: --lnag en");
});

test("a Chinese character takes two places, and a table keeps its columns and its width", () => {
  expect(displayWidth("预审, ok")).toBe(8);
  const lines = table(
    [
      { title: "编号", align: "left" },
      { title: "规定", align: "left", grow: true },
      { title: "违反", align: "right" },
    ],
    [["XZ26-07", "派人谈话的期限很长很长很长很长", "3"]],
    30,
  );
  expect(lines.slice(0, 3).map(displayWidth)).toEqual([30, 30, 30]);
  expect(lines.slice(2)).toEqual(["XZ26-07  派人谈话的期限      3", "         很长很长很长很", "         长"]);
});

test("a line is broken between words or Chinese characters, never before a closing mark", () => {
  expect(wrap("最早可于2026年7月1日办理。", 12)).toEqual(["最早可于", "2026年7月1日", "办理。"]);
  expect(wrap("依据：《细则》（第十三条）。", 20)).toEqual(["依据：《细则》（第十", "三条）。"]);
  expect(wrap("not before 1 July 2026", 12)).toEqual(["not before 1", "July 2026"]);
});
