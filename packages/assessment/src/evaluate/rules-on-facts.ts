import { parseDate, parseDateRange, type WorkCalendar } from "@guiju/core";
import { type Datum, type Env, type Fields, type RuleSet, span, type Truth, type Typed } from "@guiju/rules";
import { condClosure, type Evaluate, exprClosure, type IrRead, type Reader, type Test } from "@guiju/rules/closures";
import { along } from "./along.ts";
import { UNUSABLE } from "./unusable.ts";

/** What one run of rules reads and finds. */
export interface RuleFrame extends Env {
  readonly year: number | undefined;
  /** How often something was met that cannot be used: what depends on it is unknown, not absent. */
  unusable: number;
  readonly held: Map<string, { readonly datum: Datum; readonly spoilt: boolean }>;
  visits: number;
}

/** The closures of a rule set. They answer as `evaluate` of the rules does, in less code: no day, no calendar, messages made elsewhere. */
export interface RulesOnFacts {
  readonly tests: readonly Test[];
  derived(name: string): Evaluate | undefined;
}

/** How many list elements one run looks at. */
const VISITS = 10_000_000;
const RECORD: Typed = { type: "record" };
const LIST: Typed = { type: "list", items: { type: "any" } };
const CALENDAR: WorkCalendar = { years: [], isCovered: () => false, kindOf: () => "off" };
const made = new WeakMap<RuleSet, RulesOnFacts>();

/** Gives the closures of a rule set, made when first asked for. */
export function rulesOnFacts(rules: RuleSet): RulesOnFacts {
  const known = made.get(rules);
  if (known !== undefined) return known;
  const { program } = rules;
  const reader: Reader = {
    read,
    // Whether something is recorded is open where it may have been left out.
    wrap: (ir, closure) => (ir.op === "compare" && ir.operator === "isSet" ? openWhereMissing(closure) : closure) as typeof closure,
    named: (index) => held(`named ${index}`, condClosure((program.named[index] as (typeof program.named)[number]).ir, reader)) as Test,
  };
  const derived = (name: string): Evaluate | undefined => {
    const found = program.derived.find((each) => each.name === name);
    return found && held(`value ${name}`, exprClosure(found.ir, reader));
  };
  const answer: RulesOnFacts = { tests: program.rules.map(({ ir }) => condClosure(ir, reader)), derived };
  made.set(rules, answer);
  return answer;

  function read({ from, keys, type, params = "" }: IrRead): Evaluate {
    if (from === "value") return derived(String(keys[0])) ?? (() => undefined);
    if (from === "item") {
      if (keys.length === 0) return (_, item) => item;
      return (env, item) => checked(env as RuleFrame, along(item, keys), type);
    }
    return factAt([String(keys[0]) + params, ...keys.slice(1)], type);
  }

  /** What leads to a datum has to be a record or a list itself. */
  function factAt(path: IrRead["keys"], type: Typed): Evaluate {
    const above = path.slice(0, -1);
    const last = path.slice(-1);
    const container = above.length > 0 && factAt(above, typeof last[0] === "number" ? LIST : RECORD);
    // The rubric reserves the name.
    if (path.length === 1 && last[0] === "year") return (env) => (env as RuleFrame).year;
    return held(JSON.stringify([path, type]), (env) => {
      const from = container ? container(env, undefined) : env.facts;
      return checked(env as RuleFrame, along(from, last), type);
    });
  }
}

/** Makes what a run needs. */
export function ruleFrame(facts: Readonly<Record<string, unknown>>, year: number | undefined): RuleFrame {
  return {
    self: {},
    facts: facts as Fields,
    year,
    today: Number.NaN,
    calendar: CALENDAR,
    clip: "clip",
    value: () => undefined,
    reading: () => "",
    unusable: 0,
    held: new Map(),
    visits: 0,
    visit(count) {
      this.visits += count;
      return this.visits <= VISITS;
    },
  };
}

/** Tests every rule on facts. */
export function truthsOn(rules: RuleSet, facts: Readonly<Record<string, unknown>>, year: number | undefined): readonly Truth[] {
  const frame = ruleFrame(facts, year);
  return rulesOnFacts(rules).tests.map((test) => test(frame, undefined));
}

function openWhereMissing(closure: Evaluate | Test): Evaluate {
  return (env, item) => {
    const { unusable } = env;
    const truth = closure(env, item);
    return env.unusable === unusable ? truth : undefined;
  };
}

/** Fills a place once a run; what cannot be used counts each time it is asked for. */
function held(key: string, fill: Evaluate | Test): Evaluate {
  return (env) => {
    const frame = env as RuleFrame;
    const known = frame.held.get(key);
    if (known !== undefined) {
      if (known.spoilt) frame.unusable += 1;
      return known.datum;
    }
    const before = frame.unusable;
    const datum = fill(env, undefined);
    frame.held.set(key, { datum, spoilt: frame.unusable !== before });
    return datum;
  };
}

/** Takes a datum that was held to its declared kind when it was read; what did not fit is Missing. A null is what was recorded. */
function checked(frame: RuleFrame, raw: unknown, type: Typed): Datum {
  if (raw === null) return raw;
  // Nothing is concluded from what is not there, or leaving a fact out could make a result surer: only a recorded null says that there is none.
  if (raw === undefined || raw === UNUSABLE) {
    frame.unusable += 1;
    return undefined;
  }
  if (type.type === "date") return dayOf(raw as string);
  if (type.type !== "list") return raw as Datum;
  const list = raw as readonly unknown[];
  if (frame.visit?.(list.length, "") === false) return undefined;
  const element: Typed = type.of !== undefined ? RECORD : (type.items ?? { ...type, type: "word" });
  return list.map((each) => checked(frame, each, element));
}

/** Reads a day, or what is known by month or year. */
export function dayOf(text: string): Datum {
  if (text.length === 10) return parseDate(text);
  const range = parseDateRange(text);
  return range && span(range.first, range.last);
}
