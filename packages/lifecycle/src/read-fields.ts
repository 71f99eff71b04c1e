import { dateProblem, escapePointer, type Issue, nearest, parseDate, partsOf, type Text } from "@guiju/core";
import type { Datum, Env, Fields } from "@guiju/rules";
import type { Field } from "./lifecycle-file.ts";
import { LIMITS } from "./limits.ts";

/** Collects the issues of one history, up to the limit. */
export interface Reading {
  readonly issues: Issue[];
  /** Told of every condition that is tested. */
  readonly onTest?: Env["onTest"];
}

/** Adds an issue at a pointer. */
export function refuse(
  reading: Reading,
  code: string,
  pointer: string,
  message: Text,
  more?: { readonly expected?: Text; readonly suggestion?: string },
): void {
  if (reading.issues.length < LIMITS.issues) reading.issues.push({ code, pointer, message, ...more });
}

/** Whether something is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reports each key that is not declared, with the nearest one that is. */
export function refuseUnknownKeys(
  reading: Reading,
  value: Record<string, unknown>,
  known: { has(key: string): boolean; keys(): Iterable<string> },
  pointer: string,
): void {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    const suggestion = nearest(key, [...known.keys()]);
    refuse(
      reading,
      "unknown_key",
      `${pointer}/${escapePointer(key)}`,
      { zh: `不认识的字段“${shown(key)}”。`, en: `Unknown key "${shown(key)}".` },
      suggestion === undefined ? {} : { suggestion },
    );
  }
}

/** Reads an object of declared fields. Dates become day numbers; an absent field stays absent. */
export function readFields(reading: Reading, value: Record<string, unknown>, fields: ReadonlyMap<string, Field>, pointer: string): Fields {
  refuseUnknownKeys(reading, value, fields, pointer);
  const read: Record<string, Datum> = {};
  for (const [name, field] of fields) {
    if (!Object.hasOwn(value, name)) continue;
    const datum = readField(reading, value[name], field, `${pointer}/${escapePointer(name)}`);
    if (datum !== undefined) read[name] = datum;
  }
  return read;
}

/** Reads one field as its declared kind. `null` stands for "recorded as empty" and is Missing to every norm. */
function readField(reading: Reading, value: unknown, field: Field, pointer: string): Datum {
  if (value === null) return undefined;
  switch (field.type) {
    case "date":
      return readDay(reading, value, pointer);
    case "count":
    case "amount":
      return readNumber(reading, value, field.type, pointer);
    case "flag":
      if (typeof value === "boolean") return value;
      return wrongType(reading, value, pointer, { zh: "true 或 false", en: "true or false" });
    case "word":
      return readWord(reading, value, field, pointer);
    case "mark":
      return typeof value === "boolean" ? value : readWord(reading, value, field, pointer);
    case "record":
      return readRecord(reading, value, field, pointer);
    case "list":
      return readList(reading, value, field, pointer);
    case "group":
      return typeof value === "number" ? readNumber(reading, value, "count", pointer) : readGroup(reading, value, field, pointer);
    case "tally":
      return readTally(reading, value, pointer);
  }
}

/** Reads a civil date, with the reason where it is none. */
export function readDay(reading: Reading, value: unknown, pointer: string): number | undefined {
  const day = typeof value === "string" ? parseDate(value) : undefined;
  if (day === undefined) {
    refuse(reading, "invalid_date", pointer, dateProblem(value), {
      expected: { zh: "日期，如 2026-05-11", en: "a date such as 2026-05-11" },
    });
    return undefined;
  }
  return isTimely(reading, day, pointer) ? day : undefined;
}

/** Whether a day lies in the years that are taken; a day outside is reported. */
export function isTimely(reading: Reading, day: number, pointer: string): boolean {
  const { year } = partsOf(day);
  if (year >= LIMITS.firstYear && year <= LIMITS.lastYear) return true;
  refuse(reading, "date_out_of_range", pointer, {
    zh: `年份 ${year} 超出范围，应在 ${LIMITS.firstYear} 至 ${LIMITS.lastYear} 年之间。`,
    en: `The year ${year} is out of range; years from ${LIMITS.firstYear} to ${LIMITS.lastYear} are taken.`,
  });
  return false;
}

function readNumber(reading: Reading, value: unknown, type: "count" | "amount", pointer: string): number | undefined {
  if (typeof value !== "number") {
    return wrongType(reading, value, pointer, type === "count" ? { zh: "整数", en: "a whole number" } : { zh: "数字", en: "a number" });
  }
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    refuse(reading, "number_out_of_range", pointer, { zh: "数字超出范围。", en: "The number is out of range." });
    return undefined;
  }
  if (value < 0) {
    refuse(reading, "negative_number", pointer, { zh: `不能是负数：${value}。`, en: `Must not be negative: ${value}.` });
    return undefined;
  }
  if (type === "count" && !Number.isInteger(value)) {
    refuse(reading, "not_whole", pointer, { zh: `应为整数：${value}。`, en: `Must be a whole number: ${value}.` });
    return undefined;
  }
  return value;
}

function readWord(reading: Reading, value: unknown, field: Field, pointer: string): string | undefined {
  if (typeof value !== "string") return wrongType(reading, value, pointer, { zh: "文字", en: "text" });
  if (value.length > LIMITS.textLength) return tooLong(reading, pointer);
  if (field.words !== undefined && !field.words.includes(value)) {
    const suggestion = nearest(value, field.words);
    refuse(
      reading,
      "unknown_word",
      pointer,
      { zh: `“${shown(value)}”不是可用的取值。`, en: `"${shown(value)}" is not one of the words taken here.` },
      { expected: { zh: field.words.join("、"), en: field.words.join(", ") }, ...(suggestion === undefined ? {} : { suggestion }) },
    );
    return undefined;
  }
  return value;
}

function readRecord(reading: Reading, value: unknown, field: Field, pointer: string): Datum {
  if (field.short !== undefined && typeof value === "string") return { [field.short]: value };
  if (!isObject(value)) return wrongType(reading, value, pointer, { zh: "对象 {…}", en: "an object {…}" });
  return readFields(reading, value, fieldsOf(field), pointer);
}

function readList(reading: Reading, value: unknown, field: Field, pointer: string): Datum {
  if (!Array.isArray(value)) return wrongType(reading, value, pointer, { zh: "列表 […]", en: "a list […]" });
  if (value.length > LIMITS.listItems) return tooMany(reading, value.length, pointer);
  const fields = field.of === undefined ? undefined : fieldsOf(field);
  return value.map((element: unknown, index): Datum => {
    const at = `${pointer}/${index}`;
    if (fields === undefined) return readWord(reading, element, field, at);
    if (isObject(element)) return readFields(reading, element, fields, at);
    return wrongType(reading, element, at, { zh: "对象 {…}", en: "an object {…}" });
  });
}

function readGroup(reading: Reading, value: unknown, field: Field, pointer: string): Datum {
  if (Array.isArray(value)) return readList(reading, value, field, pointer);
  return wrongType(reading, value, pointer, { zh: "人数或名单 […]", en: "a number or a list […]" });
}

/** Reads the votes of each id as a list of `{id, votes}`, so that no id is ever the name of a field. */
function readTally(reading: Reading, value: unknown, pointer: string): Datum {
  if (!isObject(value)) return wrongType(reading, value, pointer, { zh: "得票 {编号: 票数}", en: "votes {id: number}" });
  const entries = Object.entries(value);
  if (entries.length > LIMITS.listItems) return tooMany(reading, entries.length, pointer);
  return entries.flatMap(([id, count]) => {
    const at = `${pointer}/${escapePointer(id)}`;
    if (id === "" || id.length > 200 || id in Object.prototype || /\p{C}/u.test(id)) {
      refuse(reading, "invalid_id", at, {
        zh: "编号应为 1 至 200 个可见字符，且不是保留的名称。",
        en: "An id has 1 to 200 visible characters and is no reserved name.",
      });
      return [];
    }
    const votes = readNumber(reading, count, "count", at);
    return votes === undefined ? [] : [{ id, votes }];
  });
}

function tooMany(reading: Reading, length: number, pointer: string): undefined {
  refuse(reading, "limit_exceeded", pointer, {
    zh: `列表有 ${length} 项，最多 ${LIMITS.listItems} 项。`,
    en: `The list has ${length} elements; the limit is ${LIMITS.listItems}.`,
  });
  return undefined;
}

/** Reports a value of the wrong kind, and says what it is. */
export function wrongType(reading: Reading, value: unknown, pointer: string, expected: Text): undefined {
  const kind = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
  const zh: Record<string, string> = {
    null: "空值",
    list: "列表",
    object: "对象",
    string: "文字",
    number: "数字",
    boolean: "true/false",
    undefined: "缺失",
  };
  refuse(
    reading,
    "wrong_type",
    pointer,
    { zh: `类型不对：这里是${zh[kind] ?? kind}。`, en: `Wrong type: this is ${kind === "undefined" ? "absent" : kind}.` },
    { expected },
  );
  return undefined;
}

function tooLong(reading: Reading, pointer: string): undefined {
  refuse(reading, "limit_exceeded", pointer, {
    zh: `文字过长，最多 ${LIMITS.textLength} 字。`,
    en: `The text is too long; the limit is ${LIMITS.textLength} characters.`,
  });
  return undefined;
}

/** A name from the input, cut where it is long, so that a message stays readable. */
export function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

const fieldMaps = new WeakMap<Field, ReadonlyMap<string, Field>>();

/** The fields of a record by name, made once for each declaration. */
function fieldsOf(field: Field): ReadonlyMap<string, Field> {
  const made = fieldMaps.get(field) ?? new Map(Object.entries(field.of ?? {}));
  fieldMaps.set(field, made);
  return made;
}
