import { addDays, type CivilDate, civilDate, formatDate } from "@guiju/core";
import type { Act, Demand, History, Lifecycle, NormBody } from "@guiju/lifecycle";
import type { Path } from "./paths.ts";
import type { Edge } from "./structural-machine.ts";

/** What an act has to carry so that its guards choose the wanted target. `void`: the act fails and counts as not having happened. */
export interface Filling {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly void?: boolean;
}

/** How the histories of one lifecycle are filled. */
export interface Filler {
  /** Data for an edge; what follows it on the path may decide. */
  readonly fill: (edge: Edge, following: Path, random: (below: number) => number) => Filling;
  /** Whether the condition of a demand is false of the acts so far and the data of the act it is due by. */
  readonly isExcused: (demand: Demand, acts: readonly Act[], data: Filling["data"]) => boolean;
  /** An act that is void, and so leaves the case where it is, wherever it can happen. */
  readonly voidAct: { readonly act: string; readonly data: Readonly<Record<string, unknown>> };
  /** Which target of an act stands for its good outcome. */
  readonly lateIndex: (act: string) => number;
  /** The name under which the report shows a state on that day. */
  readonly shown: (state: string, derived: Readonly<Record<string, unknown>>, today: string) => string;
}

/** A path as a history, and what its replay must say. */
export interface PathHistory {
  readonly history: History;
  readonly state: string;
  /** Acts that the norms in force demand on the way and that no act of the path's states can supply. */
  readonly missing: readonly Gap[];
}

/** An act that lacks: its place among the acts, and the day on which it was recorded after all. */
export interface Gap {
  readonly act: string;
  readonly place: number;
  foundOn: string | null;
}

/** A clean history supplies what is demanded; a careless one now and then leaves it out, and has acts that are void. */
export type Care = "clean" | "careless";

/**
 * Turns a path into a history from a first day on. Before an act come the acts that norms then in force demand by it, where the state lets them happen;
 * what cannot or (carelessly) does not come is what the replay must find missing, once in each round of the demand.
 */
export function historyOfPath(
  lifecycle: Lifecycle,
  filler: Filler,
  path: Path,
  firstDay: string,
  care: Care,
  random: (below: number) => number,
): PathHistory {
  const acts: Act[] = [];
  const happened = new Map<string, number>();
  const missing: Gap[] = [];
  const openGap = (act: string): Gap | undefined => missing.filter((gap) => gap.act === act && gap.foundOn === null).at(-1);
  let day: CivilDate = civilDate(firstDay);
  const record = (edge: Edge, filling: Filling): void => {
    day = addDays(day, GAPS[random(GAPS.length)] as number);
    const leftOut = new Set<string>();
    let stay = supplied(lifecycle, edge, day, happened, leftOut);
    while (stay !== undefined) {
      if (care === "careless" && random(6) === 0) leftOut.add(stay.act);
      else record(stay, filler.fill(stay, [], random));
      stay = supplied(lifecycle, edge, day, happened, leftOut);
    }
    for (const demand of lacking(lifecycle, edge.act, day, happened)) {
      const place = openGap(demand.act)?.place ?? 0;
      if (place > roundOf(demand, happened) || filler.isExcused(demand, acts, filling.data)) continue;
      missing.push({ act: demand.act, place: acts.length + 0.5, foundOn: null });
    }
    write(edge.act, filling);
    if (filling.void === true) return;
    happened.set(edge.act, acts.length);
    find(edge.act);
  };
  const write = (type: string, { data }: Filling): void => {
    acts.push({ type, on: formatDate(day), ...(data === undefined ? {} : { data }) });
  };
  const find = (act: string): void => {
    const gap = openGap(act);
    if (gap !== undefined) gap.foundOn = formatDate(day);
  };
  /** Records an act that lacks when the case has moved on: it stands where it should have stood. */
  const recordLate = (gap: Gap): void => {
    write(gap.act, filler.fill({ from: "", act: gap.act, index: filler.lateIndex(gap.act), to: "" }, [], random));
    happened.set(gap.act, Math.max(happened.get(gap.act) ?? 0, gap.place));
    find(gap.act);
  };
  path.forEach((edge, place) => {
    const { act, data } = filler.voidAct;
    const late = missing.filter((gap) => gap.foundOn === null && lifecycle.table.get(edge.from)?.has(gap.act) !== true).at(-1);
    if (late !== undefined && random(4) === 0) recordLate(late);
    if (care === "careless" && random(10) === 0 && lifecycle.table.get(edge.from)?.has(act) === true) {
      record({ from: edge.from, act, index: 0, to: edge.from }, { data, void: true });
    }
    record(edge, filler.fill(edge, path.slice(place + 1), random));
  });
  const today = formatDate(addDays(day, random(500)));
  return {
    history: { id: "path", lifecycle: lifecycle.name, today, acts },
    state: path.at(-1)?.to ?? lifecycle.source.file.initial ?? "",
    missing,
  };
}

/** Days between an act and the next: the same day, the next, a month, half a year, a year and more. */
export const GAPS: readonly number[] = [0, 1, 7, 31, 92, 184, 366];

/** A demanded act that has not happened, is not left out, and that the state lets happen without moving on. */
function supplied(
  lifecycle: Lifecycle,
  edge: Edge,
  day: CivilDate,
  happened: ReadonlyMap<string, number>,
  leftOut: ReadonlySet<string>,
): Edge | undefined {
  for (const { act } of lacking(lifecycle, edge.act, day, happened)) {
    const targets = lifecycle.table.get(edge.from)?.get(act) ?? [];
    const index = targets.findIndex((target) => target.state === edge.from);
    if (index >= 0 && !leftOut.has(act)) return { from: edge.from, act, index, to: edge.from };
  }
  return undefined;
}

/** What the editions in force on a day demand by an act and has not happened, read from the source and not from what is compiled of it. */
export function lacking(lifecycle: Lifecycle, act: string, day: CivilDate, happened: ReadonlyMap<string, number>): readonly Demand[] {
  const on = formatDate(day);
  return lifecycle.source.norms.flatMap((norm) => {
    const edition = norm.editions.find(({ in: { from, to } }) => (from ?? on) <= on && on <= (to ?? on));
    if (edition === undefined) return [];
    const body: NormBody = { ...norm, ...edition.replace };
    return (body.demands ?? []).filter((demand) => [demand.by ?? []].flat().includes(act) && !isDone(demand, happened));
  });
}

function isDone(demand: Demand, happened: ReadonlyMap<string, number>): boolean {
  if (demand.after !== undefined && !happened.has(demand.after)) return true;
  return (happened.get(demand.act) ?? 0) > roundOf(demand, happened);
}

/** After which act a demand counts: what was done or lacking before it belongs to an earlier round. */
export function roundOf(demand: Demand, happened: ReadonlyMap<string, number>): number {
  const began = demand.since ?? demand.after;
  return began === undefined ? 0 : (happened.get(began) ?? 0);
}
