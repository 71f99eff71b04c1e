import { escapePointer, GuijuError } from "@guiju/core";
import { compileActs, compileDated, compileGuards } from "./compile-acts.ts";
import { compileDecision, compileNorm } from "./compile-norm.ts";
import { compileValues, rootsOf } from "./compile-values.ts";
import type { CompiledDecision, CompiledNorm, Lifecycle, WindowCheck } from "./compiled.ts";
import { type Compiling, compilingOf, unknownAct, unknownSlot, unknownState } from "./compiling.ts";
import { indexBy } from "./group.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import { type TransitionTable, tableOf, transitionsOf } from "./machine.ts";
import { inNeedOrder } from "./need-order.ts";

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
  const { formulas, limits, settersOf, settersAt, clearsAt } = compileValues(compiling);
  const acts = compileActs(compiling, settersAt, clearsAt);
  const guardConditions = compileGuards(compiling);
  const dated = compileDated(compiling);
  const norms = source.norms.map((norm, index) => compileNorm(compiling, norm, index));
  const decisions = source.decisions.map((decision, index) => compileDecision(compiling, decision, index));
  checkSlots(compiling, norms, decisions);
  const ordered = inNeedOrder(compiling, [...norms, ...decisions]);
  const roots = rootsOf(compiling, formulas, settersOf);
  if (compiling.issues.length > 0) {
    throw new GuijuError("invalid_definition", `The definition of ${source.name} has ${compiling.issues.length} faults.`, {
      issues: compiling.issues,
    });
  }
  const table = buildTable(compiling);
  return {
    name: source.name,
    version: file.version,
    source,
    table,
    rank: new Map(Object.keys(file.states).map((state, index) => [state, index])),
    acts,
    facts: new Map(Object.entries(source.facts)),
    norms,
    judgedAt: indexBy(ordered, (item) => ("partsAt" in item ? item.atActs : item.editions.flatMap((edition) => edition.atActs))),
    normsEntering: indexBy(ordered.filter((item) => !("partsAt" in item)) as CompiledNorm[], (norm) =>
      norm.editions.flatMap((edition) => (edition.entering === undefined ? [] : [edition.entering])),
    ),
    windowChecks: norms.flatMap(windowChecksOf),
    owingNorms: norms.filter((norm) => norm.editions.some((edition) => edition.checksAlone.some((check) => "owes" in check.source))),
    demandingNorms: norms.filter((norm) => norm.editions.some((edition) => edition.demands.length > 0)),
    demandingBy: indexBy(norms, (norm) => norm.editions.flatMap((edition) => edition.demands.flatMap((demand) => demand.by))),
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

/** The window checks of all editions of a norm; one that several editions state, as the latest of them does. */
function windowChecksOf(norm: CompiledNorm): readonly WindowCheck[] {
  const checks = norm.editions.flatMap((edition) => edition.checksAlone.filter((check) => check.kind === "window"));
  return [...new Map(checks.map((check) => [`${norm.slot}|${check.name ?? ""}`, check]))].map(([key, check]) => ({ norm, check, key }));
}

/** Fills the table; a name that XState reads as something else (an id, an empty key) ends in an issue. */
function buildTable(compiling: Compiling): TransitionTable {
  try {
    return tableOf(compiling.source.file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    compiling.fail("invalid_machine", "/file/states", `状态机无法建立：${reason}`, `The state machine cannot be built: ${reason}`);
    throw new GuijuError("invalid_definition", `The states of ${compiling.source.name} do not form a machine.`, {
      issues: compiling.issues,
    });
  }
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
