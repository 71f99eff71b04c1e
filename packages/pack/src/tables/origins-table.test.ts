import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import type { OverlayChange } from "../overlay/overlay-file.ts";
import { laid, readParent } from "../overlay/parent.fixture.ts";
import { resolvedRows } from "../overlay/resolved-rows.ts";
import type { Pack } from "../pack.ts";
import { packTables } from "./pack-tables.ts";

const parent = readParent();
const calendar = chineseDays();
const shorter: OverlayChange = { change: "set", norm: "grant.limit", parameter: "period", to: { days: 20 }, id: "T-6" };

/** The rows of the table: the cells of each, without the heads. */
function rowsOf(pack: Pack, language: "zh" | "en"): readonly (readonly string[])[] {
  const table = packTables(pack, calendar).get(`tables/origins.${language}.md`) ?? "";
  return table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (---|要素|Element) /.test(line))
    .map((line) => line.slice(2, -2).split(" | "));
}

test("a pack that extends none has no table of origins", () => {
  expect([...packTables(parent, calendar).keys()].filter((path) => path.includes("origins"))).toEqual([]);
});

test.each(["zh", "en"] as const)(
  "%s: every value of a child has a row, with the pack that set it; what the child set comes first",
  (language) => {
    const child = laid(parent, [shorter]);
    const rows = rowsOf(child, language);
    const resolved = resolvedRows(child);
    const title = (id: string): string => (id === child.id ? child : parent).title[language];
    const setBy = rows.map((cells) => cells[5] as string);
    expect(rows.length).toBe(resolved.length);
    expect([...setBy].sort()).toEqual(resolved.map((row) => title(row.setBy)).sort());
    const own = resolved.filter((row) => row.setBy === child.id).length;
    expect(own).toBeGreaterThan(0);
    expect(new Set(setBy.slice(0, own))).toEqual(new Set([title(child.id)]));
    expect(setBy.slice(own)).not.toContain(title(child.id));
  },
);

test("a changed value stands with the value before, the local basis and how strict it is, in words", () => {
  const row = (change: OverlayChange) => rowsOf(laid(parent, [change]), "zh").find((cells) => cells[1] === "T-6" && cells[3] === "期限");
  expect(row(shorter)?.slice(3, 7)).toEqual(["期限", "20日", laid(parent, [shorter]).title.zh, "3个月"]);
  expect(row(shorter)?.slice(7)).toEqual([expect.stringContaining("《"), "更严"]);
  expect(row({ ...shorter, to: { days: 21 } })?.[4]).toBe("21日");
});
