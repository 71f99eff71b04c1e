import { exprSchema } from "@guiju/rules/schema";
import * as z from "zod";
import type { AssessmentFile } from "../assessment-file.ts";
import { condition, factShape } from "./condition.ts";
import { consequenceSchema } from "./consequence.ts";
import { indicatorSchema } from "./indicator.ts";
import { measureSchema } from "./measure.ts";
import { amount, article, choice, citation, id, name, parameterReference, rounding, said, text } from "./said.ts";
import { fileSnippets } from "./snippets.ts";

const source = { article: article.exactOptional(), basis: citation.exactOptional() };
const year = z.int().min(1).max(9999);

const fact = z
  .strictObject({
    ...factShape,
    decimals: amount.exactOptional().meta(said("小数位数 / Decimals", "不写为 2 / 2 where absent")),
    min: amount.exactOptional(),
    max: amount.exactOptional(),
    better: choice("more", "less").exactOptional().meta(said("方向 / Better", "多好还是少好 / Whether more or less is better")),
    source: z
      .enum(["record", "checkIn", "onlineTime", "interaction", "trace", "location", "photo", "poll"])
      .exactOptional()
      .meta(said("来源 / Source", "供减负检查 / For the burden lint")),
  })
  .meta({ id: "AssessmentFact", ...said("事实 / Fact", "类型、小数位数和范围 / Kind, decimals and range") });
const facts = z.record(z.string(), fact);

const parameter = z
  .strictObject({
    title: text,
    value: z.union([z.number(), z.string(), z.boolean()]),
    options: z
      .array(z.union([z.number(), z.string(), z.boolean()]))
      .min(1)
      .exactOptional(),
    assumed: z.boolean().exactOptional().meta(said("推定 / Assumed", "文件没有写明 / The source leaves it open")),
    note: text.exactOptional(),
  })
  .meta(said("参数 / Parameter", "各地可以设定的值 / A value that a place may set"));

const veto = z
  .strictObject({
    id,
    title: text,
    when: condition,
    effect: z.union([z.literal("zero"), z.strictObject({ cap: name }), z.strictObject({ floor: name }), parameterReference]),
    ...source,
  })
  .meta(said("否决 / Veto", "总分归零、等次封顶或保底 / Total to nought, a grade not passed, a grade reached"));

const band = z
  .strictObject({
    grade: name,
    title: text.exactOptional(),
    from: amount.exactOptional().meta(said("从 / From", "含本数 / Included")),
    to: amount.exactOptional().meta(said("到 / To", "不含本数 / Not included")),
    when: condition.exactOptional(),
  })
  .meta(said("档次 / Band", "从低到高写 / From the lowest to the highest"));

const quota = z
  .strictObject({
    id,
    grade: name,
    kind: choice("most", "least").meta(said("方向 / Kind", "most 该档及以上至多，least 该档及以下至少 / At most, at least")),
    share: amount.exactOptional().meta(said("比例 / Share", "1 是全体 / 1 is everybody")),
    count: amount.exactOptional().meta(said("名额 / Count", "固定名额 / A fixed number")),
    round: choice("floor", "ceil").exactOptional(),
    ties: choice("below", "above").exactOptional(),
    within: choice("cohort", "category").exactOptional(),
    categories: z.array(id).min(1).exactOptional(),
    ...source,
  })
  .meta(said("名额 / Quota", "等次的比例限制 / A share of the cohort"));

const ranking = z.strictObject({
  publish: z.union([z.boolean(), parameterReference]).meta(said("公布 / Publish", "默认不排名 / Places are off by default")),
  ties: choice("competition", "dense"),
  within: choice("cohort", "category").exactOptional(),
  smallest: amount.exactOptional().meta(said("最少单位数 / Smallest", "不足此数不排名；不写为 2 / No places in a smaller cohort")),
  visibility: text.exactOptional(),
});

const titled = z.strictObject({ id, title: text });

const shape = {
  $schema: z.string().exactOptional(),
  id,
  rubric: name.exactOptional().meta(said("细则名称 / Rubric", "几份细则共用一个编号时写 / Where several share the id")),
  title: text,
  provenance: z.strictObject({ practice: text, note: text.exactOptional() }).exactOptional(),
  basis: citation.exactOptional(),
  years: z
    .strictObject({
      from: year.exactOptional().meta(said("从哪年 / From", "含这一年 / This year included")),
      to: year.exactOptional().meta(said("到哪年 / To", "含这一年 / This year included")),
    })
    .exactOptional()
    .meta(said("年度 / Years", "适用的年度 / The years it is for")),
  categories: z.array(id).min(1).exactOptional().meta(said("类别 / Categories", "适用的单位类别 / The kinds of organisation")),
  scale: z
    .union([z.int().min(0).max(6), parameterReference])
    .meta(said("小数位数 / Scale", "得分的小数位数，0 到 6 / Decimals of every score")),
  use: name.exactOptional().meta(said("事实模式 / Fact schema", "共用的事实 / Facts that are shared")),
  facts: facts.exactOptional(),
  cohortFacts: facts.exactOptional(),
  parameters: z.record(z.string(), parameter).exactOptional(),
  derived: z.record(z.string(), exprSchema).exactOptional(),
  conditions: z.record(z.string(), condition).exactOptional(),
  measures: z.record(z.string(), measureSchema).exactOptional(),
  max: amount,
  take: choice("sum", "weighted").exactOptional(),
  round: rounding.exactOptional(),
  cap: amount.exactOptional().meta(said("封顶 / Cap", "总分不高于 / No total is above")),
  floor: amount.exactOptional().meta(said("保底 / Floor", "总分不低于；不写为 0 / No total is below")),
  indicators: z.array(indicatorSchema).min(1),
  exemptions: z
    .strictObject({ grounds: z.array(titled).min(1), indicators: z.array(id).min(1).exactOptional(), ...source })
    .exactOptional()
    .meta(said("容错 / Exemptions", "不予扣分的情形 / Grounds on which a deduction is suspended")),
  vetoes: z.array(veto).min(1).exactOptional(),
  bands: z.array(band).min(1).exactOptional(),
  ranking: ranking.exactOptional(),
  quotas: z.array(quota).min(1).exactOptional(),
  consequences: z.array(consequenceSchema).min(1).exactOptional(),
};

/**
 * The shape of a rubric, for editors and for JSON Schema. What it means is checked by `compileAssessment`, with messages for those who write it.
 *
 * @example
 * assessmentFileSchema.safeParse({ id: "a", weight: 1 }).success; // => false
 */
export const assessmentFileSchema: z.ZodType<AssessmentFile> = z.strictObject(shape).meta({
  id: "AssessmentFile",
  ...said("考核细则 / Assessment", "指标、计分、等次和名额 / Indicators, points, grades and quotas"),
  defaultSnippets: fileSnippets,
}) as unknown as z.ZodType<AssessmentFile>;
