import { GuijuError } from "@guiju/core";
import type { Compiled, CompiledCond } from "@guiju/rules";
import { compileDecision, compileNorm } from "./compile-norm.ts";
import type { CompiledAct, CompiledDecision, CompiledNorm, CompiledSetter, Lifecycle } from "./compiled.ts";
import { type Compiling, compilingOf, unknownAct, unknownSlot, unknownState } from "./compiling.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import { type TransitionTable, tableOf, transitionsOf } from "./machine.ts";
import { escapePointer } from "./pointer.ts";

/**
 * Compiles a lifecycle: links every name, type-checks every expression, and fills the transition table from XState.
 *
 * @throws GuijuError `invalid_definition` with one issue a fault; pointers begin `/file`, `/norms/<index>`, `/decisions/<index>` or `/interpretations`
 *
 * @example
 * compileLifecycle(source).name; // => "library/card"
 */
export function compileLifecycle(source: LifecycleSource): Lifecycle {
  const compiling = compilingOf(source);
  checkMachine(compiling);
  const { file } = source;
  const formulas = new Map<string, Compiled>();
  const limits = new Map<string, string>();
  const settersOf = new Map<string, string[]>();
  const settersAt = new Map<string, CompiledSetter[]>();
  const clearsAt = new Map<string, string[]>();
  for (const [name, value] of Object.entries(file.values)) {
    const pointer = `/file/values/${escapePointer(name)}`;
    if ("is" in value) {
      const expr = compiling.expr(value.is, undefined, `${pointer}/is`);
      if (expr !== undefined) formulas.set(name, expr);
    } else if ("latestOf" in value) {
      limits.set(name, value.latestOf);
      if (!source.norms.some((norm) => norm.slot === value.latestOf)) unknownSlot(compiling, value.latestOf, `${pointer}/latestOf`);
    } else {
      settersOf.set(
        name,
        value.set.map((setter) => setter.on),
      );
      value.set.forEach((setter, index) => {
        const at = `${pointer}/set/${index}`;
        if (!Object.hasOwn(file.acts, setter.on)) return unknownAct(compiling, setter.on, `${at}/on`);
        if (setter.into !== undefined && !Object.hasOwn(file.states, setter.into)) unknownState(compiling, setter.into, `${at}/into`);
        const to = compiling.expr(setter.to, setter.on, `${at}/to`);
        const when = setter.when === undefined ? undefined : compiling.cond(setter.when, setter.on, `${at}/when`);
        if (to !== undefined) listIn(settersAt, setter.on).push({ value: name, into: setter.into, when, to });
      });
      for (const [index, act] of (value.clear ?? []).entries()) {
        if (!Object.hasOwn(file.acts, act)) unknownAct(compiling, act, `${pointer}/clear/${index}`);
        listIn(clearsAt, act).push(name);
      }
    }
  }
  const acts = new Map<string, CompiledAct>();
  for (const [type, schema] of Object.entries(file.acts)) {
    const pointer = `/file/acts/${escapePointer(type)}`;
    const data = new Map(Object.entries(schema.data ?? {}));
    const computed: { field: string; expr: Compiled }[] = [];
    for (const [field, declared] of data) {
      if (declared.from === undefined) continue;
      const expr = compiling.expr(declared.from, type, `${pointer}/data/${escapePointer(field)}/from`);
      if (expr !== undefined) computed.push({ field, expr });
    }
    const holds: { source: unknown; cond: CompiledCond }[] = [];
    (schema.holds ?? []).forEach((written, index) => {
      const cond = compiling.cond(written, type, `${pointer}/holds/${index}`);
      if (cond !== undefined) holds.push({ source: written, cond });
    });
    acts.set(type, { type, data, computed, holds, setters: settersAt.get(type) ?? [], clears: clearsAt.get(type) ?? [] });
  }
  const guardConditions = compileGuards(compiling);
  const dated = new Map<string, { state: string; when: CompiledCond }[]>();
  for (const [state, views] of Object.entries(file.dated ?? {})) {
    if (!Object.hasOwn(file.states, state)) unknownState(compiling, state, `/file/dated/${escapePointer(state)}`);
    views.forEach((view, index) => {
      const when = compiling.cond(view.when, undefined, `/file/dated/${escapePointer(state)}/${index}/when`);
      if (when !== undefined) listIn(dated, state).push({ state: view.state, when });
    });
  }
  const norms = source.norms.map((norm, index) => compileNorm(compiling, norm, index));
  const decisions = source.decisions.map((decision, index) => compileDecision(compiling, decision, index));
  checkSlots(compiling, norms, decisions);
  const roots = rootsOf(compiling, formulas, settersOf);
  if (compiling.issues.length > 0) {
    throw new GuijuError("invalid_definition", `The definition of ${source.name} has ${compiling.issues.length} faults.`, {
      issues: compiling.issues,
    });
  }
  let table: TransitionTable;
  try {
    table = tableOf(file);
  } catch (error) {
    compiling.fail(
      "invalid_machine",
      "/file/states",
      `状态机无法建立：${String(error)}`,
      `The state machine cannot be built: ${String(error)}`,
    );
    throw new GuijuError("invalid_definition", `The states of ${source.name} do not form a machine.`, { issues: compiling.issues });
  }
  return {
    name: source.name,
    version: file.version,
    source,
    table,
    rank: new Map(Object.keys(file.states).map((state, index) => [state, index])),
    acts,
    facts: new Map(Object.entries(source.facts)),
    norms,
    normsAt: indexBy(norms, (norm) => norm.editions.flatMap((edition) => edition.atActs)),
    normsEntering: indexBy(norms, (norm) => norm.editions.flatMap((edition) => (edition.entering === undefined ? [] : [edition.entering]))),
    windowNorms: norms.filter((norm) => norm.editions.some((edition) => edition.checksAlone.some((check) => check.kind === "window"))),
    owingNorms: norms.filter((norm) => norm.editions.some((edition) => edition.checksAlone.some((check) => "owes" in check.source))),
    demandingNorms: norms.filter((norm) => norm.editions.some((edition) => edition.demands.length > 0)),
    decisionsAt: indexBy(decisions, (decision) => decision.atActs),
    decisions,
    formulas,
    limits,
    roots,
    settersOf,
    guardConditions,
    dated,
    interpretations: new Map(Object.entries(source.interpretations)),
    reported: Object.entries(file.values).flatMap(([name, value]) => (value.report === true ? [name] : [])),
    eras: [...new Set(norms.flatMap((norm) => norm.editions.flatMap((edition) => [edition.from, edition.to + 1])))].sort((a, b) => a - b),
  };
}

function checkMachine(compiling: Compiling): void {
  const { file } = compiling.source;
  if (!Object.hasOwn(file.states, file.initial)) unknownState(compiling, file.initial, "/file/initial");
  for (const [state, node] of Object.entries(file.states)) {
    for (const [act, written] of Object.entries(node.on ?? {})) {
      const pointer = `/file/states/${escapePointer(state)}/on/${escapePointer(act)}`;
      if (!Object.hasOwn(file.acts, act)) unknownAct(compiling, act, pointer);
      transitionsOf(written).forEach((transition, index) => {
        if (!Object.hasOwn(file.states, transition.target)) unknownState(compiling, transition.target, `${pointer}/${index}/target`);
      });
    }
    if (node.final === true && Object.keys(node.on ?? {}).length > 0) {
      compiling.fail(
        "final_state_acts",
        `/file/states/${escapePointer(state)}/on`,
        `终结状态“${state}”不能再有办理事项。`,
        `The final state "${state}" cannot take acts.`,
      );
    }
  }
}

function compileGuards(compiling: Compiling): ReadonlyMap<unknown, ReadonlyMap<string, CompiledCond>> {
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

function checkSlots(compiling: Compiling, norms: readonly CompiledNorm[], decisions: readonly CompiledDecision[]): void {
  const known = new Set([...norms, ...decisions].map((each) => each.slot));
  norms.forEach((norm, index) => {
    for (const slot of norm.editions.flatMap((edition) => edition.needs)) {
      if (!known.has(slot)) unknownSlot(compiling, slot, `/norms/${index}/needs`);
    }
  });
  decisions.forEach((decision, index) => {
    for (const slot of decision.needs) if (!known.has(slot)) unknownSlot(compiling, slot, `/decisions/${index}/needs`);
  });
}

/** Follows formulas down to the values that acts set; a formula that reads itself is refused. */
function rootsOf(
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

function indexBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) for (const key of new Set(keysOf(item))) listIn(index, key).push(item);
  return index;
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}
