import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { libraryFiles } from "../fixture/library.ts";
import { readLibrary } from "../fixture/read-library.ts";
import { markdownTable } from "./markdown-table.ts";
import { packTables } from "./pack-tables.ts";

const tables = packTables(readLibrary(), chineseDays());

/** A table without the notes that sum its data up. */
function visible(table: string | undefined): string {
  return (table ?? "").replace(/ <!-- [0-9a-f]{8} -->/g, "");
}

test("there are five tables in each language", () => {
  expect([...tables.keys()]).toEqual(
    ["norms", "states", "interpretations", "cases", "calendar"].flatMap((name) => [`tables/${name}.zh.md`, `tables/${name}.en.md`]),
  );
});

test("a norm is a row with its article, its dates, its limit and its default reading in words", () => {
  expect(visible(tables.get("tables/norms.zh.md"))).toContain(
    "| 《借阅规则》（2020年1月1日）第二条 | 2020年1月1日起 | 发证期限 | 自申请日期（可另选口径：从哪天算起）起1个月内<br>图书馆应办理“发证” |  | 应当 | 发证 | 逐字读过 |  | L-2 |",
  );
  expect(visible(tables.get("tables/norms.en.md"))).toContain(
    '| Lending rules, Art. 1, 1 January 2020 | from 1 January 2020 | Age of asking | at least 6 years after date of birth<br>The reader: "Asking" is to be done |',
  );
});

test("the tables of states, interpretations and cases use the pack's words", () => {
  expect(tables.get("tables/states.zh.md")).toMatch(/\| 2 \| 已申请 \| 发证 \| 3 [^|]+ \|\n[^\n]*\n\| {2}\| {2}\| 查验 \| 状态不变 \|/);
  expect(tables.get("tables/interpretations.en.md")).toContain(
    "| `grant.from` | From which day | the day of asking, the day of checking | the day of asking | Q-1 |",
  );
  expect(visible(tables.get("tables/cases.zh.md"))).toContain(
    "| late | 逾期一天 | 4 | 已结束 | L-2 发证期限：不符合（最迟2026年2月28日） |",
  );
});

test("the calendar tells day by day what was done, what limit it had and what was owed, by whom and until when", () => {
  const table = tables.get("tables/calendar.zh.md") ?? "";
  expect(table).toMatch(
    /\| 2026年\d+月\d+日 \| 申请 \| ✓ [^|]*《借阅规则》（2020年1月1日）第一条[^|]*\| 图书馆：[^|]*最迟2026年\d+月\d+日（《借阅规则》/,
  );
  expect(table).toContain("（核查之日）");
});

const older = (id: string, from: string, to: string | undefined, replace?: unknown) => ({
  id,
  in: to === undefined ? { from } : { from, to },
  basis: [{ instrument: "rules", edition: from, article: "2", confidence: "read" }],
  ...(replace === undefined ? {} : { replace }),
});

test("the newest edition comes first with what it changed; what the one before has in common is not said twice", () => {
  const pack = readLibrary((files) => {
    const { instruments } = files.get("instruments.json") as { instruments: { rules: { editions: Record<string, unknown> } } };
    instruments.rules.editions["2010-01-01"] = { inForce: "2010-01-01" };
    const { norms } = files.get("norms/card.json") as { norms: Record<string, unknown>[] };
    const [, grant, , back] = norms as [unknown, { checks: { period: unknown }[]; editions: unknown[] }, unknown, { editions: unknown[] }];
    const checks = [{ ...grant.checks[0], period: { months: 2 } }];
    grant.editions = [older("L10-2", "2010-01-01", "2019-12-31", { checks }), older("L20-2", "2020-01-01", undefined)];
    back.editions = [older("L10-4", "2010-01-01", "2019-12-31"), older("L20-4", "2020-01-01", undefined)];
  });
  const lines = visible(packTables(pack, chineseDays()).get("tables/norms.en.md")).split("\n");
  const of = (id: string): string => lines.find((line) => line.endsWith(`| ${id} |`)) ?? "";
  expect(of("L20-2")).toMatch(/\| before: within 2 months of [^|]*<br>now: within 1 month of [^|]* \|/);
  expect(of("L20-4")).toContain("| unchanged |");
  expect(of("L10-4")).toContain("| 1 January 2010 to 31 December 2019 | as above | as above |");
  expect(of("L-1")).toContain("| not listed for the edition before |");
  expect(lines.indexOf(of("L20-2"))).toBeLessThan(lines.indexOf(of("L10-2")));
});

test("no slot, absent value or program word is left in a table", () => {
  for (const text of tables.values()) expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
});

test("bars and line breaks cannot break a table", () => {
  expect(markdownTable(["a"], [["x|y\nz"]])).toBe("| a |\n| --- |\n| x\\|y<br>z |\n");
});

test("whatever changes in the norms, the states or the cases of a pack, a table changes", () => {
  const written = (change: (files: Map<string, unknown>) => void): string | undefined => {
    try {
      return [...packTables(readLibrary(change), chineseDays()).values()].join("");
    } catch {
      // The pack with that change is refused before it has tables.
      return undefined;
    }
  };
  const before = written(() => undefined);
  let tried = 0;
  for (const path of ["norms/card.json", "lifecycles/card.json", "cases/card.test.json"]) {
    const count = leaves(libraryFiles().get(path)).length;
    for (let index = 0; index < count; index += 1) {
      let changed = "";
      const after = written((files) => {
        const leaf = leaves(files.get(path))[index] as Leaf;
        changed = `${path} ${leaf.key} ${String(leaf.holder[leaf.key])}`;
        leaf.holder[leaf.key] = other(leaf.holder[leaf.key]);
      });
      if (after === undefined || changed.includes("$schema")) continue;
      expect(after === before, changed).toBe(false);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(60);
});

interface Leaf {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function leaves(data: unknown): readonly Leaf[] {
  if (typeof data !== "object" || data === null) return [];
  const holder = data as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) =>
    typeof holder[key] === "object" && holder[key] !== null ? leaves(holder[key]) : [{ holder, key }],
  );
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (value === "must") return "should";
  if (value === "block") return "record";
  if (value === "record") return "block";
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 8 || 1));
  return `${String(value)}x`;
}
