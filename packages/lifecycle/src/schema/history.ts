import * as z from "zod";
import { dateSchema, said, strictObject } from "./object.ts";

/** The schema of one act of a history. */
export const historyActSchema: z.ZodType = strictObject({
  type: said(z.string().min(1), "事项 / Type", "办理事项。 / The act."),
  on: said(z.string(), "办理日 / On", "YYYY-MM-DD；旧档案可为 YYYY-MM 或 YYYY。 / A day; in old files a month or a year."),
  data: said(z.record(z.string(), z.unknown()), "内容 / Data", "事项的内容。 / What the act carries.").optional(),
  recordedAt: said(z.string(), "录入时间 / Recorded at", "何时录入。 / When it was recorded.").optional(),
  actor: said(z.string(), "经办 / Actor", "经办组织或人员的代号。 / The opaque id of who acted.").optional(),
  evidence: said(z.array(z.string()), "材料 / Evidence", "材料编号。 / Ids of papers.").optional(),
  externalRef: said(z.string(), "外部编号 / External reference", "宿主系统中的编号。 / The id in the host's system.").optional(),
}).meta({ defaultSnippets: [{ label: "act", description: "一件事项 / an act", body: { type: "$1", on: "$2" } }] });

/** The schema of the dated acts of one case; the engine's own reader checks names and data against the lifecycle. */
export const historySchema: z.ZodType = strictObject({
  id: said(z.string().min(1), "编号 / Id", "不含个人信息的代号。 / An opaque id."),
  lifecycle: said(z.string(), "生命周期 / Lifecycle", "<包>/<生命周期>。 / <pack>/<lifecycle>."),
  today: said(dateSchema, "今天 / Today", "按哪一天核查。 / The day of judging.").optional(),
  startsAt: said(
    z.union([z.string(), z.record(z.string(), z.string())]),
    "起始状态 / Starts at",
    "记录从哪个状态开始；有几个区域的可写 {区域: 状态}。 / The state in which the record begins; of a parallel lifecycle also {region: state}.",
  ).optional(),
  startsOn: said(dateSchema, "起始日 / Starts on", "记录从哪一天开始。 / The day on which the record begins.").optional(),
  interpretations: said(
    z.record(z.string(), z.union([z.string(), z.number()])),
    "口径 / Interpretations",
    "另选的读法。 / Readings chosen instead of the defaults.",
  ).optional(),
  facts: said(z.record(z.string(), z.unknown()), "事实 / Facts", "事实表中的内容。 / The facts of the subject.").optional(),
  acts: said(z.array(historyActSchema), "事项 / Acts", "按日期先后。 / In order of date."),
});
