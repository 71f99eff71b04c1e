import { type CivilDate, formatDate } from "@guiju/core";
import type { Act } from "@guiju/lifecycle";
import type { Quirk } from "./quirk.ts";
import { type Path, type Planted, type Step, TODAY } from "./step.ts";

/** A written record: its acts up to today, the defects in it, and what set it apart. */
export interface Written {
  readonly acts: readonly Act[];
  readonly planted: readonly Planted[];
  readonly met: ReadonlySet<Quirk>;
}

/** Writes the acts of a way down until today or until the record ends. `keep` says which acts stand in the file. */
export function write(
  path: Path<void>,
  branch: string,
  form: { readonly byMonth: boolean; readonly keep: (step: Step) => boolean },
): Written {
  const acts: Act[] = [];
  const planted: Planted[] = [];
  const met = new Set<Quirk>();
  let keeper = branch;
  let reached: CivilDate | undefined;
  for (const step of path) {
    if (reached !== undefined && step.on < reached)
      throw new Error(`${step.type} of ${formatDate(step.on)} comes after ${formatDate(reached)}`);
    reached = step.on;
    if (step.type === null ? step.on >= TODAY : step.on > TODAY) break;
    planted.push(...step.planted);
    for (const quirk of step.quirks) met.add(quirk);
    if (step.type !== null && form.keep(step)) acts.push(actOf(step, step.type, `${keeper}/secretary`, form.byMonth));
    if (step.ends === true) break;
    keeper = step.movesTo ?? keeper;
  }
  return { acts, planted, met };
}

/** Old papers often show the month alone, until the person became a development object. */
const DATED_BY_MONTH = new Set([
  "DECIDE_ACTIVIST",
  "FILE_ACTIVIST",
  "ASSIGN_CONTACTS",
  "CHECK",
  "DISCUSS_OBJECT",
  "FILE_OBJECT",
  "LIST_OBJECT",
]);

function actOf(step: Step, type: string, actor: string, byMonth: boolean): Act {
  const day = formatDate(step.on);
  const on = step.written ?? (byMonth && DATED_BY_MONTH.has(type) ? day.slice(0, 7) : day);
  return { type, on, actor, ...(step.data === undefined ? {} : { data: step.data }) };
}
