import fc from "fast-check";
import { expect, test } from "vitest";
import { traceOf } from "../evaluate/trace.ts";
import { computedName, factName, readTraceName } from "../evaluate/trace-name.ts";
import { how, scored, title } from "./reasons.fixture.ts";
import { scoreSheet } from "./score-sheet.ts";

const number = (name: string) => ({ type: "number", decimals: 0, min: 0, max: 100, title: title(name, name) });
const rounded = { primitive: "proRata", round: { decimals: 1, mode: "halfUp" } };

test("a fact that is called like a part of the rule does not stand in its place", () => {
  const score = { ...rounded, of: { fact: "place" }, target: { add: [{ fact: "target" }, 1] } };
  const run = scored(score, { target: number("own"), place: number("seat") }, [{ target: 20, place: 7 }]);
  expect(run.report(0).total).toBe("3.3");
  expect(how(run, 0, "en")).toContain("10×7÷21; ");
  expect(scoreSheet(run, 0, "en").rows[0]?.facts).toEqual([
    { title: "seat", value: "7" },
    { title: "own", value: "20" },
    { title: "target", value: "21" },
  ]);
  expect(run.report(0, { trace: traceOf }).trace?.[0]?.facts).toEqual({ place: "7", target: "20", "=target": "21" });
});

test("a measure that is called like its fact, or like a part of the rule, is said with its own number", () => {
  const measures = { n: { add: [{ fact: "n" }, 1] }, target: { add: [{ fact: "n" }, 2] } };
  const of = (name: string, target: unknown) =>
    how(scored({ ...rounded, of: { measure: name }, target }, { n: number("n") }, [{ n: 7 }], { measures }), 0, "en");
  expect(of("n", 20)).toContain("10×8÷20");
  expect(of("target", { add: [{ fact: "n" }, 13] })).toContain("10×9÷20");
});

test("no fact has the name of what was computed, and every name is read back", () => {
  const word = fc.oneof(fc.string(), fc.constantFrom("=", "==target", "=target", "measure.n", "=measure.n", "amount.n"));
  fc.assert(
    fc.property(word, word, (fact, name) => {
      expect(readTraceName(factName([fact]))).toEqual({ kind: "fact", name: fact });
      for (const kind of ["measure", "amount"] as const) {
        expect(computedName(kind, name)).not.toBe(factName([fact]));
        expect(readTraceName(computedName(kind, name))).toEqual({ kind, name });
      }
    }),
  );
  expect(readTraceName(computedName("part", "target"))).toEqual({ kind: "part", name: "target" });
});
