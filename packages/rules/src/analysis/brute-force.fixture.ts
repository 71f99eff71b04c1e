import * as fc from "fast-check";
import { compileRuleSet } from "../rule-set/compile-rule-set.ts";
import { evaluate } from "../rule-set/evaluate.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";

/** A condition as the tests write it. */
export type Json = Readonly<Record<string, unknown>>;

/** The facts of the generated documents. */
export const facts: Json = {
  n: { type: "count" },
  m: { type: "count" },
  share: { type: "number" },
  kind: { type: "word" },
  grade: { type: "word", words: ["a", "b", "d"] },
  rank: { type: "word", words: ["b", "e"] },
  free: { type: "word" },
  form: { type: "record", of: { grade: { type: "word", words: ["a", "f"] }, note: { type: "word" } } },
  done: { type: "flag" },
  tags: { type: "list" },
  picks: { type: "list", words: ["a", "d"] },
  people: { type: "list", of: { age: { type: "count" }, role: { type: "word", words: ["chair", "member"] } } },
};

const derived: Json = {
  smaller: { min: [{ fact: "n" }, { fact: "m" }] },
  level: { lookup: { fact: "kind" }, in: { a: 2, b: 4 }, else: { fact: "n" } },
  total: { add: [{ fact: "n" }, { fact: "m" }] },
};

const elements = [2, 3, 4].flatMap((age) => ["chair", "member"].map((role) => ({ age, role })));

/** What open words are tried with: the constants, all words of the closed ones, and others, of which no condition knows. */
const words = ["a", "b", "d", "e", "f", "other", "further", "last"];

/** Every fact with data enough for the generated conditions: constants are 2, 3 and 4, words a and b. */
const domain: Readonly<Record<string, readonly unknown[]>> = {
  n: [0, 1, 2, 3, 4, 5, 6],
  m: [0, 1, 2, 3, 4, 5, 6],
  share: [0, 2, 2.5, 3, 3.5, 4, 5],
  kind: words,
  grade: ["a", "b", "d"],
  rank: ["b", "e"],
  free: words,
  form: ["a", "f"].flatMap((grade) => words.map((note) => ({ grade, note }))),
  done: [true, false],
  tags: [[], ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]],
  picks: [[], ["a"], ["d"], ["a", "d"]],
  people: lists(elements, 4),
};

/** Every choice of so many elements; their order makes no difference to any condition. */
function lists(parts: readonly unknown[], longest: number): readonly (readonly unknown[])[] {
  if (longest === 0) return [[]];
  return [[], ...parts.flatMap((part, index) => lists(parts.slice(index), longest - 1).map((list) => [part, ...list]))];
}

/** Compiles what the tests generate; it must be without fault. */
export function ruleSetOf(document: Json): RuleSet {
  const { ruleSet, issues } = compileRuleSet({ facts, derived, rules: [], ...document });
  if (ruleSet === undefined) throw new Error(JSON.stringify(issues));
  return ruleSet;
}

/** Gives the truths of conditions on every combination of the facts they read. Runs with too many combinations are left out. */
export function everyTruth(conds: readonly unknown[], conditions: Json = {}): readonly (readonly (boolean | undefined)[])[] {
  const rules = conds.map((cond, index) => ({ name: `r${index}`, conditions: cond, event: { type: "x" } }));
  const ruleSet = ruleSetOf({ rules, conditions });
  const domains = ruleSet.requests.map(({ fact }) => domain[fact] ?? []);
  fc.pre(domains.reduce((product, values) => product * values.length, 1) <= 3_000);
  let combinations: readonly Json[] = [{}];
  for (const [index, values] of domains.entries()) {
    const fact = ruleSet.requests[index]?.fact ?? "";
    combinations = combinations.flatMap((made) => values.map((value) => ({ ...made, [fact]: value })));
  }
  return combinations.map((given) => evaluate(ruleSet, given).truths);
}

const number = fc.constantFrom(2, 3, 4);
const ordering = fc.constantFrom("lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual");
const word = fc.constantFrom("a", "b");

const numeric = fc.record({ fact: fc.constantFrom("n", "m", "share", "n"), operator: ordering, value: number });
const twoFacts = fc.record({ fact: fc.constant("n"), operator: ordering, value: fc.constant({ fact: "m" }) });
const computed = fc.record({ fact: fc.constantFrom("smaller", "level"), operator: ordering, value: number });
const flag = fc.record({ fact: fc.constant("done"), operator: fc.constantFrom("equal", "notEqual"), value: fc.boolean() });
const worded = fc.oneof(
  fc.record({ fact: fc.constant("kind"), operator: fc.constantFrom("equal", "notEqual"), value: word }),
  fc.record({ fact: fc.constant("kind"), operator: fc.constantFrom("in", "notIn"), value: fc.constantFrom(["a"], ["a", "b"]) }),
);
const tagged = fc.oneof(
  fc.record({
    fact: fc.constant("tags"),
    operator: fc.constantFrom("contains", "doesNotContain", "someFact:equal", "everyFact:notEqual"),
    value: word,
  }),
  fc.record({
    fact: fc.constant("tags"),
    operator: fc.constantFrom("containsAll", "containsAny", "containsNone", "subsetOf"),
    value: fc.constant(["a", "b"]),
  }),
);
const ofElement = fc.oneof(
  fc.record({ item: fc.constant("age"), operator: fc.constantFrom("lessThan", "greaterThan"), value: fc.constant(3) }),
  fc.record({ item: fc.constant("role"), operator: fc.constant("equal"), value: fc.constantFrom("chair", "member") }),
);
const looped = fc.oneof(
  fc.record({ some: fc.constant({ fact: "people" }), where: ofElement }),
  fc.record({ every: fc.constant({ fact: "people" }), where: ofElement }),
  fc
    .constantFrom(["lessThan", 1], ["lessThan", 2], ["greaterThan", 1])
    .chain(([operator, value]) =>
      fc.record({ count: fc.constant({ fact: "people" }), where: ofElement, operator: fc.constant(operator), value: fc.constant(value) }),
    ),
);

/** Words open and closed, facts and fields, each compared with another in either direction. */
const wordSource: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom("kind", "free", "grade", "rank").map((fact) => ({ fact })),
  fc.constantFrom("$.grade", "$.note").map((path) => ({ fact: "form", path })),
);
const twoWords = fc
  .tuple(wordSource, wordSource, fc.constantFrom("equal", "notEqual", "swap:equal", "not:equal", "swap:not:notEqual"))
  .map(([one, value, operator]) => ({ ...one, operator, value }));

const leaf: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: numeric, weight: 4 },
  twoFacts,
  computed,
  flag,
  { arbitrary: worded, weight: 2 },
  twoWords,
  tagged,
  looped,
);

/** Conditions whose comparisons all are of the kinds that the analysis decides. */
export const condition: fc.Arbitrary<Json> = fc.letrec<{ condition: Json; group: Json }>((tie) => ({
  condition: fc.oneof({ depthSize: "small", maxDepth: 3 }, leaf, tie("group"), tie("group")),
  group: fc.oneof(
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
})).condition;

/** Conditions over one fact or two, so that they often settle one another. */
export const narrow: fc.Arbitrary<Json> = fc.oneof(numeric, twoFacts, worded, twoWords, tagged, looped);

/** Words compared with words, and with constants beside. */
export const amongWords: fc.Arbitrary<Json> = fc.oneof({ arbitrary: twoWords, weight: 3 }, worded);

/** Conditions with arithmetic in them, of which the analysis must not claim too much. */
export const withSums: fc.Arbitrary<Json> = fc.oneof(numeric, fc.record({ fact: fc.constant("total"), operator: ordering, value: number }));

/** Words looked for in lists of open and of closed words, of which the analysis must not claim too much. */
export const inLists: fc.Arbitrary<Json> = fc.oneof(
  amongWords,
  fc
    .tuple(wordSource, fc.constantFrom("in", "notIn", "someValue:equal"), fc.constantFrom("picks", "tags"))
    .map(([word, operator, fact]) => ({ ...word, operator, value: { fact } })),
  fc
    .tuple(wordSource, fc.constantFrom("contains", "doesNotContain", "everyFact:notEqual"), fc.constantFrom("picks", "tags"))
    .map(([value, operator, fact]) => ({ fact, operator, value })),
);
