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
