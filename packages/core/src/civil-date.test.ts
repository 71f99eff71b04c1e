import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDays, addMonths, addYears, lacksDay } from "./add-to-date.ts";
import { dateOf, daysInMonth, FIRST_DATE, formatDate, isDate, LAST_DATE, parseDate, partsOf, weekdayOf } from "./civil-date.ts";
import { countDays, countMonths } from "./count-days.ts";
import { addPeriod } from "./period.ts";
import { civilDate } from "./require-date.ts";

const epoch = Temporal.PlainDate.from("1970-01-01");
const [from, to] = [civilDate("1921-01-01"), civilDate("2121-12-31")];
const anyDay = fc.integer({ min: from, max: to });
const anyMonths = fc.integer({ min: -1200, max: 1200 });
const oracle = (day: number): Temporal.PlainDate => epoch.add({ days: day });

test("every day from 1921 to 2121 is written, read, taken apart and given its weekday as Temporal does", () => {
  let reached = epoch.add({ days: from });
  for (let day: number = from; day <= to; day++) {
    const text = reached.toString();
    const parts = partsOf(day);
    const ours = [
      formatDate(day),
      parseDate(text),
      parts.year,
      parts.month,
      parts.day,
      weekdayOf(day),
      daysInMonth(parts.year, parts.month),
    ];
    const theirs = [text, day, reached.year, reached.month, reached.day, reached.dayOfWeek, reached.daysInMonth];
    if (ours.join() !== theirs.join()) expect(ours).toEqual(theirs);
    reached = reached.add({ days: 1 });
  }
  expect(formatDate(to)).toBe("2121-12-31");
});

test("adding days, months and years agrees with Temporal, months clipped to the end of the month", () => {
  fc.assert(
    fc.property(anyDay, anyMonths, (day, n) => {
      expect(formatDate(addDays(day, n))).toBe(oracle(day).add({ days: n }).toString());
      expect(formatDate(addMonths(day, n))).toBe(oracle(day).add({ months: n }, { overflow: "constrain" }).toString());
      expect(formatDate(addYears(day, n % 100))).toBe(
        oracle(day)
          .add({ years: n % 100 }, { overflow: "constrain" })
          .toString(),
      );
    }),
    { numRuns: 5000 },
  );
});

test("a missing day is told by lacksDay exactly where Temporal rejects it, and goes to the next day where so read", () => {
  fc.assert(
    fc.property(anyDay, anyMonths, (day, n) => {
      const target = oracle(day).with({ day: 1 }).add({ months: n });
      const lacks = oracle(day).day > target.daysInMonth;
      expect(lacksDay(day, n)).toBe(lacks);
      const expected = lacks ? target.add({ months: 1 }) : oracle(day).add({ months: n });
      expect(formatDate(addMonths(day, n, "nextDay"))).toBe(expected.toString());
    }),
    { numRuns: 5000 },
  );
});

test("days between two dates are counted as Temporal does", () => {
  fc.assert(
    fc.property(anyDay, anyDay, (one, other) => {
      const between = oracle(one).until(oracle(other)).days;
      expect(countDays(one, other, "exclusive")).toBe(Math.max(0, between));
      expect(countDays(one, other)).toBe(Math.max(0, between + 1));
    }),
  );
});

test("whole months between two dates are the most that can be added without passing the later", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 4000 }), fc.constantFrom("clip", "nextDay"), (first, days, clip) => {
      const last = first + days;
      const months = countMonths(first, last, clip);
      expect(addMonths(first, months, clip)).toBeLessThanOrEqual(last);
      expect(addMonths(first, months + 1, clip)).toBeGreaterThan(last);
    }),
    { numRuns: 2000 },
  );
  expect(countMonths(civilDate("2026-03-01"), civilDate("2026-02-01"))).toBe(0);
});

test("the dates at both ends of the range are read, and the day beyond each is refused", () => {
  expect([formatDate(FIRST_DATE), formatDate(LAST_DATE)]).toEqual(["0001-01-01", "9999-12-31"]);
  expect([parseDate("0001-01-01"), parseDate("9999-12-31")]).toEqual([FIRST_DATE, LAST_DATE]);
  for (const beyond of [
    () => addDays(LAST_DATE, 1),
    () => addDays(FIRST_DATE, -1),
    () => addMonths(LAST_DATE, 1),
    () => addYears(FIRST_DATE, -1),
  ]) {
    expect(beyond).toThrow(expect.objectContaining({ code: "invalid_date" }));
  }
  expect(() => formatDate(LAST_DATE + 1)).toThrow(expect.objectContaining({ code: "invalid_date" }));
});

test("computing with what is no whole number is refused", () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => addDays(0, wrong)).toThrow(expect.objectContaining({ code: "invalid_date" }));
    expect(() => addMonths(0, wrong)).toThrow(expect.objectContaining({ code: "invalid_date" }));
    expect(isDate(wrong)).toBe(false);
  }
});

test("only YYYY-MM-DD in ASCII digits with an existing day is a date", () => {
  const wrong = [
    "２０２６-07-01",
    "2026-02-30",
    "2026-2-3",
    "2025-02-29",
    "1900-02-29",
    "0000-01-01",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
  ];
  const shapes = [
    "20260701",
    "2026/07/01",
    " 2026-07-01",
    "2026-07-01 ",
    "2026-07-01T00:00",
    "+026-07-01",
    "2026-07-1a",
    "",
    "2026-07",
    "2026-W01-1",
  ];
  for (const text of [...wrong, ...shapes]) expect([text, parseDate(text)]).toEqual([text, undefined]);
  for (const value of [20635, null, undefined, ["2026-07-01"], { length: 10 }]) expect(parseDate(value as never)).toBeUndefined();
  expect(dateOf(2026, 1.5, 1)).toBeUndefined();
});

test("a text that is no date is refused with the reason in both languages", () => {
  expect(() => civilDate("2026-02-30")).toThrow(
    expect.objectContaining({
      code: "invalid_date",
      issues: [{ code: "invalid_date", message: expect.objectContaining({ zh: "没有这一天：2026年2月只有 28 天" }) }],
    }),
  );
});

test("a period of each unit is added from the day given", () => {
  const day = civilDate("2024-02-29");
  expect([{ days: 366 }, { months: 12 }, { years: 4 }].map((period) => formatDate(addPeriod(day, period)))).toEqual([
    "2025-03-01",
    "2025-02-28",
    "2028-02-29",
  ]);
  expect(formatDate(addPeriod(day, { years: 1 }, "nextDay"))).toBe("2025-03-01");
});
