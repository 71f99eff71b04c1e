import fc from "fast-check";
import { expect, test } from "vitest";
import type { Organisation } from "../organisation.ts";
import type { ScoreReport } from "../report.ts";
import { type Drawn, drawn } from "./drawn.fixture.ts";
import { rubricOf } from "./rubric.fixture.ts";
import { scoreCohort } from "./score-cohort.ts";
import { scorePopulation } from "./score-population.ts";
import { traceOf } from "./trace.ts";

const NUMBER = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;
const organisationsOf = (facts: Drawn["facts"]): Organisation[] => facts.map((each, index) => ({ id: `o${index}`, facts: each }));
const reportsOf = (file: object, organisations: readonly Organisation[]): ScoreReport[] => [
  ...scoreCohort(rubricOf(file), { organisations }).reports({ trace: traceOf }),
];
const span = ({ total, bounds }: ScoreReport): readonly [number, number] => [Number(bounds?.[0] ?? total), Number(bounds?.[1] ?? total)];

test("leaving any fact out never makes a total, a grade or a rank surer, and never gives another", () => {
  fc.assert(
    fc.property(drawn, fc.nat(), fc.nat(), ({ file, facts }, who, which) => {
      const at = who % facts.length;
      const names = Object.keys(facts[at] ?? {});
      fc.pre(names.length > 0);
      const name = names[which % names.length];
      const less = facts.map((each, index) =>
        index === at ? Object.fromEntries(Object.entries(each).filter(([key]) => key !== name)) : each,
      );
      const before = reportsOf(file, organisationsOf(facts));
      const after = reportsOf(file, organisationsOf(less));
      for (const [index, one] of before.entries()) {
        const other = after[index] as ScoreReport;
        const [low, high] = span(one);
        const [least, most] = span(other);
        expect(least).toBeLessThanOrEqual(low);
        expect(most).toBeGreaterThanOrEqual(high);
        const possible = other.grades ?? [other.grade];
        for (const grade of one.grades ?? [one.grade]) expect(possible).toContain(grade);
        if (other.rank !== null) expect(other.rank).toBe(one.rank);
      }
    }),
    { numRuns: 300 },
  );
});

test("the order of organisations and of indicators changes no score, grade, rank or tie", () => {
  fc.assert(
    fc.property(drawn, fc.infiniteStream(fc.nat()), ({ file, facts }, stream) => {
      const shuffled = <Item>(list: readonly Item[]): Item[] =>
        list
          .map((item) => [stream.next().value as number, item] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, item]) => item);
      const organisations = organisationsOf(facts);
      const plain = (report: ScoreReport) => ({
        ...report,
        trace: undefined,
        open: new Set(report.open.map(({ indicator, reason }) => `${indicator} ${reason}`)),
      });
      const before = new Map(reportsOf(file, organisations).map((report) => [report.id, plain(report)]));
      const turned = { ...file, indicators: shuffled((file as { readonly indicators: readonly object[] }).indicators) };
      for (const report of reportsOf(turned, shuffled(organisations))) expect(plain(report)).toEqual(before.get(report.id));
    }),
    { numRuns: 150 },
  );
});

test("a population read line by line is scored as a cohort that is held whole", () => {
  fc.assert(
    fc.property(drawn, ({ file, facts }) => {
      const organisations = organisationsOf(facts);
      const rubric = rubricOf(file);
      const population = scorePopulation(rubric, () => organisations);
      const reports = organisations.map((organisation, index) => population.report(index, organisation, { trace: traceOf }));
      expect(reports).toEqual(reportsOf(file, organisations));
    }),
    { numRuns: 150 },
  );
});

test("every number is a plain decimal, and what is open has a reason", () => {
  fc.assert(
    fc.property(drawn, ({ file, facts }) => {
      for (const report of reportsOf(file, organisationsOf(facts))) {
        const { total, bounds, scores, trace = [], open } = report;
        const numbers = [
          total,
          ...(bounds ?? []),
          ...Object.values(scores),
          ...trace.flatMap((entry) => [entry.points, ...(entry.bounds ?? []), ...entry.steps.map(({ points }) => points ?? null)]),
        ];
        for (const text of numbers) if (text !== null) expect(text).toMatch(NUMBER);
        expect(total === null).toBe(bounds !== null);
        if (total === null) expect(open.length).toBeGreaterThan(0);
        for (const entry of trace) {
          if (entry.points === null) expect(entry.reason).toBeTruthy();
          if (entry.indicator !== "") expect(entry.points).toBe(scores[entry.indicator]);
        }
        for (const { reason, message } of open) expect([reason, message.zh, message.en].every((each) => each.length > 0)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
