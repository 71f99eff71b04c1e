import { said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";

const name = z.string().min(1);
const points = said(
  z.union([z.string(), z.null()]),
  "分数 / Points",
  '十进制数字，如 "91.1"；待定的写 null。 / A decimal text such as "91.1"; null where it is open.',
);
const grade = z.union([z.string(), z.null()]);

const expectedScore = strictObject({
  rubric: said(name, "所用细则 / Rubric", "按哪一份细则。 / The rubric that was chosen.").optional(),
  total: said(points, "总分 / Total", "总分；待定的写 null。 / The total; null where it is open.").optional(),
  bounds: said(
    z.union([z.tuple([z.string(), z.string()]), z.null()]),
    "上下限 / Bounds",
    "总分待定时的最低和最高。 / The least and greatest total where it is open.",
  ).optional(),
  grade: said(grade, "等次 / Grade", "等次；待定的写 null。 / The grade; null where it is open.").optional(),
  grades: said(z.array(z.string()), "可能的等次 / Grades", "等次待定时可能的等次。 / What the grade may be where it is open.").optional(),
  decidedBy: said(
    strictObject({
      by: said(
        z.enum(["points", "veto", "condition", "quota"]),
        "由何决定 / By",
        "分数、否决、条件或名额。 / Points, a veto, a condition or a quota.",
      ),
      rule: said(name, "条款 / Rule", "否决或名额的编号。 / The id of the veto or quota.").optional(),
    }),
    "等次由何决定 / Decided by",
    "等次由什么决定。 / What decided the grade.",
  ).optional(),
  rank: said(z.union([z.int(), z.null()]), "名次 / Rank", "名次；待定的写 null。 / The rank; null where it is open.").optional(),
  scores: said(
    z.record(z.string(), points),
    "各项得分 / Scores",
    "指标编号：得分；只核对写出的指标。 / By indicator; only those listed are compared.",
  ).optional(),
  caps: said(
    z.array(
      strictObject({
        rule: said(name, "条款 / Rule", "否决条款的编号。 / The id of the veto.").optional(),
        grade: said(grade, "等次 / Grade", "封顶或保底的等次。 / The grade that is not passed, or reached.").optional(),
        effect: said(
          z.enum(["zero", "cap", "floor", "quota"]),
          "作用 / Effect",
          "归零、封顶、保底、名额。 / To nought, cap, floor, quota.",
        ).optional(),
      }),
    ),
    "否决 / Caps",
    "成立的否决和限制，须全部列出。 / Vetoes and limits that hold, all of them.",
  ).optional(),
  consequences: said(
    z.array(
      strictObject({
        rule: said(name, "条款 / Rule", "后果的编号。 / The id of the consequence.").optional(),
        value: said(z.union([z.string(), z.null()]), "数值 / Value", "补助、浮动等数值。 / The amount.").optional(),
        step: said(name, "步骤 / Step", "建议的步骤。 / The step proposed.").optional(),
        rules: said(z.array(name), "依据 / Rules", "成立的规则。 / The rules that hold.").optional(),
      }),
    ),
    "后果 / Consequences",
    "由结果带来的后果，须全部列出。 / What follows from the result, all of it.",
  ).optional(),
  open: said(
    z.array(
      strictObject({
        indicator: said(z.string(), "指标 / Indicator", "指标编号。 / The id of the indicator.").optional(),
        reason: said(name, "原因 / Reason", "原因代号。 / The reason code.").optional(),
        facts: said(z.array(z.string()), "缺少的事实 / Facts", "缺少或不能用的事实。 / The facts that are missing.").optional(),
      }),
    ),
    "待定 / Open",
    "待定的指标，须全部列出。 / The indicators that are open, all of them.",
  ).optional(),
});

const organisationLine = strictObject({
  id: said(z.string().min(1), "编号 / Id", "组织的编号。 / The id of the organisation."),
  name: said(z.string(), "名称 / Name", "组织的名称。 / What people call it.").optional(),
  category: said(name, "类别 / Category", "组织的类别。 / The kind of organisation.").optional(),
  facts: said(z.record(z.string(), z.unknown()), "事实 / Facts", "宿主提供的事实。 / The facts a host would supply."),
  exemptions: said(
    z.array(z.record(z.string(), z.unknown())),
    "容错 / Exemptions",
    "因记录的情形不予扣分的。 / Deductions suspended on a recorded ground.",
  ).optional(),
  previous: said(
    z.record(z.string(), z.record(z.string(), z.string())),
    "往年总分 / Earlier totals",
    "考核细则：{年份：总分}。 / By assessment and year, as decimal texts.",
  ).optional(),
});

/** The schema of a worked case of an assessment. */
export const assessmentCase: z.ZodObject = strictObject({
  id: said(name, "编号 / Id", "对照案例编号，全包唯一。 / The id of the case, unique in the pack."),
  title: said(textSchema, "名称 / Title", "对照案例说明什么。 / What the case shows."),
  assessment: said(name, "考核细则 / Assessment", "规则包/考核细则。 / <pack>/<assessment>."),
  year: said(z.int(), "年度 / Year", "考核哪一年。 / The year that is assessed.").optional(),
  parameters: said(
    z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
    "参数 / Parameters",
    "另取的参数值。 / Values that parameters take instead of their own.",
  ).optional(),
  cohortFacts: said(
    z.record(z.string(), z.unknown()),
    "考核组的事实 / Facts of the cohort",
    "整个考核组的事实。 / Facts of the cohort itself.",
  ).optional(),
  organisations: said(z.array(organisationLine).min(1), "组织 / Organisations", "一起考核的组织。 / Those scored together."),
  expect: said(
    strictObject({
      organisations: said(
        z.record(z.string(), expectedScore),
        "各组织 / Organisations",
        "组织编号：手工推算的结果；只核对写出的。 / By id, what the rubrics give, worked out by hand; only what is listed is compared.",
      ),
      issues: said(
        z.array(
          strictObject({
            organisation: said(z.string(), "组织 / Organisation", "组织的编号。 / The id of the organisation.").optional(),
            code: said(name, "代号 / Code", "问题的代号。 / The code of the problem."),
            pointer: said(z.string(), "位置 / Pointer", "该组织内容里的位置（JSON 指针）。 / Where in its line (JSON pointer).").optional(),
          }),
        ),
        "不能用的内容 / Problems",
        "不能用的事实和组织，须全部列出。 / Lines and facts that cannot be used, all of them.",
      ).optional(),
    }),
    "预期 / Expected",
    "逐项手工推算的结果。 / What the rubrics give, worked out by hand.",
  ),
}).meta({
  defaultSnippets: [
    {
      label: "assessmentCase",
      description: "考核细则的一个对照案例 / a worked case of an assessment",
      body: {
        id: "$1",
        title: { zh: "$2", en: "$3" },
        assessment: "$4",
        organisations: [{ id: "$5", facts: {} }],
        expect: { organisations: { $5: { total: "$6" } } },
      },
    },
  ],
});
