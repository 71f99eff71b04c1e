import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { markdownTable } from "./markdown-table.ts";
import { packTables } from "./pack-tables.ts";

const tables = packTables(readLibrary(), chineseDays());

test("there are four tables in each language", () => {
  expect([...tables.keys()]).toEqual(
    ["norms", "states", "interpretations", "cases"].flatMap((name) => [`tables/${name}.zh.md`, `tables/${name}.en.md`]),
  );
});

test("a norm is a row with its limit, its article and its default reading in words", () => {
  expect(tables.get("tables/norms.zh.md")).toContain(
    "| L-2 | 发证期限 | 《借阅规则》（2020年1月1日）第二条 | 应当 | 发证 | 自申请日期（可另选口径：从哪天算起）起1个月内<br>图书馆应办理“发证” | 2020年1月1日起 | 逐字读过 |  |",
  );
  expect(tables.get("tables/norms.en.md")).toContain(
    '| L-1 | Age of asking | Lending rules, Art. 1, 1 January 2020 | must | Asking | at least 6 years after date of birth<br>The reader: "Asking" is to be done |',
  );
});

test("the tables of states, interpretations and cases use the pack's words", () => {
  expect(tables.get("tables/states.zh.md")).toContain("| 已申请 | 查验 | 不变 |\n|  | 发证 | 已发证 |");
  expect(tables.get("tables/interpretations.en.md")).toContain(
    "| `grant.from` | From which day | the day of asking, the day of checking | the day of asking | Q-1 |",
  );
  expect(tables.get("tables/cases.zh.md")).toContain("| late | 逾期一天 | 4 | 已结束 | L-2 发证期限：不符合（最迟2026年2月28日） |");
});

test("no slot, absent value or program word is left in a table", () => {
  for (const text of tables.values()) expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
});

test("bars and line breaks cannot break a table", () => {
  expect(markdownTable(["a"], [["x|y\nz"]])).toBe("| a |\n| --- |\n| x\\|y<br>z |\n");
});
