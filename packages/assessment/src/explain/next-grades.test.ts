import { expect, test } from "vitest";
import { traceOf } from "../evaluate/trace.ts";
import { explanationLines } from "./explanation-lines.ts";
import { nextGrades } from "./next-grades.ts";
import { given, points, runOf, title, yes } from "./reasons.fixture.ts";

const file = {
  max: 10,
  facts: { a: points, v: { type: "flag" } },
  indicators: [given("a", 10)],
  bands: [{ grade: "C" }, { grade: "B", from: 6 }, { grade: "A", from: 9 }],
};
const veto = (effect: unknown) => ({ id: "v", title: title("v", "v"), article: "v", when: yes("v"), effect });
const next = (changes: object, facts: object) => {
  const run = runOf({ ...file, ...changes }, [facts]);
  const rubric = run.rubricOf(0);
  if (rubric === undefined) throw new Error("no rubric is for it");
  return { ...nextGrades(rubric, run.report(0, { trace: traceOf })), lines: explanationLines(run, 0, "en").slice(2, -2).slice(0, 2) };
};

test("the next grades say exactly how many points lack and how many may be lost", () => {
  expect(next({}, { a: 8.1, v: false })).toMatchObject({ better: { grade: "A", lacks: "0.9" }, lower: { grade: "C", spare: "2.1" } });
  expect(next({}, { a: 9 })).toMatchObject({ better: null, lower: { grade: "B", spare: "0" } });
  expect(next({}, { a: 1 })).toMatchObject({ better: { grade: "B", lacks: "5" }, lower: null });
  expect(next({}, {})).toMatchObject({ better: null, lower: null });
});

test("a grade that a veto holds up is not lost with points", () => {
  const held = next({ vetoes: [veto({ floor: "B" })] }, { a: 8, v: true });
  expect(held).toMatchObject({ better: { grade: "A", lacks: "1" }, lower: null });
  expect(held.lines.join(" ")).not.toContain("less the grade is");
  expect(next({ vetoes: [veto({ floor: "C" })] }, { a: 8, v: true }).lower).toEqual({ grade: "C", spare: "2" });
});

test("where a veto makes the total nought, the points before it are those that may lack", () => {
  const nought = { bands: [{ grade: "C" }, { grade: "A", from: 6 }], vetoes: [veto("zero")] };
  expect(next(nought, { a: 10, v: true })).toMatchObject({
    better: { grade: "A", lacks: "0" },
    lower: null,
    lines: ['The points are enough for "A"; it is not points that lack.', expect.anything()],
  });
  expect(next(nought, { a: 4, v: true }).better).toEqual({ grade: "A", lacks: "2" });
  expect(next(nought, { v: true }).better).toBeNull();
  const bands = [{ grade: "C" }, { grade: "B", from: 0 }, { grade: "A", from: 6 }];
  expect(next({ ...nought, bands }, { a: 10, v: true }).lower).toBeNull();
});

test("a lower grade that asks for something beside points is not promised", () => {
  const bands = [{ grade: "C" }, { grade: "B", from: 6, when: yes("v") }, { grade: "A", from: 9 }];
  expect(next({ bands }, { a: 10, v: false })).toMatchObject({ better: null, lower: null });
  expect(next({ bands }, { a: 7, v: true }).lower).toEqual({ grade: "C", spare: "1" });
});
