import * as z from "zod";
import type { Measure } from "../assessment-file.ts";
import { amount, choice, name, said } from "./said.ts";

/** The shape of a measure. Recursive; its names and kinds are checked by `compileAssessment`. */
export const measureSchema: z.ZodType<Measure> = z.lazy(shapes).meta({
  id: "Measure",
  ...said("数 / Measure", "读取或算出的数，分数保持精确 / A number that is read or computed, exact until it is rounded"),
}) as z.ZodType<Measure>;

function shapes(): z.ZodType {
  const pair = z.tuple([measureSchema, measureSchema]);
  const some = z.array(measureSchema).min(1);
  return z.union([
    amount,
    z
      .strictObject({ fact: name, path: z.string().exactOptional() })
      .meta(said("事实 / Fact", "读取一项数；path 取记录的字段 / A number fact; `path` for a field of a record")),
    z.strictObject({ cohort: name }).meta(said("考核组事实 / Fact of the cohort", "整个考核组的事实 / A fact of the cohort itself")),
    z.strictObject({ measure: name }).meta(said("指标数 / Measure", "引用 measures 中的数 / One of `measures`")),
    z.strictObject({ add: some }).meta(said("相加 / Add", "各项之和 / Their sum")),
    z.strictObject({ sub: pair }).meta(said("相减 / Subtract", "前者减后者 / The first less the second")),
    z.strictObject({ mul: pair }).meta(said("相乘 / Multiply", "两者之积 / Their product")),
    z.strictObject({ ratio: pair }).meta(said("比 / Ratio", "前者除以后者 / The first over the second")),
    z.strictObject({ percent: pair }).meta(said("百分比 / Percent", "前者除以后者再乘 100 / The first over the second, times 100")),
    z.strictObject({ least: some }).meta(said("最小 / Least", "取最小的一项 / The least of them")),
    z.strictObject({ greatest: some }).meta(said("最大 / Greatest", "取最大的一项 / The greatest of them")),
    z
      .strictObject({ peerMean: measureSchema })
      .meta(said("同组平均 / Peer mean", "适用的单位的平均数 / The mean over those to whom the indicator applies")),
    z
      .strictObject({ best: measureSchema, of: choice("greatest", "least") })
      .meta(said("同组最好 / Best", "同组中最大或最小的 / The greatest or least of the cohort")),
    z
      .strictObject({ place: measureSchema, order: choice("descending", "ascending"), ties: choice("competition", "dense") })
      .meta(said("同组名次 / Place", "从 1 起 / From 1")),
    z
      .strictObject({ window: name, years: amount })
      .meta(said("几年内次数 / Window", "年份清单中最近几年的项数 / Entries of a list of years in the last years")),
    z
      .strictObject({ consecutive: name })
      .meta(said("连续几年 / Consecutive", "到考核年度为止连续几年 / Years in a row up to the year of the assessment")),
  ]);
}
