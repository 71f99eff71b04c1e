import { expect, test } from "vitest";
import { type Catalogue, catalogueIssues, textOf } from "./catalogue.ts";

const catalogue: Catalogue = {
  zh: { talk: "应于{on}前由{who}谈话，缺：{missing}", "talk.late": "迟了{days}天" },
  en: { talk: "talk due by {on}, by {who}; missing: {missing}", "talk.late": "{days} days late" },
};

test("the first key that both languages have gives the text", () => {
  expect(textOf(catalogue, ["talk.early", "talk.late", "talk"], { days: 3 })).toEqual({ zh: "迟了3天", en: "3 days late" });
  expect(textOf(catalogue, ["talk.early", "constructor", "__proto__"])).toBeUndefined();
  expect(textOf({ zh: { only: "仅" }, en: {} }, ["only"])).toBeUndefined();
});

test("dates are said, texts taken by language and lists joined in the language of the sentence", () => {
  const slots = { on: "2026-07-01", who: { zh: "支部", en: "the branch" }, missing: ["2019-07", { zh: "甲", en: "A" }, "2019"] };
  expect(textOf(catalogue, ["talk"], slots)).toEqual({
    zh: "应于2026年7月1日前由支部谈话，缺：2019年7月、甲、2019",
    en: "talk due by 1 July 2026, by the branch; missing: July 2019, A, 2019",
  });
});

test("a slot without a value stays visible, and a value with braces is not filled again", () => {
  expect(textOf(catalogue, ["talk.late"])?.en).toBe("{days} days late");
  expect(textOf({ zh: { a: "{toString}" }, en: { a: "{toString}" } }, ["a"])?.en).toBe("{toString}");
  expect(textOf(catalogue, ["talk.late"], { days: "{days}$&" })?.en).toBe("{days}$& days late");
});

test("a key or a slot that one language lacks is an issue, equal languages have none", () => {
  expect(catalogueIssues(catalogue)).toEqual([]);
  const unequal: Catalogue = { zh: { a: "甲", "b/c": "{x}{x}", d: "{x}{y}" }, en: { "b/c": "{y}", d: "{y} {x}", e: "E" } };
  const found = catalogueIssues(unequal).map(({ code, pointer }) => [code, pointer]);
  expect(found).toEqual([
    ["text_missing", "/en/a"],
    ["slots_differ", "/en/b~1c"],
    ["text_missing", "/zh/e"],
  ]);
});
