import { type Assessment, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { burdenLint, mutantsOf } from "@guiju/assessment/analysis";
import { readCohort } from "@guiju/assessment/cohort";
import { compileAssessment } from "@guiju/assessment/compile";
import { scoreChartTable, scoreSheet, scoreTable, traceOf } from "@guiju/assessment/explain";
import { scorePopulation } from "@guiju/assessment/population";
import { prepareWhatIf } from "@guiju/assessment/simulate";
import { civilDate, isGuijuError } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type CanAnswer, can, type History, type Report, replay } from "@guiju/lifecycle";
import { type Pack, verdictText } from "@guiju/pack";

/** What a host learns from the packages, as plain JSON: the same from the sources, from either build, and in an old browser. */
export interface Answers {
  readonly report: Report;
  readonly sentences: readonly string[];
  readonly onTheEighth: CanAnswer;
  readonly mayOnTheTenth: boolean;
  readonly codeOfNoDate: string;
  readonly scored: Scored;
}

/** What a host learns of an assessment, by every entry but that of the schemas. */
export interface Scored {
  readonly reports: readonly ScoreReport[];
  readonly refused: readonly string[];
  readonly table: string;
  readonly chart: readonly (readonly string[])[];
  readonly stricter: readonly (string | null)[];
  readonly population: readonly (string | null)[];
  readonly mutants: number;
  readonly burdens: readonly string[];
}

const posted: History = {
  id: "O-06",
  lifecycle: "cpc/member-development",
  startsAt: "proposed.consented",
  today: "2026-10-12",
  interpretations: { "publicNotice.postingDay": "inclusive" },
  acts: [noticeUntil("2026-10-04")],
};

/** The history of worked case O-06: listed after three of five working days. */
export const tooShort: History = { ...posted, acts: [...posted.acts, { type: "LIST_OBJECT", on: "2026-10-08" }] };

/** Asks for all `Answers` by a pack that holds `cpc/member-development`. */
export function answersOf(pack: Pack): Answers {
  const lifecycle = pack.lifecycles.get("cpc/member-development");
  if (lifecycle === undefined) throw new Error("the pack lacks its lifecycle");
  const calendar = chineseDays();
  const sentence = verdictText(pack, lifecycle);
  const report = replay(lifecycle, tooShort, { calendar });
  return {
    report,
    sentences: report.verdicts.map((verdict) => sentence(verdict).zh),
    onTheEighth: can(lifecycle, posted, { type: "LIST_OBJECT", on: "2026-10-08" }, { calendar }),
    mayOnTheTenth: can(lifecycle, { ...posted, acts: [noticeUntil("2026-10-09")] }, { type: "LIST_OBJECT", on: "2026-10-10" }, { calendar })
      .allowed,
    codeOfNoDate: codeOf(() => civilDate("2026-02-30")),
    scored: scored(),
  };
}

const both = (text: string): { zh: string; en: string } => ({ zh: text, en: text });
const points = { type: "number", decimals: 6, min: 0, max: 1_000_000_000, better: "more" };
const convert = (fact: string): object => ({ primitive: "convert", of: { fact }, from: [0, 1_000_000_000], factor: 1 });

/** A rubric whose sums leave the safe integers, so that they are done with BigInt. */
const rubric = {
  id: "large",
  title: both("large"),
  scale: 6,
  max: 1_000_000_000,
  take: "weighted",
  round: { mode: "halfUp" },
  facts: { work: points, appraisal: points },
  indicators: [
    { id: "work", title: both("work"), article: "1", max: 1_000_000_000, weight: 0.75, score: convert("work") },
    { id: "appraisal", title: both("appraisal"), article: "2", max: 1_000_000_000, weight: 0.25, score: convert("appraisal") },
  ],
  bands: [
    { grade: "low", title: both("low"), to: 900_000_000 },
    { grade: "high", title: both("high"), from: 900_000_000 },
  ],
  quotas: [{ id: "places", grade: "high", kind: "most", share: 0.5, article: "3" }],
};

function compiled(file: object): Assessment {
  const { assessment, issues } = compileAssessment(file, { name: "made-up/large", version: "1" });
  if (assessment === undefined) throw new Error(JSON.stringify(issues));
  return assessment;
}

function scored(): Scored {
  const lines = [
    '{"id": "a", "facts": {"work": 900000000.000001, "appraisal": 899999999.999997}}',
    '{"id": "b", "facts": {"work": 999999999.999999, "appraisal": 999999999.999999}}',
    '{"id": "c", "facts": {"work": 1}}',
  ];
  const { cohort } = readCohort(lines);
  const assessment = compiled(rubric);
  const run = scoreCohort(assessment, cohort);
  const desk = prepareWhatIf(run);
  const stricter = desk.evaluate(
    desk.check([
      { pointer: "/bands/0/to", value: 950_000_000 },
      { pointer: "/bands/1/from", value: 950_000_000 },
    ]),
  ).run;
  const population = scorePopulation(assessment, () => cohort.organisations);
  return {
    reports: [...run.reports({ trace: traceOf })],
    refused: compileAssessment({ ...rubric, max: "100" }, { name: "made-up/large", version: "1" }).issues.map(({ code }) => code),
    table: scoreTable(scoreSheet(run, 0, "zh")),
    chart: scoreChartTable(run, 0, "en").rows,
    stricter: cohort.organisations.map((_, index) => stricter?.report(index).grade ?? null),
    population: cohort.organisations.map((each, index) => population.report(index, each).total),
    mutants: [...mutantsOf(assessment.file)].length,
    burdens: burdenLint(compiled({ ...rubric, ranking: { publish: true, ties: "competition" } })).map(({ code }) => code),
  };
}

function noticeUntil(end: string): Act {
  return { type: "NOTICE", on: "2026-09-28", data: { places: [{ id: "unit", start: "2026-09-28", end }] } };
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (caught) {
    return isGuijuError(caught) ? caught.code : String(caught);
  }
  return "nothing was thrown";
}
