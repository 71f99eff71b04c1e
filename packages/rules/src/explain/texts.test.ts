import { type Catalogue, catalogueIssues } from "@guiju/core";
import { expect, test } from "vitest";
import type { Condition, FactType } from "../rule-document.ts";
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
  flats: { type: "list", of: { size: { type: "count", title: { zh: "面积", en: "the size" } } }, title: { zh: "房屋", en: "the flats" } },
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
  expect(lines[4]?.en).toBe('at least one of the flats must meet "is large enough"; of 2 in all, 1 does (no. 2), 1 does not (no. 1): met');
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
    { zh: "职务为“a”，不得包括“a”、“b”中的任何一个", en: 'posts: "a"; it must not include any of "a", "b"' },
    {
      zh: "房屋中符合条件（面积大于 50）的数量为 1，应当为 2；共 2 项，符合 1 项（第 1 项），不符合 1 项（第 2 项）",
      en: "the number of the flats that meet the condition (the size must be more than 50) is 1; it must be 2; of 2 in all, 1 does (no. 1), 1 does not (no. 2)",
    },
    {
      zh: "房屋应当每一项都符合条件（面积大于 50）；共 2 项，符合 1 项（第 1 项），不符合 1 项（第 2 项）",
      en: "every one of the flats must meet the condition (the size must be more than 50); of 2 in all, 1 does (no. 1), 1 does not (no. 2)",
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
    expect(en).not.toMatch(/\p{Script=Han}|\b1 (?:are|do)\b|at least at least| {2}/u);
    expect(zh.replace(/\d+年(?:\d+月)?(?:\d+日)?/g, "")).not.toMatch(/\p{Script=Han}\d|\d\p{Script=Han}| {2}|不得不/u);
  }
  expect(lines.map(({ zh }) => zh)).toContain("sizes为 1、5，每一项都应当不小于 3：不满足");
  expect(lines.map(({ en }) => en)).toContain("sizes: 1, 5; every entry must be at least 3: not met");
});

test("why not names what to record where a calculation or an entry lacks it, and says how many there may be", () => {
  const derived = {
    grownOn: { addYears: [{ fact: "joined" }, 18] },
    large: { count: { fact: "flats" }, where: { gt: [{ item: "size" }, 50] } },
  } as const;
  const titles = { large: { zh: "大面积房屋数", en: "the number of large flats" } };
  const large = { item: "size", operator: "greaterThan", value: 50 } as const;
  const all: readonly Condition[] = [
    { fact: "grownOn", operator: "before", value: "2020-01-01" },
    { fact: "large", operator: "equal", value: 2 },
    { count: { fact: "flats" }, where: large, operator: "equal", value: 2 },
    { every: { fact: "flats" }, where: { any: [large, { not: { item: "size", operator: "in", value: [1, 1] } }] } },
    { fact: "since", operator: "before", value: { fact: "grownOn" } },
  ];
  const ruleSet = oneRule(facts, { all }, { derived, titles });
  const answer = whyNot(ruleSet, "r", { flats: [{ size: 60 }, {}], since: "2020-01-01" });
  expect(answer.changes.map(({ status, lacking }) => [status, lacking])).toEqual([
    ["missing", [{ fact: "joined", status: "missing" }]],
    ["inexact", [{ fact: "flats", path: "$[1].size", status: "missing" }]],
    ["inexact", [{ fact: "flats", path: "$[1].size", status: "missing" }]],
    ["inexact", [{ fact: "flats", path: "$[1].size", status: "missing" }]],
    ["missing", [{ fact: "joined", status: "missing" }]],
  ]);
  expect(whyNotText(answer, { ruleSet }).slice(1)).toEqual([
    {
      zh: "grownOn推算不出，请补录加入日期；应当早于2020年1月1日",
      en: "grownOn cannot be worked out: record the day of joining; it must be before 1 January 2020",
    },
    {
      zh: "大面积房屋数为 1 至 2，还不能确定，请补录房屋第 2 项的面积；应当为 2",
      en: "the number of large flats: 1 to 2, which does not settle it; record the size of entry 2 of the flats; it must be 2",
    },
    {
      zh: "房屋中符合条件（面积大于 50）的数量为 1 至 2，还不能确定，请补录房屋第 2 项的面积；应当为 2；共 2 项，符合 1 项（第 1 项），不能确定 1 项（第 2 项）",
      en: "the number of the flats that meet the condition (the size must be more than 50): 1 to 2, which does not settle it; record the size of entry 2 of the flats; it must be 2; of 2 in all, 1 does (no. 1), 1 is undetermined (no. 2)",
    },
    {
      zh: "房屋应当每一项都符合条件（面积大于 50，或者面积不为 1）；共 2 项，符合 1 项（第 1 项），不能确定 1 项（第 2 项）；请补录房屋第 2 项的面积",
      en: "every one of the flats must meet the condition (the size must be more than 50 or the size must not be 1); of 2 in all, 1 does (no. 1), 1 is undetermined (no. 2); record the size of entry 2 of the flats",
    },
    {
      zh: "起算日期为2020年1月1日，还不能确定，请补录加入日期；应当早于grownOn（推算不出）",
      en: "the day it counts from: 1 January 2020, which does not settle it; record the day of joining; it must be before grownOn (cannot be worked out)",
    },
  ]);
  const lines = explanationText(explain(ruleSet, {}), { ruleSet });
  expect(lines[2]?.zh).toBe("grownOn推算不出，应当早于2020年1月1日：不能确定");
});

test("what to make exact is told from what to record", () => {
  const derived = { latest: { max: [{ fact: "joined" }, { fact: "since" }] } } as const;
  const ruleSet = oneRule(facts, { fact: "latest", operator: "before", value: "2020-05-15" }, { derived });
  expect(whyNotText(whyNot(ruleSet, "r", { joined: "2020-05" }), { ruleSet })[1]?.zh).toBe(
    "latest推算不出，请补录起算日期，请核实补正加入日期；应当早于2020年5月15日",
  );
  expect(whyNotText(whyNot(ruleSet, "r", { joined: "2020-05", since: "2020-01-01" }), { ruleSet })[1]?.zh).toBe(
    "latest为2020年5月，还不能确定，请核实补正加入日期；应当早于2020年5月15日",
  );
});

test("entries that cannot be used, empty lists and words that look like bounds are said as what they are", () => {
  const sizes = { sizes: { type: "list", items: { type: "count" } }, share: { type: "word" }, posts: facts.posts } as const;
  const all = [
    { fact: "sizes", operator: "someFact:equal", value: 3 },
    { fact: "share", operator: "equal", value: "1/2" },
    { fact: "posts", operator: "contains", value: "a" },
  ];
  const ruleSet = oneRule(sizes, { all });
  const explanation = explain(ruleSet, { sizes: ["x", 2], share: "1/2", posts: [] });
  expect(JSON.parse(JSON.stringify(explanation))).toStrictEqual(explanation);
  expect(explanationText(explanation, { ruleSet }).slice(2)).toMatchObject([
    {
      zh: "sizes为无法使用的内容、2，应当至少有一项为 3：不能确定",
      en: "sizes: something unusable, 2; at least one entry must be 3: undetermined",
    },
    { zh: "share为“1/2”，应当为“1/2”：满足", en: 'share is "1/2"; it must be "1/2": met' },
    { zh: "职务为空，应当包括“a”：不满足", en: 'posts: none; it must include "a": not met' },
  ]);
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

test("a field whose name has dots is called by its own title, not by that of another", () => {
  const of = {
    "2.211": { type: "number", title: { zh: "会议", en: "Meetings" } },
    2: { type: "record", of: { 211: { type: "number", title: { zh: "别的", en: "Something else" } } } },
  } as const;
  const ruleSet = oneRule(
    { scores: { type: "record", of } },
    { all: [{ fact: "scores", path: "$['2.211']", operator: "equal", value: 1 }] },
  );
  const explanation = explain(ruleSet, { scores: { "2.211": 0 } });
  expect(JSON.stringify(explanation)).toContain('"path":"$[\'2.211\']"');
  const said = JSON.stringify(explanationText(explanation, { ruleSet }));
  expect([said.includes("Meetings"), said.includes("Something else")]).toEqual([true, false]);
});
