import * as z from "zod";
import { fieldSchema, fieldTypeSchema } from "./field.ts";
import { type ExpressionSchemas, said, strictObject, textSchema } from "./object.ts";

const guardSchema = ({ cond }: ExpressionSchemas): z.ZodType => {
  const guard = (type: string, params: z.ZodRawShape) =>
    strictObject({
      type: said(z.literal(type), "条件种类 / Guard", "kept 规定已符合；decided 表决结果；when 条件成立。 / kept, decided or when."),
      params: said(strictObject(params), "参数 / Parameters", "该种条件的参数。 / The parameters of the guard."),
    });
  return z.discriminatedUnion("type", [
    guard("kept", { slots: said(z.array(z.string()).min(1), "规定 / Slots", "都须符合的规定。 / The norms that must be kept.") }),
    guard("decided", {
      of: said(z.string(), "表决 / Of", "表决的名称。 / The slot of the decision."),
      is: said(
        z.enum(["passed", "notPassed", "full", "cutTie", "short"]),
        "结果 / Is",
        "议案 passed、notPassed；选举 full 选足、cutTie 末位同票、short 不足。 / Of a motion passed or notPassed; of a tally full, cutTie or short.",
      ),
    }),
    guard("when", { cond: said(cond, "须成立 / Condition", "须成立的条件。 / What must be true.") }),
  ] as never);
};

function stateSchema(expressions: ExpressionSchemas): z.ZodType {
  const transition = strictObject({
    target: said(z.string(), "去向 / Target", "到达的状态。 / The state it leads to."),
    guard: said(guardSchema(expressions), "条件 / Guard", "成立时取此去向。 / Taken where this holds.").optional(),
  });
  return strictObject({
    on: said(
      z.record(z.string(), z.union([z.string(), z.array(transition).min(1)])),
      "事项去向 / On",
      "每个事项到哪个状态；有几个去向时取第一个条件成立的。 / Where each act leads; of several, the first whose guard holds.",
    ).optional(),
    final: said(z.boolean(), "终结 / Final", "终结状态不再受理事项。 / A final state takes no act.").optional(),
    goal: said(
      z.boolean(),
      "办结 / Goal",
      "应当到得了的办结状态，仍可受理事项。 / An end that a case is meant to reach; it may still take acts.",
    ).optional(),
  });
}

/** The keys of a region; a flat lifecycle states them itself. */
function regionShape(expressions: ExpressionSchemas): Record<"initial" | "start" | "states", z.ZodType> {
  const rule = strictObject({
    state: said(z.string(), "状态 / State", "从这一状态开始。 / The state in which an empty record stands."),
    when: said(expressions.cond, "条件 / When", "只读取事实。 / Reads facts only."),
  });
  return {
    initial: said(z.string(), "起始状态 / Initial", "尚无记录时的状态。 / The state of an empty record."),
    start: said(
      z.array(rule).min(1),
      "另行起始 / Start",
      "事实符合时，尚无记录的状态改为此处所列的第一个。 / Where the facts say so, an empty record stands in the first of these instead.",
    ).optional(),
    states: said(
      z.record(z.string(), stateSchema(expressions)),
      "状态 / States",
      "按经过的先后排列。 / In the order in which a case passes them.",
    ),
  };
}

function actSchema(expressions: ExpressionSchemas, field: z.ZodType): z.ZodType {
  return strictObject({
    data: said(z.record(z.string(), field), "内容 / Data", "事项可带的内容。 / What the act may carry.").optional(),
    optional: said(
      z.boolean(),
      "可不记录 / Optional",
      "没有人必须记录的事项，缺了不算缺项。 / An act nobody has to record: leaving it out is no finding.",
    ).optional(),
    holds: said(
      z.array(expressions.cond),
      "必然成立 / Holds",
      "不成立即为录入错误（如实到大于应到）。 / Where one is false the input is wrong, as present above due.",
    ).optional(),
  }).meta({ defaultSnippets: [{ label: "act", description: "一个办理事项 / an act", body: { data: { $1: { type: "$2" } } } }] });
}

function valueSchema(expressions: ExpressionSchemas, field: z.ZodType): z.ZodType {
  const { expr, cond } = expressions;
  const base = {
    type: said(fieldTypeSchema, "类型 / Type", "数值的类型。 / The type of the value."),
    of: said(z.record(z.string(), field), "字段 / Fields", "记录或列表的字段。 / The fields of the record or list.").optional(),
    report: said(z.boolean(), "列出 / Report", "是否列入报告的 derived。 / Shown in the report's `derived`.").optional(),
  };
  const setter = strictObject({
    on: said(z.string(), "事项 / On", "办理该事项时设定。 / Set when this act happens."),
    into: said(z.string(), "进入 / Into", "且进入该状态时。 / And it leads to this state.").optional(),
    kept: said(
      z.array(z.string()).min(1),
      "符合 / Kept",
      "且没有违反这些规定时；违反的，事项对这个值不起作用。 / And it breaks none of these norms: where it breaks one, it has no effect on the value.",
    ).optional(),
    when: said(cond, "条件 / When", "且条件成立时。 / And this is true.").optional(),
    to: said(expr, "设为 / To", "设定的内容。 / What it is set to."),
  });
  return z.union([
    strictObject({ ...base, is: said(expr, "公式 / Is", "由其他数值算出。 / Computed from other values.") }),
    strictObject({
      ...base,
      set: said(z.array(setter).min(1), "设定 / Set", "由哪些事项设定。 / The acts that set it."),
      clear: said(z.array(z.string()), "清除 / Clear", "由哪些事项清除。 / The acts that clear it.").optional(),
    }),
    strictObject({
      ...base,
      latestOf: said(z.string(), "规定期限 / Latest of", "该规定最近一次结论的最迟日。 / The limit date of the last verdict of this norm."),
    }),
  ]);
}

/**
 * The schema of a file in the folder `lifecycles`, without its `$schema` key.
 *
 * @example
 * import * as z from "zod";
 *
 * const schema = z.strictObject(lifecycleFileShape({ expr: z.unknown(), cond: z.unknown() }));
 * schema.safeParse(source.file).success; // => true
 */
export function lifecycleFileShape(expressions: ExpressionSchemas): Record<string, z.ZodType> {
  const field = fieldSchema(expressions);
  const region = regionShape(expressions);
  const dated = strictObject({
    state: said(z.string(), "显示为 / State", "显示的状态名。 / The state that is shown."),
    when: said(expressions.cond, "条件 / When", "就当日而言成立时。 / Where this is true of today."),
  });
  return {
    id: said(z.string().min(1), "编号 / Id", "全程纪实以 <包>/<编号> 引用。 / Histories name it as <pack>/<id>."),
    version: said(z.string().min(1), "版本 / Version", "定义的版本。 / The version of the definition."),
    title: said(textSchema, "名称 / Title", "给人看的名称。 / What people call it.").optional(),
    facts: said(z.string(), "事实 / Facts", "facts 文件夹中的事实表编号。 / The id of a fact schema in the folder facts."),
    initial: region.initial.optional(),
    start: region.start,
    states: region.states.optional(),
    regions: said(
      z.record(z.string(), strictObject(region)),
      "区域 / Regions",
      "并行的几个区域，代替 initial 和 states。 / Parallel regions, instead of `initial` and `states`.",
    ).optional(),
    acts: said(z.record(z.string(), actSchema(expressions, field)), "事项 / Acts", "办理事项及其内容。 / The acts and what they carry."),
    values: said(
      z.record(z.string(), valueSchema(expressions, field)),
      "数值 / Values",
      "规定读取的数值。 / The named values that norms read.",
    ),
    dated: said(
      z.record(z.string(), z.array(dated).min(1)),
      "随日期变化的状态 / Dated",
      "到了日子才显示的状态；键为状态，有几个区域的也可另取名称。 / States that depend on the day alone; the key is a state, of a parallel lifecycle also a free name.",
    ).optional(),
  };
}
