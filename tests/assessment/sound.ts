import type { ScoreReport } from "@guiju/assessment";
import { expect } from "vitest";

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/;

/** Holds a report to what must be true of every one: no number that is none, nothing open without a reason, no nought in place of what is open. */
export function sound(report: ScoreReport): ScoreReport {
  const look = (json: unknown, key: string): void => {
    if (typeof json === "number" && !Number.isFinite(json)) throw new Error(`${key} is ${json}`);
    if (typeof json === "string" && /\b(NaN|Infinity|undefined)\b|\[object/.test(json)) throw new Error(`${key} is ${json}`);
    if (typeof json === "object" && json !== null) for (const [name, part] of Object.entries(json)) look(part, `${key}/${name}`);
  };
  look(report, "");
  const { total, bounds, scores, open, trace = [], grade, grades } = report;
  for (const text of [total, ...(bounds ?? []), ...Object.values(scores)]) if (text !== null) expect(text).toMatch(DECIMAL);
  expect(total === null).toBe(bounds !== null || open.some(({ reason }) => reason === "noRubric" || reason === "wrongCategory"));
  if (total === null) expect(open.length).toBeGreaterThan(0);
  if (grade === null && report.assessment !== "") expect(grades?.length ?? open.length).toBeGreaterThan(0);
  for (const [indicator, points] of Object.entries(scores))
    if (points === null)
      expect([indicator, trace.find((entry) => entry.indicator === indicator)?.reason]).toEqual([
        indicator,
        expect.stringMatching(/^\w+$/),
      ]);
  for (const { message } of open)
    expect(message).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[A-Za-z]/) });
  return report;
}
