import { expect, test } from "vitest";
import { isGuijuError } from "./guiju-error.ts";
import { civilDate } from "./require-date.ts";
import { type CalendarData, workCalendar } from "./work-calendar.ts";

const data: CalendarData = {
  years: {
    2026: { holidays: ["2026-10-01", "2026-10-02"], makeUpDays: ["2026-10-10"] },
    2028: { holidays: ["2028-01-03"], makeUpDays: ["2027-12-25"] },
  },
  fixedHolidays: [{ monthDay: "01-01" }, { monthDay: "05-02", from: 2027 }, { monthDay: "10-03" }],
};

test("in a covered year a day is off or worked as listed, otherwise as its weekday says", () => {
  const { kindOf } = workCalendar(data);
  const kinds = ["2026-10-01", "2026-10-10", "2026-10-11", "2026-10-12", "2026-01-01"].map((day) => kindOf(civilDate(day)));
  expect(kinds).toEqual(["off", "working", "off", "working", "off"]);
});

test("outside the covered years a fixed holiday is off and any other day only likely", () => {
  const calendar = workCalendar(data);
  const kinds = [
    "2027-01-01",
    "2027-01-04",
    "2027-01-02",
    "2027-05-02",
    "2025-05-02",
    "2025-05-05",
    "2029-01-01",
    "0001-01-01",
    "9999-12-31",
  ];
  expect(kinds.map((day) => calendar.kindOf(civilDate(day)))).toEqual([
    "off",
    "likelyWorking",
    "likelyOff",
    "off",
    "likelyWorking",
    "likelyWorking",
    "off",
    "off",
    "likelyWorking",
  ]);
  expect([2025, 2026, 2027, 2028].map((year) => calendar.isCovered(civilDate(`${year}-06-01`)))).toEqual([false, true, false, true]);
  expect(calendar.years).toEqual([2026, 2028]);
});

test("an arrangement of New Year may reach back into the December before, covered or not", () => {
  const calendar = workCalendar(data);
  expect(calendar.kindOf(civilDate("2027-12-25"))).toBe("working");
  expect(calendar.isCovered(civilDate("2027-12-25"))).toBe(false);
  expect(calendar.kindOf(civilDate("2027-12-26"))).toBe("likelyOff");
});

test("a calendar without years covers nothing", () => {
  const calendar = workCalendar({ years: {}, fixedHolidays: [] });
  expect([calendar.kindOf(0), calendar.isCovered(0), calendar.years]).toEqual(["likelyWorking", false, []]);
});

const year = (holidays: unknown, makeUpDays: unknown, more: object = {}): unknown => ({
  years: { 2027: { holidays, makeUpDays, ...more } },
  fixedHolidays: [],
});

test.each([
  ["no such day", year(["2027-02-29"], []), "invalid_date", "/years/2027/holidays/0"],
  ["a number", year([46_388], []), "invalid_date", "/years/2027/holidays/0"],
  ["a day of another year", year(["2026-11-30"], []), "other_year", "/years/2027/holidays/0"],
  ["a day of the year after", year(["2028-01-01"], []), "other_year", "/years/2027/holidays/0"],
  ["a day listed twice", year(["2027-02-06"], ["2027-02-06"]), "listed_twice", "/years/2027/makeUpDays/0"],
  ["a make-up day on a Monday", year([], ["2027-02-08"]), "not_a_weekend", "/years/2027/makeUpDays/0"],
  ["a missing list", { years: { 2027: { holidays: [] } }, fixedHolidays: [] }, "calendar_shape", "/years/2027"],
  ["a misspelled list", year([], [], { makeupDays: [] }), "unknown_key", "/years/2027/makeupDays"],
  ["a year of two digits", { years: { 27: { holidays: [], makeUpDays: [] } }, fixedHolidays: [] }, "calendar_year", "/years/27"],
  ["a hostile year", JSON.parse('{"years": {"__proto__": {}}, "fixedHolidays": []}'), "calendar_year", "/years/__proto__"],
  ["a fixed holiday on 31 April", { years: {}, fixedHolidays: [{ monthDay: "04-31" }] }, "fixed_holiday", "/fixedHolidays/0"],
  ["a list", [], "calendar_shape", ""],
  ["nothing", null, "calendar_shape", ""],
])("%s is refused where it stands", (_, wrong, code, pointer) => {
  try {
    workCalendar(wrong as CalendarData);
    expect.unreachable();
  } catch (caught) {
    if (!isGuijuError(caught)) throw caught;
    expect([caught.code, caught.issues[0]?.code, caught.issues[0]?.pointer]).toEqual(["invalid_calendar", code, pointer]);
    expect(caught.issues[0]?.message.zh).not.toMatch(/\{\w+\}/);
  }
});

test("a misspelled list name gets the right one as a suggestion", () => {
  try {
    workCalendar(year([], [], { makeupdays: [] }) as CalendarData);
    expect.unreachable();
  } catch (caught) {
    expect(isGuijuError(caught) && caught.issues[0]?.suggestion).toBe("makeUpDays");
  }
});
