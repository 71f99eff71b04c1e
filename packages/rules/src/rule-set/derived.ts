import { below, type Issue } from "@guiju/core";
import { compileExpr } from "../compile-scoped.ts";
import type { IrExpr } from "../ir.ts";
import { isObject } from "../operator.ts";
import { problem, shown } from "../problem.ts";
import type { Scope } from "../scope.ts";
import type { Typed } from "../typed.ts";
import { type Front, refuse } from "./front.ts";
import { orderOf } from "./order.ts";

/** A derived fact with its kind, in an order in which each comes after those it reads. */
export interface Derived {
  readonly name: string;
  readonly type: Typed;
  readonly ir: IrExpr;
}

/** Checks the derived facts; each may read those that do not lead back to it. */
export function derivedFacts(front: Front, entries: readonly (readonly [string, unknown])[], pointer: string): readonly Derived[] {
  const positions = new Map(entries.map(([name], index) => [name, index]));
  for (const name of positions.keys())
    if (front.facts.has(name))
      refuse(front, problem("duplicate_name", below(pointer, name), ...named(name, "已有同名的事实", "is a fact already")));
  const ordered = orderOf(entries.map(([, json]) => valuesIn(json, positions, new Set())));
  if ("circle" in ordered) {
    refuse(
      front,
      circular(
        ordered.circle.map((index) => entries[index]?.[0] ?? ""),
        pointer,
      ),
    );
    return [];
  }
  const facts = Object.fromEntries([...front.facts].filter(([, fact]) => Object.keys(fact.params ?? {}).length === 0));
  const derived: Derived[] = [];
  for (const index of ordered.order) {
    const [name, json] = entries[index] as readonly [string, unknown];
    const at = below(pointer, name);
    const scope: Scope = { facts, values: Object.fromEntries(front.derived), interpretations: {} };
    const { compiled, issues } = compileExpr(json, scope, at);
    front.issues.push(...issues);
    if (compiled === undefined) break;
    if (compiled.type.type === "any") refuse(front, problem("wrong_type", at, ...named(name, "看不出类型", "has no kind that is known")));
    front.derived.set(name, compiled.type);
    derived.push({ name, type: compiled.type, ir: compiled.ir });
  }
  return derived;
}

/** Says that names lead back to where they began. */
export function circular(names: readonly string[], pointer: string): Issue {
  const [first = ""] = names;
  const round = [...names.slice(0, 12), first].map(shown);
  const [zh, en] = [round.map((name) => `“${name}”`).join(" → "), round.map((name) => `"${name}"`).join(" → ")];
  return problem("circular", below(pointer, first), `互相引用，形成循环：${zh}。`, `These lead back to themselves: ${en}.`);
}

/** Finds the names a formula may read as values: the keys of tables are no operators. */
function valuesIn(json: unknown, positions: ReadonlyMap<string, number>, found: Set<number>): ReadonlySet<number> {
  if (Array.isArray(json)) for (const part of json) valuesIn(part, positions, found);
  if (!isObject(json)) return found;
  const position = typeof json.value === "string" ? positions.get(json.value) : undefined;
  if (position !== undefined) found.add(position);
  for (const [key, part] of Object.entries(json)) {
    const isTable = (key === "in" || key === "is") && isObject(part);
    for (const inner of isTable ? Object.values(part) : [part]) valuesIn(inner, positions, found);
  }
  return found;
}

function named(name: string, zh: string, en: string): [string, string] {
  return [`“${shown(name)}”${zh}。`, `"${shown(name)}" ${en}.`];
}
