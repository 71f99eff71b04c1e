import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));

const program = `
  import { addMonths, citeText, civilDate, countWorkingDays, formatDate, nthWorkingDay, parseJson, renderIssue, sayDate, weekdayOf } from "./index.ts";
  import { chineseDays } from "./chinese-days.ts";
  const calendar = chineseDays();
  const days = ["1940-06-01", "1986-05-04", "2011-12-30", "2026-03-08", "2026-12-31"].map(civilDate);
  const source = '{"名称"：1}';
  console.log(JSON.stringify([
    days.map((day) => [weekdayOf(day), formatDate(addMonths(day, 1)), calendar.kindOf(day), nthWorkingDay(calendar, day, 20)]),
    countWorkingDays(calendar, days[2], days[4]),
    sayDate("2026-07-01", "en"),
    citeText({ instrument: "i", edition: "2026-05-11", article: "13", confidence: "read" }, {}),
    parseJson(source, "a.json").issues.map((issue) => renderIssue(issue, source, "zh")),
  ]));
`;

test("every result is the same under any time zone and locale", () => {
  const results = [
    { TZ: "UTC", LC_ALL: "C" },
    { TZ: "Asia/Shanghai", LC_ALL: "zh_CN.UTF-8" },
    { TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "America/St_Johns", LC_ALL: "ar_EG.UTF-8" },
  ].map((env) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      encoding: "utf8",
    }),
  );
  expect(results[0]).toContain("1 July 2026");
  expect(new Set(results).size).toBe(1);
});

test("no source file of the package reads a clock, a locale, randomness or a builtin of Node", () => {
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  expect(sources.length).toBeGreaterThan(20);
  const impure = sources.filter((name) =>
    /\bnew Date\b|\bDate\.|\bIntl\b|toLocale|localeCompare|Math\.random|from "node:|\bprocess\b/.test(readFileSync(folder + name, "utf8")),
  );
  expect(impure).toEqual([]);
});
