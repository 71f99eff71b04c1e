import { dateProblem, escapePointer, GuijuError, type Issue, nearest, parseDateRange } from "@guiju/core";
import type { Compiled, Datum, Env, Fields } from "@guiju/rules";
import { belowZero, brokenHold, type Titles } from "./broken-hold.ts";
import type { CompiledAct, Lifecycle } from "./compiled.ts";
import type { Act, History } from "./history.ts";
import { LIMITS } from "./limits.ts";
import { inOrder } from "./order-acts.ts";
import type { PreparedAct, PreparedHistory } from "./prepared-history.ts";
import { isObject, isTimely, type Reading, readDay, readFields, refuse, refuseUnknownKeys, shown, wrongType } from "./read-fields.ts";
import { readStart } from "./read-start.ts";

const HISTORY_KEYS = new Set(["id", "lifecycle", "startsAt", "startsOn", "today", "interpretations", "facts", "acts"]);
const ACT_KEYS = new Set(["type", "on", "data", "recordedAt", "actor", "evidence", "externalRef"]);

/**
 * Reads a history from JSON and types it against its lifecycle. Nothing is guessed: an unknown key, a wrong type, a day that does not exist
 * or a number that cannot be (more present than due) refuses the history, with one issue a fault.
 *
 * @example
 * const read = readHistory(cards, { ...history, acts: [{ type: "ASK", on: "2026-02-30" }] });
 * "issues" in read ? read.issues[0]?.pointer : undefined; // => "/acts/0/on"
 */
export function readHistory(
  lifecycle: Lifecycle,
  json: unknown,
  onTest?: Env["onTest"],
): { readonly history: PreparedHistory } | { readonly issues: readonly Issue[] } {
  const reading: Reading = { issues: [], onTest };
  if (!isObject(json)) {
    wrongType(reading, json, "", { zh: "一份全程纪实（对象）", en: "a history (an object)" });
    return { issues: reading.issues };
  }
  refuseUnknownKeys(reading, json, HISTORY_KEYS, "");
  const id = readText(reading, json.id, "/id");
  if (json.lifecycle !== lifecycle.name) {
    refuse(
      reading,
      "unknown_lifecycle",
      "/lifecycle",
      { zh: `这份材料不属于 ${lifecycle.name}。`, en: `This history is not one of ${lifecycle.name}.` },
      { expected: { zh: lifecycle.name, en: lifecycle.name } },
    );
  }
  const today = json.today === undefined ? undefined : readDay(reading, json.today, "/today");
  const startsOn = json.startsOn === undefined ? undefined : readDay(reading, json.startsOn, "/startsOn");
  const startsAt = json.startsAt === undefined ? undefined : readStart(reading, lifecycle, json.startsAt);
  const readings = readInterpretations(reading, lifecycle, json.interpretations);
  const facts = readFacts(reading, lifecycle, json.facts);
  const acts = readActs(reading, lifecycle, json.acts, facts);
  if (reading.issues.length > 0) return { issues: reading.issues };
  return { history: { source: json as unknown as History, id: id ?? "", today, startsAt, startsOn, readings, facts, acts: inOrder(acts) } };
}

/** Reads a history, or throws with its issues. */
export function preparedOf(lifecycle: Lifecycle, history: History, onTest?: Env["onTest"]): PreparedHistory {
  const read = readHistory(lifecycle, history, onTest);
  if ("history" in read) return read.history;
  throw new GuijuError("invalid_history", `The history has ${read.issues.length} faults.`, { issues: read.issues });
}

function readText(reading: Reading, value: unknown, pointer: string): string | undefined {
  if (typeof value !== "string") return wrongType(reading, value, pointer, { zh: "文字", en: "text" });
  if (value === "" || value.length > 200) {
    refuse(reading, "invalid_id", pointer, { zh: "编号应为 1 至 200 个字符。", en: "An id has 1 to 200 characters." });
    return undefined;
  }
  return value;
}

function readInterpretations(reading: Reading, lifecycle: Lifecycle, value: unknown): ReadonlyMap<string, string | number> {
  const readings = new Map<string, string | number>();
  if (value === undefined) return readings;
  if (!isObject(value)) {
    wrongType(reading, value, "/interpretations", { zh: "对象 {口径: 取值}", en: "an object {interpretation: reading}" });
    return readings;
  }
  refuseUnknownKeys(reading, value, lifecycle.interpretations, "/interpretations");
  for (const [name, interpretation] of lifecycle.interpretations) {
    if (!Object.hasOwn(value, name)) continue;
    const given = value[name];
    const pointer = `/interpretations/${escapePointer(name)}`;
    if ("number" in interpretation) {
      const { min, max } = interpretation.number;
      if (typeof given === "number" && Number.isInteger(given) && given >= min && given <= max) readings.set(name, given);
      else wrongType(reading, given, pointer, { zh: `${min} 至 ${max} 的整数`, en: `a whole number from ${min} to ${max}` });
    } else if (typeof given === "string" && (interpretation.readings.includes(given) || given === "unconfirmed")) {
      readings.set(name, given);
    } else {
      const words = [...interpretation.readings, "unconfirmed"];
      refuse(
        reading,
        "unknown_reading",
        pointer,
        { zh: "没有这种口径。", en: "There is no such reading." },
        { expected: { zh: words.join("、"), en: words.join(", ") } },
      );
    }
  }
  return readings;
}

function readFacts(reading: Reading, lifecycle: Lifecycle, value: unknown): Fields {
  if (value === undefined) return {};
  if (!isObject(value)) return wrongType(reading, value, "/facts", { zh: "对象 {…}", en: "an object {…}" }) ?? {};
  return readFields(reading, value, lifecycle.facts, "/facts");
}

function readActs(reading: Reading, lifecycle: Lifecycle, value: unknown, facts: Fields): readonly PreparedAct[] {
  if (!Array.isArray(value)) {
    wrongType(reading, value, "/acts", { zh: "办理事项列表 […]", en: "a list of acts […]" });
    return [];
  }
  if (value.length > LIMITS.acts) {
    refuse(reading, "limit_exceeded", "/acts", {
      zh: `有 ${value.length} 项办理事项，一份材料最多 ${LIMITS.acts} 项。`,
      en: `There are ${value.length} acts; one history may have ${LIMITS.acts}.`,
    });
    return [];
  }
  const acts: PreparedAct[] = [];
  value.forEach((written: unknown, position) => {
    const act = readAct(reading, lifecycle, written, position, facts);
    if (act !== undefined) acts.push(act);
  });
  return acts;
}

function readAct(reading: Reading, lifecycle: Lifecycle, written: unknown, position: number, facts: Fields): PreparedAct | undefined {
  const pointer = `/acts/${position}`;
  if (!isObject(written)) return wrongType(reading, written, pointer, { zh: "一项办理事项 {type, on}", en: "an act {type, on}" });
  refuseUnknownKeys(reading, written, ACT_KEYS, pointer);
  const type = written.type;
  const schema = typeof type === "string" ? lifecycle.acts.get(type) : undefined;
  if (typeof type !== "string") wrongType(reading, type, `${pointer}/type`, { zh: "办理事项的名称", en: "the name of an act" });
  else if (schema === undefined) {
    const suggestion = nearest(type, [...lifecycle.acts.keys()]);
    refuse(
      reading,
      "unknown_act",
      `${pointer}/type`,
      { zh: `没有“${shown(type)}”这项办理事项。`, en: `There is no act "${shown(type)}".` },
      suggestion === undefined ? {} : { suggestion },
    );
  }
  const range = typeof written.on === "string" ? parseDateRange(written.on) : undefined;
  if (range === undefined) {
    refuse(reading, "invalid_date", `${pointer}/on`, dateProblem(written.on), {
      expected: { zh: "日期 2026-05-11，或月 2026-05，或年 2026", en: "a day 2026-05-11, a month 2026-05 or a year 2026" },
    });
  }
  const inRange =
    range === undefined || (isTimely(reading, range.first, `${pointer}/on`) && isTimely(reading, range.last, `${pointer}/on`));
  checkEnvelope(reading, written, pointer);
  const data = written.data;
  let fields: Fields = {};
  if (data !== undefined && !isObject(data)) wrongType(reading, data, `${pointer}/data`, { zh: "对象 {…}", en: "an object {…}" });
  else if (data !== undefined && schema !== undefined) fields = readFields(reading, data, schema.data, `${pointer}/data`);
  if (schema === undefined || range === undefined || !inRange) return undefined;
  const on = range.first === range.last ? range.first : { first: range.first, last: range.last };
  // Who did it can be read like a field, unless the act declares a field of that name.
  const actor = typeof written.actor === "string" && written.actor !== "" && !schema.data.has("actor") ? { actor: written.actor } : {};
  const self = completed(reading, schema, { ...actor, ...fields, on }, facts, `${pointer}/data`, lifecycle.source.titles ?? {});
  return {
    schema,
    type: schema.type,
    onText: written.on as string,
    on,
    first: range.first,
    last: range.last,
    position,
    self,
    source: written as unknown as Act,
  };
}

/** The parts of an act that no norm reads, but that must be what they say. */
function checkEnvelope(reading: Reading, written: Record<string, unknown>, pointer: string): void {
  for (const key of ["recordedAt", "actor", "externalRef"]) {
    const value = written[key];
    if (value !== undefined && typeof value !== "string") wrongType(reading, value, `${pointer}/${key}`, { zh: "文字", en: "text" });
  }
  const evidence = written.evidence;
  if (evidence !== undefined && !(Array.isArray(evidence) && evidence.every((each) => typeof each === "string"))) {
    wrongType(reading, evidence, `${pointer}/evidence`, { zh: "佐证材料编号的列表", en: "a list of evidence references" });
  }
}

/** Computes the fields an act leaves to be computed, then refuses numbers that cannot be. */
function completed(reading: Reading, schema: CompiledAct, given: Fields, facts: Fields, pointer: string, titles: Titles): Fields {
  const self: Record<string, Datum> = { ...given };
  const env: Env = {
    self,
    facts,
    today: 0,
    clip: "clip",
    calendar: NO_CALENDAR,
    ...(reading.onTest && { onTest: reading.onTest }),
    value: () => undefined,
    reading: () => "",
  };
  for (const { field, expr } of schema.computed) {
    if (self[field] === undefined) {
      const value = expr.evaluate(env);
      if (value !== undefined && value !== null) self[field] = value;
      if (typeof value === "number" && value < 0 && schema.data.get(field)?.type === "count") {
        refuseBelowZero(reading, field, value, sourcesOf(expr, given), pointer, titles);
        return self;
      }
    }
  }
  for (const hold of schema.holds) {
    if (hold.cond.test(env) !== false) continue;
    const broken = brokenHold(hold.source, self, titles);
    refuse(
      reading,
      "impossible_numbers",
      broken.field === undefined ? pointer : `${pointer}/${escapePointer(broken.field)}`,
      broken.message,
    );
  }
  return self;
}

/** The fields given that a computed one reads. */
function sourcesOf(expr: Compiled, given: Fields): readonly string[] {
  const names = expr.reads.flatMap((read) => (read.from === "self" ? [read.name.split(".")[0] as string] : []));
  return [...new Set(names)].filter((name) => Object.hasOwn(given, name));
}

/** What a number below zero was computed from is wrong, not what it is compared with. */
function refuseBelowZero(
  reading: Reading,
  field: string,
  value: number,
  sources: readonly string[],
  pointer: string,
  titles: Titles,
): void {
  const [first] = sources;
  const at = first === undefined ? pointer : `${pointer}/${escapePointer(first)}`;
  refuse(reading, "impossible_numbers", at, belowZero(field, value, sources, titles));
}

/** Act fields are computed from the act alone; none of them counts working days. */
const NO_CALENDAR: Env["calendar"] = { years: [], isCovered: () => false, kindOf: () => "likelyWorking" };
