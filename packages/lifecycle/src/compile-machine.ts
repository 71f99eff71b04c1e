import { escapePointer } from "@guiju/core";
import type { CompiledCond } from "@guiju/rules";
import type { CompiledRegion, CompiledView } from "./compiled.ts";
import { type Compiling, unknown, unknownAct, unknownSlot, unknownState } from "./compiling.ts";
import type { DatedState, Guard } from "./lifecycle-file.ts";
import { transitionsOf } from "./machine.ts";
import { OUTCOMES } from "./outcomes.ts";
import { type FileRegion, regionsOf } from "./regions.ts";

/** Checks the names of the states and acts of every region. */
export function checkMachine(compiling: Compiling): void {
  const { file } = compiling.source;
  const flat = [file.initial, file.states, file.start].filter((part) => part !== undefined);
  const isWhole = file.initial !== undefined && file.states !== undefined;
  if (file.regions === undefined ? !isWhole : flat.length > 0 || Object.keys(file.regions).length === 0) {
    compiling.fail(
      "flat_or_parallel",
      "/file",
      "生命周期要么写 initial 和 states，要么写 regions，两者取一。",
      "A lifecycle has either `initial` and `states`, or `regions`.",
    );
  }
  const owner = new Map<string, string>();
  for (const region of regionsOf(file)) {
    if (region.initial !== "" && !Object.hasOwn(region.states, region.initial))
      unknownState(compiling, region.initial, `${region.pointer}/initial`, Object.keys(region.states));
    for (const state of Object.keys(region.states)) {
      if (owner.has(state)) {
        compiling.fail(
          "duplicate_state",
          `${region.pointer}/states/${escapePointer(state)}`,
          `状态“${state}”在另一区域已有，各区域的状态名称不得重复。`,
          `The state "${state}" is in another region already; the names of states are unique over all regions.`,
        );
      }
      owner.set(state, region.pointer);
    }
    checkRegion(compiling, region);
  }
}

function checkRegion(compiling: Compiling, region: FileRegion): void {
  for (const [state, node] of Object.entries(region.states)) {
    const at = `${region.pointer}/states/${escapePointer(state)}/on`;
    for (const [act, written] of Object.entries(node.on ?? {})) {
      const pointer = `${at}/${escapePointer(act)}`;
      if (!Object.hasOwn(compiling.source.file.acts, act)) unknownAct(compiling, act, pointer);
      transitionsOf(written).forEach((transition, index) => {
        if (!Object.hasOwn(region.states, transition.target))
          unknownState(compiling, transition.target, `${pointer}/${index}/target`, Object.keys(region.states));
      });
    }
    if (node.final === true && Object.keys(node.on ?? {}).length > 0) {
      compiling.fail("final_state_acts", at, `终结状态“${state}”不能再有办理事项。`, `The final state "${state}" cannot take acts.`);
    }
  }
}

/** Compiles the regions, each with the conditions of where an empty record stands. */
export function compileRegions(compiling: Compiling): readonly CompiledRegion[] {
  return regionsOf(compiling.source.file).map((region) => ({
    name: region.name,
    initial: region.initial,
    states: Object.keys(region.states),
    start: (region.start ?? []).flatMap((rule, index) => {
      const pointer = `${region.pointer}/start/${index}`;
      if (!Object.hasOwn(region.states, rule.state)) unknownState(compiling, rule.state, `${pointer}/state`, Object.keys(region.states));
      const when = compiling.cond(rule.when, undefined, `${pointer}/when`);
      if (when?.reads.some((read) => read.from !== "fact") === true) {
        compiling.fail(
          "start_reads_more",
          `${pointer}/when`,
          "起始状态的条件只能读取事实（fact）。",
          "The condition of a start state reads facts only.",
        );
      }
      return when === undefined ? [] : [{ state: rule.state, when }];
    }),
  }));
}

/** Compiles the dated views: those of states, and those under a free name, which only a parallel lifecycle has. */
export function compileDated(compiling: Compiling): {
  readonly dated: ReadonlyMap<string, CompiledView>;
  readonly views: ReadonlyMap<string, CompiledView>;
} {
  const { file } = compiling.source;
  const regions = regionsOf(file);
  const dated = new Map<string, CompiledView>();
  const views = new Map<string, CompiledView>();
  for (const [name, entries] of Object.entries(file.dated ?? {})) {
    const pointer = `/file/dated/${escapePointer(name)}`;
    const isState = regions.some((region) => Object.hasOwn(region.states, name));
    if (!isState && file.regions === undefined) unknownState(compiling, name, pointer);
    if (!isState && regions.some((region) => region.name === name)) {
      compiling.fail(
        "duplicate_view",
        pointer,
        `“${name}”是一个区域，随日期变化的状态不能与区域同名。`,
        `"${name}" is a region; a dated view of its own needs another name.`,
      );
    }
    (isState ? dated : views).set(name, compileView(compiling, entries, pointer));
  }
  return { dated, views };
}

function compileView(compiling: Compiling, entries: readonly DatedState[], pointer: string): CompiledView {
  return entries.flatMap((entry, index) => {
    const when = compiling.cond(entry.when, undefined, `${pointer}/${index}/when`);
    return when === undefined ? [] : [{ state: entry.state, when }];
  });
}

/** Compiles the conditions of guards, by guard and act. */
export function compileGuards(compiling: Compiling): ReadonlyMap<unknown, ReadonlyMap<string, CompiledCond>> {
  const guards = new Map<unknown, Map<string, CompiledCond>>();
  for (const region of regionsOf(compiling.source.file)) {
    for (const [state, node] of Object.entries(region.states)) {
      for (const [act, written] of Object.entries(node.on ?? {})) {
        transitionsOf(written).forEach(({ guard }, index) => {
          if (guard === undefined) return;
          const pointer = `${region.pointer}/states/${escapePointer(state)}/on/${escapePointer(act)}/${index}/guard/params`;
          const cond = compileGuard(compiling, guard, act, pointer);
          if (cond === undefined) return;
          const byAct = guards.get(guard) ?? new Map<string, CompiledCond>();
          byAct.set(act, cond);
          guards.set(guard, byAct);
        });
      }
    }
  }
  return guards;
}

function compileGuard(compiling: Compiling, guard: Guard, act: string, pointer: string): CompiledCond | undefined {
  const { norms, decisions } = compiling.source;
  if (guard.type === "when") return compiling.cond(guard.params.cond, act, `${pointer}/cond`, "withResult");
  if (guard.type === "kept") {
    for (const slot of guard.params.slots) {
      if (!norms.some((norm) => norm.slot === slot)) unknownSlot(compiling, slot, `${pointer}/slots`);
    }
    return undefined;
  }
  const { of, is } = guard.params;
  const decision = decisions.find((each) => each.slot === of);
  if (decision === undefined) unknownSlot(compiling, of, `${pointer}/of`);
  else if (!OUTCOMES[decision.kind].includes(is)) {
    unknown(compiling, "unknown_outcome", "表决结果", "outcome", is, OUTCOMES[decision.kind], `${pointer}/is`);
  }
  return undefined;
}
