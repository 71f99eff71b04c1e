import { expect, test } from "vitest";
import { compileAssessment } from "./compile-assessment.ts";
import { rubric, scoring } from "./rubric.fixture.ts";

const title = { zh: "每次扣分", en: "Points each" };
const parameters = {
  each: { title, value: -0.5, options: [-0.5, -1], assumed: true },
  least: { title, value: 3 },
  ties: { title, value: "below" },
};
const when = { fact: "missed", operator: "greaterThan", value: { parameter: "least" } };
const score = {
  primitive: "perOccurrence",
  start: 10,
  terms: [{ of: { fact: "missed" }, points: { parameter: "each" }, times: { when, by: 2 } }],
};
const file = scoring(score, { parameters, quotas: [{ ...rubric.quotas[0], ties: { parameter: "ties" } }] });

function compiled(chosen?: Record<string, number | string | boolean>, of: unknown = file) {
  return compileAssessment(of, { name: "p/a", version: "1", ...(chosen && { parameters: chosen }) });
}

test("parameters stand in the places of numbers, words and values of conditions; what a place sets goes first", () => {
  const own = compiled().assessment;
  expect(own?.nodes[0]?.score).toMatchObject({ terms: [{ points: -50 }] });
  expect(own?.quotas[0]?.ties).toBe("below");
  const chosen = compiled({ each: -1, least: 5, ties: "above" }).assessment;
  expect(chosen?.nodes[0]?.score).toMatchObject({ terms: [{ points: -100 }] });
  expect(chosen?.quotas[0]?.ties).toBe("above");
  expect(chosen?.before?.document.rules[0]?.conditions).toMatchObject({ value: 5 });
});

test("the file in the assessment has parameters in their places, and compiles to the same", () => {
  const chosen = compiled({ each: -1 }).assessment;
  expect(chosen?.file.parameters?.each?.value).toBe(-1);
  expect(JSON.stringify(chosen?.file.indicators)).not.toContain("parameter");
  expect(compiled(undefined, chosen?.file).assessment).toEqual(chosen);
});

test("a value of another kind, one that is no option and a name that does not exist are told", () => {
  const codes = (chosen: Record<string, number | string | boolean>, of?: unknown) =>
    compiled(chosen, of).issues.map(({ code, pointer, suggestion, message }) => [code, pointer, suggestion, message.zh]);
  expect(codes({ each: "1" })).toEqual([["wrong_type", "/parameters/each/value", undefined, "这里应为数，写的却是文字“1”。"]]);
  expect(codes({ each: -2 })).toEqual([["parameter_option", "/parameters/each/value", undefined, "-2不在可选的值之内：-0.5、-1。"]]);
  expect(codes({ eech: -2 })).toEqual([["unknown_parameter", "/parameters", "each", "没有名为“eech”的参数。"]]);
  expect(
    codes({}, scoring({ ...score, start: { parameter: "strat" } }, { parameters: { ...parameters, start: { title, value: 10 } } })),
  ).toEqual([["unknown_parameter", "/indicators/0/score/start/parameter", "start", "没有名为“strat”的参数。"]]);
});

test("what is wrong with a parameter's value is told where that is written, with the place that uses it", () => {
  const { issues } = compiled({}, scoring(score, { parameters: { ...parameters, each: { title, value: -0.555 } } }));
  expect(issues.map(({ code, pointer, help }) => [code, pointer, help?.zh])).toEqual([
    ["too_many_decimals", "/parameters/each/value", "这个参数的值用在“x”的 score.terms.0.points。"],
  ]);
});
