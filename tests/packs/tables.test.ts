import { chineseDays } from "@guiju/core/chinese-days";
import { type Pack, packTables } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";

const pack = loadPack("cpc");
const calendar = chineseDays();

/** The table of norms as an official sees it: without the notes that sum its data up. */
function seen(of: Pack): string {
  const tables = packTables({ ...of, cases: [] }, calendar);
  return `${tables.get("tables/norms.zh.md")}${tables.get("tables/norms.en.md")}`.replace(/<!-- [0-9a-f]{8} -->/g, "");
}

/** The limits of the checks: numbers outside conditions, with where they stand. */
function limits(data: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof data === "number") return [at];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, each]) => (["when", "where", "that"].includes(key) ? [] : limits(each, [...at, key])));
}

/** The same data with the number at a place one greater. */
function raised(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return (data as number) + 1;
  const copy = Array.isArray(data) ? [...data] : { ...(data as object) };
  const holder = copy as Record<string, unknown>;
  holder[key] = raised(holder[key], rest);
  return copy;
}

test("every limit of every norm and vote can be read in the table: another number, other words", () => {
  const before = seen(pack);
  const unseen: string[] = [];
  let tried = 0;
  for (const [number, chapter] of pack.chapters.entries()) {
    for (const list of ["norms", "decisions"] as const) {
      for (const [index, stated] of chapter[list].entries()) {
        const places = [
          ...limits("checks" in stated ? stated.checks : [], [`${index}`, "checks"]),
          ...("ratio" in stated ? [[`${index}`, "ratio", "1"]] : []),
        ];
        for (const place of places) {
          const chapters = raisedChapter(number, list, place);
          tried += 1;
          if (seen({ ...pack, chapters }) === before) unseen.push(`${stated.slot} ${place.join("/")}`);
        }
      }
    }
  }
  expect(unseen).toEqual([]);
  expect(tried).toBeGreaterThan(30);
});

function raisedChapter(number: number, list: "norms" | "decisions", place: readonly string[]): Pack["chapters"] {
  return pack.chapters.map((chapter, index) =>
    index === number ? { ...chapter, [list]: raised(chapter[list], place) as never } : chapter,
  );
}

test("no sentence of the table of norms reads like a program", () => {
  const table = seen(pack);
  expect(table).not.toMatch(/按公式计算的数|a computed value|≠|＝|记载了|is recorded/);
  expect(table).not.toMatch(/\{\w|undefined|\bprobation\b＝/);
  expect(table.split("\n").find((line) => line.includes("XZ26-14c"))).toContain("警告12个月，严重警告18个月，撤销党内职务24个月");
});

test("the sample calendar is that of the whole way under the text in force, with its dates and articles", () => {
  const calendarTable = packTables(pack, calendar).get("tables/calendar.zh.md") ?? "";
  expect(calendarTable).toContain("对照案例 O-01：");
  const row = (day: string): string => calendarTable.split("\n").find((line) => line.startsWith(`| ${day} |`)) ?? "";
  expect(row("2026年5月20日")).toContain(
    "派人同入党申请人谈话，最迟2026年6月20日（《中国共产党发展党员工作细则》（2026年5月11日）第七条）",
  );
  expect(row("2027年8月31日")).toContain(
    "支部大会讨论接收预备党员，最迟2027年9月30日（《中国共产党发展党员工作细则》（2026年5月11日）第十九条）",
  );
  expect(row("2027年9月30日")).toContain("上级党委审批预备党员，最迟2027年12月30日");
  expect(row("2027年12月30日")).toContain("入党宣誓，最迟2028年1月30日");
});
