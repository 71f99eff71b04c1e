import { chineseDays } from "@guiju/core/chinese-days";
import { auditAll, can, type History, type Report } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { generate } from "../../examples/district/generate.ts";
import oneFile from "../../examples/district/one-file.json" with { type: "json" };
import type { Planted } from "../../examples/district/step.ts";

const { histories, planted } = generate();
const { lifecycles } = loadPack("cpc");
const reports = [...auditAll(lifecycles, histories, { calendar: chineseDays() })].map((report) => {
  if ("error" in report) throw new Error(JSON.stringify(report));
  return report;
});

/** What the audit found in one file, in the words of the generator's record. */
function foundIn(report: Report): Planted[] {
  const verdicts = report.verdicts.flatMap(({ norm, act, on, status, period }): Planted[] =>
    status === "violated" || status === "warning" || status === "undetermined" ? [{ norm, act, on: on ?? period?.to ?? null, status }] : [],
  );
  return [...verdicts, ...report.refused.map(({ act, on }): Planted => ({ norm: "", act, on, status: "refused" }))];
}

function sorted(findings: readonly Planted[]): string[] {
  return findings.map(({ norm, act, on, status }) => `${status} ${norm} ${act} ${on}`).sort();
}

test("every defect that was planted is found, and nothing else, in every file", () => {
  const expected = histories.map(({ id }) => ({ id, findings: sorted(planted.get(id) ?? []) }));
  const actual = reports.map((report) => ({ id: report.id, findings: sorted(foundIn(report)) }));
  expect(actual.filter((file, at) => file.findings.join() !== expected[at]?.findings.join())).toEqual(
    expected.filter((file, at) => file.findings.join() !== actual[at]?.findings.join()),
  );
  expect(actual).toEqual(expected);
});

test("files in order have no finding and reach every stage from application to membership", () => {
  const clean = reports.filter((report) => planted.get(report.id)?.length === 0);
  expect(clean.every((report) => foundIn(report).length === 0)).toBe(true);
  const states = new Set(clean.map((report) => report.state));
  for (const state of [
    "applicant",
    "applicant.talked",
    "activist",
    "object",
    "admission.resolved",
    "probationer",
    "conversion.resolved",
    "member",
  ]) {
    expect(states).toContain(state);
  }
});

test("the one file that the report suggests asking about is refused, with the first day of the year's end", () => {
  const lifecycle = lifecycles.get("cpc/member-development");
  if (lifecycle === undefined) throw new Error("no such lifecycle");
  const act = { type: "DISCUSS_OBJECT", on: "2026-11-02", data: { opinions: ["partyGroup", "contacts", "members", "masses"] } };
  expect(can(lifecycle, oneFile as History, act, { calendar: chineseDays() })).toMatchObject({ allowed: false, earliest: "2027-01-02" });
});
