import { type Issue, parseDate, type Text, type WorkCalendar } from "@guiju/core";
import type { Evaluate, Test } from "../closures/closure.ts";
import { condClosure, exprClosure } from "../closures/closures.ts";
import type { Fields } from "../datum.ts";
import type { IrCond, IrExpr } from "../ir.ts";
import { isObject } from "../operator.ts";
import { alike, problem, saidOf, wrongKind } from "../problem.ts";
import { fill } from "./fill.ts";
import { RULE_LIMITS } from "./limits.ts";
import { machineFor } from "./machine.ts";
import type { RuleSet } from "./rule-set.ts";
import type { Frame } from "./slots.ts";

export type { Frame };

/** What a rule set is evaluated on beside the facts. */
export interface EvaluateOptions {
  /** The day of judging, `YYYY-MM-DD`. Where rules ask for it and it is not given, what depends on it is undetermined. */
  readonly today?: string;
  /** Where rules count working days. */
  readonly calendar?: WorkCalendar;
}

/** A calendar that knows no working day: whatever counts them is Missing. */
const NO_CALENDAR: WorkCalendar = { years: [], isCovered: () => false, kindOf: () => "off" };
const NOTHING: Fields = {};

/**
 * Makes what a run needs; facts that are no object, and a day or calendar that is asked for and not given, are told.
 *
 * @example
 * const rule = { name: "small", conditions: { fact: "members", operator: "lessThan", value: 3 }, event: { type: "small" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * frameOf(ruleSet!, "two").issues[0]?.code; // => "wrong_type"
 */
export function frameOf(ruleSet: RuleSet, facts: unknown, options: EvaluateOptions = {}): Frame {
  const { asksToday, asksCalendar } = ruleSet.program;
  const { today, calendar } = options;
  const issues: Issue[] = [];
  const day = today === undefined ? undefined : parseDate(today);
  const { empty, ways } = machineFor(ruleSet.program);
  const slots = empty.slice();
  if (isObject(facts)) fill(slots, ways, facts as Fields);
  else issues.push(wrongKind("", saidOf({}), facts === null || Array.isArray(facts) ? saidOf(facts) : kindOf(facts)));
  if (asksToday && day === undefined)
    issues.push(problem("missing_today", "", "规则要用核查日期，没有给出。", "The rules ask for the day of judging; no date is given."));
  if (asksCalendar && calendar === undefined)
    issues.push(problem("missing_calendar", "", "规则要数工作日，没有给出日历。", "The rules count working days; no calendar is given."));
  return {
    self: NOTHING,
    facts: isObject(facts) ? (facts as Fields) : NOTHING,
    today: day ?? Number.NaN,
    calendar: calendar ?? NO_CALENDAR,
    clip: "clip",
    value: () => undefined,
    reading: () => "",
    slots,
    issues,
    visits: 0,
    unusable: 0,
    spoilt: undefined,
    visit(count, pointer) {
      this.visits += count;
      if (this.visits <= RULE_LIMITS.visits) return true;
      const told = this.visits === Number.POSITIVE_INFINITY;
      this.visits = Number.POSITIVE_INFINITY;
      if (told) return false;
      const zh = `清单逐项核对超过 ${RULE_LIMITS.visits} 次，其余按不能确定处理。`;
      issues.push(
        problem("too_many_steps", pointer, zh, `More than ${RULE_LIMITS.visits} list elements were looked at; the rest is undetermined.`),
      );
      return false;
    },
  };
}

/** Names the kind of what was given for facts and is no object: what it says may be nobody's business. */
function kindOf(given: unknown): Text {
  return given === undefined ? saidOf(given) : alike(typeof given);
}

/**
 * Gives the test of a typed condition of a rule set, on its frames.
 *
 * @example
 * const rule = { name: "small", conditions: { fact: "members", operator: "lessThan", value: 3 }, event: { type: "small" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * testOf(ruleSet!, ruleSet!.program.rules[0]!.ir)(frameOf(ruleSet!, { members: 2 }), undefined); // => true
 */
export function testOf(ruleSet: RuleSet, ir: IrCond): Test {
  return condClosure(ir, machineFor(ruleSet.program).reader);
}

/**
 * Gives the closure of a typed expression of a rule set, on its frames.
 *
 * @example
 * const rule = { name: "small", conditions: { fact: "members", operator: "lessThan", value: 3 }, event: { type: "small" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * const leaf = ruleSet!.program.rules[0]!.ir;
 * leaf.op === "compare" && evaluatorOf(ruleSet!, leaf.a)(frameOf(ruleSet!, { members: 2 }), undefined); // => 2
 */
export function evaluatorOf(ruleSet: RuleSet, ir: IrExpr): Evaluate {
  return exprClosure(ir, machineFor(ruleSet.program).reader);
}
