import { expect, test } from "vitest";
import { compileAssessment } from "./compile-assessment.ts";
import { plain, rubric, scoring } from "./rubric.fixture.ts";

function told(file: unknown) {
  return compileAssessment(file, { name: "p/a", version: "1" }).issues.map(({ code, pointer, message, suggestion, help }) => ({
    code,
    pointer,
    zh: message.zh,
    ...(suggestion !== undefined && { suggestion }),
    ...(help !== undefined && { help: help.zh }),
  }));
}

test("per cent written as a text become hundredths where one is the whole, and stay what they are elsewhere", () => {
  const share = { ...rubric, quotas: [{ ...rubric.quotas[0], share: "30%" }] };
  expect(told(share)).toMatchObject([{ code: "number_as_text", pointer: "/quotas/0/share", suggestion: "0.3" }]);
  const target = { primitive: "perUnitShort", of: { fact: "rate" }, target: "95%", side: "below", unit: 1, points: 1, steps: "complete" };
  expect(told(scoring(target))).toMatchObject([{ code: "number_as_text", suggestion: "95" }]);
});

test("a text without letters is said to be empty, not to be a text where a text belongs", () => {
  const empty = { code: "wrong_type", zh: "这里不能空着。" };
  expect(told({ ...rubric, indicators: [plain("meetings", 60, { article: "　 " }), plain("study", 40)] })).toEqual([
    { ...empty, pointer: "/indicators/0/article" },
  ]);
  expect(told({ ...rubric, indicators: [plain("", 60), plain("study", 40)] })).toEqual([{ ...empty, pointer: "/indicators/0/id" }]);
});

test("a multiplier where there are no points is told as one, although another key is spelt alike", () => {
  const tiers = { primitive: "tiers", tiers: [{ when: { fact: "isNew", operator: "equal", value: true }, points: 5 }], else: 0, times: 2 };
  expect(told(scoring(tiers))).toMatchObject([{ code: "multiplier_on_nothing", pointer: "/indicators/0/score/times" }]);
});

test("bands from the best down are told once, whatever else names their grades", () => {
  expect(told({ ...rubric, bands: [...rubric.bands].reverse() })).toEqual([
    {
      code: "bands_not_ascending",
      pointer: "/bands/1/from",
      zh: "各档要从低到高写：最低的一档写在最前面，最高的写在最后。这里是从高到低，请把次序倒过来。",
    },
  ]);
});

test("derived facts have no division, and one that reads another says how", () => {
  const both = [{ fact: "held" }, { fact: "planned" }];
  const noDivision = (key: string) => ({
    code: "unknown_operator",
    pointer: `/derived/q/${key}`,
    zh: `推算的事实只能是整数，没有除法和取舍（“${key}”）。`,
    help: "请在指标数（measures）里用 ratio 或者 percent，取舍（round）写在计分的地方。",
  });
  expect(told({ ...rubric, derived: { q: { div: both } } })).toEqual([noDivision("div")]);
  expect(told({ ...rubric, derived: { q: { round: { div: both } } } })).toEqual([noDivision("round")]);
  expect(told({ ...rubric, derived: { d: { add: [{ fact: "e/f" }, 1] }, "e/f": { add: [{ fact: "held" }, 1] } } })).toEqual([
    {
      code: "unknown_fact",
      pointer: "/derived/d/add/0/fact",
      zh: '“e/f”是推算出来的，不是填报的事实；在推算的公式里写作 {"value": "e/f"}。',
      suggestion: '{"value": "e/f"}',
    },
  ]);
  expect(told({ ...rubric, derived: { d: { add: [{ value: "e" }, 1] }, e: { add: [{ fact: "held" }, 1] } } })).toEqual([]);
  expect(told({ ...rubric, derived: { d: { ad: [{ fact: "held" }, 1] } } })).toMatchObject([
    { code: "unknown_operator", suggestion: "add" },
  ]);
});

test("a veto to a word that is none names every effect there is", () => {
  const veto = (effect: unknown) => told({ ...rubric, vetoes: [{ ...rubric.vetoes[0], effect }] });
  expect(veto("zerro")).toMatchObject([{ code: "unknown_word", pointer: "/vetoes/0/effect", suggestion: "zero" }]);
  expect(veto("nil")[0]?.zh).toContain('{"cap": 等次}（不高于）、{"floor": 等次}（不低于）');
  expect(veto(0)).toMatchObject([{ code: "wrong_type" }]);
});

test("of maxima that do not add up nothing is concluded about bands, and of steps that descend nothing about their beginning", () => {
  expect(told({ ...rubric, indicators: [plain("meetings", 20), plain("study", 40)] })).toMatchObject([{ code: "sum_of_maxima" }]);
});

test("half a letter is no text, in a value or in a key", () => {
  expect(told({ ...rubric, title: { zh: "\ud800", en: "x" } })).toMatchObject([{ code: "not_text", pointer: "/title/zh" }]);
  expect(told({ ...rubric, measures: { "\udc00": 1 } })).toMatchObject([{ code: "not_text", pointer: "/measures" }]);
  expect(told({ ...rubric, title: { zh: "𠮷", en: "x" } })).toEqual([]);
});
