import { parseJson, type WorkCalendar } from "@guiju/core";
import type { Pack } from "../pack.ts";
import { runAssessmentCase } from "./run-assessment-case.ts";
import { type CaseRecorder, type CaseResult, type Omission, runCase } from "./run-case.ts";
import { runRuleCase } from "./run-rule-case.ts";

/** How worked cases are run. */
export interface RunOptions {
  readonly calendar: WorkCalendar;
  /** Runs only cases whose id contains this; the check of omissions, which needs all cases, is then left out. */
  readonly filter?: string;
  /** Told of every condition and rule set that the cases test. */
  readonly record?: CaseRecorder;
}

/**
 * Runs the worked cases of a pack, and checks that no act can be left out of all of them without a finding.
 *
 * @example
 * runCases(pack, { calendar }).filter((result) => !result.passed).length; // => 0
 */
export function runCases(pack: Pack, options: RunOptions): CaseResult[] {
  const { calendar, filter, record } = options;
  const results: CaseResult[] = [];
  for (const { file, written } of pack.cases) {
    written.forEach((workedCase, index) => {
      if (filter !== undefined && !workedCase.id.includes(filter)) return;
      const position = { file, pointer: `/cases/${index}` };
      results.push(
        "rules" in workedCase
          ? runRuleCase(pack, workedCase, position, calendar, record)
          : "assessment" in workedCase
            ? runAssessmentCase(pack, workedCase, position)
            : runCase(pack, workedCase, position, calendar, record),
      );
    });
  }
  const all = filter === undefined ? [...results, ...omissionResults(results)] : results;
  return all.map((result) => (result.passed ? result : located(pack, result)));
}

/** One result an act type: failed where no case notices that it was left out. */
function omissionResults(results: readonly CaseResult[]): readonly CaseResult[] {
  const byAct = new Map<string, { result: CaseResult; omission: Omission }[]>();
  for (const result of results) {
    for (const omission of result.omissions) {
      const key = `${result.lifecycle} ${omission.act}`;
      byAct.set(key, [...(byAct.get(key) ?? []), { result, omission }]);
    }
  }
  return [...byAct.values()].map((times) => {
    const { result, omission } = times[0] as (typeof times)[number];
    const passed = times.some((each) => !each.omission.silent);
    const { act } = omission;
    return {
      kind: "omission",
      id: `omission:${act}`,
      title: {
        zh: `“${act}”不能在所有对照案例中都被漏掉而无人发现`,
        en: `"${act}" cannot be left out of every worked case without any finding`,
      },
      lifecycle: result.lifecycle,
      rules: null,
      file: result.file,
      pointer: `${result.pointer}/history/acts/${omission.index}`,
      place: undefined,
      passed,
      differences: passed ? [] : [silently(act, times)],
      issues: [],
      judged: [],
      omissions: [],
    };
  });
}

function silently(act: string, times: readonly { readonly result: CaseResult }[]): CaseResult["differences"][number] {
  const cases = [...new Set(times.map((each) => each.result.id))];
  return {
    pointer: "",
    what: `act ${act} can be left out of every worked case without any finding`,
    expected: "a finding in at least one case",
    actual: cases,
  };
}

/** What is about the name before a value. */
const namesAKey: ReadonlySet<string> = new Set([
  "unknown_key",
  "unknown_fact",
  "unknown_rule",
  "unknown_indicator",
  "unknown_organisation",
]);

function located(pack: Pack, result: CaseResult): CaseResult {
  const { placeOf } = parseJson(pack.sources.get(result.file) ?? "", result.file);
  const placeAround = (pointer: string, part: "key" | "value"): CaseResult["place"] =>
    placeOf(pointer, part) ??
    placeOf(pointer) ??
    (pointer === "" ? undefined : placeAround(pointer.slice(0, pointer.lastIndexOf("/")), "key"));
  const place = placeAround(result.kind === "case" ? `${result.pointer}/id` : result.pointer, "key");
  const issues = result.issues.map((issue) => {
    const found = placeAround(issue.pointer ?? "", namesAKey.has(issue.code) ? "key" : "value");
    return found === undefined ? issue : { ...issue, place: found };
  });
  const differences = result.differences.map((difference) => {
    const pointer = `${result.pointer}${difference.pointer}`;
    const found = placeAround(pointer, "key");
    return { ...difference, pointer, ...(found === undefined ? {} : { place: found }) };
  });
  return { ...result, place, issues, differences };
}
