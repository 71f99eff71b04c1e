import { escapePointer } from "@guiju/core";
import type { Compiled, CompiledCond } from "@guiju/rules";
import type { CompiledAct, CompiledSetter } from "./compiled.ts";
import { type Compiling, unknownSlot, unknownState } from "./compiling.ts";
import { listIn } from "./group.ts";
import type { ActSchema } from "./lifecycle-file.ts";
import { transitionsOf } from "./machine.ts";

/** Compiles the act schemas, with the values each act sets and clears. */
export function compileActs(
  compiling: Compiling,
  settersAt: ReadonlyMap<string, readonly CompiledSetter[]>,
  clearsAt: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, CompiledAct> {
  const acts = new Map<string, CompiledAct>();
  for (const [type, schema] of Object.entries(compiling.source.file.acts)) {
    acts.set(type, { ...compileAct(compiling, type, schema), setters: settersAt.get(type) ?? [], clears: clearsAt.get(type) ?? [] });
  }
  return acts;
}

function compileAct(compiling: Compiling, type: string, schema: ActSchema): Omit<CompiledAct, "setters" | "clears"> {
  const pointer = `/file/acts/${escapePointer(type)}`;
  const data = new Map(Object.entries(schema.data ?? {}));
  const computed: { field: string; expr: Compiled }[] = [];
  for (const [field, declared] of data) {
    if (declared.from === undefined) continue;
    const expr = compiling.expr(declared.from, type, `${pointer}/data/${escapePointer(field)}/from`);
    if (expr !== undefined) computed.push({ field, expr });
  }
  const holds = (schema.holds ?? []).flatMap((source, index) => {
    const cond = compiling.cond(source, type, `${pointer}/holds/${index}`);
    return cond === undefined ? [] : [{ source, cond }];
  });
  return { type, data, computed, holds };
}

/** Compiles the dated views: which state a case shows while a condition on today holds. */
export function compileDated(
  compiling: Compiling,
): ReadonlyMap<string, readonly { readonly state: string; readonly when: CompiledCond }[]> {
  const { dated, states } = compiling.source.file;
  const compiled = new Map<string, { state: string; when: CompiledCond }[]>();
  for (const [state, views] of Object.entries(dated ?? {})) {
    const pointer = `/file/dated/${escapePointer(state)}`;
    if (!Object.hasOwn(states, state)) unknownState(compiling, state, pointer);
    for (const [index, view] of views.entries()) {
      const when = compiling.cond(view.when, undefined, `${pointer}/${index}/when`);
      if (when !== undefined) listIn(compiled, state).push({ state: view.state, when });
    }
  }
  return compiled;
}

/** Compiles the conditions of guards, by guard and act. */
export function compileGuards(compiling: Compiling): ReadonlyMap<unknown, ReadonlyMap<string, CompiledCond>> {
  const { file, norms, decisions } = compiling.source;
  const guards = new Map<unknown, Map<string, CompiledCond>>();
  for (const [state, node] of Object.entries(file.states)) {
    for (const [act, written] of Object.entries(node.on ?? {})) {
      transitionsOf(written).forEach((transition, index) => {
        const guard = transition.guard;
        const pointer = `/file/states/${escapePointer(state)}/on/${escapePointer(act)}/${index}/guard/params`;
        if (guard?.type === "when") {
          const cond = compiling.cond(guard.params.cond, act, `${pointer}/cond`);
          if (cond === undefined) return;
          const byAct = guards.get(guard) ?? new Map<string, CompiledCond>();
          byAct.set(act, cond);
          guards.set(guard, byAct);
        } else if (guard?.type === "kept") {
          for (const slot of guard.params.slots)
            if (!norms.some((norm) => norm.slot === slot)) unknownSlot(compiling, slot, `${pointer}/slots`);
        } else if (guard?.type === "decided" && !decisions.some((decision) => decision.slot === guard.params.of)) {
          unknownSlot(compiling, guard.params.of, `${pointer}/of`);
        }
      });
    }
  }
  return guards;
}
