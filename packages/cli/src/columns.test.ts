import { expect, test } from "vitest";
import { columns } from "./columns.ts";

test("columns stand under each other with Chinese and Latin text mixed", () => {
  const heads = [
    { title: "编号", align: "left" },
    { title: "n", align: "right" },
  ] as const;
  expect(
    columns(heads, [
      ["规矩规矩", "1"],
      ["ab", "12"],
    ]),
  ).toBe(["编号       n", "────────  ──", "规矩规矩   1", "ab        12", ""].join("\n"));
});

test("on a terminal that is narrower than the table, each row is a block of its own; on one that is just wide enough, it is a table", () => {
  const heads = [
    { title: "due", align: "left" },
    { title: "事项", align: "left" },
  ] as const;
  const rows = [
    ["2026-07-01", "还书"],
    ["2026-07-02", "a card"],
  ];
  expect(columns(heads, rows, 17)).toBe("2026-07-01\n  事项: 还书\n\n2026-07-02\n  事项: a card\n");
  expect(columns(heads, rows, 18)).toBe(columns(heads, rows));
});
