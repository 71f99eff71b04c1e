import { escapePointer } from "@guiju/core";
import type { Compiled } from "@guiju/rules";
import type { CompiledAct, CompiledSetter } from "./compiled.ts";
import type { Compiling } from "./compiling.ts";
import type { ActSchema } from "./lifecycle-file.ts";

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
