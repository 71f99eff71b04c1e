import { escapePointer } from "@guiju/core";
import type { Compiled } from "@guiju/rules";
import type { CompiledSetter } from "./compiled.ts";
import { type Compiling, unknownAct, unknownSlot, unknownState } from "./compiling.ts";
import { listIn } from "./group.ts";
import type { ValueDefinition } from "./lifecycle-file.ts";
import { regionsOf } from "./regions.ts";

/** The values of a lifecycle, by what makes them. */
export interface CompiledValues {
  readonly formulas: Map<string, Compiled>;
  readonly limits: Map<string, string>;
  readonly settersOf: Map<string, readonly string[]>;
  readonly settersAt: Map<string, CompiledSetter[]>;
  readonly clearsAt: Map<string, string[]>;
}

/** Compiles the formulas and setters of all values. */
export function compileValues(compiling: Compiling): CompiledValues {
  const compiled: CompiledValues = {
    formulas: new Map(),
    limits: new Map(),
    settersOf: new Map(),
    settersAt: new Map(),
    clearsAt: new Map(),
  };
  for (const [name, value] of Object.entries(compiling.source.file.values)) compileValue(compiling, compiled, name, value);
  return compiled;
}

function compileValue(compiling: Compiling, compiled: CompiledValues, name: string, value: ValueDefinition): void {
  const { acts } = compiling.source.file;
  const pointer = `/file/values/${escapePointer(name)}`;
  if ("is" in value) {
    const expr = compiling.expr(value.is, undefined, `${pointer}/is`);
    if (expr !== undefined) compiled.formulas.set(name, expr);
    return;
  }
  if ("latestOf" in value) {
    compiled.limits.set(name, value.latestOf);
    if (!compiling.source.norms.some((norm) => norm.slot === value.latestOf)) unknownSlot(compiling, value.latestOf, `${pointer}/latestOf`);
    return;
  }
  compiled.settersOf.set(
    name,
    value.set.flatMap((setter) => (setter.to === null ? [] : [setter.on])),
  );
  for (const [index, setter] of value.set.entries()) {
    const at = `${pointer}/set/${index}`;
    if (!Object.hasOwn(acts, setter.on)) {
      unknownAct(compiling, setter.on, `${at}/on`);
      continue;
    }
    if (setter.into !== undefined && !isState(compiling, setter.into)) unknownState(compiling, setter.into, `${at}/into`);
    for (const [place, slot] of (setter.kept ?? []).entries()) {
      if (!compiling.source.norms.some((norm) => norm.slot === slot)) unknownSlot(compiling, slot, `${at}/kept/${place}`);
    }
    const to = compiling.expr(setter.to, setter.on, `${at}/to`, "withResult");
    const when = setter.when === undefined ? undefined : compiling.cond(setter.when, setter.on, `${at}/when`, "withResult");
    if (to !== undefined) listIn(compiled.settersAt, setter.on).push({ value: name, into: setter.into, kept: setter.kept ?? [], when, to });
  }
  for (const [index, act] of (value.clear ?? []).entries()) {
    if (!Object.hasOwn(acts, act)) unknownAct(compiling, act, `${pointer}/clear/${index}`);
    listIn(compiled.clearsAt, act).push(name);
  }
}

function isState(compiling: Compiling, name: string): boolean {
  return regionsOf(compiling.source.file).some((region) => Object.hasOwn(region.states, name));
}

/** Follows formulas down to the values that acts set; a formula that reads itself is refused. */
export function rootsOf(
  compiling: Compiling,
  formulas: ReadonlyMap<string, Compiled>,
  settersOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const roots = new Map<string, readonly string[]>();
  const visiting = new Set<string>();
  const visit = (name: string): readonly string[] => {
    const done = roots.get(name);
    if (done !== undefined) return done;
    if (visiting.has(name)) {
      const chain = [...visiting, name].join(" -> ");
      compiling.fail(
        "cyclic_value",
        `/file/values/${escapePointer(name)}/is`,
        `数值的公式互相引用：${chain}。`,
        `The formulas of these values refer to each other: ${chain}.`,
      );
      roots.set(name, []);
      return [];
    }
    visiting.add(name);
    const formula = formulas.get(name);
    const found =
      formula === undefined
        ? settersOf.has(name)
          ? [name]
          : []
        : [...new Set(formula.reads.filter((read) => read.from === "value").flatMap((read) => visit(read.name)))];
    visiting.delete(name);
    roots.set(name, found);
    return found;
  };
  for (const name of Object.keys(compiling.source.file.values)) visit(name);
  return roots;
}
