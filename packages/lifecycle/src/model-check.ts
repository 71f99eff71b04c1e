import type { Issue } from "@guiju/core";
import { escapePointer } from "@guiju/core";
import type { CompiledEdition, CompiledNorm, Lifecycle } from "./compiled.ts";
import { regionsOf } from "./regions.ts";

/**
 * Proves what can be proved of a lifecycle without a case: every state is reachable and can end, every obligation can be met or lapses,
 * every norm is cited and every step on the way is demanded by a norm that blocks, so that none can be left out silently.
 *
 * @example
 * checkModel(cards); // => []
 * const unused = { ...source, file: { ...source.file, acts: { ...source.file.acts, CLOSE: {} } } };
 * checkModel(compileLifecycle(unused)).map((issue) => issue.pointer); // => ["/file/acts/CLOSE"]
 */
export function checkModel(lifecycle: Lifecycle): readonly Issue[] {
  return [
    ...unreachableStates(lifecycle),
    ...trapStates(lifecycle),
    ...lostGoals(lifecycle),
    ...unusedActs(lifecycle),
    ...uncitedNorms(lifecycle),
    ...stuckObligations(lifecycle),
    ...silentSteps(lifecycle),
  ];
}

function unreachableStates(lifecycle: Lifecycle): readonly Issue[] {
  const starts = lifecycle.regions.flatMap((region) => [region.initial, ...region.start.map((rule) => rule.state)]);
  const reached = reachable(lifecycle, starts);
  return [...lifecycle.rank.keys()]
    .filter((state) => !reached.has(state))
    .map((state) =>
      issue(
        "unreachable_state",
        statePointer(lifecycle, state),
        `没有任何办理事项能到达状态“${state}”。`,
        `No act leads to the state "${state}".`,
      ),
    );
}

/** A trap is a state from which no final state and no goal can be reached, where its region has final states at all. */
function trapStates(lifecycle: Lifecycle): readonly Issue[] {
  const isFinal = (state: string): boolean => lifecycle.states.get(state)?.final === true;
  const isGoal = (state: string): boolean => lifecycle.states.get(state)?.goal === true;
  return lifecycle.regions
    .filter((region) => region.states.some(isFinal))
    .flatMap((region) => region.states.filter((state) => !reaches(lifecycle, state, (end) => isFinal(end) || isGoal(end))))
    .map((state) =>
      issue(
        "trap_state",
        statePointer(lifecycle, state),
        `状态“${state}”进得去出不来：没有路通向终结状态。`,
        `The state "${state}" is a trap: no final state can be reached from it.`,
      ),
    );
}

/** A goal must be within reach of every state of its region that is not final. */
function lostGoals(lifecycle: Lifecycle): readonly Issue[] {
  const isGoal = (state: string): boolean => lifecycle.states.get(state)?.goal === true;
  return lifecycle.regions
    .filter((region) => region.states.some(isGoal))
    .flatMap((region) => region.states.filter((state) => lifecycle.states.get(state)?.final !== true && !reaches(lifecycle, state, isGoal)))
    .map((state) =>
      issue(
        "goal_unreachable",
        statePointer(lifecycle, state),
        `从状态“${state}”到不了办结的状态。`,
        `The goal of the case cannot be reached from the state "${state}".`,
      ),
    );
}

function reaches(lifecycle: Lifecycle, from: string, isEnd: (state: string) => boolean): boolean {
  return [...reachable(lifecycle, [from])].some(isEnd);
}

function unusedActs(lifecycle: Lifecycle): readonly Issue[] {
  const used = new Set([...lifecycle.table.values()].flatMap((row) => [...row.keys()]));
  return [...lifecycle.acts.keys()]
    .filter((act) => !used.has(act))
    .map((act) =>
      issue(
        "unused_act",
        `/file/acts/${escapePointer(act)}`,
        `任何状态下都不能办理“${act}”。`,
        `The act "${act}" is possible in no state.`,
      ),
    );
}

function uncitedNorms(lifecycle: Lifecycle): readonly Issue[] {
  return [...lifecycle.norms, ...lifecycle.decisions].flatMap((norm) =>
    norm.editions
      .filter((edition) => edition.basis.length === 0)
      .map((edition) =>
        issue(
          "uncited_norm",
          `/${"partsAt" in norm ? "decisions" : "norms"}/${norm.index}/editions`,
          `“${edition.id}”没有依据。`,
          `"${edition.id}" cites nothing.`,
        ),
      ),
  );
}

/** An obligation must be possible in some state, and the demand's \`by\` reachable after it. */
function stuckObligations(lifecycle: Lifecycle): readonly Issue[] {
  const issues: Issue[] = [];
  const statesOf = (act: string): readonly string[] => [...lifecycle.table].filter(([, row]) => row.has(act)).map(([state]) => state);
  for (const [norm, edition] of editionsOf(lifecycle)) {
    const owed = [
      ...edition.demands.map((demand) => ({ act: demand.act, by: demand.by })),
      ...edition.checksAlone.flatMap((check) =>
        "owes" in check.source && check.source.owes !== undefined ? [{ act: check.source.owes.act, by: [] }] : [],
      ),
      ...edition.checksAlone.flatMap((check) => (check.source.kind === "window" ? [{ act: check.source.of, by: [] }] : [])),
    ];
    for (const { act, by } of owed) {
      const from = statesOf(act);
      if (from.length === 0) {
        issues.push(
          issue(
            "obligation_never_met",
            `/norms/${norm.index}`,
            `“${edition.id}”要求的“${act}”在任何状态下都不能办理。`,
            `"${edition.id}" requires "${act}", which is possible in no state.`,
          ),
        );
        continue;
      }
      for (const later of by) {
        if (!mayFollow(lifecycle, from, statesOf(later))) {
          issues.push(
            issue(
              "obligation_after_limit",
              `/norms/${norm.index}`,
              `“${edition.id}”：办理“${later}”之前不可能办理“${act}”。`,
              `"${edition.id}": "${act}" can never happen before "${later}".`,
            ),
          );
        }
      }
    }
  }
  return issues;
}

/** Whether an act possible in some states can come after one possible in others: where it is reached from them, or goes on beside them in another region. */
function mayFollow(lifecycle: Lifecycle, from: readonly string[], later: readonly string[]): boolean {
  const { regionOf } = lifecycle;
  const reached = reachable(lifecycle, from);
  return later.some((state) => reached.has(state) || from.some((other) => regionOf.get(other) !== regionOf.get(state)));
}

/**
 * A step onward that one edition of the law demands must, under each edition, be demanded or have a demanded step beside it,
 * and a demanded step must be demanded by a norm that blocks: otherwise the record could lack it unnoticed.
 */
function silentSteps(lifecycle: Lifecycle): readonly Issue[] {
  const eras = lifecycle.eras
    .slice(0, -1)
    .map((day) => ({ all: demandedOn(lifecycle, day, "any"), blocking: demandedOn(lifecycle, day, "blocking") }));
  return [...lifecycle.table].flatMap(([state, row]) => {
    const onward = [...row].filter(([, targets]) => targets.some((target) => ahead(lifecycle, state, target.state))).map(([act]) => act);
    const isStep = onward.some((act) => eras.some((era) => era.all.has(act)));
    const silent = isStep && eras.some((era) => !onward.some((act) => era.blocking.has(act)));
    const soft = onward.filter((act) => eras.some((era) => era.all.has(act) && !era.blocking.has(act)));
    if (!silent && soft.length === 0) return [];
    const acts = (soft.length > 0 ? soft : onward).join(", ");
    return [
      issue(
        "silent_step",
        statePointer(lifecycle, state),
        `从“${state}”往前的办理事项（${acts}）没有起拦阻作用的规定要求，缺了也看不出来。`,
        `No norm that blocks demands the step onward from "${state}" (${acts}): the record could lack it unnoticed.`,
      ),
    ];
  });
}

/** The acts that editions in force on a day demand; any of them, or of the norms that block. */
function demandedOn(lifecycle: Lifecycle, day: number, which: "any" | "blocking"): ReadonlySet<string> {
  const acts = new Set<string>();
  for (const [, edition] of editionsOf(lifecycle)) {
    if (edition.from > day || edition.to < day || (which === "blocking" && edition.effect === "record")) continue;
    for (const demand of edition.demands) acts.add(demand.act);
  }
  return acts;
}

function editionsOf(lifecycle: Lifecycle): readonly (readonly [CompiledNorm, CompiledEdition])[] {
  return lifecycle.norms.flatMap((norm) => norm.editions.map((edition) => [norm, edition] as const));
}

function ahead(lifecycle: Lifecycle, from: string, to: string): boolean {
  return (lifecycle.rank.get(to) ?? 0) > (lifecycle.rank.get(from) ?? 0);
}

function reachable(lifecycle: Lifecycle, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set(from);
  const waiting = [...from];
  while (waiting.length > 0) {
    for (const targets of lifecycle.table.get(waiting.pop() as string)?.values() ?? []) {
      for (const target of targets) {
        if (reached.has(target.state)) continue;
        reached.add(target.state);
        waiting.push(target.state);
      }
    }
  }
  return reached;
}

function statePointer(lifecycle: Lifecycle, state: string): string {
  const region = regionsOf(lifecycle.source.file)[lifecycle.regionOf.get(state) ?? 0];
  return `${region?.pointer ?? "/file"}/states/${escapePointer(state)}`;
}

function issue(code: string, pointer: string, zh: string, en: string): Issue {
  return { code, pointer, message: { zh, en } };
}
