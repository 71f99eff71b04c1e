import type { WorkCalendar } from "@guiju/core";
import type { Datum, Env, Fields, Span } from "@guiju/rules";
import { type CompiledNorm, type CompiledRegion, type Lifecycle, NO_FIELDS } from "./compiled.ts";
import type { PreparedAct, PreparedHistory } from "./prepared-history.ts";
import type { DecisionOutcome, MissingAct, RefusedAct, Status, Verdict } from "./report.ts";

/** A verdict on its way into a report: where it belongs, so that worlds can be compared. */
export interface Found {
  /** The same check of the same act has the same key in every world. */
  readonly key: string;
  readonly norm: CompiledNorm;
  readonly effect: "record" | "block" | "void";
  /** Position of the act that led to it, or -1 where time did. */
  readonly source: number;
  readonly verdict: Verdict;
}

/** A choice that the record leaves open, and the options in the order in which they are tried. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly options: readonly string[];
}

/** A choice as a run met it: what the run had found by then holds whatever is chosen. */
export interface OpenChoice {
  readonly choice: Choice;
  /** The acts taken before. */
  readonly acts: number;
  readonly found: number;
  readonly decisions: number;
  readonly gaps: number;
  readonly refused: number;
}

/** Where in the order an act stands, and whether the live record says so. */
export interface Place {
  readonly order: number;
  readonly live: boolean;
}

/** When an act happened: how often, where in the order, on which days. */
export interface Happened {
  order: number;
  live: boolean;
  /** Every time it happened, as it was found. */
  readonly places: Place[];
  readonly days: Datum[];
}

/** One window of a recurring duty: after `from`, up to and with `to`; numbered from 1. */
export interface Window {
  /** Counts the anchors: a clock that starts anew begins another round. */
  readonly round: number;
  readonly index: number;
  readonly from: number | Span;
  readonly to: number | Span;
  /** Whether the month of its last day lacked the day. */
  readonly clipped: boolean;
}

/** The window of one check that is judged next. */
export interface WindowCursor {
  readonly anchor: Datum;
  window: Window | undefined;
}

/** An act the record lacks. `order` is the place at which it should have stood, `source` the position of the act before which it was missed. */
export interface Gap {
  readonly missing: Mutable<MissingAct>;
  readonly source: number;
  readonly order: number;
  /** The norms that already reported it. */
  readonly reportedBy: Set<CompiledNorm>;
}

/** One replay under way: the only mutable thing of this package; it never leaves it. */
export interface CaseRun {
  readonly lifecycle: Lifecycle;
  readonly history: PreparedHistory;
  readonly calendar: WorkCalendar;
  readonly today: number;
  /** What this world assumes about open choices. */
  readonly assumed: Map<string, string>;
  /** Choices this run met that nothing was assumed about; it took the first option of each. */
  readonly open: OpenChoice[];
  /** How many acts were missing or refused after each act taken. */
  readonly lacking: number[];
  readonly env: MutableEnv;
  readonly values: Map<string, Datum>;
  /** Values last set by an act before the record began. */
  readonly setEarlier: Set<string>;
  readonly happened: Map<string, Happened>;
  readonly limits: Map<string, Datum>;
  readonly cursors: Map<string, WindowCursor>;
  readonly rounds: Map<string, number>;
  readonly found: Found[];
  readonly decisions: { readonly key: string; readonly source: number; readonly outcome: DecisionOutcome }[];
  readonly gaps: Gap[];
  /** The gaps not yet found, by act. */
  readonly openGaps: Map<string, Gap[]>;
  /** Where in the order an act was skipped, the latest last: it begins a new round as the act itself would. */
  readonly skipped: Map<string, number[]>;
  readonly refused: { readonly source: number; readonly act: RefusedAct }[];
  /** How often the record itself says what a reading contradicts. */
  contradicted: number;
  /** The day of the last void act of a type, until it is held again. */
  readonly voidOn: Map<string, string>;
  /** The state of each region. */
  readonly at: string[];
  /** Of each region, whether an act of the record was taken in it. */
  readonly begun: boolean[];
  /** First day of the live record. */
  startDay: number | undefined;
  order: number;
  /** Statuses of the norms and decisions of the act being judged, by slot. */
  readonly kept: Map<string, Status>;
  readonly decided: Map<string, string | null>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The environment of a run; only `self` changes, with the act, and what its tally yields. */
export interface MutableEnv extends Env {
  self: Fields;
  result: Fields;
}

/** Begins a replay in one world. */
export function beginRun(
  lifecycle: Lifecycle,
  history: PreparedHistory,
  calendar: WorkCalendar,
  today: number,
  assumed: ReadonlyMap<string, string>,
  onTest: Env["onTest"],
): CaseRun {
  const values = new Map<string, Datum>();
  const limits = new Map<string, Datum>();
  const met: Choosing = { assumed: new Map(assumed), open: [], lacking: [], found: [], decisions: [], gaps: [], refused: [] };
  const reading = (name: string): string | number => {
    const interpretation = lifecycle.interpretations.get(name);
    const given = history.readings.get(name) ?? interpretation?.default ?? "";
    if (given !== "unconfirmed" || interpretation === undefined || !("readings" in interpretation)) return given;
    return choose(met, { key: `interpretation:${name}`, label: "", options: interpretation.readings });
  };
  const env: MutableEnv = {
    self: NO_FIELDS,
    result: NO_FIELDS,
    facts: history.facts,
    today,
    calendar,
    clip: lifecycle.interpretations.has("period.clip") && reading("period.clip") === "nextDay" ? "nextDay" : "clip",
    reading,
    ...(onTest === undefined ? {} : { onTest }),
    value(name) {
      const formula = lifecycle.formulas.get(name);
      if (formula !== undefined) return formula.evaluate(env);
      const slot = lifecycle.limits.get(name);
      return slot === undefined ? values.get(name) : limits.get(slot);
    },
  };
  return {
    lifecycle,
    history,
    calendar,
    today,
    ...met,
    env,
    values,
    setEarlier: new Set(),
    happened: new Map(),
    limits,
    cursors: new Map(),
    rounds: new Map(),
    openGaps: new Map(),
    skipped: new Map(),
    contradicted: 0,
    voidOn: new Map(),
    at: lifecycle.regions.map((region, index) => history.startsAt?.[index] ?? startOf(region, env)),
    begun: lifecycle.regions.map(() => false),
    startDay: history.startsOn,
    order: 0,
    kept: new Map(),
    decided: new Map(),
  };
}

/** Where an empty record stands in a region. */
export function startOf({ initial, start }: CompiledRegion, env: Env): string {
  return start.find((rule) => rule.when.test(env) === true)?.state ?? initial;
}

type Choosing = Pick<CaseRun, "assumed" | "open" | "lacking" | "found" | "decisions" | "gaps" | "refused">;

/** Takes what this world assumes about a choice, or its first option, noting that it is open. */
export function choose(run: Choosing, choice: Choice): string {
  const taken = run.assumed.get(choice.key);
  if (taken !== undefined) return taken;
  const first = choice.options[0] as string;
  const { lacking, found, decisions, gaps, refused } = run;
  run.open.push({
    choice,
    acts: lacking.length,
    found: found.length,
    decisions: decisions.length,
    gaps: gaps.length,
    refused: refused.length,
  });
  run.assumed.set(choice.key, first);
  return first;
}

/** Notes that an act happened; one found late stands where it should have stood, so that it does not begin a new round. */
export function noteHappened(run: CaseRun, act: PreparedAct, how: "live" | "earlier", place: number | undefined): void {
  run.order += 1;
  const order = place ?? run.order;
  const live = how === "live";
  const before = run.happened.get(act.type);
  if (before === undefined) {
    run.happened.set(act.type, { order, live, places: [{ order, live }], days: [act.on] });
    return;
  }
  before.order = Math.max(before.order, order);
  before.live ||= live;
  before.places.push({ order, live });
  before.days.push(act.on);
}
