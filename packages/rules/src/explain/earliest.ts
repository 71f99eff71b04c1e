import { type CivilDate, civilDate, formatDate, LAST_DATE, type WorkCalendar } from "@guiju/core";
import type { Datum, Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import { evaluatorOf, type Frame, frameOf, perRuleSet, type RuleSet, ruleNamed, ruleTest } from "./access.ts";
import { flipDays, type Timeline } from "./flip-days.ts";
import { type Names, type Slopes, slopesOf } from "./slope.ts";

/** From which day on to look, how far, and on what. */
export interface EarliestOptions {
  /** The first day that counts. */
  readonly today: string;
  readonly calendar?: WorkCalendar;
  /** The last day that counts. Default: 200 years after the first. */
  readonly until?: string;
}

/** The first day on which a rule holds while everything else stays as it is recorded. */
export interface Earliest {
  readonly rule: string;
  readonly on: string | null;
  /**
   * `holds`: on that day. `never`: time alone does not make it hold. `beyond`: not up to the last day that counts, and it may still change later.
   * `undetermined`: on some day it might hold, but something is not recorded. `notMonotone`: a condition moves with time in no one direction,
   * see `pointer`. `tooLarge`: there were too many days to try.
   */
  readonly reason: "holds" | "never" | "beyond" | "undetermined" | "notMonotone" | "tooLarge";
  /** The first day on which it might hold, where it is not sure that it does not hold before `on`. */
  readonly possiblyFrom?: string;
  /** The day rests on working days that no calendar data confirms yet. */
  readonly provisional?: true;
  /** The condition that is the reason. */
  readonly pointer?: string;
}

const DAYS_LOOKED_AT = 73_050;
const MOST_EVALUATIONS = 500_000;
const FRAMES_KEPT = 2_000;

/**
 * Finds the first day from today on on which a rule holds with everything else as recorded.
 *
 * Only days on which some condition changes are tried, see `flipDays`.
 *
 * @throws GuijuError `unknown_name` where no rule has that name, `invalid_date` where a day of the options is none
 *
 * @example
 * const derived = { today: { today: true }, due: { addMonths: [{ fact: "from" }, 3] } };
 * const conditions = { fact: "today", operator: "onOrAfter", value: { fact: "due" } };
 * const rules = [{ name: "due", conditions, event: { type: "due" } }];
 * const ruleSet = compileRuleSet({ facts: { from: { type: "date" } }, derived, rules }).ruleSet!;
 * earliestOn(ruleSet, "due", { from: "2026-01-31" }, { today: "2026-02-01" }); // => { rule: "due", on: "2026-04-30", reason: "holds" }
 */
export function earliestOn(ruleSet: RuleSet, rule: string, facts: unknown, options: EarliestOptions): Earliest {
  const position = ruleNamed(ruleSet, rule);
  const first = civilDate(options.today);
  const last = options.until === undefined ? (Math.min(first + DAYS_LOOKED_AT, LAST_DATE) as CivilDate) : civilDate(options.until);
  const frames = framesOf(ruleSet, facts, options.calendar);
  const test = ruleTest(ruleSet, position);
  const cond = (ruleSet.program.rules[position] as { readonly ir: IrCond }).ir;
  const truthOn = (day: number): Truth => test(frames(day), undefined);
  if (truthOn(first) === true) return { rule, ...found(ruleSet, position, facts, options, first, first) };
  const notes: { mixed?: string; isOpen?: true; evaluations: number } = { evaluations: 0 };
  const timeline: Timeline = {
    ...timesOf(ruleSet),
    first,
    last,
    evaluator: (expr) => evaluatorOf(ruleSet, expr),
    on: (day, evaluate, item): Datum => {
      notes.evaluations += 1;
      return notes.evaluations > MOST_EVALUATIONS ? undefined : evaluate(frames(day), item);
    },
    onMixed: (pointer) => {
      notes.mixed ??= pointer;
    },
    onOpen: () => {
      notes.isOpen = true;
    },
  };
  const days = [...flipDays(timeline, cond)].sort((a, b) => a - b);
  if (notes.mixed !== undefined) return { rule, on: null, reason: "notMonotone", pointer: notes.mixed };
  if (notes.evaluations > MOST_EVALUATIONS) return { rule, on: null, reason: "tooLarge" };
  let possible: number | undefined;
  for (const day of [first, ...days]) {
    const truth = truthOn(day);
    if (truth === true) return { rule, ...found(ruleSet, position, facts, options, day, possible ?? day) };
    if (truth === undefined) possible ??= day;
  }
  if (possible !== undefined) return { rule, on: null, reason: "undetermined", possiblyFrom: formatDate(possible) };
  return { rule, on: null, reason: notes.isOpen ? "beyond" : "never" };
}

/** Says the day, and whether it or the day before rests on working days still to be announced. */
function found(
  ruleSet: RuleSet,
  position: number,
  facts: unknown,
  options: EarliestOptions,
  day: number,
  possible: number,
): Omit<Earliest, "rule"> {
  let isProvisional = false;
  const note = (): void => {
    isProvisional = true;
  };
  for (const tried of [day, Math.max(day - 1, civilDate(options.today))]) {
    const frame = frameOf(ruleSet, facts, { ...options, today: formatDate(tried) });
    ruleTest(ruleSet, position)({ ...frame, onProvisional: note } as Frame, undefined);
  }
  const on = formatDate(day);
  const provisional = isProvisional ? { provisional: true as const } : {};
  return possible < day
    ? { on, reason: "holds", possiblyFrom: formatDate(possible), ...provisional }
    : { on, reason: "holds", ...provisional };
}

/** Gives the facts with each day as the day of judging, keeping the last ones made. */
function framesOf(ruleSet: RuleSet, facts: unknown, calendar: WorkCalendar | undefined): (day: number) => Frame {
  const frames = new Map<number, Frame>();
  return (day) => {
    const known = frames.get(day);
    if (known !== undefined) return known;
    if (frames.size >= FRAMES_KEPT) frames.clear();
    const frame = frameOf(ruleSet, facts, { today: formatDate(day), ...(calendar && { calendar }) });
    frames.set(day, frame);
    return frame;
  };
}

const timesOf: (ruleSet: RuleSet) => { readonly names: Names; readonly slopes: Slopes } = perRuleSet(({ program }) => {
  const derived = new Map(program.derived.map(({ name, ir }) => [name, ir]));
  const names: Names = { derived: (name) => derived.get(name), named: (index) => program.named[index]?.ir };
  return { names, slopes: slopesOf(names) };
});
