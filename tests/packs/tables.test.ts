import { chineseDays } from "@guiju/core/chinese-days";
import { type Pack, packTables } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { normsTable } from "../../packages/pack/src/tables/norms-table.ts";
import { packsOfRepository } from "./packs-of-repository.ts";

const pack = loadPack("cpc");
const packs = packsOfRepository();
const calendar = chineseDays();

/** The table of norms as an official sees it: without the notes that sum its data up. */
function seen(of: Pack): string {
  return (["zh", "en"] as const)
    .map((language) => normsTable(of, calendar, language))
    .join("")
    .replace(/<!-- [0-9a-f]{8} -->/g, "");
}

/** The limits of the checks: numbers outside conditions, with where they stand. */
function limits(data: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof data === "number") return [at];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, each]) => (["when", "where", "that", "if"].includes(key) ? [] : limits(each, [...at, key])));
}

/** The same data with the number at a place one greater. */
function raised(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return (data as number) + 1;
  const copy = Array.isArray(data) ? [...data] : { ...(data as object) };
  const holder = copy as Record<string, unknown>;
  holder[key] = raised(holder[key], rest);
  return copy;
}

test.each(packs.filter(({ norms }) => norms.length > 0).map((each) => [each.id, each] as const))(
  "%s: every limit of every norm and vote can be read in the table: another number, other words",
  (_, each) => {
    const unseen: string[] = [];
    let tried = 0;
    for (const chapter of each.chapters) {
      const before = seen({ ...each, chapters: [chapter] });
      for (const list of ["norms", "decisions"] as const) {
        for (const [index, stated] of chapter[list].entries()) {
          const places = [
            ...limits("checks" in stated ? stated.checks : [], [`${index}`, "checks"]),
            ...limits(
              stated.editions.map((edition) => edition.replace?.checks ?? []),
              [`${index}`, "editions"],
            ).map(inEditions),
            ...("ratio" in stated ? [[`${index}`, "ratio", "1"]] : []),
          ];
          for (const place of places) {
            tried += 1;
            const changed = { ...chapter, [list]: raised(chapter[list], place) as never };
            if (seen({ ...each, chapters: [changed] }) === before) unseen.push(`${stated.slot} ${place.join("/")}`);
          }
        }
      }
    }
    expect(unseen).toEqual([]);
    expect(tried).toBeGreaterThan(10);
  },
);

/** The place of a limit of an edition that replaces checks, in the norm itself. */
function inEditions(place: readonly string[]): readonly string[] {
  const [norm = "", editions = "", edition = "", ...rest] = place;
  return [norm, editions, edition, "replace", "checks", ...rest];
}

test("no sentence of the table of norms reads like a program", () => {
  for (const each of packs) expect(seen(each)).not.toMatch(/按公式计算的数|a computed value|≠|＝|\{\w|undefined/);
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
