import * as z from "zod";
import { checkSnippets } from "./check-snippets.ts";
import { type ExpressionSchemas, said, strictObject } from "./object.ts";

/** The schema of the strength with which an article speaks. */
export const modalitySchema: z.ZodType = said(
  z.enum(["must", "should", "may"]),
  "强度 / Modality",
  "应当、不得；一般、不宜；可以。 / must, should or may.",
);

const scalars = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).min(1);
const ratio = said(
  z.tuple([z.int().min(0), z.int().min(1)]),
  "比例 / Ratio",
  "[分子, 分母]，如半数为 [1, 2]。 / [numerator, denominator]; a half is [1, 2].",
);

/**
 * The schema of a length of time: exactly one of days, months and years.
 *
 * @example
 * import * as z from "zod";
 *
 * const period = periodSchema({ expr: z.unknown(), cond: z.unknown() });
 * period.safeParse({ months: 6 }).success; // => true
 * period.safeParse({ months: 6, days: 1 }).success; // => false
 */
export function periodSchema({ expr }: ExpressionSchemas): z.ZodType {
  const unit = (name: string, zh: string, en: string) =>
    strictObject({ [name]: said(expr, `${zh}数 / ${en}`, `几${zh}。 / How many ${name}.`) });
  return z.union([unit("days", "日", "Days"), unit("months", "月", "Months"), unit("years", "年", "Years")]);
}

/** The schema of who owes an act. */
export const owesSchema: z.ZodType = strictObject({
  act: said(z.string(), "办理事项 / Act", "应办的事项。 / The act that is owed."),
  who: said(z.string(), "责任人 / Who", "文案键 who.<词> 中的词。 / The word of the message key who.<word>."),
  ifSkipped: said(
    z.literal("overdue"),
    "略过时 / If skipped",
    "事项被略过且一直没有补上的，仍核查期限。 / Its limit is still judged where the case moved on without it and it was never found.",
  ).optional(),
  since: said(
    z.union([z.string(), z.array(z.string()).min(1)]),
    "重新起算 / Since",
    "这些事项之后要重新办理，如退回、宣布无效；写事项本身的，只要还能办理就应办理。 / Acts after which it is owed anew, such as a return or an annulment; an act that names itself is owed as long as it is possible.",
  ).optional(),
});

/**
 * The schema of one test of a norm: one shape a kind, told apart by `kind`.
 *
 * @example
 * import * as z from "zod";
 *
 * const check = checkSchema({ expr: z.unknown(), cond: z.unknown() });
 * check.safeParse({ kind: "range", of: 4, max: 5 }).success; // => true
 * check.safeParse({ kind: "rnage", of: 4, max: 5 }).success; // => false
 */
export function checkSchema(expressions: ExpressionSchemas): z.ZodType {
  const { expr, cond } = expressions;
  const period = said(
    periodSchema(expressions),
    "期限 / Period",
    "日、月或年；月、年按月末截取。 / Days, months or years; months and years clip to the month end.",
  );
  const from = said(expr, "起算日 / From", "期限从哪一天起算。 / The day from which the period counts.");
  const to = said(expr, "核查日 / To", "被核查的日期；不写为办理日。 / The day that is judged; without it, the day of the act.");
  const owes = said(owesSchema, "应办 / Owes", "期限内应办的事项和责任人。 / The act owed within the limit, and by whom.");
  const base = {
    name: said(z.string().min(1), "名称 / Name", "同一规定有几项核查时用以区分。 / Tells several checks of one norm apart.").optional(),
    modality: modalitySchema.optional(),
    at: said(
      z.array(z.string()).min(1),
      "只在 / At",
      "只在规定所列的这些事项上核查。 / Judged only at these of the norm's acts.",
    ).optional(),
    when: said(cond, "适用条件 / When", "不成立时本项不适用。 / Where this is not true the check does not apply.").optional(),
    settles: said(
      z.literal("readings"),
      "排除口径 / Settles",
      "记载本身说明采用了哪一种口径：另有符合的口径时，不符合的口径即被排除。 / The record itself says which reading was taken: one under which this is broken gives way to one under which it is not.",
    ).optional(),
  };
  const kind = (name: string, zh: string, en: string, shape: z.ZodRawShape) =>
    strictObject({ kind: said(z.literal(name), `${zh} / ${en}`, "核查的种类。 / The kind of the check."), ...base, ...shape });
  const number = (zh: string, en: string) => said(expr, `${zh} / ${en}`, `用于比较的数。 / The number compared.`);
  const kinds = [
    kind("minimumInterval", "最短间隔", "Minimum interval", { from, period: period.optional(), to: to.optional() }),
    kind("maximumInterval", "最长期限", "Maximum interval", {
      from,
      period,
      exception: said(
        strictObject({ period, when: said(cond, "条件 / When", "可用较长期限的条件。 / When the longer period may be used.") }),
        "例外 / Exception",
        "符合条件的可用较长期限。 / A longer period where a condition holds.",
      ).optional(),
      to: to.optional(),
      owes: owes.optional(),
    }),
    kind("latest", "最迟日期", "Latest day", {
      latest: said(expr, "最迟日 / Latest", "最后一天，当日有效。 / The last day, itself included."),
      to: to.optional(),
      owes: owes.optional(),
    }),
    kind("window", "周期次数", "Window", {
      anchor: said(expr, "起点 / Anchor", "各周期都从这一天推算。 / Every window is counted from this day."),
      every: said(periodSchema(expressions), "周期 / Every", "每个周期多长。 / How long each window is."),
      atLeast: said(z.int().min(1), "至少几次 / At least", "每个周期至少几次。 / How often in each window."),
      of: said(z.string(), "事项 / Of", "计次的办理事项。 / The act that is counted."),
      until: said(expr, "止于 / Until", "只核查到这一天为止的周期。 / Windows that end by this day are judged."),
      who: said(z.string(), "责任人 / Who", "文案键 who.<词> 中的词。 / The word of the message key who.<word>."),
    }),
    kind("publicNotice", "公示", "Public notice", {
      places: said(expr, "公示地点 / Places", "每处有 id、start、end 的列表。 / A list of places with id, start and end."),
      workingDays: said(z.int().min(1), "工作日 / Working days", "至少几个工作日。 / At least how many working days."),
      together: said(
        z.enum(["ifSeveral", "never"]),
        "同时 / Together",
        "多处公示时按共同公示的日子计。 / Several places count only the days on which all were posted.",
      ),
      postingDay: said(
        expr,
        "张贴日 / Posting day",
        "inclusive 计入，exclusive 不计。 / inclusive counts the first day, exclusive does not.",
      ),
    }),
    kind("order", "先后", "Order", {
      after: said(expr, "在其后 / After", "不早于哪一天。 / The day it must follow."),
      sameDay: said(z.enum(["allowed", "refused"]), "同日 / Same day", "同一天是否允许。 / Whether the same day will do."),
    }),
    kind("quorum", "到会人数", "Quorum", {
      present: said(expr, "实到 / Present", "实到会人数。 / How many were present."),
      of: said(expr, "应到 / Of", "应到会人数。 / How many should attend."),
      ratio,
      exact: said(expr, "恰好 / Exact", "恰好等于时：counts 算达到，fails 不算。 / At exactly the ratio: counts or fails."),
    }),
    kind("surplus", "差额", "Surplus", {
      candidates: number("候选人", "Candidates"),
      seats: number("应选名额", "Seats"),
      ratio: said(
        z.tuple([z.int().min(0), z.int().min(1)]),
        "差额比例 / Ratio",
        "[分子, 分母]；多出的人数按应选名额计，向上取整。 / [numerator, denominator] of the seats, rounded up.",
      ),
    }),
    kind("count", "数量", "Count", {
      of: said(expr, "列表 / Of", "要计数的列表。 / The list that is counted."),
      where: said(cond, "其中 / Where", "只计符合的。 / Counts only those for which this is true.").optional(),
      min: number("至少", "Minimum").optional(),
      max: number("至多", "Maximum").optional(),
    }),
    kind("evidence", "材料", "Evidence", {
      in: said(expr, "材料 / In", "已有材料的列表。 / The list of what there is."),
      all: said(z.array(z.string()).min(1), "须齐备 / All", "缺一不可。 / Each of these is needed."),
    }),
    kind("range", "范围", "Range", {
      of: number("数值", "Of"),
      min: number("至少", "Minimum").optional(),
      max: number("至多", "Maximum").optional(),
      orElse: said(
        strictObject({ of: number("数值", "Of"), min: number("至少", "Minimum") }),
        "或者 / Or else",
        "达到另一数也可以。 / Reaching this other number will do as well.",
      ).optional(),
    }),
    kind("once", "一次为限", "Once", { count: said(expr, "已有次数 / Count", "此前已办几次。 / How often it was done before.") }),
    kind("competence", "权限", "Competence", {
      body: said(expr, "机关 / Body", "作出决定的机关。 / The body that acted."),
      oneOf: said(z.array(z.string()).min(1), "有权机关 / One of", "只有这些机关有权。 / Only these bodies may act."),
    }),
    kind("eligibility", "条件", "Eligibility", { that: said(cond, "条件 / That", "必须成立的条件。 / What must be true.") }),
    kind("judgement", "人工判断", "Judgement", {
      recorded: said(expr, "记载 / Recorded", "人工判断的记载。 / What a person recorded."),
      good: said(scalars, "合格 / Good", "表示符合的记载。 / Records that satisfy."),
      bad: said(scalars, "不合格 / Bad", "表示不符合的记载。 / Records that do not."),
    }),
  ] as const;
  return z.discriminatedUnion("kind", kinds as never).meta({ id: "Check", defaultSnippets: checkSnippets });
}
