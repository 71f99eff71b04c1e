import { type AssessmentFact, type Indicator, type Organisation, type Run, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { traceOf } from "@guiju/assessment/explain";
import { scorePopulation } from "@guiju/assessment/population";
import { prepareWhatIf } from "@guiju/assessment/simulate";
import { expect, test } from "vitest";
import { type Seeded, seeded } from "../bench/rules/seeded.ts";
import { compare, type Fraction, fractionOfText } from "./fraction.ts";
import { changed, compiled, gradedRubric, scored } from "./graded.ts";

const RUBRICS = process.env.GUIJU_FULL === undefined ? 80 : 3_000;
/** Beside the first ones, those in which something was wrong once. */
const numbered = [194, 268, 2104, 2940, ...Array.from({ length: RUBRICS }, (_, index) => index + 1)];

/** Total, grade, rank and points: what may not depend on any order. */
const standing = ({ total, bounds, grade, grades, rank, scores, decidedBy }: ScoreReport) => ({
  total,
  bounds,
  grade,
  grades,
  rank,
  scores,
  decidedBy,
});

test(`the order of organisations and of indicators changes no score, grade, rank or tie, in ${RUBRICS} rubrics and those that were wrong once`, () => {
  for (const seed of numbered) {
    const random = seeded(seed);
    const { file, assessment, cohort } = gradedRubric(seed);
    const before = new Map([...scored({ assessment, cohort }).reports()].map((report) => [report.id, standing(report)]));
    const turned = compiled({ ...file, indicators: shuffledTree(file.indicators, random) });
    if (turned === undefined) throw new Error(`rubric ${seed} is refused in another order`);
    const run = scoreCohort(turned, { ...cohort, organisations: shuffled(cohort.organisations, random) });
    for (const report of run.reports()) expect(standing(report), `rubric ${seed}`).toEqual(before.get(report.id));
  }
});

test("less of a fact that is better in greater numbers, or more of one that is worse, never raises the total of the organisation", () => {
  const seen = { compared: 0, lower: 0 };
  for (const seed of numbered) {
    const random = seeded(seed);
    const { file, assessment, cohort } = gradedRubric(seed);
    const before = scored({ assessment, cohort });
    for (const [name, fact] of Object.entries(file.facts ?? {}).filter(([, { better }]) => better !== undefined)) {
      const index = random.below(cohort.organisations.length);
      const value = worse(fact, cohort.organisations[index]?.facts[name], random);
      if (value === undefined) continue;
      const after = scoreCohort(
        assessment,
        changed(cohort, index, (one) => ({ ...one, facts: { ...one.facts, [name]: value } })),
      );
      const [was, is] = [before.report(index), after.report(index)];
      seen.compared += 1;
      if (compare(highest(is), highest(was)) < 0) seen.lower += 1;
      // Nought of nought is open, and what is open may be the most.
      if (compare(lowest(is), highest(was)) > 0 || (is.total !== null && compare(highest(is), lowest(was)) > 0 && was.total !== null))
        expect.fail(`rubric ${seed}, ${name}: ${JSON.stringify([was, is, value])}`);
    }
  }
  expect(seen.compared).toBeGreaterThan(RUBRICS);
  expect(seen.lower).toBeGreaterThan(seen.compared / 10);
});

test("without some facts the true points, total, grade and rank stay among what is possible, of everybody", () => {
  const seen = { compared: 0, open: 0 };
  for (const seed of numbered) {
    const random = seeded(seed);
    const { assessment, cohort } = gradedRubric(seed);
    const before = scored({ assessment, cohort });
    for (let time = 0; time < 4; time += 1) {
      const index = random.below(cohort.organisations.length);
      const less = changed(cohort, index, (one) => ({ ...one, facts: without(one.facts, 1 + random.below(3), random) }));
      const after = scoreCohort(assessment, less);
      for (let each = 0; each < before.size; each += 1) {
        seen.compared += 1;
        if (after.report(each).total === null) seen.open += 1;
        expectPossible(
          before,
          after,
          each,
          `rubric ${seed}, without ${JSON.stringify(Object.keys(less.organisations[index]?.facts ?? {}))}`,
        );
      }
    }
  }
  expect(seen.open).toBeGreaterThan(seen.compared / 30);
  expect(seen.open).toBeLessThan(seen.compared);
});

test("a deduction that is suspended on a recorded ground never lowers a total", () => {
  const seen = { compared: 0, higher: 0 };
  for (const seed of numbered) {
    const random = seeded(seed);
    const { file, assessment, cohort } = gradedRubric(seed);
    const before = scored({ assessment, cohort });
    for (const leaf of leavesOf(file.indicators)) {
      const index = random.below(cohort.organisations.length);
      const parts = leaf.score.primitive === "checklist" ? leaf.score.items : [];
      const item = random.percent(50) ? random.below(parts.length + 1) : parts.length;
      const exemption = {
        indicator: leaf.id,
        ground: "trial",
        by: "p1",
        ...(item < parts.length && { item: parts[item]?.id ?? "" }),
        ...(leaf.score.primitive === "perOccurrence" && random.percent(50) && { occurrences: 1 + random.below(2) }),
      };
      const after = scoreCohort(
        assessment,
        changed(cohort, index, (one) => ({ ...one, exemptions: [exemption] })),
      );
      const [was, is] = [lowest(before.report(index)), lowest(after.report(index))];
      seen.compared += 1;
      if (compare(is, was) > 0) seen.higher += 1;
      if (compare(is, was) < 0)
        expect.fail(
          `rubric ${seed}, ${JSON.stringify(exemption)}: ${JSON.stringify([before.report(index), after.report(index, { trace: traceOf })])}`,
        );
    }
  }
  expect(seen.higher).toBeGreaterThan(seen.compared / 20);
});

test("a change that is answered in part is what a full pass gives", () => {
  const seen = { part: 0, full: 0, refused: 0 };
  for (const seed of numbered) {
    const random = seeded(seed);
    const { file, assessment, cohort } = gradedRubric(seed);
    const desk = prepareWhatIf(scored({ assessment, cohort }));
    const places = amountsIn(file).filter(([pointer]) => /points|weight|value$|target|unit|start|cap|floor|from|factor/.test(pointer));
    for (let time = 0; time < 5 && places.length > 0; time += 1) {
      const [pointer, value] = random.one(places);
      const checked = desk.check([{ pointer, value: value + random.one([-1, 1, 0.5, 3]) }]);
      const { run, pass } = desk.evaluate(checked);
      seen[run === undefined ? "refused" : pass] += 1;
      if (run === undefined || checked.assessment === undefined) continue;
      const full = [...scoreCohort(checked.assessment, cohort).reports()];
      expect([...run.reports()], `rubric ${seed}, ${pointer}`).toEqual(full);
    }
  }
  expect(seen.part).toBeGreaterThan(RUBRICS / 2);
});

test("organisations that are read line by line, by the rubric of their kind, are scored as a cohort held whole", () => {
  for (const seed of numbered.slice(0, Math.ceil(RUBRICS / 3))) {
    const [one, other] = [gradedRubric(2 * seed), gradedRubric(2 * seed + 1)];
    const kinds = [
      [one, "village"],
      [other, "street"],
    ] as const;
    const rubrics = kinds.flatMap(([{ file }, kind]) => compiled({ ...file, categories: [kind] }) ?? []);
    expect(rubrics).toHaveLength(2);
    const organisations = kinds.flatMap(([{ cohort }, kind]) =>
      cohort.organisations.map((each) => ({ ...each, id: `${kind}-${each.id}`, category: kind })),
    );
    const mixed = shuffled([...organisations, { id: "lost", category: "unknown", facts: {} }], seeded(seed));
    const facts = { ...one.cohort.facts, ...other.cohort.facts };
    const run = scoreCohort(rubrics, { year: 2024, facts, organisations: mixed });
    const population = scorePopulation(rubrics, () => mixed, { year: 2024, facts });
    expect(population.size).toBe(run.size);
    for (const [index, organisation] of mixed.entries())
      expect(population.report(index, organisation, { trace: traceOf }), `rubric ${seed}`).toEqual(run.report(index, { trace: traceOf }));
  }
});

function expectPossible(before: Run, after: Run, index: number, where: string): void {
  const [was, is] = [before.report(index, { trace: traceOf }), after.report(index, { trace: traceOf })];
  if (was.total !== null && (compare(lowest(is), fractionOfText(was.total)) > 0 || compare(highest(is), fractionOfText(was.total)) < 0))
    expect.fail(`${where}: total ${was.total} is not among ${JSON.stringify(is.bounds ?? is.total)}`);
  for (const [at, { indicator, points }] of (was.trace ?? []).entries()) {
    const entry = is.trace?.[at];
    const [low, high] = entry?.bounds ?? [entry?.points ?? "", entry?.points ?? ""];
    if (points === null || entry?.reason === "exempt") continue;
    if (compare(fractionOfText(low), fractionOfText(points)) > 0 || compare(fractionOfText(high), fractionOfText(points)) < 0)
      expect.fail(`${where}: ${indicator} ${points} is not among ${low} to ${high}`);
  }
  if (was.total === null) return;
  if (was.grade !== null) expect(is.grades ?? [is.grade], where).toContain(was.grade);
  if (is.rank !== null && is.rank !== undefined && was.rank !== null) expect(is.rank, where).toBe(was.rank);
}

function lowest({ total, bounds }: ScoreReport): Fraction {
  return fractionOfText(total ?? bounds?.[0] ?? "");
}

function highest({ total, bounds }: ScoreReport): Fraction {
  return fractionOfText(total ?? bounds?.[1] ?? "");
}

/** Another value that can earn no more; `undefined` where there is none. */
function worse({ type, better, min = 0, max = 0, decimals = 0 }: AssessmentFact, value: unknown, random: Seeded): unknown {
  if (typeof value === "boolean") return value === (better === "more") ? !value : undefined;
  if (typeof value !== "number" || (better === "more" ? value <= min : value >= max)) return undefined;
  const step = type === "count" ? 1 : 1 / 10 ** decimals;
  const steps = Math.min(1_000_000, Math.floor((better === "more" ? value - min : max - value) / step));
  const moved = better === "more" ? value - (1 + random.below(steps)) * step : value + (1 + random.below(steps)) * step;
  return Math.min(max, Math.max(min, Number(moved.toFixed(decimals))));
}

function without(facts: Organisation["facts"], times: number, random: Seeded): Organisation["facts"] {
  const left = Object.entries(facts);
  for (let time = 0; time < times && left.length > 0; time += 1) left.splice(random.below(left.length), 1);
  return Object.fromEntries(left);
}

function shuffled<Item>(list: readonly Item[], random: Seeded): readonly Item[] {
  return list
    .map((item) => [random.below(1_000_000), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

function shuffledTree(indicators: readonly Indicator[], random: Seeded): readonly Indicator[] {
  const turned = indicators.map((each) => ("indicators" in each ? { ...each, indicators: shuffledTree(each.indicators, random) } : each));
  return shuffled(turned, random);
}

function leavesOf(indicators: readonly Indicator[]): readonly Extract<Indicator, { score: unknown }>[] {
  return indicators.flatMap((each) => ("indicators" in each ? leavesOf(each.indicators) : [each]));
}

/** Every number of a file, by its pointer. */
function amountsIn(json: unknown, at = ""): readonly (readonly [string, number])[] {
  if (typeof json === "number") return [[at, json]];
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, part]) => amountsIn(part, `${at}/${key}`));
}
