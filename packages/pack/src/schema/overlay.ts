import { dateSchema, normSchemas, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { opaqueExpressions } from "./expressions.ts";
import { schemaKey } from "./pack-file.ts";

const name = z.string().min(1);

const inForce = said(
  strictObject({
    from: said(dateSchema, "自 / From", "施行首日。 / First day in force.").optional(),
    to: said(dateSchema, "至 / To", "施行末日。 / Last day in force.").optional(),
  }),
  "施行期间 / In force",
  "不写的，按依据文件的施行日期。 / Without it, the days in force of the instruments cited.",
);

/** The basis of a change has the shape that the basis of a norm's edition has. */
function basisSchema(): z.ZodType {
  const { norm } = normSchemas(opaqueExpressions);
  const editions = (norm as z.ZodObject).shape.editions as z.ZodArray<z.ZodObject>;
  const basis = editions.element.shape.basis as z.ZodType;
  return said(basis, "依据 / Basis", "地方文件、版本和条。 / The local instrument, its edition and article.");
}

const basis = basisSchema();

const change = strictObject({
  change: said(
    z.enum(["add", "set", "remove"]),
    "改动 / Change",
    "增加、改为、删去。 / What is done: add, set to another value, or remove.",
  ),
  norm: said(name, "规定 / Norm", "规定的名称（slot）。 / The slot of a norm.").optional(),
  decision: said(name, "表决 / Decision", "表决的名称（slot）。 / The slot of a decision.").optional(),
  interpretation: said(name, "口径 / Interpretation", "口径的名称。 / The name of an interpretation.").optional(),
  value: said(name, "数值 / Value", "生命周期的数值。 / A value of the lifecycle.").optional(),
  act: said(name, "事项 / Act", "生命周期的事项。 / An act of the lifecycle.").optional(),
  state: said(name, "状态 / State", "生命周期的状态。 / A state of the lifecycle.").optional(),
  facts: said(name, "事实表 / Facts", "事实表的编号，参数为事实名称。 / The id of a fact schema; the parameter is the fact.").optional(),
  text: said(name, "文案 / Text", "文案的键。 / The key of a text in messages.").optional(),
  lifecycle: said(name, "生命周期 / Lifecycle", "有几个生命周期时写明。 / Which lifecycle is meant, where there are several.").optional(),
  check: said(name, "核查 / Check", "核查的名称；没有名称的写种类。 / The check's name, or its kind where it has none.").optional(),
  edition: said(name, "版本 / Edition", "只改这一版本。 / The id of the one edition that is meant.").optional(),
  parameter: said(
    name,
    "参数 / Parameter",
    "如 period、oneOf、exception.period、on.<事项>。 / For example period, oneOf, exception.period, on.<ACT>.",
  ).optional(),
  to: said(
    z.unknown(),
    "内容 / To",
    "新的内容；列表参数写要增加或删去的一项。 / The new value; of a list the one item that is added or removed.",
  ).optional(),
  after: said(name, "在其后 / After", "新状态排在哪个状态之后。 / The state that an added state follows.").optional(),
  in: inForce.optional(),
  basis: basis.optional(),
  message: said(textSchema, "说明 / Message", "用文字说明这一改动。 / Says in words what the change is.").optional(),
  id: said(name, "编号 / Id", "结论中的规定编号。 / The id under which verdicts name what was changed.").optional(),
}).meta({
  defaultSnippets: [
    {
      label: "change",
      description: "一项改动 / a change",
      body: { change: "set", norm: "$1", parameter: "$2", to: { days: 5 }, message: { zh: "$3", en: "$4" } },
    },
  ],
});

/** The schema of a file in the folder `overlays`: what a local pack changes of the packs it extends. */
export const overlaySchema: z.ZodType = strictObject({
  $schema: schemaKey,
  title: said(textSchema, "名称 / Title", "这一组改动的名称。 / The heading of these changes."),
  lifecycle: said(name, "生命周期 / Lifecycle", "各项改动所说的生命周期。 / The lifecycle its changes are about.").optional(),
  basis: basis.optional(),
  in: inForce.optional(),
  changes: said(z.array(change), "改动 / Changes", "逐项改动。 / The changes, one by one."),
});
