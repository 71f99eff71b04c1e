import { below } from "@guiju/core";
import type { IrCond } from "../ir.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import type { CompiledCond } from "../scope.ts";
import { canonicals } from "./canonical.ts";
import { condSubject } from "./cond-subject.ts";
import type { Finding } from "./finding.ts";
import type { Judge } from "./judge.ts";
import { judgeCondition, judgeNamed } from "./judge-conditions.ts";
import { reportRepeated } from "./judge-pairs.ts";
import { judgeTiers, tiersOf } from "./judge-tiers.ts";
import { emptyReport } from "./report.ts";
import { ruleSetSubject } from "./rule-set-subject.ts";
import { ANALYSIS_LIMITS, type AnalysisLimits, budgetOf } from "./steps.ts";
import type { Subject } from "./subject.ts";
import { supposing } from "./suppose.ts";
import { trialOf } from "./trial.ts";

/**
 * Analyses the conditions of a rule set over complete facts, without any facts given.
 *
 * Errors are conditions that can never be true (`impossible`; `contradictory` where two parts of an `all` exclude each other) and tiers of which
 * none holds (`tier_gap`) or two hold at once (`tier_overlap`). Warnings are conditions that are true of any facts (`always_true`), parts that
 * another part settles (`subsumed`) or repeats (`duplicate`), and what could not be told (`undecided`, `too_large`).
 *
 * - Facts are complete: every fact is recorded and a date is known to the day. Only where a condition asks whether something is recorded, or a
 *   `first` has something else to fall back on, null is tried, too.
 * - A finding is a proof: nothing is found that facts could refute. Comparisons with constants and of facts with one another are decided, over
 *   fields, lists and counts too; what arithmetic, calendars, `maxOf` and the like yield is taken to be anything, which may miss a finding.
 * - Of a condition that follows from one of its parts, the part alone is reported. Conditions within `where` and `if` are not reported.
 * - A last tier that is always true takes what the others leave: it closes every gap and overlaps nothing.
 * - Every example was evaluated by the evaluator itself.
 *
 * @param pointer - where the document stands, as given to `compileRuleSet`
 *
 * @example
 * const band = (least: number, most: number) => ({
 *   all: [
 *     { fact: "score", operator: "greaterThanInclusive", value: least },
 *     { fact: "score", operator: "lessThanInclusive", value: most },
 *   ],
 * });
 * const { ruleSet } = compileRuleSet({
 *   facts: { score: { type: "number" } },
 *   conditions: { good: band(80, 89), excellent: band(90, 100) },
 *   rules: [],
 *   tiers: { grade: ["good", "excellent"] },
 * });
 * const findings = ruleSet ? analyse(ruleSet) : [];
 * findings.map(({ code, pointer, example }) => [code, pointer, example?.facts]); // => [["tier_gap", "/tiers/grade", { score: 79 }]]
 */
export function analyse(ruleSet: RuleSet, limits: AnalysisLimits = ANALYSIS_LIMITS, pointer = ""): readonly Finding[] {
  const { document, program } = ruleSet;
  const positions = new Map(program.named.map(({ name }, index) => [name, index]));
  const tables = Object.entries(document.tiers ?? {}).map(([name, names]) => {
    const at = below(`${pointer}/tiers`, name);
    return { at, tiers: tiersOf(at, names, positions) };
  });
  const leftOver = new Set(tables.flatMap(({ tiers }) => tiers.at(-1)?.index ?? []));
  const judge = judgeFor(ruleSetSubject(ruleSet), limits, leftOver);
  for (const index of program.named.keys()) judgeNamed(judge, index);
  for (const { ir } of program.rules) judgeCondition(judge, ir, ir.pointer);
  const written = [...program.named, ...program.rules].map(({ ir }) => ir).filter((cond) => !namesOnly(cond));
  reportRepeated(judge, written);
  for (const { at, tiers } of tables) judgeTiers(judge, at, tiers);
  return judge.report.findings;
}

/**
 * Analyses one condition compiled by `compileCond`, as `analyse` does. The facts of an example are grouped: `self`, `facts`, `values`, `result`.
 *
 * Readings and working days are taken to be anything, numbers to be whole or not.
 *
 * @example
 * const scope = { values: {}, facts: { seats: { type: "count" } }, interpretations: {} } as const;
 * const { compiled } = compileCond({ all: [{ gt: [{ fact: "seats" }, 5] }, { lt: [{ fact: "seats" }, 3] }] }, scope, "/when");
 * const findings = compiled ? analyseCondition(compiled) : [];
 * findings.map(({ code, pointer, related }) => [code, pointer, ...related]); // => [["contradictory", "/when/all/0", "/when/all/1"]]
 */
export function analyseCondition(condition: CompiledCond, limits: AnalysisLimits = ANALYSIS_LIMITS): readonly Finding[] {
  const judge = judgeFor(condSubject(), limits, new Set());
  judgeCondition(judge, condition.ir, condition.ir.pointer);
  return judge.report.findings;
}

function judgeFor(subject: Subject, limits: AnalysisLimits, leftOver: ReadonlySet<number>): Judge {
  const canonical = canonicals();
  const freed = supposing(subject, canonical);
  const trials = { trial: trialOf(subject), supposed: trialOf(freed.subject) };
  const inquiry = { subject, ...trials, supposing: freed, canonical, budget: budgetOf(limits) };
  return { inquiry, report: emptyReport(), leftOver, named: new Map() };
}

/** Whether a condition only names another: such a one is meant to be repeated. */
function namesOnly(cond: IrCond): boolean {
  if (cond.op === "not") return namesOnly(cond.part);
  return cond.op === "named" || ((cond.op === "all" || cond.op === "any") && cond.parts.length === 1 && namesOnly(cond.parts[0] as IrCond));
}
