/** One document of each kind that the strict profile refuses, with the code and the place. */
export interface Refusal {
  readonly says: string;
  readonly code: string;
  readonly pointer: string;
  readonly document: unknown;
}

const facts = {
  n: { type: "number" },
  count: { type: "count" },
  day: { type: "date" },
  flag: { type: "flag" },
  level: { type: "word", words: ["甲", "乙"] },
  words: { type: "list" },
  unit: { type: "record", of: { n: { type: "number" }, rows: { type: "list", of: { n: { type: "number" } } } } },
  price: { type: "number", params: { id: { type: "word" } } },
};
const good = { fact: "n", operator: "lessThan", value: 1 };
const event = { type: "x" };

function leaf(says: string, code: string, at: string, condition: object): Refusal {
  const document = { facts, rules: [{ name: "r", conditions: { all: [condition] }, event }] };
  return { says, code, pointer: `/rules/0/conditions/all/0${at}`, document };
}

function root(says: string, code: string, at: string, conditions: unknown, more: object = {}): Refusal {
  return { says, code, pointer: `/rules/0/conditions${at}`, document: { facts, rules: [{ name: "r", conditions, event }], ...more } };
}

function rule(says: string, code: string, at: string, given: object): Refusal {
  return { says, code, pointer: `/rules/0${at}`, document: { facts, rules: [given] } };
}

function whole(says: string, code: string, pointer: string, more: object): Refusal {
  return { says, code, pointer, document: { facts, rules: [{ name: "r", conditions: good, event }], ...more } };
}

function withHole(): object {
  return { facts, rules: [{ name: "r", conditions: { any: new Array(1) }, event }] };
}

function deep(levels: number): unknown {
  let condition: unknown = good;
  for (let level = 0; level < levels; level += 1) condition = { not: condition };
  return condition;
}

export const refusals: readonly Refusal[] = [
  root("an empty all", "empty_group", "/all", { all: [] }),
  root("an empty any", "empty_group", "/any", { any: [] }),
  leaf("an empty list of values", "empty_group", "/value", { fact: "n", operator: "in", value: [] }),
  leaf("an empty list where one value belongs", "empty_group", "/value", { fact: "n", operator: "equal", value: [] }),
  whole("a fact without any word", "empty_group", "/facts/n/words", { facts: { n: { type: "word", words: [] } } }),
  whole("a table without tiers", "empty_group", "/tiers/t", { tiers: { t: [] } }),
  root("two groups in one object", "several_operators", "", { all: [good], any: [good] }),
  root("an empty object", "wrong_shape", "", {}),
  leaf("an empty object for a value", "wrong_shape", "/value", { ...good, value: {} }),
  root("a group that is no list", "wrong_shape", "/all", { all: good }),
  leaf("an unknown key beside a leaf", "unknown_key", "/weight", { ...good, weight: 2 }),
  leaf("arithmetic in a fact reference", "unknown_key", "/value/multiply", { ...good, value: { fact: "count", multiply: 0.5 } }),
  leaf("params of a fact without any", "unknown_key", "/params/id", { ...good, params: { id: "a" } }),
  root("an unknown group", "unknown_key", "/none", { none: [good] }),
  rule("an unknown key of a rule", "unknown_key", "/cap", { name: "r", conditions: good, event, cap: 3 }),
  rule("a rule without a name", "missing_key", "", { conditions: good, event }),
  rule("a rule without conditions", "missing_key", "", { name: "r", event }),
  rule("an event without a type", "missing_key", "/event", { name: "r", conditions: good, event: {} }),
  leaf("a leaf without a value", "missing_key", "", { fact: "n", operator: "lessThan" }),
  leaf("a fact without its params", "missing_key", "", { ...good, fact: "price" }),
  leaf("an unknown fact", "unknown_fact", "/fact", { ...good, fact: "m" }),
  leaf("an unknown field", "unknown_field", "/path", { ...good, fact: "unit", path: "$.m" }),
  leaf("the length of a list", "unknown_field", "/path", { ...good, fact: "words", path: "$.length" }),
  leaf("a path into what has no fields", "unknown_field", "/path", { ...good, path: "$.a" }),
  leaf("a path with a filter", "wrong_path", "/path", { ...good, fact: "unit", path: "$.rows[?(@.n>1)].n" }),
  leaf("a path without $", "wrong_path", "/path", { ...good, fact: "unit", path: "n" }),
  leaf("a position with a leading zero", "wrong_path", "/path", { ...good, fact: "unit", path: "$.rows[01].n" }),
  whole("a kind of fact that does not exist", "unknown_kind", "/facts/n/type", { facts: { n: { type: "nmber" } } }),
  whole("a title of nothing", "unknown_name", "/titles/m", { titles: { m: { zh: "数", en: "Number" } } }),
  leaf("an unknown operator", "unknown_operator", "/operator", { ...good, operator: "startsWith" }),
  leaf("an unknown decorator", "unknown_decorator", "/operator", { ...good, operator: "most:lessThan" }),
  root("an unknown named condition", "unknown_condition", "/condition", { condition: "lost" }),
  leaf("a word that is not among those declared", "unknown_word", "/value", { fact: "level", operator: "equal", value: "丙" }),
  leaf("a text where a number belongs", "wrong_type", "/value", { ...good, value: "60" }),
  leaf("an operator that does not fit the fact", "wrong_type", "/fact", { fact: "flag", operator: "lessThan", value: { fact: "flag" } }),
  leaf("a text that is no civil date", "wrong_type", "/value", { fact: "day", operator: "lessThan", value: "2026-02-30" }),
  leaf("facts of two kinds compared", "wrong_type", "/value", { fact: "n", operator: "equal", value: { fact: "flag" } }),
  leaf("lists compared as a whole", "wrong_type", "/fact", { fact: "words", operator: "equal", value: { fact: "words" } }),
  leaf("in of a text", "wrong_type", "/value", { fact: "level", operator: "in", value: "甲乙" }),
  leaf("null among the values of in", "wrong_type", "/value/1", { fact: "n", operator: "in", value: [1, null] }),
  leaf("a decorator of lists on what is none", "wrong_type", "/fact", { ...good, operator: "someFact:lessThan" }),
  rule("a priority that is no whole number from 1", "wrong_type", "/priority", { name: "r", conditions: good, event, priority: "10" }),
  rule("a fact in the params of an event", "fact_in_event", "/event/params/n", {
    name: "r",
    conditions: good,
    event: { type: "x", params: { n: { fact: "n" } } },
  }),
  {
    says: "two rules of one name",
    code: "duplicate_name",
    pointer: "/rules/1/name",
    document: {
      facts,
      rules: [
        { name: "r", conditions: good, event },
        { name: "r", conditions: good, event },
      ],
    },
  },
  whole("a tier that stands twice", "duplicate_name", "/tiers/t/1", { conditions: { a: good }, tiers: { t: ["a", "a"] } }),
  {
    says: "named conditions that lead back to themselves",
    code: "circular",
    pointer: "/conditions/a",
    document: { facts, conditions: { a: { not: { condition: "b" } }, b: { all: [{ condition: "a" }] } }, rules: [] },
  },
  leaf("an element outside a where", "item_outside_list", "/item", { item: "n", operator: "lessThan", value: 1 }),
  leaf("a number that is not finite", "not_json", "/value", { ...good, value: Number.NaN }),
  { ...leaf("an empty place of a list", "not_json", "", {}), pointer: "/rules/0/conditions/any/0", document: withHole() },
  leaf("a function", "not_json", "/value", { ...good, value: () => 1 }),
  { ...root("a depth of 5,000", "too_deep", "", deep(5_000)), pointer: `/rules/0/conditions${"/not".repeat(62)}` },
  leaf("a path of 1 MB", "too_long", "/path", { ...good, fact: "unit", path: `$${".x".repeat(500_000)}` }),
  rule("a name of 1 MB", "too_long", "/name", { name: "n".repeat(1_000_000), conditions: good, event }),
  rule("an event type of 1 MB", "too_long", "/event/type", { name: "r", conditions: good, event: { type: "n".repeat(1_000_000) } }),
  root("a named condition of 1 MB", "too_long", "/condition", { condition: "n".repeat(1_000_000) }),
  { ...root("20,000 conditions", "too_large", "", { all: Array(20_000).fill(good) }), pointer: "" },
];
