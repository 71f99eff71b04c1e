import { dateOf, daysInMonth, formatDate } from "./civil-date.ts";
import { coreText } from "./core-messages.ts";
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
  if (typeof value === "number") return serialProblem(value) ?? coreText("date.notText");
  if (typeof value !== "string") return coreText("date.notText");
  const text = value.normalize("NFKC").replaceAll("。", ".");
  if (/[^\x20-\x7e年月日号。]/.test(value) && text !== value) return fullWidthProblem(text);
  if (/^\d{5}(?:\.0*)?$/.test(text)) return serialProblem(Number(text)) ?? coreText("date.format");
  return partsProblem(text) ?? coreText("date.format");
}

function serialProblem(serial: number): Text | undefined {
  if (!(serial >= 20_000 && serial <= 80_000)) return undefined;
  return coreText("date.serial", { serial, iso: literal(formatDate(SERIAL_ZERO + Math.floor(serial))) });
}

function fullWidthProblem(plain: string): Text {
  const meant = isoOf(plain);
  return meant === undefined ? coreText("date.fullWidth") : coreText("date.fullWidthMeant", { iso: literal(meant) });
}

function partsProblem(text: string): Text | undefined {
  if (/^\d{4}(?:-\d{2})?$/.test(text)) return coreText("date.imprecise");
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return coreText("date.order");
  const parts = /^\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year === 0) return coreText("date.noSuchYear");
  if (month < 1 || month > 12) return coreText("date.noSuchMonth", { month });
  if (day < 1 || day > daysInMonth(year, month)) return coreText("date.noSuchDay", { year, month, days: daysInMonth(year, month) });
  const iso = isoOf(text);
  return iso === undefined ? undefined : coreText(shapeProblem(text), { iso: literal(iso) });
}

/** Which rule of form a text breaks that begins with an existing day. */
function shapeProblem(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) return "date.withTime";
  if (/\s/.test(text)) return "date.spaces";
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return "date.padding";
  return "date.separator";
}

function isoOf(text: string): string | undefined {
  const parts = /^\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  const date = parts === null ? undefined : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return date === undefined ? undefined : formatDate(date);
}

/** A slot value shown exactly as it would be typed, in either language. */
function literal(text: string): Text {
  return { zh: text, en: text };
}
