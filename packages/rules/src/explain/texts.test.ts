import { type Catalogue, catalogueIssues } from "@guiju/core";
import { expect, test } from "vitest";
import type { FactType } from "../rule-document.ts";
import { explain } from "./explain-facts.ts";
import { explanationText } from "./explanation-text.ts";
import { explanationWords } from "./explanation-words.ts";
import { oneRule, ruleSetOf } from "./rule-set.fixture.ts";
import { whyNot } from "./why-not.ts";
import { earliestText, whyNotText } from "./why-not-text.ts";

const age: FactType = { type: "count", title: { zh: "年龄", en: "age" } };
const facts = {
  age,
  joined: { type: "date", title: { zh: "加入日期", en: "the day of joining" } },
  since: { type: "date", title: { zh: "起算日期", en: "the day it counts from" } },
  posts: { type: "list", title: { zh: "职务", en: "posts" } },
  member: { type: "flag", title: { zh: "在册", en: "on the roll" } },
  flats: { type: "list", of: { size: { type: "count" } }, title: { zh: "房屋", en: "the flats" } },
} as const;
const atLeast18 = { fact: "age", operator: "greaterThanInclusive", value: 18 } as const;

test("the words are the same in both languages, slot for slot", () => {
  expect(catalogueIssues(explanationWords)).toEqual([]);
});

test("an explanation says each condition in a line, with its depth and its place", () => {
  const ruleSet = oneRule(
    facts,
    { any: [atLeast18, { not: { fact: "member", operator: "equal", value: true } }, { condition: "late" }] },
    {
      conditions: { late: { fact: "joined", operator: "after", value: { fact: "since" } } },
    },
  );
  const lines = explanationText(explain(ruleSet, { age: 17, member: true, joined: "2020-05-01" }), { ruleSet });
  expect(lines.map(({ depth, zh }) => [depth, zh])).toEqual([
    [0, "规则“r”能否成立不能确定"],
    [1, "以下各项应当至少满足一项：不能确定"],
    [2, "年龄为 17，应当不小于 18：不满足"],
    [2, "以下一项应当不满足：不满足"],
    [3, "在册为“是”，应当为“是”：满足"],
    [2, "条件“late”：不能确定"],
    [3, "加入日期为2020年5月1日，应当晚于起算日期（没有记录）：不能确定"],
  ]);
  expect(lines.map(({ en }) => en)).toEqual([
    'whether rule "r" holds is undetermined',
    "at least one of these must be met: undetermined",
    "age is 17; it must be at least 18: not met",
    "this must not be met: not met",
    'on the roll is "yes"; it must be "yes": met',
    'condition "late": undetermined',
    "the day of joining is 1 May 2020; it must be after the day it counts from (not recorded): undetermined",
  ]);
  expect(lines[2]?.pointer).toBe("/rules/0/conditions/any/0");
});

test("a condition named again is said in one line", () => {
  const ruleSet = ruleSetOf({
    facts,
    conditions: { adult: atLeast18 },
    rules: [{ name: "r", conditions: { all: [{ condition: "adult" }, { condition: "adult" }] }, event: { type: "e" } }],
  });
  expect(explanationText(explain(ruleSet, { age: 20 }), { ruleSet }).map(({ zh }) => zh)).toEqual([
    "规则“r”成立",
    "以下各项应当全部满足：满足",
    "条件“adult”：满足",
    "年龄为 20，应当不小于 18：满足",
    "条件“adult”（见前）：满足",
  ]);
});

test("messages and citations stand beside, and where there is no title the name and path", () => {
  const catalogue: Catalogue = {
    zh: { adult: "须年满{value}周岁", big: "面积够大" },
    en: { adult: "must be of age ({value})", big: "is large enough" },
  };
  const instruments = { rules: { title: { zh: "细则", en: "Rules" }, editions: { "2026-05-11": { inForce: "2026-05-11" } } } };
  const basis = [{ instrument: "rules", edition: "2026-05-11", article: "5", confidence: "read" }] as const;
  const person = { type: "record", of: { "head-age": { type: "count" }, age } } as const;
  const ruleSet = oneRule(
    { person, ...facts },
    {
      all: [
        { fact: "person", path: "$.age", operator: "greaterThanInclusive", value: 18, message: "adult", basis },
        { fact: "person", path: "$.head-age", operator: "lessThan", value: 60 },
        { some: { fact: "flats" }, where: { item: "size", operator: "greaterThan", value: 50, message: "big" } },
      ],
    },
  );
  const lines = explanationText(explain(ruleSet, { person: { age: 17 }, flats: [{ size: 40 }, { size: 60 }] }), {
    ruleSet,
    catalogue,
    instruments,
  });
  expect(lines.slice(2).map(({ zh }) => zh)).toEqual([
    "须年满18周岁。person的年龄为 17，应当不小于 18：不满足（依据：《细则》（2026年5月11日）第五条）",
    "person（head-age）没有记录，应当小于 60：不能确定",
    "房屋中应当至少有一项符合“面积够大”；共 2 项，符合 1 项（第 2 项），不符合 1 项（第 1 项）：满足",
  ]);
  expect(lines[2]?.en).toBe(
    "must be of age (18). age of person is 17; it must be at least 18: not met (basis: Rules, Art. 5, 11 May 2026)",
  );
  expect(lines[4]?.en).toBe('at least one of the flats must meet "is large enough"; of 2 in all, 1 do (no. 2), 1 do not (no. 1): met');
});

test("why not says what to record, what to make exact and what to change", () => {
  const ruleSet = oneRule(facts, {
    all: [
      atLeast18,
      { fact: "joined", operator: "before", value: "2020-05-15" },
      { not: { fact: "posts", operator: "containsAny", value: ["a", "b"] } },
      { count: { fact: "flats" }, where: { item: "size", operator: "greaterThan", value: 50 }, operator: "equal", value: 2 },
      { every: { fact: "flats" }, where: { item: "size", operator: "greaterThan", value: 50 } },
    ],
  });
  const answer = whyNot(ruleSet, "r", { joined: "2020-05", posts: ["a"], flats: [{ size: 60 }, { size: 40 }] });
  expect(whyNotText(answer, { ruleSet })).toEqual([
    { zh: "规则“r”不成立；要成立，须改变以下 5 项", en: 'rule "r" does not hold; for it to hold, 5 of its conditions must change' },
    { zh: "年龄没有记录，请补录；应当不小于 18", en: "age is not recorded: record it; it must be at least 18" },
    {
      zh: "加入日期为2020年5月，记录得不够准确，请核实补正；应当早于2020年5月15日",
      en: "the day of joining is May 2020, which is not exact enough: make it exact; it must be before 15 May 2020",
    },
    { zh: "职务为“a”，应当不包括“a”、“b”中的任何一个", en: 'posts is "a"; it must include none of "a", "b"' },
    {
      zh: "房屋中符合条件的数量为 1，应当为 2；共 2 项，符合 1 项（第 1 项），不符合 1 项（第 2 项）",
      en: "the number of the flats that meet the condition is 1; it must be 2; of 2 in all, 1 do (no. 1), 1 do not (no. 2)",
    },
    {
      zh: "房屋应当每一项都符合条件；共 2 项，符合 1 项（第 1 项），不符合 1 项（第 2 项）",
      en: "every one of the flats must meet the condition; of 2 in all, 1 do (no. 1), 1 do not (no. 2)",
    },
  ]);
  const impossible = oneRule(facts, { fact: "age", operator: "lessThan", value: 0 });
  expect(whyNotText(whyNot(impossible, "r", { age: 1 }))[0]?.zh).toBe("规则“r”没有可行的改法：所要求的内容互相矛盾");
});

test("every operator with every decorator has words in both languages", () => {
  const sizes = { sizes: { type: "list", items: { type: "count" } }, size: { type: "count" }, words: { type: "list" }, ...facts } as const;
  const compare = (fact: string, operator: string, value: unknown) => ({ fact, operator, value }) as typeof atLeast18;
  const one = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual"].map((operator) =>
    compare("size", operator, 3),
  );
  const days = ["before", "onOrBefore", "after", "onOrAfter"].map((operator) => compare("joined", operator, "2020-05-15"));
  const sets = ["containsAll", "containsAny", "containsNone", "subsetOf"].map((operator) => compare("words", operator, ["a", "b"]));
  const others = [
    compare("size", "in", [1, 2]),
    compare("size", "notIn", [1, 2]),
    compare("words", "contains", "a"),
    compare("words", "doesNotContain", "a"),
    compare("size", "isRecorded", true),
    compare("size", "isRecorded", false),
    compare("size", "equal", null),
    compare("sizes", "not:someFact:lessThan", 3),
    compare("sizes", "everyFact:not:in", [1, 2]),
    compare("size", "everyValue:lessThan", [7, 8]),
    compare("size", "swap:lessThan", 3),
  ];
  const all = [...one, ...days, ...sets, ...others];
  const ruleSet = oneRule(sizes, { all: [...all, ...all.map((not) => ({ not }))] });
  const given = { size: 3, sizes: [1, 5], words: ["a"], joined: "2020-05-15" };
  const lines = [
    ...explanationText(explain(ruleSet, given)),
    ...explanationText(explain(ruleSet, {})),
    ...all.flatMap((leaf) => whyNotText(whyNot(oneRule(sizes, { not: leaf }), "r", given))),
  ];
  for (const { zh, en } of lines) {
    expect(`${zh} ${en}`).not.toMatch(/[{}]|operator\.|undefined|NaN/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
  expect(lines.map(({ zh }) => zh)).toContain("sizes为1、5，每一项都不得小于 3：不满足");
  expect(lines.map(({ en }) => en)).toContain("sizes is 1, 5; no entry may be less than 3: not met");
});

test("rules and derived facts are called by their titles", () => {
  const ruleSet = ruleSetOf({
    facts,
    derived: { grownOn: { addYears: [{ fact: "joined" }, 18] }, today: { today: true } },
    titles: { grownOn: { zh: "满十八年之日", en: "the end of the eighteenth year" }, grown: { zh: "满十八年", en: "eighteen years" } },
    rules: [{ name: "grown", conditions: { fact: "grownOn", operator: "onOrBefore", value: { fact: "today" } }, event: { type: "grown" } }],
  });
  const [first, second] = whyNotText(whyNot(ruleSet, "grown", { joined: "2010-05-01" }, { today: "2027-01-01" }), { ruleSet });
  expect(first?.en).toContain('rule "eighteen years" does not hold');
  expect(second?.zh).toBe("满十八年之日为2028年5月1日，应当不晚于today（2027年1月1日）");
  expect(earliestText({ rule: "grown", on: "2028-05-01", reason: "holds" }, { ruleSet }).zh).toBe("规则“满十八年”最早自2028年5月1日起成立");
});

test("an earliest day and each reason for none is said", () => {
  expect(earliestText({ rule: "r", on: "2027-03-01", reason: "holds", provisional: true }).zh).toBe(
    "规则“r”最早自2027年3月1日起成立（节假日安排尚未公布，日期暂定）",
  );
  expect(earliestText({ rule: "r", on: "2027-03-01", reason: "holds", possiblyFrom: "2027-02-01" }).en).toBe(
    'rule "r" holds from 1 March 2027 on at the earliest; it might hold from 1 February 2027 on, but the records do not settle it',
  );
  for (const reason of ["never", "beyond", "undetermined", "notMonotone", "tooLarge"] as const)
    expect(earliestText({ rule: "r", on: null, reason }).zh).toMatch(/^规则“r”/);
});
