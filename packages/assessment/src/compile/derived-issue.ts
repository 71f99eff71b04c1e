import { type Issue, unescapePointer } from "@guiju/core";
import { isObject, type Json } from "./desk.ts";
import { problem, shown } from "./problem.ts";

/** How divisions and roundings are called where there are some. */
const DIVISIONS: readonly string[] = ["div", "divide", "quotient", "ratio", "percent", "round", "mean", "average", "proportion"];

/**
 * Says more of what is wrong with a derived fact than its formula can: that it has no division, and how another derived fact is read.
 *
 * @param derived - the derived facts of the file
 * @param at - where they stand
 */
export function derivedIssue(issue: Issue, derived: unknown, at: string): Issue {
  const { code, pointer = "" } = issue;
  if (!pointer.startsWith(`${at}/`) || !isObject(derived)) return issue;
  const key = pointer.slice(pointer.lastIndexOf("/") + 1);
  if (code === "unknown_operator" && DIVISIONS.includes(key)) return noDivision(pointer, key);
  const name = code === "unknown_fact" ? valueAlong(derived, pointer.slice(at.length)) : undefined;
  return typeof name === "string" && Object.hasOwn(derived, name) ? readsDerived(pointer, name) : issue;
}

function noDivision(pointer: string, key: string): Issue {
  const zh = `推算的事实只能是整数，没有除法和取舍（“${shown(key)}”）。`;
  const en = `A derived fact is a whole number: it takes no division and no rounding ("${shown(key)}").`;
  const help = {
    zh: "请在指标数（measures）里用 ratio 或者 percent，取舍（round）写在计分的地方。",
    en: 'Divide in a measure ("measures") with ratio or percent; "round" stands where points are made of it.',
  };
  return problem("unknown_operator", pointer, zh, en, { help });
}

function readsDerived(pointer: string, name: string): Issue {
  const written = `{"value": ${JSON.stringify(name)}}`;
  const zh = `“${shown(name)}”是推算出来的，不是填报的事实；在推算的公式里写作 ${written}。`;
  const en = `"${shown(name)}" is a derived fact, not one that is reported: a formula reads it as ${written}.`;
  return problem("unknown_fact", pointer, zh, en, { suggestion: written });
}

/** Follows a pointer; the compiler only points at what is there. */
function valueAlong(json: Json, pointer: string): unknown {
  const keys = pointer.split("/").slice(1).map(unescapePointer);
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? (inner as Json)[key] : undefined),
    json,
  );
}
