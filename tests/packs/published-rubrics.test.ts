import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AssessmentFile, type Organisation, scoreCohort } from "@guiju/assessment";
import { readCohort } from "@guiju/assessment/cohort";
import { chineseDays } from "@guiju/core/chinese-days";
import { checkPack, type Pack, rubricsOf, runCases } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";

const pack = loadPack(join(fileURLToPath(new URL("../..", import.meta.url)), "packages/pack-published-rubrics"));
const calendar = chineseDays();
const cases = pack.cases.flatMap((file) => file.assessmentCases);

/** What does not pass, with what differs. */
function failures(of: Pack): readonly unknown[] {
  return runCases(of, { calendar }).flatMap(({ id, passed, differences, issues }) => (passed ? [] : [{ id, differences, issues }]));
}

/** The indicators of a rubric, groups too. */
function indicatorsOf(indicators: AssessmentFile["indicators"]): readonly string[] {
  return indicators.flatMap((each) => [each.id, ...("indicators" in each ? indicatorsOf(each.indicators) : [])]);
}

/** The same pack with its worked cases changed. */
function withOrganisations(change: (organisations: readonly object[]) => readonly object[]): Pack {
  const changed = (each: object) =>
    "organisations" in each ? { ...each, organisations: change(each.organisations as readonly object[]) } : each;
  const files = pack.cases.map((file) => ({
    ...file,
    written: file.written.map(changed),
    assessmentCases: file.assessmentCases.map(changed),
  }));
  return { ...pack, cases: files as unknown as Pack["cases"] };
}

test("the rubrics have no mistake, and two things to warn of: points that are kept month by month, and ranks that a parameter may publish", () => {
  expect(checkPack(pack).map(({ severity, code, place }) => [severity, code, place?.file])).toEqual([
    ["warning", "burden_too_many_checks", "assessments/personal-points.json"],
    ["warning", "burden_ranking", "assessments/river-chief-agriculture.json"],
    ["warning", "burden_ranking", "assessments/river-chief-forestry.json"],
    ["warning", "burden_ranking", "assessments/river-chief-water.json"],
    ["warning", "burden_ranking", "assessments/staffing-use.json"],
  ]);
  expect([...pack.assessments.keys()].map((name) => name.split("/")[1])).toEqual([
    "bonus-float",
    "last-place",
    "personal-points",
    "quantified-results",
    "river-chief",
    "staffing-use",
    "star-rating",
    "study-attendance",
    "supervised-matters",
  ]);
});

test("every worked case gives what was worked out by hand", () => {
  expect(failures(pack)).toEqual([]);
  expect(cases.length).toBeGreaterThan(45);
});

test("the order of the organisations changes nothing", () => {
  expect(failures(withOrganisations((organisations) => [...organisations].reverse()))).toEqual([]);
});

test("the order of the indicators changes nothing", () => {
  const reversed = (indicators: AssessmentFile["indicators"]): AssessmentFile["indicators"] =>
    indicators.map((each) => ("indicators" in each ? { ...each, indicators: reversed(each.indicators) } : each)).reverse();
  const assessmentFiles = pack.assessmentFiles.map(({ content, ...file }) => ({
    ...file,
    content: { ...content, indicators: reversed(content.indicators) },
  }));
  const changed: Pack = { ...pack, assessmentFiles };
  for (const { id, assessment, year, parameters, cohortFacts, organisations } of cases) {
    const { cohort } = readCohort([{ cohort: true, facts: cohortFacts ?? {} }, ...organisations]);
    const options = year === undefined ? {} : { year };
    // A parameter that is given its own value makes the rubrics be compiled anew.
    const files = assessmentFiles.filter((each) => each.name === assessment);
    const own = Object.entries(files[0]?.content.parameters ?? {}).map(([name, { value }]) => [name, value] as const);
    const given = { ...Object.fromEntries(own), ...parameters };
    const [before, after] = [pack, changed].map((each) => [
      ...scoreCohort(rubricsOf(each, assessment, given).rubrics, cohort, options).reports(),
    ]);
    expect([id, after?.map(({ open: _, ...report }) => report)]).toEqual([id, before?.map(({ open: _, ...report }) => report)]);
  }
});

test.each(["A", "B", "P1", "P2", "P3", "P4-weights", "P5", "P6", "P7"])("case %s says what every indicator of every rubric gives", (id) => {
  const worked = cases.find((each) => each.id === id);
  const files = pack.assessmentFiles.filter(({ name }) => name === worked?.assessment);
  const said = Object.values(worked?.expect.organisations ?? {});
  for (const { content } of files.filter(({ content }) => id !== "P2" || content.rubric === "township")) {
    const own = said.filter(({ rubric }) => rubric === undefined || rubric === content.rubric);
    const named = new Set(own.flatMap(({ scores }) => Object.keys(scores ?? {})));
    expect(indicatorsOf(content.indicators).filter((indicator) => !named.has(indicator))).toEqual([]);
  }
});

/** A total of a case after each of the given changes of one organisation, with the total before. */
function* totalsAfter(changes: (facts: Organisation["facts"], file: AssessmentFile) => Iterable<readonly [string, Organisation["facts"]]>) {
  for (const { id, assessment, year, parameters, cohortFacts, organisations } of cases) {
    const { rubrics } = rubricsOf(pack, assessment, parameters);
    const { cohort } = readCohort([{ cohort: true, facts: cohortFacts ?? {} }, ...organisations]);
    const options = year === undefined ? {} : { year };
    const run = scoreCohort(rubrics, cohort, options);
    for (const [index, organisation] of cohort.organisations.entries()) {
      const file = run.rubricOf(index)?.file;
      for (const [what, facts] of file === undefined ? [] : changes(organisation.facts, file)) {
        const changed = cohort.organisations.map((each) => (each === organisation ? { ...each, facts } : each));
        const after = scoreCohort(rubrics, { ...cohort, organisations: changed }, options).report(index);
        yield { what: `${id} ${organisation.id} ${what}`, before: run.report(index).total, after: after.total };
      }
    }
  }
}

test("taking any fact of any organisation away never gives a sure total that is higher", () => {
  const totals = [
    ...totalsAfter(function* (facts) {
      for (const fact of Object.keys(facts))
        yield [fact, Object.fromEntries(Object.entries(facts).filter(([name]) => name !== fact))] as const;
    }),
  ];
  expect(totals.filter(({ before, after }) => after !== null && (before === null || Number(after) > Number(before)))).toEqual([]);
  expect(totals.length).toBeGreaterThan(2000);
});

test("a fact of which more is better, lowered by one, raises no total; nor does one of which less is better, raised by one", () => {
  const totals = [
    ...totalsAfter(function* (facts, file) {
      for (const [name, { better, min = 0, max = 1e9 }] of Object.entries(file.facts ?? {})) {
        const value = facts[name];
        const worse = typeof value === "number" ? value + (better === "more" ? -1 : 1) : undefined;
        if (better !== undefined && worse !== undefined && worse >= min && worse <= max) yield [name, { ...facts, [name]: worse }] as const;
      }
    }),
  ];
  expect(totals.filter(({ before, after }) => before !== null && after !== null && Number(after) > Number(before))).toEqual([]);
  expect(totals.filter(({ before, after }) => before !== after).length).toBeGreaterThan(300);
});

test("every rubric says whose practice it follows, from which instrument, and that it was read at second hand; no address is in it", () => {
  for (const { content } of pack.assessmentFiles) {
    expect(content.provenance?.note?.zh, content.id).toMatch(/摘录|报道/);
    expect(pack.instruments).toHaveProperty([content.basis?.instrument ?? ""]);
    expect(content.basis?.confidence).toBe("secondary");
    expect(JSON.stringify(content)).not.toMatch(/https?:|www\./);
  }
});
