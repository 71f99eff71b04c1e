import { type Issue, nearest, parseDate } from "@guiju/core";
import type { Compiled, CompiledCond, Cond, Expr, Scope, Typed } from "@guiju/rules";
import { compileCond, compileExpr } from "@guiju/rules/compile";
import type { Field, LifecycleSource } from "./lifecycle-file.ts";

/** What the parts of a definition are compiled against, and where their issues go. */
export interface Compiling {
  readonly source: LifecycleSource;
  readonly issues: Issue[];
  readonly scopeOf: (act: string | undefined) => Scope;
  expr(written: Expr, act: string | undefined, pointer: string): Compiled | undefined;
  cond(written: Cond, act: string | undefined, pointer: string): CompiledCond | undefined;
  fail(code: string, pointer: string, zh: string, en: string, suggestion?: string): void;
}

/** Prepares the compiling of one definition. */
export function compilingOf(source: LifecycleSource): Compiling {
  const issues: Issue[] = [];
  const typed = (fields: Readonly<Record<string, Field>> | undefined): Record<string, Typed> =>
    Object.fromEntries(Object.entries(fields ?? {}).map(([name, field]) => [name, typeOf(field)]));
  const values = typed(
    Object.fromEntries(
      Object.entries(source.file.values).map(([name, value]) => [
        name,
        { type: "latestOf" in value ? "date" : value.type, ...(value.of === undefined ? {} : { of: value.of }) } as Field,
      ]),
    ),
  );
  const base = { values, facts: typed(source.facts), interpretations: source.interpretations };
  const scopes = new Map<string | undefined, Scope>();
  const scopeOf = (act: string | undefined): Scope => {
    let scope = scopes.get(act);
    if (scope === undefined) {
      const data = act !== undefined && Object.hasOwn(source.file.acts, act) ? typed(source.file.acts[act]?.data) : undefined;
      scope = { ...base, self: act === undefined ? undefined : { ...data, on: { type: "date" } } } as Scope;
      scopes.set(act, scope);
    }
    return scope;
  };
  return {
    source,
    issues,
    scopeOf,
    expr(written, act, pointer) {
      const result = compileExpr(written, scopeOf(act), pointer);
      issues.push(...result.issues);
      return result.compiled;
    },
    cond(written, act, pointer) {
      const result = compileCond(written, scopeOf(act), pointer);
      issues.push(...result.issues);
      return result.compiled;
    },
    fail(code, pointer, zh, en, suggestion) {
      issues.push({ code, pointer, message: { zh, en }, ...(suggestion === undefined ? {} : { suggestion }) });
    },
  };
}

/** The type a field has in expressions. Its words are not carried over: one norm may judge two acts whose words differ. */
function typeOf(field: Field): Typed {
  const type = field.type === "amount" ? "count" : field.type === "mark" ? "any" : field.type;
  const of =
    field.of === undefined ? undefined : Object.fromEntries(Object.entries(field.of).map(([name, inner]) => [name, typeOf(inner)]));
  return of === undefined ? { type } : { type, of };
}

/** Reports an act that is not declared. */
export function unknownAct(compiling: Compiling, name: string, pointer: string): void {
  unknown(compiling, "unknown_act", "办理事项", "act", name, Object.keys(compiling.source.file.acts), pointer);
}

/** Reports a state that is not declared. */
export function unknownState(compiling: Compiling, name: string, pointer: string): void {
  unknown(compiling, "unknown_state", "状态", "state", name, Object.keys(compiling.source.file.states), pointer);
}

/** Reports a slot that no norm or decision has. */
export function unknownSlot(compiling: Compiling, name: string, pointer: string): void {
  const slots = [...compiling.source.norms, ...compiling.source.decisions].map((each) => each.slot);
  unknown(compiling, "unknown_slot", "规定", "norm", name, slots, pointer);
}

function unknown(
  compiling: Compiling,
  code: string,
  zh: string,
  en: string,
  name: string,
  names: readonly string[],
  pointer: string,
): void {
  compiling.fail(code, pointer, `没有名为“${name}”的${zh}。`, `There is no ${en} named "${name}".`, nearest(name, names));
}

/** Reads the bounds of an edition as day numbers; an open bound is the widest there is. */
export function inForceDays(inForce: { readonly from?: string; readonly to?: string }): { from: number; to: number } | undefined {
  const from = inForce.from === undefined ? Number.MIN_SAFE_INTEGER : parseDate(inForce.from);
  const to = inForce.to === undefined ? Number.MAX_SAFE_INTEGER - 1 : parseDate(inForce.to);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}
