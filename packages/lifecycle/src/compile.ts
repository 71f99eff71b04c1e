import { GuijuError } from "@guiju/core";
import { compileActs } from "./compile-acts.ts";
import { compileDecisions } from "./compile-decision.ts";
import { checkMachine, compileDated, compileGuards, compileRegions } from "./compile-machine.ts";
import { compileNorm } from "./compile-norm.ts";
import { compileValues, rootsOf } from "./compile-values.ts";
import type { CompiledDecision, CompiledNorm, Lifecycle, WindowCheck } from "./compiled.ts";
import { type Compiling, compilingOf, unknownSlot } from "./compiling.ts";
import { indexBy } from "./group.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import { type TransitionTable, tableOf } from "./machine.ts";
import { inNeedOrder } from "./need-order.ts";
import { statesOf } from "./regions.ts";

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
  const regions = compileRegions(compiling);
  const { dated, views } = compileDated(compiling);
  const norms = source.norms.map((norm, index) => compileNorm(compiling, norm, index));
  const decisions = compileDecisions(compiling);
  checkSlots(compiling, norms, decisions);
  const ordered = inNeedOrder(compiling, [...norms, ...decisions]);
  const roots = rootsOf(compiling, formulas, settersOf);
  if (compiling.issues.length > 0) {
    throw new GuijuError("invalid_definition", `The definition of ${source.name} has ${compiling.issues.length} faults.`, {
      issues: compiling.issues,
    });
  }
  const table = buildTable(compiling);
  const states = statesOf(file);
  return {
    name: source.name,
    version: file.version,
    source,
    table,
    regions,
    regionOf: new Map(regions.flatMap((region, index) => region.states.map((state) => [state, index] as const))),
    states,
    rank: new Map([...states.keys()].map((state, index) => [state, index])),
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
    views,
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
    compiling.fail(
      "invalid_machine",
      compiling.source.file.regions === undefined ? "/file/states" : "/file/regions",
      `状态机无法建立：${reason}`,
      `The state machine cannot be built: ${reason}`,
    );
    throw new GuijuError("invalid_definition", `The states of ${compiling.source.name} do not form a machine.`, {
      issues: compiling.issues,
    });
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
