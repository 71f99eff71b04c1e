import type { PreparedHistory } from "./prepared-history.ts";

const repeated = new WeakMap<PreparedHistory, ReadonlySet<number>>();

/** The positions of acts that say the same as an earlier one of the file. Found once a history, and only where an act is refused. */
export function repeatedActs(history: PreparedHistory): ReadonlySet<number> {
  let positions = repeated.get(history);
  if (positions === undefined) {
    const seen = new Set<string>();
    positions = new Set(
      history.acts.flatMap((act) => {
        const said = JSON.stringify([act.type, act.onText, act.source.data]);
        if (seen.has(said)) return [act.position];
        seen.add(said);
        return [];
      }),
    );
    repeated.set(history, positions);
  }
  return positions;
}
