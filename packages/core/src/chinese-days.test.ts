import { LegalHoliday } from "tyme4ts";
import { expect, test } from "vitest";
import { chineseDays, corrections, fixedHolidays } from "./chinese-days.ts";
import { dateOf, formatDate, partsOf, weekdayOf } from "./civil-date.ts";
import { civilDate } from "./require-date.ts";

/** Where the oracle departs from the published notices; our answer, with the text that decides. */
const differences: readonly { readonly day: string; readonly kind: string; readonly reason: string }[] = [
  { day: "2013-04-07", kind: "working", reason: "国办发明电〔2012〕33号第三项：4月7日（星期日）上班" },
  { day: "2013-10-12", kind: "working", reason: "国办发明电〔2012〕33号第七项：9月29日（星期日）、10月12日（星期六）上班" },
];

test("every day of every covered year is as tyme4ts has it, except the days listed with their notices", () => {
  const calendar = chineseDays();
  const found: { day: string; kind: string }[] = [];
  let compared = 0;
  for (const year of calendar.years) {
    const end = dateOf(year, 12, 31) as number;
    for (let day = dateOf(year, 1, 1) as number; day <= end; day++) {
      const kind = calendar.kindOf(day);
      if (kind !== oracle(day)) found.push({ day: formatDate(day), kind });
      compared++;
    }
  }
  expect(found).toEqual(differences.map(({ day, kind }) => ({ day, kind })));
  expect(compared).toBe(8401);
});

test("the years of the data package are covered without a gap", () => {
  expect(chineseDays().years).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
});

test("each correction of the data package is kept and names its notice", () => {
  for (const { day, kind, reason } of corrections) {
    expect(chineseDays().kindOf(civilDate(day))).toBe(kind);
    expect(reason).toMatch(/国办发明电〔\d{4}〕\d+号/);
  }
});

test("fixed statutory holidays are off in every covered year and past the coverage, but not before they were made", () => {
  const calendar = chineseDays();
  for (const { monthDay, from = 1 } of fixedHolidays) {
    for (const year of [...calendar.years, 1990, 2003, 2027, 2040].filter((candidate) => candidate >= from)) {
      expect([monthDay, year, calendar.kindOf(civilDate(`${year}-${monthDay}`))]).toEqual([monthDay, year, "off"]);
    }
  }
  expect(calendar.kindOf(civilDate("2003-05-02"))).toBe("likelyWorking");
  expect(calendar.kindOf(civilDate("1949-10-03"))).toBe("likelyWorking");
});

test("no day past the coverage is said to be worked", () => {
  const calendar = chineseDays();
  for (let day: number = civilDate("2027-01-01"); day <= civilDate("2030-12-31"); day++) {
    expect(calendar.isCovered(day)).toBe(false);
    expect(calendar.kindOf(day)).not.toBe("working");
  }
});

test("a further year from JSON makes that year exact and leaves the others as they were", () => {
  const calendar = chineseDays(JSON.parse('{"2027": {"holidays": ["2027-02-08"], "makeUpDays": ["2027-02-20"]}}'));
  const kinds = ["2027-02-08", "2027-02-20", "2027-02-21", "2027-01-01", "2026-10-10", "2028-02-08"].map((day) =>
    calendar.kindOf(civilDate(day)),
  );
  expect(kinds).toEqual(["off", "working", "off", "off", "working", "likelyWorking"]);
  expect(calendar.years).toContain(2027);
  expect(chineseDays().years).not.toContain(2027);
});

test("a wrong further year is refused where it is wrong", () => {
  const wrong = { 2027: { holidays: ["2027-02-30"], makeUpDays: [] } };
  expect(() => chineseDays(wrong)).toThrow(
    expect.objectContaining({ code: "invalid_calendar", issues: [expect.objectContaining({ pointer: "/years/2027/holidays/0" })] }),
  );
});

function oracle(day: number): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const arranged = LegalHoliday.fromYmd(year, month, dayOfMonth);
  return (arranged === null ? weekdayOf(day) <= 5 : arranged.isWork()) ? "working" : "off";
}
