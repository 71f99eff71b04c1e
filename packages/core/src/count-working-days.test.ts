import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "./add-to-date.ts";
import { chineseDays } from "./chinese-days.ts";
import { formatDate } from "./civil-date.ts";
import { countWorkingDays, MOST_WORKING_DAYS, nthWorkingDay } from "./count-working-days.ts";
import { civilDate } from "./require-date.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const calendar = chineseDays();
const count = (first: string, last: string): number[] => {
  const { sure, likely, possible } = countWorkingDays(calendar, civilDate(first), civilDate(last));
  return [sure, likely, possible];
};

test.each([
  ["at most 2 whatever the year without data brings", "2026-12-31", "2027-01-02", [1, 1, 2], "2027-01-08"],
  ["likely 5, not surely", "2026-12-31", "2027-01-07", [1, 5, 7], "2027-01-08"],
  ["4, though a make-up Saturday would make it 5", "2026-12-28", "2027-01-03", [4, 4, 6], "2027-01-05"],
  ["5 together from the latest start to the earliest end", "2026-12-30", "2027-01-06", [2, 5, 7], "2027-01-07"],
])("a notice across the end of the coverage: %s", (_, first, last, counts, dayAfterFifth) => {
  expect(count(first, last)).toEqual(counts);
  const fifth = nthWorkingDay(calendar, civilDate(first), 5);
  expect([formatDate(addDays(fifth.day, 1)), fifth.sure]).toEqual([dayAfterFifth, false]);
});

test("in covered years the three counts are one, make-up days included", () => {
  expect(count("2026-09-28", "2026-10-04")).toEqual([3, 3, 3]);
  expect(count("2026-10-09", "2026-10-11")).toEqual([2, 2, 2]);
});

test("a range that ends before it begins has no working day", () => {
  expect(count("2026-07-02", "2026-07-01")).toEqual([0, 0, 0]);
});

test("the first day is left out where it is read as exclusive", () => {
  const [first, last] = [civilDate("2026-07-01"), civilDate("2026-07-03")];
  expect(countWorkingDays(calendar, first, last, "exclusive").sure).toBe(2);
  expect(countWorkingDays(calendar, first, first, "exclusive").sure).toBe(0);
});

test("the n-th working day is the day up to which n are likely, and sure exactly where all days before it are known", () => {
  const start = fc.integer({ min: civilDate("2003-06-01"), max: civilDate("2028-06-01") });
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const { day, sure } = nthWorkingDay(calendar, from, n);
      const counted = countWorkingDays(calendar, from, day);
      expect(counted.likely).toBe(n);
      expect(countWorkingDays(calendar, from, day - 1).likely).toBe(n - 1);
      expect(sure).toBe(counted.sure === counted.possible && counted.sure === n);
    }),
  );
});

test("the start is the first working day where it is one, and the next one where it is not", () => {
  const nth = (start: string, n: number): string => formatDate(nthWorkingDay(calendar, civilDate(start), n).day);
  expect(nth("2026-07-01", 1)).toBe("2026-07-01");
  expect(nth("2026-10-01", 1)).toBe("2026-10-08");
  expect(nth("2026-07-01", 3)).toBe("2026-07-03");
});

test("counting ends even where no day is ever worked, and refuses what cannot be counted", () => {
  const never: WorkCalendar = { years: [], isCovered: () => true, kindOf: () => "off" };
  expect(() => nthWorkingDay(never, 0, 5)).toThrow(expect.objectContaining({ code: "limit_exceeded" }));
  expect(() => nthWorkingDay(calendar, 0, MOST_WORKING_DAYS + 1)).toThrow(expect.objectContaining({ code: "limit_exceeded" }));
  for (const n of [0, -1, 1.5, Number.NaN]) expect(() => nthWorkingDay(calendar, 0, n)).toThrow(expect.objectContaining({ code: "usage" }));
  expect(() => nthWorkingDay(calendar, civilDate("9999-12-30"), 9)).toThrow(expect.objectContaining({ code: "invalid_date" }));
  expect(() => countWorkingDays(calendar, 0, Number.POSITIVE_INFINITY)).toThrow(expect.objectContaining({ code: "invalid_date" }));
  expect(formatDate(nthWorkingDay(calendar, civilDate("2004-01-01"), MOST_WORKING_DAYS).day) > "2080").toBe(true);
});
