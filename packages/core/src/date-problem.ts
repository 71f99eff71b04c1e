import { dateOf, daysInMonth, formatDate } from "./civil-date.ts";
import { type DateMessage, dateMessages } from "./date-messages.ts";
import type { Text } from "./text.ts";

/** Day 0 of spreadsheet serial numbers from 61 on (1900-03-01), which count a 29 February 1900 that never was. */
const SERIAL_ZERO = -25_569;

/**
 * Explains why a value is no date `YYYY-MM-DD`, and says which date was probably meant.
 *
 * @example
 * dateProblem("2026-02-30").en; // => "there is no such day: month 2 of 2026 has 28 days"
 * dateProblem(46204).en; // => "46204 looks like the serial number of a date in a spreadsheet, probably 2026-07-01; write the text \"2026-07-01\""
 */
export function dateProblem(value: unknown): Text {
  if (typeof value === "number") return serialProblem(value) ?? said("notText");
  if (typeof value !== "string") return said("notText");
  const text = value.normalize("NFKC").replaceAll("。", ".");
  if (/[^\x20-\x7e年月日号。]/.test(value) && text !== value) return fullWidthProblem(text);
  if (/^\d{5}(?:\.0*)?$/.test(text)) return serialProblem(Number(text)) ?? said("format");
  return partsProblem(text) ?? said("format");
}

function serialProblem(serial: number): Text | undefined {
  if (!(serial >= 20_000 && serial <= 80_000)) return undefined;
  return said("serial", { serial, iso: formatDate(SERIAL_ZERO + Math.floor(serial)) });
}

function fullWidthProblem(plain: string): Text {
  const meant = isoOf(plain);
  return meant === undefined ? said("fullWidth") : said("fullWidthMeant", { iso: meant });
}

function partsProblem(text: string): Text | undefined {
  if (/^\d{4}(?:-\d{2})?$/.test(text)) return said("imprecise");
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return said("order");
  const parts = /^\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year === 0) return said("noSuchYear");
  if (month < 1 || month > 12) return said("noSuchMonth", { month });
  if (day < 1 || day > daysInMonth(year, month)) return said("noSuchDay", { year, month, days: daysInMonth(year, month) });
  const iso = isoOf(text);
  return iso === undefined ? undefined : said(shapeProblem(text), { iso: iso });
}

/** Which rule of form a text breaks that begins with an existing day. */
function shapeProblem(text: string): DateMessage {
  if (/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) return "withTime";
  if (/\s/.test(text)) return "spaces";
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return "padding";
  return "separator";
}

function isoOf(text: string): string | undefined {
  const parts = /^\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  const date = parts === null ? undefined : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return date === undefined ? undefined : formatDate(date);
}

/** Slots are shown exactly as they would be typed, in either language. */
function said(key: DateMessage, slots: Readonly<Record<string, string | number>> = {}): Text {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => String(slots[name]));
  const { zh, en } = dateMessages[key];
  return { zh: fill(zh), en: fill(en) };
}
