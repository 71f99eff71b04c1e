import type { Text } from "./text.ts";

/** The texts about dates by key. Apart from the catalogues, so that a program that only explains a date carries nothing else. */
export const dateMessages: Readonly<Record<DateMessage, Text>> = {
  notText: { zh: '日期应当写成文本，例如 "2026-07-01"', en: 'a date is written as text, such as "2026-07-01"' },
  serial: {
    zh: '{serial} 像是表格软件里的日期序号，大概是指 {iso}；请写成文本 "{iso}"',
    en: '{serial} looks like the serial number of a date in a spreadsheet, probably {iso}; write the text "{iso}"',
  },
  fullWidth: {
    zh: "日期里有全角字符，请改用半角数字和连字符，例如 2026-07-01",
    en: "the date has full-width characters; use plain digits and hyphens, such as 2026-07-01",
  },
  fullWidthMeant: {
    zh: "日期里有全角字符，请改用半角，写成 {iso}",
    en: "the date has full-width characters; write it in plain ones, as {iso}",
  },
  noSuchDay: { zh: "没有这一天：{year}年{month}月只有 {days} 天", en: "there is no such day: month {month} of {year} has {days} days" },
  noSuchMonth: { zh: "没有第 {month} 月，月份是 01 到 12", en: "there is no month {month}; months are 01 to 12" },
  noSuchYear: { zh: "年份是 0001 到 9999", en: "years are 0001 to 9999" },
  spaces: { zh: "日期前后或中间有空格，请写成 {iso}", en: "there are spaces around or in the date; write {iso}" },
  padding: { zh: "月和日都要写两位数字，请写成 {iso}", en: "month and day are written with two digits; write {iso}" },
  separator: { zh: "年月日之间用半角连字符，请写成 {iso}", en: "year, month and day are separated by hyphens; write {iso}" },
  order: { zh: "日期按年、月、日的顺序写，例如 2026-07-01", en: "a date is written year, month, day, such as 2026-07-01" },
  withTime: { zh: "这里只写日期，不写时间，请写成 {iso}", en: "only the date is wanted here, without a time; write {iso}" },
  imprecise: { zh: "这里要写到日，只有年或年月不够", en: "the day is needed here; a year or a month is not enough" },
  format: { zh: "日期写成 年-月-日，例如 2026-07-01", en: "a date is written year-month-day, such as 2026-07-01" },
};

/** What can be wrong with a date. */
export type DateMessage =
  | "notText"
  | "serial"
  | "fullWidth"
  | "fullWidthMeant"
  | "noSuchDay"
  | "noSuchMonth"
  | "noSuchYear"
  | "spaces"
  | "padding"
  | "separator"
  | "order"
  | "withTime"
  | "imprecise"
  | "format";
