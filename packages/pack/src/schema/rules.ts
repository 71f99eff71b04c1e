import { said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { type FileExpressions, opaqueDocument } from "./expressions.ts";
import { schemaKey } from "./pack-file.ts";

/**
 * The schema of a file in the folder `rules`: a rule document, with a name and the fact schema it reads.
 *
 * @example
 * const file = { $schema: "rules.schema.json", id: "loan", title: { zh: "借阅", en: "Loans" }, use: "reader", rules: [] };
 * rulesSchema(opaqueExpressions).safeParse(file).success; // => true
 */
export function rulesSchema({ document = opaqueDocument }: FileExpressions): z.ZodType {
  return strictObject({
    $schema: schemaKey,
    id: said(
      z.string().regex(/^[a-z][a-z0-9-]*$/),
      "编号 / Id",
      "对照案例以“规则包/编号”引用。 / Worked cases refer to it as <pack>/<id>.",
    ),
    title: said(textSchema, "名称 / Title", "给人看的名称。 / What people call it."),
    use: said(
      z.string().min(1),
      "事实表 / Fact schema",
      "可用其中事实的事实表（facts 文件夹）的编号。 / Id of the fact schema (folder facts) whose facts the rules may read.",
    ).optional(),
    facts: said(
      document.facts,
      "自有事实 / Own facts",
      "只有这些规则用的事实；params 是查询时要告诉宿主的参数。 / Facts of these rules alone; params name what a host must be told to look one up.",
    ).optional(),
    derived: said(
      document.derived,
      "推算的事实 / Derived facts",
      "由公式算出，条件里与事实一样按名称引用。 / Computed by formulas; conditions name them like facts.",
    ).optional(),
    conditions: said(
      document.conditions,
      "命名条件 / Named conditions",
      "可在各处以 condition 引用，不能循环。 / Used anywhere by `condition`; none may lead back to itself.",
    ).optional(),
    rules: said(document.rules, "规则 / Rules", "条件成立时报告事件。 / Where its conditions hold, its event is reported."),
    titles: said(
      z.record(z.string(), textSchema),
      "名称 / Titles",
      "推算事实和规则给人看的名称。 / What people call derived facts and rules.",
    ).optional(),
    tiers: said(
      document.tiers,
      "档次 / Tiers",
      "按表名列出命名条件，应当恰有一个成立。 / By table, the named conditions of which exactly one is meant to hold.",
    ).optional(),
  }).meta({
    defaultSnippets: [
      {
        label: "ruleSet",
        description: "一个规则组 / a rule set",
        body: {
          $schema: "$1",
          id: "$2",
          title: { zh: "$3", en: "$4" },
          use: "$5",
          rules: [
            {
              name: "$6",
              conditions: { all: [{ fact: "$7", operator: "greaterThanInclusive", value: 0, message: "$8" }] },
              event: { type: "$9" },
            },
          ],
        },
      },
    ],
  });
}
