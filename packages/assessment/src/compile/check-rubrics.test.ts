import { expect, test } from "vitest";
import type { Assessment } from "../plan.ts";
import { checkRubrics } from "./check-rubrics.ts";
import { compileAssessment } from "./compile-assessment.ts";
import { rubric, scoring } from "./rubric.fixture.ts";

function assessmentOf(more: object, name = "p/a", file: unknown = rubric): Assessment {
  const { assessment, issues } = compileAssessment({ ...(file as object), ...more }, { name, version: "1" });
  expect(issues).toEqual([]);
  return assessment as Assessment;
}

const said = (...assessments: readonly Assessment[]) =>
  checkRubrics(assessments).map(
    ({ code, pointer, severity, message }) => `${code} ${pointer} ${severity ?? "error"} ${message.zh} | ${message.en}`,
  );

test("two editions for one year are told at the later of them", () => {
  expect(said(assessmentOf({ years: { from: 2023, to: 2024 } }), assessmentOf({ years: { from: 2025 } }))).toEqual([]);
  expect(
    said(assessmentOf({ years: { from: 2023, to: 2024 }, rubric: "old" }), assessmentOf({ years: { from: 2024 }, rubric: "new" })),
  ).toEqual([
    'two_editions /1/years error 2024 年有两个版本的考核表：“old 2023–2024”和“new 2024–”。 | Two rubrics are for 2024: "old 2023–2024" and "new 2024–".',
  ]);
  expect(said(assessmentOf({}), assessmentOf({}, "p/b"))).toEqual([]);
});

test("categories keep rubrics apart; one in both is told", () => {
  const [county, village] = [{ categories: ["county"] }, { categories: ["village", "town"] }];
  expect(said(assessmentOf(county), assessmentOf(village))).toEqual([]);
  expect(said(assessmentOf(village), assessmentOf({ categories: ["town"] }))).toEqual([
    'two_editions /1/categories error 每一年“town”类有两个版本的考核表：“village/town”和“town”。 | Two rubrics are for every year and the category "town": "village/town" and "town".',
  ]);
});

test("a category that has a rubric in some years only is a warning", () => {
  const both = assessmentOf({ categories: ["county", "town"], years: { to: 2024 } });
  const one = assessmentOf({ categories: ["county"], years: { from: 2025 } });
  expect(said(both, one)).toEqual([
    'category_without_rubric /1/categories warning 自 2025 年起没有适用于“town”类的考核表。 | No rubric is for the category "town" from 2025 on.',
  ]);
  expect(said(both, assessmentOf({ years: { from: 2025 } }))).toEqual([]);
});

test("points carried within one year may not lead back, those of earlier years may", () => {
  const carry = (assessment: string, yearsBack: number, factor = 0.1) =>
    scoring({ primitive: "carryOver", assessment, yearsBack, factor, round: { mode: "halfUp" } });
  const [a, b] = [assessmentOf({}, "p/a", carry("p/b", 0)), assessmentOf({}, "p/b", carry("p/a", 0))];
  expect(said(a, b)).toEqual([
    'carry_over_cycle /0/indicators/0/score/yearsBack error 结转形成循环，要用到同一年自己的得分：“p/a” → “p/b” → “p/a”。 | Carried points lead back to themselves within one year: "p/a" → "p/b" → "p/a".',
  ]);
  expect(said(a, assessmentOf({}, "p/b", carry("p/a", 1)))).toEqual([]);
  expect(said(assessmentOf({}, "p/a", carry("p/c", 1)))).toEqual([
    'unknown_assessment /0/indicators/0/score/assessment warning 没有名为“p/c”的考核。 | There is no assessment named "p/c".',
  ]);
  expect(said(assessmentOf({}, "p/a", carry("p/a", 1, 0.2)))).toEqual([
    "points_cut_off /0/indicators/0/score warning 这里最高可到 20 分，超过满分 10 分的都按 10 分计；是否漏了折算？ | This comes to 20 points at the most, and all beyond the maximum of 10 count as 10. Is a conversion missing?",
  ]);
});
