import type { Language, Text } from "@guiju/core";
import { leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { type Run, scoreCohort } from "../evaluate/score-cohort.ts";
import { scoreSheet } from "./score-sheet.ts";

/** A text in both languages. */
export const title = (zh: string, en: string): Text => ({ zh, en });
/** The condition that a flag holds. */
export const yes = (fact: string): object => ({ fact, operator: "equal", value: true });
/** A fact of points up to a hundred. */
export const points: object = { type: "number", decimals: 1, min: 0, max: 100 };
/** A flag with a title. */
export const flag = (zh: string, en: string): object => ({ type: "flag", title: title(zh, en) });
/** A count with a title. */
export const count = (zh: string, en: string): object => ({ type: "count", title: title(zh, en), max: 1000 });
/** A leaf whose points are a fact as it is given. */
export const given = (fact: string, max: number = 100, more: object = {}): object =>
  leaf(fact, max, { primitive: "convert", of: { fact }, from: [0, max], factor: 1 }, more);

/** Scores organisations `o0`, `o1`, … by a rubric. */
export function runOf(file: object, facts: readonly object[], more: object = {}): Run {
  const organisations = facts.map((each, at) => ({ id: `o${at}`, facts: each, ...more }));
  return scoreCohort(rubricOf({ scale: 1, ...file }), { year: 2026, organisations: organisations as never });
}

/** The notes of a score sheet. */
export const notes = (run: Run, index: number, language: Language): readonly string[] => scoreSheet(run, index, language).notes;

/** How an indicator came to its points, in words. */
export function how(run: Run, index: number, language: Language, indicator: string = "x"): string | undefined {
  const row = scoreSheet(run, index, language).rows.find((each) => each.indicator === indicator);
  return row?.how.join(language === "zh" ? "；" : "; ");
}

/** Scores organisations by one indicator of ten points. */
export function scored(score: object, facts: object, own: readonly object[], more: object = {}): Run {
  return runOf({ max: 10, facts, indicators: [leaf("x", 10, score)], ...more }, own);
}
