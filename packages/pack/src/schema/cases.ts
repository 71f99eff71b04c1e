import { dateSchema, historySchema, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { assessmentCase } from "./assessment-case.ts";
import { schemaKey } from "./pack-file.ts";

const name = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const fact = z.union([scalar, z.array(z.string())]);
const dateOrNull = z.union([dateSchema, z.null()]);
const act = said(name, "事项 / Act", "办理事项。 / The act.");
const on = said(z.union([z.string(), z.null()]), "办理日 / On", "办理日；应办未办的为 null。 / The day; null for an owed act.");

const verdict = strictObject({
  norm: said(name, "规定 / Norm", "规定编号。 / The id of the norm's edition."),
  act: act.optional(),
  on: on.optional(),
  check: said(z.union([name, z.null()]), "核查 / Check", "核查的名称。 / The name of the check.").optional(),
  status: said(
    z.enum(["satisfied", "violated", "warning", "undetermined", "notApplicable"]),
    "结论 / Status",
    "符合、不符合、提醒、无法判定、不适用。 / What the norm says of the act.",
  ),
  modality: said(z.enum(["must", "should", "may"]), "强度 / Modality", "应当、一般、可以。 / must, should or may.").optional(),
  reason: said(z.union([name, z.null()]), "原因 / Reason", "原因代号。 / The reason code.").optional(),
  earliest: said(dateOrNull, "最早 / Earliest", "最早可办日。 / The first day that would do.").optional(),
  latest: said(dateOrNull, "最迟 / Latest", "最迟应办日。 / The last day that would do.").optional(),
  provisional: said(z.boolean(), "暂定 / Provisional", "日历数据可能改变结论。 / Calendar data to come could change it.").optional(),
  facts: said(z.record(z.string(), fact), "数据 / Facts", "结论所见的数据。 / What the verdict saw.").optional(),
  ambiguities: said(z.array(name), "疑义 / Ambiguities", "提示的疑义。 / The ambiguities it names.").optional(),
  readings: said(
    z.array(
      strictObject({
        reading: said(name, "读法 / Reading", "读法。 / The reading."),
        status: said(name, "结论 / Status", "该读法下的结论。 / The status under it.").optional(),
        earliest: said(dateOrNull, "最早 / Earliest", "该读法下最早可办日。 / The first day under it.").optional(),
        latest: said(dateOrNull, "最迟 / Latest", "该读法下最迟应办日。 / The last day under it.").optional(),
      }),
    ),
    "各读法 / Readings",
    "不同读法的结论。 / What each reading yields.",
  ).optional(),
  interpretations: said(
    z.record(z.string(), z.union([z.string(), z.number()])),
    "口径 / Interpretations",
    "所采用的读法。 / The readings it took.",
  ).optional(),
  period: said(
    strictObject({
      index: said(z.int(), "第几个 / Index", "周期的序号。 / The number of the window.").optional(),
      from: said(dateSchema, "自 / From", "不含当日。 / Exclusive.").optional(),
      to: said(dateSchema, "至 / To", "含当日。 / Inclusive.").optional(),
    }),
    "周期 / Period",
    "所核查的周期。 / The window judged.",
  ).optional(),
});

const ids = z.array(z.string());
const caseState = z.union([name, z.record(z.string(), name)]);

const missingAct = strictObject({
  act,
  before: said(name, "之前 / Before", "在哪一事项之前缺少。 / The act before which it lacks.").optional(),
  on: on.optional(),
  foundOn: said(dateOrNull, "补录日 / Found on", "后来补录的日期。 / The day it was recorded late.").optional(),
});

const refusedAct = strictObject({
  act,
  on: on.optional(),
  reason: said(name, "原因 / Reason", "原因代号。 / The reason code.").optional(),
  state: said(caseState, "状态 / State", "当时的状态。 / The state it met.").optional(),
});

const expectation = strictObject({
  state: said(
    z.union([caseState, z.null()]),
    "状态 / State",
    "最后的状态；有几个区域的写 {区域: 状态}，只比较所写的。 / The state in the end; of a parallel lifecycle {region: state}, of which only those listed are compared.",
  ).optional(),
  states: said(
    z.array(
      strictObject({
        reading: said(name, "读法 / Reading", "读法。 / The reading.").optional(),
        state: said(caseState, "状态 / State", "该读法下的状态。 / The state under it."),
      }),
    ),
    "各读法的状态 / States",
    "读法不同、状态不同时。 / Where readings lead to different states.",
  ).optional(),
  derived: said(z.record(z.string(), z.union([scalar, ids])), "数值 / Derived", "报告列出的数值。 / Values the report shows.").optional(),
  verdicts: said(
    z.array(verdict),
    "结论 / Verdicts",
    "不符合、提醒、无法判定的须全部列出。 / Every finding must be listed; others may be.",
  ).optional(),
  decisions: said(
    z.array(
      strictObject({
        rule: said(name, "表决 / Rule", "表决规定的编号。 / The id of the decision's edition."),
        act,
        on: on.optional(),
        outcome: said(
          z.union([name, z.null()]),
          "结果 / Outcome",
          "passed、notPassed，选举 full、cutTie、short，或 null。 / passed or notPassed, of an election full, cutTie or short, or null.",
        ),
        elected: said(ids, "当选 / Elected", "当选的编号。 / The ids of those elected.").optional(),
        tied: said(ids, "同票 / Tied", "末位得票相同的编号。 / The ids of those who share the last place.").optional(),
        readings: said(
          z.array(
            strictObject({
              reading: said(name, "读法 / Reading", "读法。 / The reading.").optional(),
              outcome: said(z.union([name, z.null()]), "结果 / Outcome", "该读法下的结果。 / The outcome under it.").optional(),
              elected: said(ids, "当选 / Elected", "该读法下当选的编号。 / Those elected under it.").optional(),
              tied: said(ids, "同票 / Tied", "该读法下得票相同的编号。 / Those tied under it.").optional(),
            }),
          ),
          "各读法 / Readings",
          "读法不同、结果不同时。 / Where readings lead to different outcomes.",
        ).optional(),
        facts: said(z.record(z.string(), fact), "数据 / Facts", "计票的数据。 / The numbers counted.").optional(),
      }),
    ),
    "表决 / Decisions",
    "表决的结果。 / Outcomes of votes.",
  ).optional(),
  missing: said(z.array(missingAct), "缺少 / Missing", "缺少的事项，须全部列出。 / The acts that lack, all of them.").optional(),
  refused: said(
    z.array(refusedAct),
    "不能办理 / Refused",
    "不能办理的事项，须全部列出。 / The acts that were impossible, all of them.",
  ).optional(),
  obligations: said(
    z.array(
      strictObject({
        act,
        norm: said(name, "规定 / Norm", "规定编号。 / The id of the norm's edition.").optional(),
        who: said(name, "责任人 / Who", "责任人的词。 / The word of who owes it.").optional(),
        dueOn: said(dateOrNull, "期限 / Due on", "最后一天；未定期限的为 null。 / The last day; null where the text sets none.").optional(),
      }),
    ),
    "应办 / Obligations",
    "应办的事项。 / What is owed.",
  ).optional(),
});

const question = strictObject({
  act,
  on: said(dateSchema, "哪一天 / On", "想在哪一天办理。 / The day on which it would happen."),
  data: said(z.record(z.string(), z.unknown()), "内容 / Data", "事项的内容。 / What the act would carry.").optional(),
  allowed: said(z.boolean(), "可否 / Allowed", "能不能办理。 / Whether it may happen."),
  earliest: said(dateOrNull, "最早 / Earliest", "最早可办日。 / The first day on which it may.").optional(),
  missing: said(z.array(name), "先要办理 / Missing", "先要办理的事项。 / The acts that must come first.").optional(),
});

const workedCase = strictObject({
  id: said(name, "编号 / Id", "对照案例编号，全包唯一。 / The id of the case, unique in the pack."),
  title: said(textSchema, "名称 / Title", "对照案例说明什么。 / What the case shows."),
  history: said(historySchema, "全程纪实 / History", "完整的记录。 / A complete history."),
  expect: said(expectation, "预期 / Expected", "逐条手工推算的结论。 / What the rules yield, worked out by hand."),
  can: said(z.array(question), "能否办理 / Can", "在此记录之后能否办理某事项。 / Whether an act may follow this record.").optional(),
}).meta({
  defaultSnippets: [
    {
      label: "case",
      description: "一个对照案例 / a worked case",
      body: {
        id: "$1",
        title: { zh: "$2", en: "$3" },
        history: { id: "$1", lifecycle: "$4", today: "$5", acts: [{ type: "$6", on: "$7" }] },
        expect: { state: "$8", verdicts: [] },
      },
    },
  ],
});

const ruleCase = strictObject({
  id: said(name, "编号 / Id", "对照案例编号，全包唯一。 / The id of the case, unique in the pack."),
  title: said(textSchema, "名称 / Title", "对照案例说明什么。 / What the case shows."),
  rules: said(name, "规则组 / Rule set", "规则包/规则组。 / <pack>/<rule set>."),
  today: said(dateSchema, "核查日 / Today", "按哪一天核查。 / The day of judging.").optional(),
  facts: said(z.record(z.string(), z.unknown()), "事实 / Facts", "宿主提供的事实。 / The facts a host would supply."),
  expect: said(
    strictObject({
      truths: said(
        z.record(z.string(), z.union([z.boolean(), z.null()])),
        "各条规则 / Rules",
        "规则名：成立、不成立，缺少事实而无法判定的写 null。 / By rule: true, false, or null where a missing fact leaves it open.",
      ),
      events: said(
        z.array(
          strictObject({
            type: said(name, "类型 / Type", "事件的类型。 / The type of the event."),
            params: said(z.record(z.string(), z.unknown()), "内容 / Params", "事件的内容。 / What the event carries.").optional(),
          }),
        ),
        "事件 / Events",
        "所报告的事件，按次序写全。 / The events reported, all of them in order.",
      ).optional(),
      whyNot: said(
        z.record(z.string(), z.array(z.string())),
        "差在哪里 / Why not",
        "规则名：要使其成立须改变的条件（JSON 指针）。 / By rule: the conditions that would have to change (JSON pointers).",
      ).optional(),
      unusable: said(
        z.array(z.string()),
        "不能用的事实 / Unusable facts",
        "类型不对的事实（JSON 指针）。 / Facts that cannot be used as they are (JSON pointers).",
      ).optional(),
    }),
    "预期 / Expected",
    "逐条手工推算的结论。 / What the rules yield, worked out by hand.",
  ),
}).meta({
  defaultSnippets: [
    {
      label: "ruleCase",
      description: "规则组的一个对照案例 / a worked case of a rule set",
      body: { id: "$1", title: { zh: "$2", en: "$3" }, rules: "$4", facts: {}, expect: { truths: { $5: true } } },
    },
  ],
});

/** The schema of a file in the folder `cases`. */
export const casesSchema: z.ZodType = strictObject({
  $schema: schemaKey,
  title: said(textSchema, "名称 / Title", "这一组对照案例的名称。 / What these cases are about."),
  cases: said(z.array(z.union([workedCase, ruleCase, assessmentCase])), "对照案例 / Cases", "各个对照案例。 / The worked cases."),
});
