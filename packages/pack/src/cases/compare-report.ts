import type { Report, Verdict } from "@guiju/lifecycle";
import type { Expectation } from "../case-file.ts";
import { agrees, type CaseDifference, fieldDifferences, fieldOf, pairUp } from "./difference.ts";

const findings: ReadonlySet<string> = new Set(["violated", "warning", "undetermined"]);

/**
 * Compares a report with what a worked case expects of it.
 *
 * Every listed verdict must be there, and every finding (violated, warning, undetermined) of the report must be listed;
 * missing and refused acts are compared whole, and where the case says nothing of them there must be none.
 *
 * @example
 * import { replay } from "@guiju/lifecycle";
 *
 * const history = { id: "m-1", lifecycle: "cpc/member-development", acts: [] };
 * const report = replay(lifecycle, history, { calendar, today: "2026-10-08" });
 * compareReport({ state: "member" }, report).map(({ expected, actual }) => [expected, actual]); // => [["member", "none"]]
 */
export function compareReport(expect: Expectation, report: Report): readonly CaseDifference[] {
  return [
    ...compareState(expect, report),
    ...compareDerived(expect, report),
    ...compareVerdicts(expect.verdicts ?? [], report.verdicts),
    ...listed("decisions", "decision", expect.decisions ?? [], report.decisions),
    ...listed("obligations", "obligation", expect.obligations ?? [], report.obligations),
    ...whole("missing", expect.missing ?? [], report.missing),
    ...whole("refused", expect.refused ?? [], report.refused),
  ];
}

function compareState(expect: Expectation, report: Report): readonly CaseDifference[] {
  const differences: CaseDifference[] = [];
  if (expect.state !== undefined && !agrees(expect.state, report.state)) {
    differences.push({ pointer: "/expect/state", what: "state", expected: expect.state, actual: report.state ?? report.states ?? null });
  }
  return [...differences, ...listed("states", "state under a reading", expect.states ?? [], report.states ?? [])];
}

function compareDerived(expect: Expectation, report: Report): readonly CaseDifference[] {
  return Object.entries(expect.derived ?? {}).flatMap(([name, expected]) => {
    const actual = fieldOf(report.derived, name);
    return agrees(expected, actual) ? [] : [{ pointer: `/expect/derived/${name}`, what: `derived ${name}`, expected, actual }];
  });
}

function compareVerdicts(expected: readonly object[], actual: readonly Verdict[]): readonly CaseDifference[] {
  const { unmet, unused } = pairUp(expected.map(sorted), actual.map(sorted));
  const free = new Set(unused);
  const differences = unmet.flatMap((index): CaseDifference[] => {
    const wanted = expected[index] as Verdict;
    const pointer = `/expect/verdicts/${index}`;
    const near = closest(wanted, actual, free);
    if (near === undefined) return [{ pointer, what: `verdict ${wanted.norm}`, expected: wanted, actual: undefined }];
    free.delete(near);
    const found = actual[near] as Verdict;
    return fieldDifferences(sorted(wanted), sorted(found)).map((key) => ({
      pointer: `${pointer}/${key}`,
      what: `verdict ${wanted.norm} of ${found.act} ${found.on ?? ""}: ${key}`,
      expected: fieldOf(wanted, key),
      actual: fieldOf(found, key),
    }));
  });
  const unlisted = [...free].map((position) => actual[position] as Verdict).filter((verdict) => findings.has(verdict.status));
  return [...differences, ...unlisted.map((verdict) => unlistedFinding(verdict))];
}

function unlistedFinding(verdict: Verdict): CaseDifference {
  const { norm, check, act, on, status, reason, earliest, latest, facts } = verdict;
  return {
    pointer: "/expect/verdicts",
    what: `finding ${norm} is not listed`,
    expected: undefined,
    actual: { norm, check, act, on, status, reason, earliest, latest, facts },
  };
}

/** The unpaired verdict of the same norm that agrees in most of the listed fields. */
function closest(wanted: Verdict, actual: readonly Verdict[], free: ReadonlySet<number>): number | undefined {
  const candidates = [...free].filter((position) => actual[position]?.norm === wanted.norm);
  const off = (position: number) => fieldDifferences(wanted, actual[position] as Verdict).length;
  return candidates.sort((a, b) => off(a) - off(b))[0];
}

/** Ambiguities are a set: their order says nothing. */
function sorted(verdict: object): object {
  const ambiguities = fieldOf(verdict, "ambiguities");
  return Array.isArray(ambiguities) ? { ...verdict, ambiguities: [...ambiguities].sort() } : verdict;
}

function listed(key: string, what: string, expected: readonly object[], actual: readonly object[]): readonly CaseDifference[] {
  const { unmet, unused } = pairUp(expected, actual);
  return unmet.map((index) => ({
    pointer: `/expect/${key}/${index}`,
    what,
    expected: expected[index],
    actual: unused.map((position) => actual[position]),
  }));
}

function whole(key: string, expected: readonly object[], actual: readonly object[]): readonly CaseDifference[] {
  const { unmet, unused } = pairUp(expected, actual);
  return [
    ...unmet.map((index) => ({ pointer: `/expect/${key}/${index}`, what: key, expected: expected[index], actual: undefined })),
    ...unused.map((position) => ({
      pointer: `/expect/${key}`,
      what: `${key} act is not listed`,
      expected: undefined,
      actual: actual[position],
    })),
  ];
}
