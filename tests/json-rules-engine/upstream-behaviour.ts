import type { FactType } from "@guiju/rules";

/** What json-rules-engine's documentation says of the format, told again as data. */
export interface Behaviour {
  /** The sentence that the case shows. */
  readonly says: string;
  readonly facts: Readonly<Record<string, FactType>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly rules: readonly unknown[];
  readonly options?: {
    readonly allowUndefinedFacts?: true;
    readonly allowUndefinedConditions?: true;
    readonly replaceFactsInEventParams?: true;
  };
  readonly runs: readonly Run[];
  /** The code with which the strict profile refuses the document, and why; json-rules-engine takes it. */
  readonly refused?: { readonly code: string; readonly because: string };
}

/** One run: the types of the events of rules that hold, in order, or the beginning of the error of json-rules-engine. */
export interface Run {
  readonly facts: Readonly<Record<string, unknown>>;
  /** Answers of a fact that takes params, by their canonical JSON. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly events?: readonly string[];
  readonly throws?: string;
  /** What Guiju says instead, where it is meant to differ: these events hold, these stay open. */
  readonly ours?: { readonly events: readonly string[]; readonly undetermined: readonly string[] };
}

const number: FactType = { type: "number" };
const word: FactType = { type: "word" };
const words: FactType = { type: "list" };
const numbers: FactType = { type: "list", items: { type: "number" } };
const flag: FactType = { type: "flag" };

/** A rule of one leaf, whose event is named like the rule. */
function rule(name: string, leaf: object, more: object = {}): object {
  return { name, conditions: { all: [leaf] }, event: { type: name }, ...more };
}

/** An operator on facts `a` (and `b`), with what it gives for several pairs. */
function operator(says: string, type: FactType, name: string, pairs: readonly (readonly [unknown, unknown, boolean])[]): Behaviour {
  const other: FactType = Array.isArray(pairs[0]?.[1]) ? { type: "list", items: { type: elementType(type) } } : { type: elementType(type) };
  return {
    says,
    facts: { a: type, b: other },
    rules: [rule("holds", { fact: "a", operator: name, value: { fact: "b" } })],
    runs: pairs.map(([a, b, holds]) => ({ facts: { a, b }, events: holds ? ["holds"] : [] })),
  };
}

function elementType({ type, items }: FactType): FactType["type"] {
  return type === "list" ? (items?.type ?? "word") : type;
}

export const behaviours: readonly Behaviour[] = [
  operator("equal is strict equality of numbers", number, "equal", [
    [1, 1, true],
    [1, 2, false],
    [0, -0, true],
    [0.1, 0.30000000000000004, false],
  ]),
  operator("equal is strict equality of texts", word, "equal", [
    ["a", "a", true],
    ["a", "A", false],
    ["", "", true],
  ]),
  operator("equal is strict equality of flags", flag, "equal", [
    [true, true, true],
    [true, false, false],
  ]),
  operator("notEqual is strict inequality", word, "notEqual", [
    ["a", "b", true],
    ["a", "a", false],
  ]),
  operator("lessThan", number, "lessThan", [
    [1, 2, true],
    [2, 2, false],
    [-3, -2, true],
  ]),
  operator("lessThanInclusive", number, "lessThanInclusive", [
    [2, 2, true],
    [3, 2, false],
  ]),
  operator("greaterThan", number, "greaterThan", [
    [2, 1, true],
    [2, 2, false],
  ]),
  operator("greaterThanInclusive", number, "greaterThanInclusive", [
    [2, 2, true],
    [1, 2, false],
  ]),
  operator("in: the fact is among the values", word, "in", [
    ["a", ["a", "b"], true],
    ["c", ["a", "b"], false],
    ["a", [], false],
  ]),
  operator("notIn: the fact is not among the values", number, "notIn", [
    [3, [1, 2], true],
    [1, [1, 2], false],
  ]),
  operator("contains: the value is among the elements of the fact", words, "contains", [
    [["a", "b"], "a", true],
    [["a", "b"], "c", false],
    [[], "a", false],
  ]),
  operator("doesNotContain: the value is not among the elements of the fact", numbers, "doesNotContain", [
    [[1, 2], 3, true],
    [[1, 2], 1, false],
  ]),
  operator("everyFact: each element of the fact passes", numbers, "everyFact:greaterThan", [
    [[5, 6], 4, true],
    [[5, 4], 4, false],
    [[], 4, true],
  ]),
  operator("someFact: an element of the fact passes", numbers, "someFact:greaterThan", [
    [[1, 6], 4, true],
    [[1, 4], 4, false],
    [[], 4, false],
  ]),
  operator("everyValue: the fact passes for each value", number, "everyValue:greaterThan", [
    [7, [5, 6], true],
    [6, [5, 6], false],
    [6, [], true],
  ]),
  operator("someValue: the fact passes for one of the values", number, "someValue:greaterThan", [
    [6, [5, 6], true],
    [5, [5, 6], false],
    [5, [], false],
  ]),
  operator("not turns an operator round", number, "not:lessThan", [
    [1, 2, false],
    [2, 2, true],
  ]),
  operator("swap exchanges fact and value", number, "swap:lessThan", [
    [2, 1, true],
    [1, 2, false],
  ]),
  operator("swap:contains asks whether the values contain the fact", word, "swap:contains", [
    ["a", ["a"], true],
    ["b", ["a"], false],
  ]),
  operator(
    "decorators are composed from the outside in: each number of one list below each of another",
    numbers,
    "everyFact:everyValue:lessThan",
    [
      [[1, 2], [3, 4], true],
      [[1, 3], [3, 4], false],
    ],
  ),
  operator("everyFact:someValue:not:greaterThanInclusive", numbers, "everyFact:someValue:not:greaterThanInclusive", [
    [[1, 2], [2, 3], true],
    [[1, 3], [2, 3], false],
  ]),
  operator("swap:everyFact:in asks whether the values are a subset of the fact", words, "swap:everyFact:in", [
    [["a", "b"], ["a"], true],
    [["a"], ["a", "b"], false],
  ]),
  operator("not:someFact:not:lessThan is everyFact:lessThan", numbers, "not:someFact:not:lessThan", [
    [[1, 2], 3, true],
    [[1, 3], 3, false],
  ]),
  {
    says: "all asks for each condition, any for one, not for none; they nest",
    facts: { fouls: number, minutes: number, extra: flag },
    rules: [
      {
        name: "out",
        conditions: {
          any: [
            {
              all: [
                { fact: "minutes", operator: "equal", value: 40 },
                { fact: "fouls", operator: "greaterThanInclusive", value: 5 },
              ],
            },
            {
              all: [
                { not: { fact: "minutes", operator: "lessThan", value: 48 } },
                { fact: "fouls", operator: "greaterThanInclusive", value: 6 },
                { not: { any: [{ fact: "extra", operator: "equal", value: true }] } },
              ],
            },
          ],
        },
        event: { type: "fouledOut", params: { message: "the player is out" } },
      },
    ],
    runs: [
      { facts: { fouls: 5, minutes: 40, extra: true }, events: ["fouledOut"] },
      { facts: { fouls: 6, minutes: 48, extra: false }, events: ["fouledOut"] },
      { facts: { fouls: 6, minutes: 48, extra: true }, events: [] },
      { facts: { fouls: 5, minutes: 41, extra: false }, events: [] },
    ],
  },
  {
    says: "a rule may begin with not",
    facts: { a: number },
    rules: [{ name: "r", conditions: { not: { fact: "a", operator: "equal", value: 1 } }, event: { type: "r" } }],
    runs: [
      { facts: { a: 2 }, events: ["r"] },
      { facts: { a: 1 }, events: [] },
    ],
  },
  {
    says: "a named condition may be shared by rules, stand at the root, and name another",
    facts: { age: number, state: word },
    conditions: {
      adult: { all: [{ fact: "age", operator: "greaterThanInclusive", value: 18 }] },
      local: { any: [{ fact: "state", operator: "in", value: ["NY", "NJ"] }] },
      invited: { all: [{ condition: "adult" }, { condition: "local" }] },
    },
    rules: [
      { name: "one", conditions: { condition: "invited" }, event: { type: "one" } },
      { name: "two", conditions: { any: [{ condition: "adult" }, { not: { condition: "invited" } }] }, event: { type: "two" } },
    ],
    runs: [
      { facts: { age: 20, state: "NJ" }, events: ["one", "two"] },
      { facts: { age: 17, state: "NJ" }, events: ["two"] },
      { facts: { age: 20, state: "TX" }, events: ["two"] },
    ],
  },
  {
    says: "rules of a higher priority report first",
    facts: { a: number },
    rules: [
      rule("low", { fact: "a", operator: "equal", value: 1 }, { priority: 1 }),
      rule("high", { fact: "a", operator: "equal", value: 1 }, { priority: 100 }),
      rule("none", { fact: "a", operator: "equal", value: 1 }),
      rule("middle", { fact: "a", operator: "equal", value: 1 }, { priority: 10 }),
    ],
    runs: [{ facts: { a: 1 }, events: ["high", "middle", "low", "none"] }],
  },
  {
    says: "priorities of conditions change no answer",
    facts: { a: number, b: number },
    rules: [
      {
        name: "r",
        conditions: {
          any: [
            { fact: "a", operator: "equal", value: 1, priority: 3 },
            { fact: "b", operator: "equal", value: 1, priority: 9 },
          ],
          priority: 2,
        },
        event: { type: "r" },
      },
    ],
    runs: [
      { facts: { a: 1, b: 0 }, events: ["r"] },
      { facts: { a: 0, b: 0 }, events: [] },
    ],
  },
  {
    says: "params go to the fact, on both sides of a comparison",
    facts: { price: { ...number, params: { product: word } }, budget: { ...number, params: { year: number } } },
    rules: [
      rule("dear", {
        fact: "price",
        params: { product: "widget" },
        operator: "greaterThan",
        value: { fact: "budget", params: { year: 2026 } },
      }),
    ],
    runs: [
      { facts: {}, answers: { price: { '{"product":"widget"}': 120 }, budget: { '{"year":2026}': 100 } }, events: ["dear"] },
      { facts: {}, answers: { price: { '{"product":"widget"}': 90 }, budget: { '{"year":2026}': 100 } }, events: [] },
    ],
  },
  {
    says: "a path leads into a fact, on both sides of a comparison",
    facts: {
      account: {
        type: "record",
        of: { balance: number, limits: { type: "record", of: { low: number } }, cards: { type: "list", of: { brand: word } } },
      },
    },
    rules: [
      rule("short", { fact: "account", path: "$.balance", operator: "lessThan", value: { fact: "account", path: "$.limits.low" } }),
      rule("second", { fact: "account", path: "$.cards[1].brand", operator: "equal", value: "b" }),
    ],
    runs: [
      { facts: { account: { balance: 3, limits: { low: 5 }, cards: [{ brand: "a" }, { brand: "b" }] } }, events: ["short", "second"] },
    ],
  },
  {
    says: "a path may give a list, also of one element, for the operators of lists",
    facts: { user: { type: "record", of: { roles: words } } },
    rules: [rule("admin", { fact: "user", path: "$.roles", operator: "contains", value: "admin" })],
    runs: [
      { facts: { user: { roles: ["admin"] } }, events: ["admin"] },
      { facts: { user: { roles: ["guest", "member"] } }, events: [] },
    ],
  },
  {
    says: "null is compared by equal and notEqual",
    facts: { token: word },
    rules: [
      rule("in", { fact: "token", operator: "notEqual", value: null }),
      rule("out", { fact: "token", operator: "equal", value: null }),
    ],
    runs: [
      { facts: { token: "t" }, events: ["in"] },
      { facts: { token: null }, events: ["out"] },
    ],
  },
  {
    says: "a fact that is not defined is an error; here what depends on it stays open",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal", value: 1 })],
    runs: [{ facts: {}, throws: "Undefined fact: a", ours: { events: [], undetermined: ["r"] } }],
  },
  {
    says: "allowUndefinedFacts takes a fact that is not defined for undefined, so that not of it holds; here it stays open",
    facts: { a: number, b: number },
    options: { allowUndefinedFacts: true },
    rules: [
      { name: "not", conditions: { not: { fact: "a", operator: "lessThan", value: 1 } }, event: { type: "not" }, priority: 3 },
      rule("differs", { fact: "a", operator: "notEqual", value: 1 }, { priority: 2 }),
      {
        name: "any",
        conditions: {
          any: [
            { fact: "a", operator: "lessThan", value: 1 },
            { fact: "b", operator: "equal", value: 1 },
          ],
        },
        event: { type: "any" },
      },
    ],
    runs: [{ facts: { b: 1 }, events: ["not", "differs", "any"], ours: { events: ["any"], undetermined: ["not", "differs"] } }],
  },
  {
    says: "comparisons with null and with what is no number are false; here they stay open",
    facts: { a: number },
    rules: [
      rule("less", { fact: "a", operator: "lessThan", value: 90 }),
      rule("more", { fact: "a", operator: "greaterThanInclusive", value: 90 }),
    ],
    runs: [
      { facts: { a: null }, events: [], ours: { events: [], undetermined: ["less", "more"] } },
      { facts: { a: "85分" }, events: [], ours: { events: [], undetermined: ["less", "more"] } },
    ],
  },
  {
    says: "contains of what is no list is false; here it stays open",
    facts: { a: words },
    rules: [
      rule("has", { fact: "a", operator: "contains", value: "x" }),
      rule("lacks", { fact: "a", operator: "doesNotContain", value: "x" }),
    ],
    runs: [{ facts: { a: "xyz" }, events: [], ours: { events: [], undetermined: ["has", "lacks"] } }],
  },
  {
    says: "a path that leads nowhere gives undefined; here what depends on it stays open",
    facts: { a: { type: "record", of: { b: number } } },
    rules: [rule("r", { fact: "a", path: "$.b", operator: "notEqual", value: 1 })],
    runs: [{ facts: { a: {} }, events: ["r"], ours: { events: [], undetermined: ["r"] } }],
  },
  {
    says: "a path on a fact that is no object is passed over; here such a fact is of the wrong kind and stays open",
    facts: { a: { type: "record", of: { b: number } } },
    rules: [rule("r", { fact: "a", path: "$.b", operator: "equal", value: 1 })],
    runs: [{ facts: { a: 1 }, events: ["r"], ours: { events: [], undetermined: ["r"] } }],
  },
  {
    says: "texts of numbers are ordered as texts",
    facts: { a: word },
    rules: [rule("r", { fact: "a", operator: "greaterThan", value: "85" })],
    runs: [{ facts: { a: "9" }, events: ["r"] }],
    refused: { code: "wrong_type", because: "a text has no order; declare a number or a date" },
  },
  {
    says: "a text equals no number, silently",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal", value: "3" })],
    runs: [{ facts: { a: 3 }, events: [] }],
    refused: { code: "wrong_type", because: "it could never hold" },
  },
  {
    says: "in of a text looks for a piece of it",
    facts: { a: word },
    rules: [rule("r", { fact: "a", operator: "in", value: "abc" })],
    runs: [{ facts: { a: "b" }, events: ["r"] }],
    refused: { code: "wrong_type", because: "a list is meant" },
  },
  {
    says: "an empty list of values",
    facts: { a: word },
    rules: [rule("r", { fact: "a", operator: "notIn", value: [] })],
    runs: [{ facts: { a: "b" }, events: ["r"] }],
    refused: { code: "empty_group", because: "it says the same of every fact" },
  },
  {
    says: "null among the values of in",
    facts: { a: word },
    rules: [rule("r", { fact: "a", operator: "in", value: ["x", null] })],
    runs: [{ facts: { a: null }, events: ["r"] }],
    refused: { code: "wrong_type", because: "what is not recorded is asked for by equal null or isRecorded" },
  },
  {
    says: "an empty all and an empty any both hold",
    facts: { a: number },
    rules: [
      { name: "all", conditions: { all: [] }, event: { type: "all" } },
      { name: "any", conditions: { any: [] }, event: { type: "any" } },
    ],
    runs: [{ facts: { a: 1 }, events: ["all", "any"] }],
    refused: { code: "empty_group", because: "an empty list of vetoes would veto everyone" },
  },
  {
    says: "of two groups in one object one is passed over",
    facts: { a: number },
    rules: [
      {
        name: "r",
        conditions: { any: [{ fact: "a", operator: "equal", value: 1 }], all: [{ fact: "a", operator: "equal", value: 2 }] },
        event: { type: "r" },
      },
    ],
    runs: [{ facts: { a: 1 }, events: ["r"] }],
    refused: { code: "several_operators", because: "nobody can see which counts" },
  },
  {
    says: "keys that are not known are passed over",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "lessThan", value: 10, weight: 2 })],
    runs: [{ facts: { a: 6 }, events: ["r"] }],
    refused: { code: "unknown_key", because: "it does nothing" },
  },
  {
    says: "arithmetic beside a fact reference is passed over",
    facts: { a: number, b: number },
    rules: [rule("r", { fact: "a", operator: "lessThan", value: { fact: "b", multiply: 0.5 } })],
    runs: [{ facts: { a: 6, b: 10 }, events: ["r"] }],
    refused: { code: "unknown_key", because: "it does nothing: 6 is not below half of 10; write a derived fact" },
  },
  {
    says: "an operator that is not known is an error when it is reached",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "startsWith", value: 1 })],
    runs: [{ facts: { a: 6 }, throws: "Unknown operator: startsWith" }],
    refused: { code: "unknown_operator", because: "it is found beforehand" },
  },
  {
    says: "a decorator that is not known is an error when it is reached",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "most:equal", value: 1 })],
    runs: [{ facts: { a: 6 }, throws: "Unknown operator: most:equal" }],
    refused: { code: "unknown_decorator", because: "it is found beforehand" },
  },
  {
    says: "a named condition that is not known is an error when it is reached",
    facts: { a: number },
    rules: [{ name: "r", conditions: { all: [{ condition: "lost" }] }, event: { type: "r" } }],
    runs: [{ facts: { a: 6 }, throws: "No condition lost exists" }],
    refused: { code: "unknown_condition", because: "it is found beforehand" },
  },
  {
    says: "allowUndefinedConditions takes a named condition that is not known for false, so that not of it holds",
    facts: { a: number },
    options: { allowUndefinedConditions: true },
    rules: [{ name: "r", conditions: { not: { condition: "lost" } }, event: { type: "r" } }],
    runs: [{ facts: { a: 6 }, events: ["r"] }],
    refused: { code: "unknown_condition", because: "a misspelt name would let everything pass" },
  },
  {
    says: "replaceFactsInEventParams puts facts into the event",
    facts: { a: number },
    options: { replaceFactsInEventParams: true },
    rules: [rule("r", { fact: "a", operator: "equal", value: 6 }, { event: { type: "r", params: { a: { fact: "a" } } } })],
    runs: [{ facts: { a: 6 }, events: ["r"] }],
    refused: { code: "fact_in_event", because: "events are constant; the explanation carries the facts" },
  },
  {
    says: "a path is JSONPath with filters",
    facts: { a: { type: "list", of: { k: word } } },
    rules: [rule("r", { fact: "a", path: "$[?(@.k=='late')].k", operator: "contains", value: "late" })],
    runs: [{ facts: { a: [{ k: "late" }] }, events: ["r"] }],
    refused: { code: "wrong_path", because: "a filter is code; write some or count with where" },
  },
  {
    says: "a path may read the length of a list",
    facts: { a: words },
    rules: [rule("r", { fact: "a", path: "$.length", operator: "equal", value: 1 })],
    runs: [{ facts: { a: ["x"] }, events: ["r"] }],
    refused: { code: "unknown_field", because: "count says it" },
  },
  {
    says: "equal of two lists asks whether they are the same object",
    facts: { a: words, b: words },
    rules: [rule("r", { fact: "a", operator: "equal", value: { fact: "b" } })],
    runs: [{ facts: { a: ["x"], b: ["x"] }, events: [] }],
    refused: { code: "wrong_type", because: "it could never hold; containsAll and subsetOf compare lists" },
  },
  {
    says: "a rule without a name",
    facts: { a: number },
    rules: [{ conditions: { all: [{ fact: "a", operator: "equal", value: 1 }] }, event: { type: "r" } }],
    runs: [{ facts: { a: 1 }, events: ["r"] }],
    refused: { code: "missing_key", because: "reports and explanations name rules; an import makes names" },
  },
  {
    says: "two rules of one name",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal", value: 1 }), rule("r", { fact: "a", operator: "equal", value: 1 })],
    runs: [{ facts: { a: 1 }, events: ["r", "r"] }],
    refused: { code: "duplicate_name", because: "reports and explanations name rules; an import makes names" },
  },
  {
    says: "a priority written as text",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal", value: 1 }, { priority: "10" })],
    runs: [{ facts: { a: 1 }, events: ["r"] }],
    refused: { code: "wrong_type", because: "a priority is a whole number from 1" },
  },
  {
    says: "a rule whose root is a single comparison is an error; here it may stand alone",
    facts: { a: number },
    rules: [{ name: "r", conditions: { fact: "a", operator: "equal", value: 1 }, event: { type: "r" } }],
    runs: [
      {
        facts: { a: 1 },
        throws: '"conditions" root must contain a single instance of "all", "any", "not", or "condition"',
        ours: { events: ["r"], undetermined: [] },
      },
    ],
  },
  {
    says: "a comparison without a value is an error",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal" })],
    runs: [{ facts: { a: 1 }, throws: 'Condition: constructor "value" property required' }],
    refused: { code: "missing_key", because: "it is the same there" },
  },
  {
    says: "all that is no list is an error",
    facts: { a: number },
    rules: [{ name: "r", conditions: { all: { fact: "a", operator: "equal", value: 1 } }, event: { type: "r" } }],
    runs: [{ facts: { a: 1 }, throws: '"all" must be an array' }],
    refused: { code: "wrong_shape", because: "it is the same there" },
  },
  {
    says: "not of a list is an error",
    facts: { a: number },
    rules: [{ name: "r", conditions: { not: [{ fact: "a", operator: "equal", value: 1 }] }, event: { type: "r" } }],
    runs: [{ facts: { a: 1 }, throws: '"not" cannot be an array' }],
    refused: { code: "wrong_type", because: "it is the same there" },
  },
  {
    says: "a priority below 1 is an error",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal", value: 1 }, { priority: -1 })],
    runs: [{ facts: { a: 1 }, throws: "Priority must be greater than zero" }],
    refused: { code: "wrong_type", because: "it is the same there" },
  },
  {
    says: "a priority of 0 is taken for 1",
    facts: { a: number },
    rules: [rule("r", { fact: "a", operator: "equal", value: 1 }, { priority: 0 })],
    runs: [{ facts: { a: 1 }, events: ["r"] }],
    refused: { code: "wrong_type", because: "a priority is a whole number from 1" },
  },
  {
    says: "an event without a type is an error",
    facts: { a: number },
    rules: [{ name: "r", conditions: { all: [{ fact: "a", operator: "equal", value: 1 }] }, event: { params: {} } }],
    runs: [{ facts: { a: 1 }, throws: 'Rule: setEvent() requires event object with "type" property' }],
    refused: { code: "missing_key", because: "it is the same there" },
  },
  {
    says: "named conditions that lead back to themselves use up the stack",
    facts: { a: number },
    conditions: { one: { all: [{ condition: "two" }] }, two: { not: { condition: "one" } } },
    rules: [{ name: "r", conditions: { condition: "one" }, event: { type: "r" } }],
    runs: [{ facts: { a: 1 }, throws: "Maximum call stack size exceeded" }],
    refused: { code: "circular", because: "it is found beforehand" },
  },
];
