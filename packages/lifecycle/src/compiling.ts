import { type Issue, nearest, parseDate } from "@guiju/core";
import type { Compiled, CompiledCond, Cond, Expr, Scope, Typed } from "@guiju/rules";
import { compileCond, compileExpr } from "@guiju/rules/compile";
import type { Field, LifecycleSource } from "./lifecycle-file.ts";
import { statesOf } from "./regions.ts";

/** What the parts of a definition are compiled against, and where their issues go. */
export interface Compiling {
  readonly source: LifecycleSource;
  readonly issues: Issue[];
  readonly scopeOf: (act: string | undefined) => Scope;
  expr(written: Expr, act: string | undefined, pointer: string, scope?: "withResult" | undefined): Compiled | undefined;
  cond(written: Cond, act: string | undefined, pointer: string, scope?: "withResult" | undefined): CompiledCond | undefined;
  fail(code: string, pointer: string, zh: string, en: string, suggestion?: string): void;
}

/** Prepares the compiling of one definition. */
export function compilingOf(source: LifecycleSource): Compiling {
  const issues: Issue[] = [];
  // A norm is compiled for each of its acts: what is wrong at all of them is said once.
  const said = new Set<string>();
  const note = (found: readonly Issue[]): void => {
    for (const issue of found) {
      const text = JSON.stringify(issue);
      if (!said.has(text)) issues.push(issue);
      said.add(text);
    }
  };
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
      scope = { ...base, self: act === undefined ? undefined : { actor: { type: "word" }, ...data, on: { type: "date" } } } as Scope;
      scopes.set(act, scope);
    }
    return scope;
  };
  const withResult = (act: string | undefined, scope: "withResult" | undefined): Scope =>
    scope === undefined || !hasTally(source, act) ? scopeOf(act) : { ...scopeOf(act), result: RESULT };
  return {
    source,
    issues,
    scopeOf,
    expr(written, act, pointer, scope) {
      const result = compileExpr(written, withResult(act, scope), pointer);
      note(result.issues);
      return result.compiled;
    },
    cond(written, act, pointer, scope) {
      const result = compileCond(written, withResult(act, scope), pointer);
      note(result.issues);
      return result.compiled;
    },
    fail(code, pointer, zh, en, suggestion) {
      note([{ code, pointer, message: { zh, en }, ...(suggestion === undefined ? {} : { suggestion }) }]);
    },
  };
}

/** What a tally yields, for the values its act sets and the norms judged at its act. */
const RESULT: Readonly<Record<string, Typed>> = {
  passed: { type: "list" },
  elected: { type: "list" },
  tied: { type: "list" },
  seatsLeft: { type: "count" },
};

function hasTally(source: LifecycleSource, act: string | undefined): boolean {
  return act !== undefined && source.decisions.some((decision) => decision.kind === "tally" && decision.at.includes(act));
}

/** The type a field has in expressions. Its words are not carried over: one norm may judge two acts whose words differ. */
function typeOf(field: Field): Typed {
  if (field.type === "tally") return { type: "list", of: { id: { type: "word" }, votes: { type: "count" } } };
  const type = field.type === "amount" ? "count" : field.type === "mark" || field.type === "group" ? "any" : field.type;
  const of =
    field.of === undefined ? undefined : Object.fromEntries(Object.entries(field.of).map(([name, inner]) => [name, typeOf(inner)]));
  return of === undefined ? { type } : { type, of };
}

/** Reports an act that is not declared. */
export function unknownAct(compiling: Compiling, name: string, pointer: string): void {
  unknown(compiling, "unknown_act", "办理事项", "act", name, Object.keys(compiling.source.file.acts), pointer);
}

/** Reports a state that is not declared. */
export function unknownState(
  compiling: Compiling,
  name: string,
  pointer: string,
  states: readonly string[] = [...statesOf(compiling.source.file).keys()],
): void {
  unknown(compiling, "unknown_state", "状态", "state", name, states, pointer);
}

/** Reports a slot that no norm or decision has. */
export function unknownSlot(compiling: Compiling, name: string, pointer: string): void {
  const slots = [...compiling.source.norms, ...compiling.source.decisions].map((each) => each.slot);
  unknown(compiling, "unknown_slot", "规定", "norm", name, slots, pointer);
}

/** Reports a name that is none of those there are, with the nearest of them. */
export function unknown(
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
