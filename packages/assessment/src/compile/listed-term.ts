import { below } from "@guiju/core";
import type { Typed } from "@guiju/rules";
import type { TermIr } from "../plan.ts";
import { countItems, type Desk, isObject, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { spanOf } from "./leaf.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { problem } from "./problem.ts";
import { fieldAt, sourceAt, wrongFact } from "./sources.ts";
import { capped, nothing, type TermSpan, timesPoints } from "./term-points.ts";
import { choiceAt, pointsAt, ratioAt, tableAt } from "./values.ts";
import { checkWords } from "./words.ts";

/** Checks occurrences that are a list of records. */
export function listedTermAt(desk: Desk, json: Json, at: string, shared: Pick<TermIr, "id" | "cap" | "times">): TermSpan | undefined {
  const source = sourceAt(desk, json.list, `${at}/list`);
  if (source === undefined) return undefined;
  const { of } = source.type;
  if (source.type.type !== "list" || of === undefined || source.declared === undefined)
    return wrongFact(
      desk,
      `${at}/list`,
      source,
      "记录清单（type list，用 of 列出字段）",
      "a list of records (type list with the fields in of)",
    );
  const record: Typed = { type: "record", of };
  const before = desk.issues.length;
  const key =
    json.key === undefined
      ? null
      : (listAt(desk, json.key, `${at}/key`) ?? []).map((field, index) => fieldName(desk, record, field, below(`${at}/key`, index)));
  if (json.take !== undefined) choiceAt(desk, json.take, `${at}/take`, ["highest"]);
  const points = tableOrPoints(desk, record, json.points, `${at}/points`);
  const factor = json.factor === undefined ? undefined : factorsAt(desk, record, json.factor, `${at}/factor`);
  if (points === undefined || desk.issues.length > before) return undefined;
  const table: [string, [string, number][]][] = [];
  const all: number[] = [];
  for (const [word, each] of points.table) {
    const row: [string, number][] = [];
    for (const [other, by] of factor?.table ?? [["", { n: 1, d: 1 }] as const]) {
      const value = timesPoints(desk, each, by, factor === undefined ? `${at}/points` : below(`${at}/factor/table`, other));
      if (value === undefined) return undefined;
      row.push([other, value]);
      all.push(value);
    }
    table.push([word, row]);
  }
  const { times } = shared;
  if (times !== null && all.every((each) => each === 0)) return refuse(desk, nothing(`${at}/times`));
  const more = times === null ? [] : all.map((each) => timesPoints(desk, each, times.by, `${at}/times/by`));
  if (more.some((each) => each === undefined)) return undefined;
  const values = [...all, ...more.filter((each) => each !== undefined)];
  const span = spanOf(values);
  const most = json.take === "highest" ? 1n : BigInt(ASSESSMENT_LIMITS.records);
  const list: NonNullable<TermIr["list"]> = {
    fact: source.fact,
    key: key === null ? null : key.filter((field) => field !== undefined),
    take: json.take === "highest" ? "highest" : "all",
    by: points.by,
    factorBy: factor?.by ?? null,
    table: Object.fromEntries(table.map(([word, row]) => [word, Object.fromEntries(row)])),
  };
  return { term: { ...shared, list }, ...capped(span.low * most, span.high * most, shared.cap), points: values, ofCohort: false };
}

function fieldName(desk: Desk, record: Typed, json: unknown, at: string): string | undefined {
  return fieldAt(desk, record, json, at) === undefined ? undefined : String(json);
}

function tableOrPoints(desk: Desk, record: Typed, json: unknown, at: string) {
  if (!isObject(json)) {
    const points = pointsAt(desk, json, at);
    return points === undefined ? undefined : { by: null, table: new Map([["", points]]) };
  }
  const given = objectAt(desk, json, at, ["by", "table"]);
  const by = given && wordField(desk, record, given.by, `${at}/by`);
  const table = given && tableAt(desk, given.table, `${at}/table`, (value, place) => pointsAt(desk, value, place));
  if (by === undefined || table === undefined) return undefined;
  countItems(desk, table.size, at);
  return checkWords(desk, by.type, [...table.keys()], `${at}/table`) ? { by: by.name, table } : undefined;
}

function factorsAt(desk: Desk, record: Typed, json: unknown, at: string) {
  const given = objectAt(desk, json, at, ["by", "table"]);
  const by = given && wordField(desk, record, given.by, `${at}/by`);
  const table = given && tableAt(desk, given.table, `${at}/table`, (value, place) => ratioAt(desk, value, place, { least: 0 }));
  if (by === undefined || table === undefined) return undefined;
  return checkWords(desk, by.type, [...table.keys()], `${at}/table`) ? { by: by.name, table } : undefined;
}

function wordField(desk: Desk, record: Typed, json: unknown, at: string) {
  const type = fieldAt(desk, record, json, at);
  if (type === undefined) return undefined;
  if (type.type === "word") return { name: String(json), type };
  return refuse(
    desk,
    problem(
      "wrong_fact",
      at,
      `字段“${String(json)}”应是文字，才能查表。`,
      `The field "${String(json)}" has to be a text to look up points.`,
    ),
  );
}
