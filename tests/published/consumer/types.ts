// Compiled by a consumer's TypeScript: what must be refused is refused, so no type has become `any` on the way.
import { type Assessment, type Primitive, type Run, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { type Mutant, mutantsOf } from "@guiju/assessment/analysis";
import { type ReadCohort, readCohort } from "@guiju/assessment/cohort";
import { compileAssessment } from "@guiju/assessment/compile";
import { type ScoreChart, scoreChart, scoreSheet } from "@guiju/assessment/explain";
import { type Population, scorePopulation } from "@guiju/assessment/population";
import { prepareWhatIf, type WhatIf } from "@guiju/assessment/simulate";
import { addDays, type CivilDate, civilDate, type Text } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Lifecycle, replay, type Status, type Verdict } from "@guiju/lifecycle";
import { type Pack, readPack } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import type { Cond, Expr } from "@guiju/rules";
import { compileCond } from "@guiju/rules/compile";

export const day: CivilDate = addDays(civilDate("2026-07-01"), 1);
// @ts-expect-error a number is no date
export const noDay: CivilDate = 20_635;
// @ts-expect-error a text in one language is no Text
export const halfText: Text = { zh: "规定" };
// @ts-expect-error no such status
export const noStatus: Status = "fine";
// @ts-expect-error an operator takes its own operands
export const noExpr: Expr = { addDays: "2026-07-01" };
export const cond: Cond = { all: [{ ge: [{ value: "age" }, 18] }] };
export const pack: Pack = loadPack("cpc");
// @ts-expect-error a pack that could not be read is undefined
export const unread: Pack = readPack(new Map<string, string>()).pack;
// @ts-expect-error a condition is compiled against a scope
compileCond(cond);

export function verdictsOf(lifecycle: Lifecycle): readonly Verdict[] {
  // @ts-expect-error acts are a list
  replay(lifecycle, { id: "a", lifecycle: "b", acts: "none" }, { calendar: chineseDays() });
  return replay(lifecycle, { id: "a", lifecycle: "b", acts: [] }, { calendar: chineseDays() }).verdicts;
}

export const read: ReadCohort = readCohort([]);
// @ts-expect-error no such primitive
export const noPrimitive: Primitive = { primitive: "atWill" };
// @ts-expect-error a rubric that was refused is undefined
export const refused: Assessment = compileAssessment({}, { name: "a/b", version: "1" }).assessment;

export function scored(rubric: Assessment, run: Run): readonly [ScoreReport, WhatIf, ScoreChart, Population, Iterable<Mutant>] {
  // @ts-expect-error a total is text, so that nobody computes with it
  run.report(0).total * 2;
  // @ts-expect-error an organisation has an id
  scoreCohort(rubric, { organisations: [{ facts: {} }] });
  // @ts-expect-error one of the two languages
  scoreSheet(run, 0, "fr");
  const desk = prepareWhatIf(run);
  const answer = desk.evaluate(desk.check([{ pointer: "/max", value: 90 }]));
  return [run.report(0), answer, scoreChart(run, 0, "zh"), scorePopulation(rubric, () => []), mutantsOf(rubric.file)];
}
