import type { Condition, FactType, Operand, Rule, RuleDocument, Source } from "@guiju/rules";
import fc from "fast-check";

/** The kind of an operand while a condition is generated: of one datum, or of a list of such. */
type Kind = "number" | "word" | "level" | "flag" | "date";
type Shape = { readonly kind: Kind; readonly list: boolean };

/** What is generated: what upstream knows, or also what only our profile has. */
export type Reach = "upstream" | "profile";

/** The facts that every generated rule set may read. Names and fields that are no plain words are among them. */
export const facts: Readonly<Record<string, FactType>> = {
  score: { type: "number" },
  count: { type: "count" },
  gap: { type: "number" },
  gaps: { type: "list", items: { type: "date" } },
  办结率: { type: "number" },
  word: { type: "word" },
  ["__proto__"]: { type: "word" },
  level: { type: "word", words: ["甲", "乙", "丙"] },
  flag: { type: "flag" },
  day: { type: "date" },
  constructor: { type: "date" as const },
  numbers: { type: "list", items: { type: "number" } },
  words: { type: "list" },
  levels: { type: "list", words: ["甲", "乙", "丙"] },
  flags: { type: "list", items: { type: "flag" } },
  days: { type: "list", items: { type: "date" } },
  unit: {
    type: "record",
    of: {
      n: { type: "number" },
      名称: { type: "word" },
      closed: { type: "flag" },
      founded: { type: "date" },
      numbers: { type: "list", items: { type: "number" } },
      tags: { type: "list" },
      "2.211": { type: "number" },
      inner: {
        type: "record",
        of: { "一.二/a-3": { type: "word" }, n: { type: "count" }, deep: { type: "record", of: { toString: { type: "word" as const } } } },
      },
      rows: {
        type: "list",
        of: { n: { type: "number" }, word: { type: "word" }, on: { type: "date" }, marks: { type: "list", items: { type: "number" } } },
      },
    },
  },
  price: { type: "number", params: { id: { type: "word" }, year: { type: "count" } } },
};

const places: Readonly<Record<Kind, readonly Source[]>> = {
  number: [
    { fact: "score" },
    { fact: "count" },
    { fact: "办结率" },
    { fact: "unit", path: "$.n" },
    { fact: "unit", path: "$.inner.n" },
    { fact: "unit", path: "$['2.211']" },
    { fact: "unit", path: "$.rows[0].n" },
    { fact: "unit", path: "$.rows[1].marks[0]" },
    { fact: "numbers", path: "$[0]" },
    { fact: "price", params: { id: "a", year: 2026 } },
    { fact: "price", params: { year: 2026, id: "乙" } },
  ],
  word: [
    { fact: "word" },
    { fact: "__proto__" },
    { fact: "unit", path: "$.名称" },
    { fact: "unit", path: "$.inner.deep.toString" },
    { fact: "unit", path: "$.inner['一.二/a-3']" },
    { fact: "unit", path: "$.rows[1].word" },
  ],
  level: [{ fact: "level" }],
  flag: [{ fact: "flag" }, { fact: "unit", path: "$.closed" }, { fact: "flags", path: "$[0]" }],
  date: [{ fact: "day" }, { fact: "constructor" }, { fact: "unit", path: "$.founded" }, { fact: "unit", path: "$.rows[0].on" }],
};

const lists: Readonly<Record<Kind, readonly Source[]>> = {
  number: [{ fact: "numbers" }, { fact: "unit", path: "$.numbers" }, { fact: "unit", path: "$.rows[0].marks" }],
  word: [{ fact: "words" }, { fact: "unit", path: "$.tags" }],
  level: [{ fact: "levels" }],
  flag: [{ fact: "flags" }],
  date: [{ fact: "days" }],
};

const constants: Readonly<Record<Kind, readonly (number | string | boolean)[]>> = {
  number: [-2.5, -1, 0, 0.1, 0.30000000000000004, 1, 2, 3, 90, 9_007_199_254_740_991, 1e21],
  word: ["甲", "乙", "丙", "", "a", "9", "85", "2026-05-11", "true", "constructor"],
  level: ["甲", "乙", "丙"],
  flag: [true, false],
  date: ["0001-01-01", "2024-02-29", "2025-12-31", "2026-05-11", "2026-05-12", "9999-12-31"],
};

/** Derived facts of generated rule sets: known wherever what they read is. */
const derived: NonNullable<RuleDocument["derived"]> = {
  larger: { max: [{ fact: "count" }, 2] },
  twice: { add: [{ value: "larger" }, { value: "larger" }] },
  earlier: { min: [{ fact: "day" }, { fact: "constructor" }] },
  late: { count: { fact: "unit.rows" }, where: { gt: [{ item: "on" }, { value: "earlier" }] } },
};

const KINDS: readonly Kind[] = ["number", "word", "level", "flag", "date"];

/** Every operator of json-rules-engine, with the shapes of fact and value that it takes, for one kind. */
const operators: readonly (readonly [string, readonly Kind[], (kind: Kind) => readonly [Shape, Shape]])[] = [
  ["equal", KINDS, pair],
  ["notEqual", KINDS, pair],
  ["in", KINDS, (kind) => [one(kind), many(kind)]],
  ["notIn", KINDS, (kind) => [one(kind), many(kind)]],
  ["contains", KINDS, (kind) => [many(kind), one(kind)]],
  ["doesNotContain", KINDS, (kind) => [many(kind), one(kind)]],
  ["lessThan", ["number", "date"], pair],
  ["lessThanInclusive", ["number", "date"], pair],
  ["greaterThan", ["number", "date"], pair],
  ["greaterThanInclusive", ["number", "date"], pair],
];

/** The names of json-rules-engine's own operators. */
export const UPSTREAM: readonly string[] = operators.map(([name]) => name);

const ours: typeof operators = [
  ["before", ["date"], pair],
  ["onOrBefore", ["date"], pair],
  ["after", ["date"], pair],
  ["onOrAfter", ["date"], pair],
  ["containsAll", KINDS, (kind) => [many(kind), many(kind)]],
  ["containsAny", KINDS, (kind) => [many(kind), many(kind)]],
  ["containsNone", KINDS, (kind) => [many(kind), many(kind)]],
  ["subsetOf", KINDS, (kind) => [many(kind), many(kind)]],
];

/** Draws from what is given. */
interface Draw {
  among<T>(choices: readonly T[]): T;
  times(least: number, most: number): number;
}

/** A rule set over `facts`, drawn at random. */
export function ruleSet(draw: Draw, reach: Reach): RuleDocument {
  const names: string[] = [];
  const conditions: Record<string, Condition> = {};
  for (let left = draw.times(0, 3); left > 0; left -= 1) {
    const name = ["__proto__", "条件/一", "toString"][names.length] as string;
    const value = group(draw, names, 2, reach);
    Object.defineProperty(conditions, name, { value, enumerable: true });
    names.push(name);
  }
  const rules: Rule[] = [];
  for (let left = draw.times(1, 4); left > 0; left -= 1) {
    const priority = draw.among([undefined, 1, 2, 10, 9_007_199_254_740_991]);
    const params = draw.among([undefined, { points: 3, list: [1, { a: null }] }]);
    rules.push({
      name: `rule ${rules.length}`,
      conditions: group(draw, names, 3, reach),
      event: { type: draw.among(["passed", "vetoed", "成立"]), ...(params && { params }) },
      ...(priority !== undefined && { priority }),
    });
  }
  return { facts, ...(reach === "profile" && { derived }), ...(names.length > 0 && { conditions }), rules };
}

function group(draw: Draw, names: readonly string[], depth: number, reach: Reach): Condition {
  const kind = draw.among(names.length === 0 ? ["all", "any", "not"] : ["all", "any", "all", "any", "not", "condition"]);
  if (kind === "condition") return { condition: draw.among(names), ...said(draw) };
  if (kind === "not") return { not: part(draw, names, depth, reach), ...said(draw) };
  const parts: Condition[] = [];
  for (let left = draw.times(1, 3); left > 0; left -= 1) parts.push(part(draw, names, depth, reach));
  return kind === "all" ? { all: parts, ...said(draw) } : { any: parts, ...said(draw) };
}

function part(draw: Draw, names: readonly string[], depth: number, reach: Reach): Condition {
  return depth > 0 && draw.among([true, false, false]) ? group(draw, names, depth - 1, reach) : leaf(draw, reach);
}

function said(draw: Draw): object {
  return draw.among([{}, {}, {}, { name: "a name", message: "a.key" }, { priority: draw.times(1, 9) }]);
}

function leaf(draw: Draw, reach: Reach): Condition {
  const way = reach === "profile" ? draw.times(0, 9) : draw.times(3, 14);
  if (way === 3) return nullTest(draw);
  if (way === 0) return { ...place(draw, draw.among(shapes), reach), operator: "isRecorded", value: draw.among([true, false]) };
  if (way === 1) return scoped(draw);
  if (way === 2)
    return {
      ...place(draw, draw.among(shapes.filter((shape) => !shape.list)), reach),
      operator: draw.among(["equal", "notEqual"]),
      value: null,
    };
  const [operator, kinds, shapesOf] = draw.among(reach === "profile" ? [...operators, ...ours] : operators);
  const kind = draw.among(kinds);
  let [fact, value] = shapesOf(kind);
  let name: string = operator;
  for (let left = draw.among([0, 0, 0, 1, 1, 2, 3, 4]); left > 0; left -= 1) {
    const decorator = draw.among(["not", "swap", "someFact", "everyFact", "someValue", "everyValue"]);
    if (decorator === "swap") [fact, value] = [value, fact];
    else if (decorator.endsWith("Fact")) {
      if (fact.list) continue;
      fact = many(fact.kind);
    } else if (decorator.endsWith("Value")) {
      if (value.list) continue;
      value = many(value.kind);
    }
    name = `${decorator}:${name}`;
  }
  return { ...place(draw, fact, reach), operator: name, value: operand(draw, value, reach), ...said(draw) };
}

/** Null is compared with nothing but the constant null. */
function nullTest(draw: Draw): Condition {
  const operator = draw.among(["equal", "notEqual", "not:equal", "not:not:notEqual"]);
  if (draw.among([true, false])) return { fact: "gap", operator, value: null };
  return { fact: "gaps", operator: `${draw.among(["someFact", "everyFact", "not:someFact"])}:${operator}`, value: null };
}

/** A condition of the elements of a list of records. */
function scoped(draw: Draw): Condition {
  const rows: Source = { fact: "unit", path: "$.rows" };
  const where: Condition = draw.among<Condition>([
    { item: "n", operator: draw.among(["lessThan", "equal", "greaterThanInclusive"]), value: operand(draw, one("number"), "profile") },
    { not: { item: "on", operator: draw.among(["onOrAfter", "before"]), value: operand(draw, one("date"), "profile") } },
    {
      any: [
        { item: "word", operator: "in", value: ["甲", "a"] },
        { item: "marks", operator: "contains", value: 3 },
      ],
    },
    { item: "marks", operator: "everyFact:lessThan", value: { item: "n" } },
  ]);
  const way = draw.times(0, 2);
  if (way === 0) return { some: rows, where };
  if (way === 1) return { every: rows, where };
  return { count: rows, where, operator: draw.among(["lessThan", "equal", "greaterThan"]), value: draw.times(0, 3) };
}

function place(draw: Draw, shape: Shape, reach: Reach): Source {
  if (reach === "profile" && !shape.list && draw.times(0, 5) === 0) {
    if (shape.kind === "number") return { fact: draw.among(["larger", "twice", "late"]) };
    if (shape.kind === "date") return { fact: "earlier" };
  }
  return draw.among((shape.list ? lists : places)[shape.kind]);
}

function operand(draw: Draw, shape: Shape, reach: Reach): Operand {
  if (draw.among([true, false, false]))
    return place(draw, shape.kind === "level" ? { ...shape, kind: draw.among(["level", "word"]) } : shape, reach);
  if (!shape.list) return constant(draw, shape.kind);
  const list: (number | string | boolean)[] = [];
  for (let left = draw.times(1, 4); left > 0; left -= 1) list.push(constant(draw, shape.kind));
  return list;
}

function constant(draw: Draw, kind: Kind): number | string | boolean {
  return draw.among(constants[kind]);
}

/** Facts for a rule set; `missing` is how often, of ten, a datum is not recorded. Params of `price` are keyed as `requests` has them. */
export function factsOf(draw: Draw, missing: number): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  const put = (record: Record<string, unknown>, key: string, value: unknown) => {
    const chance = draw.times(1, 10);
    const recorded = chance > missing ? value : draw.among([null, undefined, "85分", 7.5, [], {}]);
    if (recorded !== undefined)
      Object.defineProperty(record, key, { value: recorded, enumerable: true, configurable: true, writable: true });
  };
  for (const [name, type] of Object.entries(facts)) if (type.params === undefined) put(all, name, datum(type));
  all.gap = draw.among([null, 1]);
  all.gaps = draw.among([[], [null], ["2026-05-11"], [null, "2026-05-11"]]);
  for (const id of ["a", "乙"]) put(all, `price{"id":"${id}","year":2026}`, constant(draw, "number"));
  return all;

  function datum(type: FactType): unknown {
    if (type.type === "number") return constant(draw, "number");
    if (type.type === "count") return draw.among([0, 1, 2, 3, 90]);
    if (type.type === "word") return draw.among(type.words ?? ["甲", ...constants.word]);
    if (type.type === "flag") return draw.among([true, false]);
    if (type.type === "date") return missing > 0 ? draw.among([...constants.date, "2026-05", "2026"]) : constant(draw, "date");
    if (type.type === "record") return record(type.of ?? {});
    const list: unknown[] = [];
    for (let left = draw.times(type.of ? 2 : 1, 4); left > 0; left -= 1) {
      const element = type.of ? record(type.of) : datum(type.items ?? { type: "word", ...(type.words && { words: type.words }) });
      list.push(missing > 0 && draw.times(1, 20) <= missing ? null : element);
    }
    const isIndexed = type.of !== undefined || ((type.items?.type === "number" || type.items?.type === "flag") && missing === 0);
    return isIndexed || draw.times(0, 5) > 0 ? list : [];
  }

  function record(of: Readonly<Record<string, FactType>>): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [key, type] of Object.entries(of)) put(made, key, datum(type));
    return made;
  }
}

/** Draws by fast-check, so that a failure shrinks. */
export function drawing(gen: fc.GeneratorValue): Draw {
  return {
    among: (choices) => choices[gen(fc.nat, choices.length - 1)] as (typeof choices)[number],
    times: (least, most) => gen(fc.integer, { min: least, max: most }),
  };
}

const shapes: readonly Shape[] = KINDS.flatMap((kind) => [one(kind), many(kind)]);

function pair(kind: Kind): readonly [Shape, Shape] {
  return [one(kind), one(kind)];
}

function one(kind: Kind): Shape {
  return { kind, list: false };
}

function many(kind: Kind): Shape {
  return { kind, list: true };
}
