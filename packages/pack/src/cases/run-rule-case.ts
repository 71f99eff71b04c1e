import { below, type Issue, type WorkCalendar } from "@guiju/core";
import { type Evaluation, evaluate, eventsOf, type RuleSet } from "@guiju/rules";
import { whyNot } from "@guiju/rules/explain";
import type { RuleCase } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { noSuchName } from "../read/no-such-name.ts";
import { type CaseDifference, fieldDifferences } from "./difference.ts";
import type { CasePosition, CaseRecorder, CaseResult, RuleSetRun } from "./run-case.ts";

/** Runs one worked case of a rule set: evaluates the rules over its facts and compares. */
export function runRuleCase(
  pack: Pack,
  ruleCase: RuleCase,
  position: CasePosition,
  calendar: WorkCalendar,
  record: CaseRecorder | undefined,
): CaseResult {
  const base = {
    kind: "case",
    id: ruleCase.id,
    title: ruleCase.title,
    lifecycle: null,
    rules: ruleCase.rules,
    ...position,
    place: undefined,
    omissions: [],
  } as const;
  const ruleSet = pack.ruleSets.get(ruleCase.rules);
  const issues = ruleCaseIssues(pack, ruleCase, position.pointer);
  if (ruleSet === undefined || issues.length > 0) return { ...base, passed: false, differences: [], issues, judged: [] };
  const options = { calendar, ...(ruleCase.today === undefined ? {} : { today: ruleCase.today }) };
  const evaluation = evaluate(ruleSet, ruleCase.facts, options);
  record?.ruleSet?.({ name: ruleCase.rules, ruleSet, facts: ruleCase.facts, options, evaluation }, position);
  const differences = [
    ...truthDifferences(ruleCase, ruleSet, evaluation),
    ...eventDifferences(ruleCase, ruleSet, evaluation),
    ...whyNotDifferences(ruleCase, ruleSet, options),
    ...factDifferences(ruleCase, evaluation),
  ];
  const judged = ruleSet.rules.map(({ name }, index) => outcomeName(ruleCase.rules, name, evaluation.truths[index] ?? null));
  return { ...base, passed: differences.length === 0, differences, issues: [], judged };
}

/** How coverage names one outcome of a rule. */
export function outcomeName(rules: string, rule: string, truth: boolean | null): string {
  return `${rules}: ${rule} ${truth}`;
}

/** Names in a worked case that lead nowhere: its rule set, its facts and its rules. */
export function ruleCaseIssues(pack: Pack, ruleCase: RuleCase, pointer: string): readonly Issue[] {
  const ruleSet = pack.ruleSets.get(ruleCase.rules);
  if (ruleSet === undefined) {
    return [noSuchName("unknown_rule_set", `${pointer}/rules`, { zh: "规则组", en: "rule set" }, ruleCase.rules, pack.ruleSets.keys())];
  }
  const names = ruleSet.rules.map(({ name }) => name);
  const facts = [...Object.keys(ruleSet.document.facts), ...ruleSet.requests.map(({ key }) => key)];
  const issues = Object.keys(ruleCase.facts)
    .filter((name) => !facts.includes(name))
    .map((name) => noSuchName("unknown_fact", below(`${pointer}/facts`, name), { zh: "事实", en: "fact" }, name, facts));
  for (const list of ["truths", "whyNot"] as const) {
    for (const name of Object.keys(ruleCase.expect[list] ?? {})) {
      if (!names.includes(name))
        issues.push(noSuchName("unknown_rule", below(`${pointer}/expect/${list}`, name), { zh: "规则", en: "rule" }, name, names));
    }
  }
  return issues;
}

function truthDifferences({ expect }: RuleCase, ruleSet: RuleSet, { truths }: Evaluation): readonly CaseDifference[] {
  return Object.entries(expect.truths).flatMap(([name, expected]) => {
    const actual = truths[ruleSet.rules.findIndex((rule) => rule.name === name)] ?? null;
    return actual === expected ? [] : [{ pointer: below("/expect/truths", name), what: `rule ${name}`, expected, actual }];
  });
}

function eventDifferences({ expect }: RuleCase, ruleSet: RuleSet, evaluation: Evaluation): readonly CaseDifference[] {
  if (expect.events === undefined) return [];
  const { events } = eventsOf(ruleSet, evaluation);
  const same =
    events.length === expect.events.length &&
    expect.events.every((event, index) => fieldDifferences(event, events[index] ?? {}).length === 0);
  return same ? [] : [{ pointer: "/expect/events", what: "events", expected: expect.events, actual: events }];
}

function whyNotDifferences({ expect, facts }: RuleCase, ruleSet: RuleSet, options: RuleSetRun["options"]): readonly CaseDifference[] {
  return Object.entries(expect.whyNot ?? {}).flatMap(([name, expected]) => {
    const actual = whyNot(ruleSet, name, facts, options).changes.map((change) => change.pointer);
    const same = JSON.stringify([...expected].sort()) === JSON.stringify([...actual].sort());
    return same ? [] : [{ pointer: below("/expect/whyNot", name), what: `why not ${name}`, expected, actual }];
  });
}

/** Facts that cannot be used and are not listed, each in words; and those that are listed and can be used. */
function factDifferences({ expect, facts }: RuleCase, { issues }: Evaluation): readonly CaseDifference[] {
  const what = "facts that cannot be used";
  const expected = expect.unusable ?? [];
  const unlisted = issues.filter(({ pointer = "" }) => !expected.includes(pointer));
  const usable = [...expected.keys()].filter((index) => issues.every((issue) => (issue.pointer ?? "") !== expected[index]));
  return [
    ...usable.map((index) => ({ pointer: `/expect/unusable/${index}`, what, expected: expected[index], actual: undefined })),
    ...unlisted.map(({ pointer = "", message }) => {
      const [, name = ""] = pointer.split("/");
      const isFact = Object.keys(facts).some((each) => below("", each) === `/${name}`);
      return { pointer: isFact ? `/facts${pointer}` : "/facts", what, expected: undefined, actual: pointer, message };
    }),
  ];
}
