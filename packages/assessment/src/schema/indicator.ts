import * as z from "zod";
import type { Indicator } from "../assessment-file.ts";
import { condition } from "./condition.ts";
import { primitiveSchema } from "./primitive.ts";
import { amount, article, choice, citation, id, rounding, said, text } from "./said.ts";
import { indicatorSnippets } from "./snippets.ts";

const base = {
  id,
  title: text,
  max: amount.meta(said("满分 / Maximum", "最多几分；扣分项写 0 / The most points; 0 for a penalty")),
  min: amount.exactOptional().meta(said("最低 / Minimum", "不写为 0 / 0 where absent")),
  weight: amount.exactOptional().meta(said("权重 / Weight", "上级按权重合计时写，各项合计 1 / In a weighted parent; they sum to 1")),
  article: article.exactOptional(),
  basis: citation.exactOptional(),
  beside: choice("bonus", "penalty")
    .exactOptional()
    .meta(said("满分之外 / Beside", "加分项或扣分项 / A bonus or a penalty beside the maximum")),
  applies: condition.exactOptional().meta(said("适用 / Applies", "对谁适用；不写则对全体 / To whom it applies; everybody where absent")),
  otherwise: choice("full", "peerMean", "none", "exempt")
    .exactOptional()
    .meta(
      said(
        "不适用 / Otherwise",
        "满分、同组平均、不给分、不计入并折算其余 / Full, mean of the peers, none, left out and the others re-weighted",
      ),
    ),
  round: rounding.exactOptional(),
  note: text.exactOptional(),
};

/** The shape of an indicator: it scores itself, or is made of others. */
export const indicatorSchema: z.ZodType<Indicator> = z
  .lazy(() =>
    z.union([
      z
        .strictObject({ ...base, score: primitiveSchema })
        .meta(said("计分指标 / Leaf", "直接计分，须写依据 / Scores itself; names its article")),
      z
        .strictObject({ ...base, indicators: z.array(indicatorSchema).min(1), take: choice("sum", "weighted", "highest").exactOptional() })
        .meta(said("指标组 / Group", "由下级指标合成 / Made of others")),
    ]),
  )
  .meta({
    id: "Indicator",
    ...said("指标 / Indicator", "考核指标 / A node of the assessment"),
    defaultSnippets: indicatorSnippets,
  }) as unknown as z.ZodType<Indicator>;
