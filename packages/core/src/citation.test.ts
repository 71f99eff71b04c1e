import { expect, test } from "vitest";
import { chineseNumeral } from "./chinese-numeral.ts";
import { type Citation, citeText, type Instrument } from "./citation.ts";

const instruments: Record<string, Instrument> = {
  rules: { title: { zh: "工作细则", en: "Working rules" }, editions: { "2026-05-11": { inForce: "2026-05-11" } } },
  marked: { title: { zh: "《条例》", en: "Regulations" }, editions: { "2024": { inForce: "2024-01-01" } } },
};
const cite = (more: Partial<Citation>): string[] => {
  const text = citeText({ instrument: "rules", edition: "2026-05-11", article: "13", confidence: "read", ...more }, instruments);
  return [text.zh, text.en];
};

test("an article is cited with its instrument and the day of its edition", () => {
  expect(cite({})).toEqual(["《工作细则》（2026年5月11日）第十三条", "Working rules, Art. 13, 11 May 2026"]);
  expect(cite({ article: "25" })[0]).toBe("《工作细则》（2026年5月11日）第二十五条");
});

test("an article that is more than a number keeps what is given", () => {
  expect(cite({ article: "24(3)" })).toEqual(["《工作细则》（2026年5月11日）第二十四条(3)", "Working rules, Art. 24(3), 11 May 2026"]);
  expect(cite({ article: "ch. 4" })).toEqual(["《工作细则》（2026年5月11日）ch. 4", "Working rules, ch. 4, 11 May 2026"]);
  expect(cite({ article: "0" })[0]).toBe("《工作细则》（2026年5月11日）0");
});

test("what was not confirmed is said", () => {
  const { article: _, ...withoutArticle } = { instrument: "rules", edition: "2026-05-11", article: "", confidence: "read" } as const;
  expect(citeText(withoutArticle, instruments)).toEqual({
    zh: "《工作细则》（2026年5月11日）（条款未核实）",
    en: "Working rules, 11 May 2026 (article not confirmed)",
  });
  expect(cite({ confidence: "secondary" })).toEqual([
    "《工作细则》（2026年5月11日）第十三条（据二手资料）",
    "Working rules, Art. 13, 11 May 2026 (from a secondary source)",
  ]);
  expect(cite({ confidence: "inferred" })[1]).toBe("Working rules, Art. 13, 11 May 2026 (inferred)");
  expect(cite({ confidence: "unconfirmed" })[0]).toBe("《工作细则》（2026年5月11日）第十三条（未核实）");
  expect(cite({ confidence: "unconfirmed", article: "" })[1]).toBe("Working rules, 11 May 2026 (article not confirmed)");
  expect(cite({ confidence: "inferred", article: "" })[0]).toBe("《工作细则》（2026年5月11日）（条款未核实，推定）");
});

test("a title that has its marks keeps them, an unknown instrument is shown by its id, hostile or not", () => {
  expect(cite({ instrument: "marked", edition: "2024" })).toEqual(["《条例》（2024年）第十三条", "Regulations, Art. 13, 2024"]);
  expect(cite({ instrument: "constructor" })).toEqual(["《constructor》（2026年5月11日）第十三条", "constructor, Art. 13, 11 May 2026"]);
});

test.each([
  [1, "一"],
  [10, "十"],
  [13, "十三"],
  [20, "二十"],
  [25, "二十五"],
  [100, "一百"],
  [101, "一百零一"],
  [110, "一百一十"],
  [113, "一百一十三"],
  [205, "二百零五"],
  [220, "二百二十"],
  [999, "九百九十九"],
])("%i is written %s", (number, numeral) => {
  expect(chineseNumeral(number)).toBe(numeral);
});

test("numerals from 1 to 999 all differ, others are refused", () => {
  expect(new Set(Array.from({ length: 999 }, (_, index) => chineseNumeral(index + 1))).size).toBe(999);
  for (const number of [0, 1000, 1.5, -3, Number.NaN]) expect(() => chineseNumeral(number)).toThrow(RangeError);
});

test("what offices do is no text: it is cited without title marks, date or article; a chart without a word on articles", () => {
  const instruments = {
    habit: { title: { zh: "通行做法", en: "Common practice" }, kind: "practice", editions: {} },
    steps: { title: { zh: "《流程图》", en: "Chart" }, kind: "chart", editions: {} },
  };
  expect(citeText({ instrument: "habit", edition: "2014", confidence: "secondary" }, instruments)).toEqual({
    zh: "通行做法（实务做法，据转述，不是条文）",
    en: "Common practice (practice, known from accounts; not a rule text)",
  });
  expect(citeText({ instrument: "steps", edition: "2014", confidence: "secondary" }, instruments).zh).toBe(
    "《流程图》（2014年）（据二手资料）",
  );
});
