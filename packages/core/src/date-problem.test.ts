import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDate } from "./civil-date.ts";
import { dateProblem } from "./date-problem.ts";

test("a serial number of a spreadsheet is named with the day it probably means", () => {
  expect(dateProblem(46_204).zh).toContain("大概是指 2026-07-01");
  expect(dateProblem(46_204.75).en).toContain("2026-07-01");
  expect(dateProblem("46204").en).toContain("2026-07-01");
  expect(dateProblem(25_569).en).toContain("1970-01-01");
  expect(dateProblem(19_999).en).toBe('a date is written as text, such as "2026-07-01"');
  expect(dateProblem(80_001).en).not.toContain("serial");
});

test.each([
  [
    "２０２６-07-01",
    "日期里有全角字符，请改用半角，写成 2026-07-01",
    "the date has full-width characters; write it in plain ones, as 2026-07-01",
  ],
  [
    "２０２６年",
    "日期里有全角字符，请改用半角数字和连字符，例如 2026-07-01",
    "the date has full-width characters; use plain digits and hyphens, such as 2026-07-01",
  ],
  ["2026-02-30", "没有这一天：2026年2月只有 28 天", "there is no such day: month 2 of 2026 has 28 days"],
  ["2026-13-01", "没有第 13 月，月份是 01 到 12", "there is no month 13; months are 01 to 12"],
  ["0000-01-01", "年份是 0001 到 9999", "years are 0001 to 9999"],
  ["2026-2-3", "月和日都要写两位数字，请写成 2026-02-03", "month and day are written with two digits; write 2026-02-03"],
  ["2026/7/1", "年月日之间用半角连字符，请写成 2026-07-01", "year, month and day are separated by hyphens; write 2026-07-01"],
  ["2026年7月1日", "年月日之间用半角连字符，请写成 2026-07-01", "year, month and day are separated by hyphens; write 2026-07-01"],
  ["20260701", "年月日之间用半角连字符，请写成 2026-07-01", "year, month and day are separated by hyphens; write 2026-07-01"],
  ["01/07/2026", "日期按年、月、日的顺序写，例如 2026-07-01", "a date is written year, month, day, such as 2026-07-01"],
  [" 2026-07-01", "日期前后或中间有空格，请写成 2026-07-01", "there are spaces around or in the date; write 2026-07-01"],
  ["2026-07-01T08:00:00Z", "这里只写日期，不写时间，请写成 2026-07-01", "only the date is wanted here, without a time; write 2026-07-01"],
  ["2026-07", "这里要写到日，只有年或年月不够", "the day is needed here; a year or a month is not enough"],
  ["tomorrow", "日期写成 年-月-日，例如 2026-07-01", "a date is written year-month-day, such as 2026-07-01"],
])("%s is refused with what is wrong with it", (text, zh, en) => {
  expect(dateProblem(text)).toEqual({ zh, en });
});

test("what is not text is said to be none", () => {
  for (const value of [null, undefined, true, ["2026-07-01"], {}, Number.NaN]) expect(dateProblem(value).zh).toContain("文本");
});

test("every text that is no date gets a reason without an unfilled slot, and no proposal that is no date", () => {
  const digit = fc.constantFrom(..."0123456789０１-/.年月日 T:");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(digit, { maxLength: 14 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const { zh, en } = dateProblem(text);
        expect(zh + en).not.toMatch(/\{\w+\}|date\./);
        const proposed = /write (?:it in plain ones, as )?(\d{4}-\d{2}-\d{2})$/.exec(en)?.[1];
        if (proposed !== undefined) expect(parseDate(proposed)).toBeDefined();
      },
    ),
    { numRuns: 3000 },
  );
});
