import * as z from "zod";
import { condition } from "./condition.ts";
import { measureSchema as measure } from "./measure.ts";
import { amount, choice, id, name, rounding, said, table, text } from "./said.ts";

const title = text.exactOptional();
const round = rounding.exactOptional();
const times = z
  .strictObject({ when: condition, by: amount })
  .meta(said("倍数 / Times", "条件成立时分值乘以几 / Where it holds the points are multiplied"));
const beside = { id: id.exactOptional(), title, cap: amount.exactOptional(), times: times.exactOptional() };
const byTable = z.strictObject({ by: name, table });
const points = amount.meta(said("分值 / Points", "小数位数不超过 scale / With at most `scale` decimals"));

const item = z
  .strictObject({ id, title, points, when: condition })
  .meta(said("细项 / Item", "条件成立时计这一项 / Counts where its condition holds"));
const counted = z
  .strictObject({ of: measure, points, ...beside })
  .meta(said("按次计 / Counted", "多少次，每次几分；负数扣分 / How many, and points each; negative points deduct"));
const listed = z
  .strictObject({
    list: name,
    key: z
      .array(name)
      .min(1)
      .exactOptional()
      .meta(said("同一件事 / Key", "这些字段相同的算同一件，只计最高 / Records alike in these count once")),
    take: z.literal("highest").exactOptional().meta(said("只计最高 / Take", "整张清单只计最高的一项 / Only the one worth most")),
    points: z.union([amount, byTable]).meta(said("分值 / Points", "每项几分，或按字段查表 / Points each, or by a field")),
    factor: byTable.exactOptional().meta(said("系数 / Factor", "再按另一字段乘系数 / A further factor by another field")),
    ...beside,
  })
  .meta(said("按清单计 / Listed", "每项一条记录 / One record an occurrence"));
const tier = z
  .strictObject({ id: id.exactOptional(), title, when: condition, points })
  .meta(said("档 / Tier", "先写的先看 / The first that holds"));
const step = z
  .strictObject({ from: amount, points })
  .meta(said("级 / Step", "达到几时得几分，从小到大写 / Points from so many on, ascending"));
const group = { id, title, weight: amount };
const raters = z.union([
  z.strictObject({ ...group, scores: name }).meta(said("打分 / Scores", "分数清单，取平均 / A list of scores; their mean")),
  z
    .strictObject({ ...group, votes: name, values: table })
    .meta(said("投票 / Votes", "各等次票数和折合分值 / Votes by grade and what each is worth")),
]);
const pair = z.tuple([amount, amount]);

function form(primitive: string, shape: z.core.$ZodLooseShape, heading: string, description: string): z.ZodObject {
  return z.strictObject({ primitive: z.literal(primitive), ...shape }).meta(said(heading, description));
}

/** The shape of a way of scoring: the closed set of primitives. */
export const primitiveSchema: z.ZodType = z
  .discriminatedUnion("primitive", [
    form(
      "checklist",
      { mode: choice("deduct", "award", "allOrNothing"), items: z.array(item).min(1) },
      "清单 / Checklist",
      "逐项扣分、加分，或全有全无 / Items that deduct, award, or must all hold",
    ),
    form(
      "perOccurrence",
      {
        start: amount,
        terms: z.array(z.union([counted, listed])).min(1),
        deductCap: amount
          .exactOptional()
          .meta(said("扣分限额 / Most deducted", "各项扣分合计最多扣几分 / The most that all deductions take")),
        floor: amount.exactOptional(),
        cap: amount.exactOptional(),
      },
      "按次 / Per occurrence",
      "起始分加减每次的分值 / A start with points for each occurrence",
    ),
    form(
      "ladder",
      { of: measure, steps: z.array(step).min(1) },
      "阶梯 / Ladder",
      "按达到的最高一级得分 / Points by the greatest step reached",
    ),
    form("tiers", { tiers: z.array(tier).min(1), else: amount }, "分档 / Tiers", "取第一个成立的档 / The first tier that holds"),
    form(
      "proRata",
      { of: measure, target: measure, points: amount.exactOptional(), noneOfNone: choice("full", "none").exactOptional(), round: rounding },
      "按比例 / Pro rata",
      "完成数除以目标数 / In proportion to a target",
    ),
    form(
      "perUnitShort",
      {
        of: measure,
        target: measure,
        side: choice("below", "above"),
        unit: amount,
        points,
        steps: choice("proportional", "complete", "started").meta(
          said("不足一级 / Steps", "proportional 按比例，complete 只计满的，started 不足也计 / In proportion, complete steps, steps begun"),
        ),
        round,
      },
      "每差一级 / Per unit short",
      "每低（高）一个单位扣几分 / Points for each unit short of or over a target",
    ),
    form(
      "rankPoints",
      {
        place: measure,
        table,
        beyond: z.strictObject({ from: amount, points, step: amount }).exactOptional(),
        else: amount.exactOptional(),
        ties: choice("same", "split").exactOptional(),
        round,
      },
      "按名次 / By place",
      "第几名得几分 / Points by place",
    ),
    form(
      "ratioToBest",
      { of: measure, best: choice("greatest", "least"), round: rounding },
      "与最好的比 / Ratio to best",
      "满分乘以占最好的比例 / The share of the best of the cohort",
    ),
    form(
      "severity",
      { by: name, path: z.string().exactOptional(), table, else: amount.exactOptional() },
      "按程度 / Severity",
      "按文字查分值 / Points by a word",
    ),
    form("award", { given: name, range: pair }, "酌情 / Award", "由人评分，须写理由和评分人 / A person gives points, with reason and name"),
    form(
      "raters",
      { groups: z.array(raters).min(1), round: rounding },
      "评议 / Raters",
      "各组评分按权重合计 / Groups of raters with weights",
    ),
    form(
      "convert",
      {
        of: measure,
        from: pair.meta(
          said(
            "原来的范围 / From",
            "最低分和最高分，都含；以外的不能使用 / Least and greatest, both included; what is outside is not used",
          ),
        ),
        factor: amount.exactOptional(),
        to: pair.exactOptional().meta(said("折算成 / To", "最低分和最高分，都含 / Least and greatest, both included")),
        round,
      },
      "换算 / Convert",
      "外部分数乘系数或换范围 / A number from outside",
    ),
    form(
      "carryOver",
      {
        assessment: name.exactOptional(),
        yearsBack: amount,
        factor: amount,
        first: z.strictObject({ when: condition, points }).exactOptional(),
        round,
      },
      "结转 / Carry-over",
      "往年得分折算 / Points of an earlier year",
    ),
    form(
      "periods",
      {
        of: name,
        periods: z.array(name).min(1),
        take: choice("mean", "sum", "last", "worst", "best"),
        factor: amount.exactOptional(),
        round,
      },
      "分期 / Periods",
      "月、季、半年的得分汇总：periods 写 Q1，事实里每条写 period（年度加时段，如 2026-Q1）和 score / Scores of periods rolled up: periods has Q1, each record of the fact a period of year and name, such as 2026-Q1, and a score",
    ),
  ])
  .meta({ id: "Primitive", ...said("计分方式 / Primitive", "十四种之一 / One of fourteen") });
