import * as z from "zod";
import type { Expr, Scalar } from "../expression.ts";
import type { Condition, FactField, FactType, Rule, RuleDocument, Source } from "../rule-document.ts";
import { PATH } from "./path-keys.ts";

/** Title and description of one place, Chinese first. */
const said = (title: string, description: string) => ({ title, description });

const name = z.string().min(1).max(200);
const priority = z
  .int()
  .min(1)
  .exactOptional()
  .meta(said("优先级 / Priority", "从 1 起；大的先报告 / From 1; a greater one is reported earlier"));
const text = z.strictObject({ zh: z.string(), en: z.string() }).meta(said("名称 / Title", "给人看的名称 / What people call it"));

const path = z
  .string()
  .max(1_000)
  .regex(PATH)
  .meta(
    said(
      "路径 / Path",
      "形如 $.a.b[0]，名称中有点的写作 $['a.b']；只取自有字段 / Like $.a.b[0], and $['a.b'] for a name with dots; own fields only",
    ),
  );

const citation = z
  .strictObject({
    instrument: name,
    edition: name,
    article: z.string().exactOptional(),
    confidence: z.enum(["read", "secondary", "inferred", "unconfirmed"]),
  })
  .meta(said("依据 / Basis", "文件、版本和条款 / Instrument, edition and article"));

const besides = {
  name: name.exactOptional().meta(said("名称 / Name", "给人看，不影响结果 / For people; changes no answer")),
  message: name.exactOptional().meta(said("说明文字 / Message", "说明文字的键 / Key of the text that says what is asked for")),
  basis: z.array(citation).min(1).exactOptional(),
  priority,
};

/** Makes the schema of a rule document from those of formulas and constants. */
export function ruleDocumentSchemaOf(expr: z.ZodType<Expr>, scalar: z.ZodType<Scalar>): z.ZodType<RuleDocument> {
  const field: z.ZodType<FactField> = z
    .lazy(() => z.strictObject(fieldShape()))
    .meta({
      id: "FactField",
      ...said("字段类型 / Kind of a field", "日期、整数、数、是否、文字、清单、字段组 / Date, count, number, flag, word, list, record"),
    });
  const fieldShape = () => ({
    type: z.enum(["date", "count", "number", "flag", "word", "list", "record"]),
    title: text.exactOptional(),
    of: z
      .record(z.string(), field)
      .exactOptional()
      .meta(said("字段 / Fields", "字段组或清单各项的字段 / Of a record or of each record of a list")),
    items: field
      .exactOptional()
      .meta(said("清单项 / Elements", "清单各项的类型；不写则为文字 / Kind of a list's elements; words if absent")),
    words: z.array(z.string()).min(1).exactOptional().meta(said("可用文字 / Words", "只接受这些文字 / The only words taken")),
  });
  const fact: z.ZodType<FactType> = z.strictObject({ ...fieldShape(), params: z.record(z.string(), field).exactOptional() }).meta({
    id: "FactType",
    ...said("事实类型 / Kind of a fact", "params 是查询这项事实要给的参数 / `params` is what a host must be told to look it up"),
  });
  const byFact = { fact: name, path: path.exactOptional(), params: z.record(z.string(), scalar).exactOptional() };
  const byItem = { item: z.string(), path: path.exactOptional() };
  const source: z.ZodType<Source> = z.union([z.strictObject(byFact), z.strictObject(byItem)]).meta({
    id: "Source",
    ...said("来源 / Source", "事实，或 where 中清单项的字段 / A fact, or inside `where` a field of the element"),
  });
  const compared = {
    operator: name.meta(said("运算 / Operator", "可加修饰，如 someFact:lessThan / With decorators before it, like someFact:lessThan")),
    value: z
      .union([scalar, z.array(scalar).min(1), source])
      .meta(said("比较内容 / Value", "常量、常量清单或另一来源 / A constant, several, or another source")),
  };
  const condition: z.ZodType<Condition> = z
    .lazy(() =>
      z.union([
        z
          .strictObject({ all: z.array(condition).min(1), ...besides })
          .meta(said("全部成立 / All", "每一条都成立 / Every condition is true")),
        z.strictObject({ any: z.array(condition).min(1), ...besides }).meta(said("任一成立 / Any", "至少一条成立 / At least one is true")),
        z
          .strictObject({ not: condition, ...besides })
          .meta(said("不成立 / Not", "缺少记录时不能确定 / Open where something is not recorded")),
        z
          .strictObject({ condition: name, ...besides })
          .meta(said("具名条件 / Named condition", "引用 conditions 中的条件 / One of `conditions`")),
        z
          .strictObject({ ...byFact, ...compared, ...besides })
          .meta(said("比较事实 / Fact compared", "事实与内容相比 / A fact against a value")),
        z
          .strictObject({ ...byItem, ...compared, ...besides })
          .meta(said("比较清单项 / Element compared", "只在 where 中使用 / Only inside `where`")),
        z
          .strictObject({ some: source, where: condition, ...besides })
          .meta(said("有一项 / Some", "至少一项符合 where / One element at least")),
        z.strictObject({ every: source, where: condition, ...besides }).meta(said("每一项 / Every", "每一项都符合 where / Every element")),
        z
          .strictObject({ count: source, where: condition.exactOptional(), ...compared, ...besides })
          .meta(said("计数 / Count", "符合 where 的项数与内容相比 / The number of elements that meet `where` against a value")),
      ]),
    )
    .meta({
      id: "Condition",
      ...said("条件 / Condition", "成立、不成立，或因缺少记录不能确定 / True, false, or open where data are missing"),
    });
  const rule: z.ZodType<Rule> = z
    .strictObject({
      name,
      conditions: condition,
      event: z
        .strictObject({ type: name, params: z.record(z.string(), z.unknown()).exactOptional() })
        .meta(said("事件 / Event", "条件成立时报告；内容固定 / Reported where the conditions hold; constant")),
      priority,
    })
    .meta({ id: "Rule", ...said("规则 / Rule", "条件成立则报告事件 / Reports its event where its conditions hold") });
  return z
    .strictObject({
      $schema: z.string().exactOptional(),
      facts: z.record(z.string(), fact).meta(said("事实 / Facts", "可读取的事实及其类型 / What may be read, with its kinds")),
      derived: z.record(z.string(), expr).exactOptional().meta(said("推算事实 / Derived facts", "由其他事实算出 / Computed from others")),
      conditions: z
        .record(z.string(), condition)
        .exactOptional()
        .meta(said("具名条件 / Named conditions", "不得循环引用 / None may lead back to itself")),
      rules: z.array(rule),
      titles: z
        .record(z.string(), text)
        .exactOptional()
        .meta(said("名称 / Titles", "推算事实和规则给人看的名称 / What people call derived facts and rules")),
      tiers: z
        .record(z.string(), z.array(name).min(1))
        .exactOptional()
        .meta(said("档次 / Tiers", "每张表中应恰有一个条件成立 / Of each table exactly one condition is meant to hold")),
    })
    .meta({
      id: "RuleDocument",
      ...said("规则文件 / Rule document", "json-rules-engine 格式的严格子集 / A strict profile of the json-rules-engine format"),
    });
}
