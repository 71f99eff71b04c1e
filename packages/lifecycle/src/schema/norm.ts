import * as z from "zod";
import type { NormBody } from "../norm.ts";
import { checkSchema, modalitySchema } from "./check.ts";
import { confidenceSchema } from "./interpretation.ts";
import { dateSchema, type ExpressionSchemas, issueDateSchema, said, strictObject } from "./object.ts";

const words = z.array(z.string().min(1));
const slot = said(
  z.string().min(1),
  "名称 / Slot",
  "与版本无关的名称；文案键为 norm.<slot>。 / The edition-free name; its title is the message norm.<slot>.",
);

const basisSchema = strictObject({
  instrument: said(z.string(), "文件 / Instrument", "instruments.json 中的键。 / A key of instruments.json."),
  edition: said(
    issueDateSchema,
    "版本 / Edition",
    "印发日期（只知年月的，写年月）。 / The day of issue of the edition; its year or month where no more is known.",
  ),
  article: said(z.string().min(1), "条 / Article", "条号；未核实的不写。 / The article; left out where it was not confirmed.").optional(),
  confidence: confidenceSchema,
}).meta({ id: "Basis" });

const inForceSchema = strictObject({
  from: said(dateSchema, "自 / From", "施行首日；不写为无下限。 / First day in force; open if absent.").optional(),
  to: said(dateSchema, "至 / To", "施行末日；不写为无上限。 / Last day in force; open if absent.").optional(),
});

function demandSchema(expressions: ExpressionSchemas): z.ZodType {
  return strictObject({
    act: said(z.string(), "事项 / Act", "必须办理的事项。 / The act that is required."),
    who: said(z.string(), "责任人 / Who", "文案键 who.<词> 中的词。 / The word of the message key who.<word>."),
    by: said(
      z.union([z.string(), words.min(1)]),
      "之前 / By",
      "在这些事项之前须已办理。 / Must have happened when one of these does.",
    ).optional(),
    since: said(z.string(), "以来 / Since", "自上一次该事项以来。 / Since the last such act.").optional(),
    after: said(
      z.string(),
      "之后才要求 / After",
      "有了该事项才要求，每次重新要求；与“以来”同用的，从该事项之前最近一次起算。 / Required only once this act has happened, and then anew; with `since`, counted from the last such act before this one.",
    ).optional(),
    when: said(
      expressions.cond,
      "条件 / When",
      "与“之前”同用：对该事项明确不成立时不要求。 / With `by`: only where this is not false of the act `by`.",
    ).optional(),
  });
}

function bodyShape(expressions: ExpressionSchemas): Record<keyof NormBody, z.ZodType> {
  return {
    at: said(
      z.union([
        words.min(1),
        strictObject({ entering: said(z.string(), "进入 / Entering", "进入这一状态时核查。 / Judged when this state is entered.") }),
      ]),
      "核查时点 / At",
      "在哪些事项办理时核查。 / The acts at which it is judged.",
    ).optional(),
    modality: modalitySchema,
    effect: said(
      z.enum(["record", "block", "void"]),
      "后果 / Effect",
      "记录；阻止办理；办理无效。 / The breach is recorded, stops a live act, or makes the act void.",
    ),
    needs: said(words, "前提 / Needs", "这些规定或表决先要成立。 / Slots that must be kept first.").optional(),
    ambiguities: said(
      z.array(
        z.union([
          z.string(),
          strictObject({
            id: said(z.string(), "编号 / Id", "ambiguities.json 中的编号。 / The id in ambiguities.json."),
            when: said(expressions.cond, "条件 / When", "成立时才提示。 / Named only where this is true."),
          }),
        ]),
      ),
      "疑义 / Ambiguities",
      "结论要提示的疑义。 / The ambiguities its verdicts name.",
    ).optional(),
    demands: said(
      z.array(demandSchema(expressions)),
      "应办事项 / Demands",
      "本规定要求办理的事项。 / The acts this norm requires.",
    ).optional(),
    checks: said(
      z.array(checkSchema(expressions)),
      "核查 / Checks",
      "逐项核查；没有时，办理本身即符合。 / Its tests; with none, the act itself fulfils the norm.",
    ),
  };
}

function editionSchema(body: Record<keyof NormBody, z.ZodType>): z.ZodType {
  const partial = Object.fromEntries(Object.entries(body).map(([key, schema]) => [key, schema.optional()]));
  return strictObject({
    id: said(z.string().min(1), "编号 / Id", "结论中的规定编号，全包唯一。 / The id verdicts carry, unique in the pack."),
    in: said(inForceSchema, "施行期间 / In force", "首日与末日都包括。 / Both days included."),
    basis: said(z.array(basisSchema).min(1), "依据 / Basis", "文件、版本和条。 / Instrument, edition and article."),
    replace: said(
      strictObject(partial),
      "不同之处 / Replace",
      "本版本与共同内容不同之处。 / What this edition states differently.",
    ).optional(),
  });
}

/**
 * The schemas of one norm and of one decision (a vote that is counted and judged by nobody).
 *
 * @example
 * import * as z from "zod";
 *
 * const { norm } = normSchemas({ expr: z.unknown(), cond: z.unknown() });
 * norm.safeParse(source.norms[0]).success; // => true
 */
export function normSchemas(expressions: ExpressionSchemas): { readonly norm: z.ZodType; readonly decision: z.ZodType } {
  const body = bodyShape(expressions);
  const editions = said(z.array(editionSchema(body)).min(1), "版本 / Editions", "各版本。 / Its dated editions.");
  const norm = strictObject({ slot, editions, ...body }).meta({ defaultSnippets: [normSnippet] });
  return { norm, decision: decisionSchema(expressions, editions) };
}

function decisionSchema({ expr }: ExpressionSchemas, editions: z.ZodType): z.ZodType {
  const ratio = z.tuple([z.int().min(0), z.int().min(1)]);
  const of = said(expr, "基数 / Of", "计算比例的人数。 / The number the ratio is taken of.");
  const base = {
    slot,
    editions,
    at: said(words.min(1), "事项 / At", "在哪些事项计票。 / The acts whose votes it counts."),
    needs: said(words, "前提 / Needs", "这些规定先要成立。 / Slots that must be kept first.").optional(),
  };
  const motion = strictObject({
    ...base,
    kind: said(z.literal("motion"), "表决 / Motion", "一项议案，通过或不通过。 / A motion: passed or notPassed."),
    yes: said(expr, "赞成 / Yes", "赞成人数。 / The votes in favour."),
    of,
    ratio: said(ratio, "比例 / Ratio", "[分子, 分母]。 / [numerator, denominator]."),
    exact: said(expr, "恰好 / Exact", "恰好等于时：counts 算通过，fails 不算。 / At exactly the ratio: counts or fails."),
  });
  const tally = strictObject({
    ...base,
    kind: said(
      z.literal("tally"),
      "选举计票 / Tally",
      "结果为 full 选足、cutTie 末位同票、short 不足；当选名单由 result 读取。 / full, cutTie or short; whom it elects is read by `result`.",
    ),
    votes: said(expr, "得票 / Votes", "tally 类型的字段。 / A field of type `tally`."),
    seats: said(expr, "名额 / Seats", "应选几人。 / How many are to be elected."),
    among: said(expr, "范围 / Among", "只在这些编号中选。 / The only ids that can be elected.").optional(),
    pass: said(
      z.union([
        z.literal("plurality"),
        strictObject({ over: said(ratio, "超过 / Over", "超过基数的这一比例。 / More than this share."), of }),
        strictObject({ atLeast: said(ratio, "不少于 / At least", "不少于基数的这一比例。 / At least this share."), of }),
      ]),
      "当选条件 / Pass",
      "超过或不少于基数的比例；plurality 只比多少，至少一票。 / More than or at least a share; plurality: more votes than others, and at least one.",
    ),
  });
  return z.discriminatedUnion("kind", [motion, tally] as never);
}

const normSnippet = {
  label: "norm",
  description: "一条规定 / a norm",
  body: {
    slot: "$1",
    editions: [{ id: "$2", in: { from: "$3" }, basis: [{ instrument: "$4", edition: "$3", article: "$5", confidence: "unconfirmed" }] }],
    at: ["$6"],
    modality: "must",
    effect: "record",
    checks: [{ kind: "$7" }],
  },
};
