/**
 * The shape of expressions, conditions and rule documents as zod schemas, for validation and for JSON Schema. Names and kinds are checked by
 * `compileExpr` and `compileRuleSet`.
 *
 * @module
 */
import * as z from "zod";
import type { Cond, Expr, Scalar } from "./expression.ts";
import type { RuleDocument } from "./rule-document.ts";
import { ruleDocumentSchemaOf } from "./rule-set/rule-document-schema.ts";

/** Title and description of one operator, Chinese first. */
const said = (title: string, description: string) => ({ title, description });

const name = z.string().min(1);

/** A constant of an expression. */
export const scalarSchema: z.ZodType<Scalar> = z.union([z.string(), z.number(), z.boolean(), z.null()]).meta({
  id: "Scalar",
  ...said(
    "常量 / Constant",
    "数、文字、是或否、空值；YYYY-MM-DD 的文字在需要日期处就是日期 / A number, text, flag or null; the text YYYY-MM-DD is a date where a date is expected",
  ),
});

/** The shape of an expression. Recursive; depth and size are limited by `compileExpr`, not here. */
export const exprSchema: z.ZodType<Expr> = z.lazy(exprShapes).meta({
  id: "Expr",
  ...said(
    "公式 / Expression",
    "常量或一个运算；没有记录的内容不当作零或否 / A constant or one operator; what is not recorded is neither nought nor no",
  ),
});

/** The shape of a condition. */
export const condSchema: z.ZodType<Cond> = z.lazy(condShapes).meta({
  id: "Cond",
  ...said("条件 / Condition", "成立、不成立，或因缺少记录而不能确定 / True, false, or open where something is not recorded"),
});

/** The shape of a rule document. Recursive; depth and size are limited by `compileRuleSet`, not here. */
export const ruleDocumentSchema: z.ZodType<RuleDocument> = ruleDocumentSchemaOf(exprSchema, scalarSchema);

/** Made when first used, so that expressions and conditions can name each other. */
function exprShapes(): z.ZodType<Expr> {
  const pair = z.tuple([exprSchema, exprSchema]);
  const some = z.array(exprSchema).min(1);
  const table = z.record(z.string(), exprSchema);
  return z.union([
    scalarSchema,
    z.strictObject({ value: name }).meta(said("数值 / Value", "按名称读取本事项的数值 / Reads a named value of the case")),
    z
      .strictObject({ self: name })
      .meta(
        said(
          "本次办理事项的字段 / Field of the act",
          "用点分隔下级字段；on 是办理日期 / Dots lead to inner fields; `on` is the day of the act",
        ),
      ),
    z.strictObject({ fact: name }).meta(said("事实 / Fact", "读取业务系统提供的事实 / Reads a fact the host supplies")),
    z
      .strictObject({ item: z.string() })
      .meta(
        said(
          "清单项 / List element",
          "只在 where、each 中使用；空文字是清单项本身 / Only in `where` and `each`; the empty text is the element itself",
        ),
      ),
    z.strictObject({ result: name }).meta(said("表决结果 / Result", "读取表决结果的字段 / Reads what a decision yields")),
    z.strictObject({ today: z.literal(true) }).meta(said("核查当日 / Today", "核查当日的日期 / The day of judging")),
    z
      .strictObject({ interpretation: name, is: table.exactOptional() })
      .meta(said("口径 / Interpretation", "按所选解释取值；is 须写全每种解释 / Chooses by the reading in use; `is` covers every reading")),
    z.strictObject({ addDays: pair }).meta(said("加天数 / Add days", "[日期, 天数] / [date, days]")),
    z
      .strictObject({ addMonths: pair })
      .meta(
        said(
          "加月数 / Add months",
          "[日期, 月数]；当月无此日按月末或次日口径 / [date, months]; a month without the day follows the reading of period.clip",
        ),
      ),
    z.strictObject({ addYears: pair }).meta(said("加年数 / Add years", "[日期, 年数] / [date, years]")),
    z
      .strictObject({ addWorkingDays: pair })
      .meta(
        said(
          "第几个工作日 / n-th working day",
          "[日期, 个数]；起始日是工作日的算第一个 / [date, n]; the date counts if it is a working day",
        ),
      ),
    z.strictObject({ add: some }).meta(said("相加 / Sum", "整数相加 / Adds whole numbers")),
    z
      .strictObject({ sub: pair })
      .meta(said("相减 / Difference", "两数之差，或两个日期相差的天数 / The difference of two numbers, or the days between two dates")),
    z.strictObject({ mul: pair }).meta(said("相乘 / Product", "两个整数相乘 / Multiplies two whole numbers")),
    z.strictObject({ ceilDiv: pair }).meta(said("相除进位 / Division rounded up", "除后向上取整 / Divides and rounds up")),
    z.strictObject({ min: some }).meta(said("最小 / Least", "数或日期中最小的 / The least of numbers or dates")),
    z.strictObject({ max: some }).meta(said("最大 / Greatest", "数或日期中最大的 / The greatest of numbers or dates")),
    z
      .strictObject({ maxOf: exprSchema, each: exprSchema })
      .meta(said("各项最大 / Greatest of a list", "清单各项按 each 计算后最大的 / The greatest of `each` over a list")),
    z
      .strictObject({ minOf: exprSchema, each: exprSchema })
      .meta(said("各项最小 / Least of a list", "清单各项按 each 计算后最小的 / The least of `each` over a list")),
    z
      .strictObject({ sumOf: exprSchema, each: exprSchema })
      .meta(said("各项合计 / Sum of a list", "清单各项按 each 计算后的合计 / The sum of `each` over a list")),
    z
      .strictObject({ count: exprSchema, where: condSchema.exactOptional() })
      .meta(said("计数 / Count", "清单的项数，或其中符合 where 的项数 / The elements of a list, or those that meet `where`")),
    z
      .strictObject({ concat: z.array(exprSchema) })
      .meta(said("合并清单 / Joined lists", "依次合并；[] 是空清单 / Lists one after another; [] is an empty list")),
    z
      .strictObject({ first: some })
      .meta(said("第一个有值的 / First present", "依次取第一个已记录且非空的 / The first that is recorded and not null")),
    z
      .strictObject({ lookup: exprSchema, in: table, else: exprSchema.exactOptional() })
      .meta(said("查表 / Lookup", "按文字、数或是否查表；查不到取 else / An entry of a table; `else` where it has none")),
    z
      // biome-ignore lint/suspicious/noThenProperty: `then` is the key packs write; a schema is never awaited
      .strictObject({ if: condSchema, then: exprSchema, else: exprSchema })
      .meta(said("如果 / If", "条件成立取 then，否则取 else / `then` where the condition is true, `else` where it is false")),
  ]);
}

function condShapes(): z.ZodType<Cond> {
  const pair = z.tuple([exprSchema, exprSchema]);
  return z.union([
    z.strictObject({ all: z.array(condSchema).min(1) }).meta(said("全部成立 / All", "每一条都成立 / Every condition is true")),
    z.strictObject({ any: z.array(condSchema).min(1) }).meta(said("任一成立 / Any", "至少一条成立 / At least one condition is true")),
    z
      .strictObject({ not: condSchema })
      .meta(said("不成立 / Not", "没有记录的内容不会使“不成立”成立 / What is not recorded never makes a `not` true")),
    z.strictObject({ isSet: exprSchema }).meta(said("已记录 / Is set", "有记录且不是空值 / Is recorded and not null")),
    z
      .strictObject({ in: z.tuple([exprSchema, z.union([z.array(scalarSchema).min(1), exprSchema])]) })
      .meta(said("属于 / In", "[内容, 常量清单或清单] / [what, constants or a list]")),
    z.strictObject({ eq: pair }).meta(said("等于 / Equal", "与 null 相比即“记录为空” / Against null: recorded as null")),
    z.strictObject({ ne: pair }).meta(said("不等于 / Not equal", "两者不相等 / The two differ")),
    z.strictObject({ lt: pair }).meta(said("小于、早于 / Less, before", "前者小于或早于后者 / The first is less or earlier")),
    z.strictObject({ le: pair }).meta(said("不大于、不晚于 / At most", "前者不大于或不晚于后者 / The first is not greater or later")),
    z.strictObject({ gt: pair }).meta(said("大于、晚于 / Greater, after", "前者大于或晚于后者 / The first is greater or later")),
    z.strictObject({ ge: pair }).meta(said("不小于、不早于 / At least", "前者不小于或不早于后者 / The first is not less or earlier")),
  ]);
}
