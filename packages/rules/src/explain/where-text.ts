import { type Text, textOf } from "@guiju/core";
import type { IrCompare, IrCond, IrExpr } from "../ir.ts";
import { perRuleSet, type RuleSet } from "./access.ts";
import { jsonOf } from "./json-of.ts";
import { neededText } from "./needed-text.ts";
import { operatorName } from "./operator-name.ts";
import { plainComparison } from "./plain-comparison.ts";
import type { Say } from "./say.ts";
import { subjectOf } from "./subject.ts";
import { entriesOf, itemText, subjectText, type Titled, titled } from "./subject-text.ts";
import { joinedText, word } from "./word.ts";

/** A condition of the entries of a list. */
interface Where {
  readonly cond: IrCond;
  readonly list: IrExpr;
}

/** Names the condition of the elements of a list: by its message, or by what it asks. */
export function whereText(say: Say, where: string | undefined): Text {
  const found = where === undefined || say.ruleSet === undefined ? undefined : wheresOf(say.ruleSet).get(where);
  if (found === undefined) return word("where.plain");
  return meetingText(say, found.cond, entriesOf(say, found.list, undefined));
}

function meetingText(say: Say, cond: IrCond, item: Titled | undefined): Text {
  const message = messageOf(say, cond);
  return message === undefined ? word("where.asks", { what: condText(say, cond, item, "whole") }) : word("where.said", { message });
}

function messageOf(say: Say, { pointer }: IrCond): Text | undefined {
  const message = say.ruleSet?.program.said[pointer]?.message;
  return message === undefined || say.catalogue === undefined ? undefined : textOf(say.catalogue, [message]);
}

function condText(say: Say, cond: IrCond, item: Titled | undefined, place: "whole" | "part"): Text {
  const said = messageOf(say, cond);
  if (said !== undefined) return said;
  switch (cond.op) {
    case "all":
    case "any": {
      const [first, ...others] = cond.parts;
      if (first !== undefined && others.length === 0) return condText(say, first, item, place);
      const parts = cond.parts.map((part) => condText(say, part, item, "part"));
      const joined = joinedText(parts, word(`where.${cond.op}`));
      return place === "part" ? word("where.group", { what: joined }) : joined;
    }
    case "not":
      if (cond.part.op === "compare" && messageOf(say, cond.part) === undefined) return compareText(say, cond.part, item, "opposite");
      return word("where.not", { what: condText(say, cond.part, item, "whole") });
    case "named":
      return word("where.named", { condition: titled(say, cond.name) });
    case "some":
    case "every": {
      const what = condText(say, cond.where, entriesOf(say, cond.list, item), "whole");
      return word(`where.${cond.op}`, { fact: exprText(say, cond.list, item), what });
    }
    default:
      return compareText(say, cond, item, "asWritten");
  }
}

function compareText(say: Say, cond: IrCompare, item: Titled | undefined, direction: "asWritten" | "opposite"): Text {
  const { operator, value } = operatorName(cond, direction);
  const { a, b } = cond;
  const needed =
    value !== undefined
      ? { operator, value }
      : b.op === "constant"
        ? { operator, value: jsonOf(b.value, b.type) }
        : { operator, value: null, other: exprText(say, b, item) };
  const isOfEntries = plainComparison(operator).each.some(({ side }) => side === "fact");
  return word(isOfEntries ? "where.entries" : "where.leaf", { fact: exprText(say, a, item), needed: neededText(say, needed, "plain") });
}

function exprText(say: Say, expr: IrExpr, item: Titled | undefined): Text {
  if (expr.op === "count") {
    const fact = exprText(say, expr.list, item);
    if (expr.where === undefined) return word("fact.number", { fact });
    return word("fact.numberWhere", { fact, condition: meetingText(say, expr.where, entriesOf(say, expr.list, item)) });
  }
  if (expr.op !== "read") return word("fact.computed");
  return expr.from === "item" ? itemText(item, expr.keys) : subjectText(say, subjectOf(expr));
}

/** Finds the conditions of elements that leaves of rules and named conditions have, by their place. */
const wheresOf: (ruleSet: RuleSet) => ReadonlyMap<string, Where> = perRuleSet(({ program }) => {
  const found = new Map<string, Where>();
  const add = (cond: IrCond): void => {
    if (cond.op === "all" || cond.op === "any") cond.parts.forEach(add);
    else if (cond.op === "not") add(cond.part);
    else if (cond.op === "some" || cond.op === "every") found.set(cond.where.pointer, { cond: cond.where, list: cond.list });
    else if (cond.op === "compare" && cond.a.op === "count" && cond.a.where !== undefined)
      found.set(cond.a.where.pointer, { cond: cond.a.where, list: cond.a.list });
  };
  for (const { ir } of [...program.rules, ...program.named]) add(ir);
  return found;
});
