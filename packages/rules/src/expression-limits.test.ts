import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileCond, compileExpr } from "./compile-scoped.ts";
import { EXPRESSION_LIMITS } from "./expression-limits.ts";
import type { Scope } from "./scope.ts";

const scope: Scope = { values: { n: { type: "count" } }, facts: {}, interpretations: { a: { readings: ["x"] } } };

function nested(levels: number): unknown {
  let cond: unknown = { isSet: 1 };
  for (let level = 1; level < levels; level++) cond = { not: cond };
  return cond;
}

test("an expression at the depth limit compiles, one level more does not", () => {
  expect(compileCond(nested(EXPRESSION_LIMITS.depth), scope, "").issues).toEqual([]);
  const { issues } = compileCond(nested(EXPRESSION_LIMITS.depth + 1), scope, "/when");
  expect(issues.map(({ code }) => code)).toEqual(["too_deep"]);
  expect(issues[0]?.pointer).toBe(`/when${"/not".repeat(EXPRESSION_LIMITS.depth)}`);
});

test("hostile depth, width and cycles end in one located issue", () => {
  let arrays: unknown = [];
  for (let level = 0; level < 200_000; level++) arrays = [arrays];
  const cycle: { not?: unknown } = {};
  cycle.not = cycle;
  let shared: unknown = { value: "n" };
  for (let level = 0; level < 40; level++) shared = { add: [shared, shared] };
  const wide = { add: new Array(1_000_000).fill(1) };
  expect(compileCond(nested(200_000), scope, "").issues.map(({ code }) => code)).toEqual(["too_deep"]);
  expect(compileExpr({ add: arrays }, scope, "").issues.map(({ code }) => code)).toEqual(["too_deep"]);
  expect(compileCond(cycle, scope, "").issues.map(({ code }) => code)).toEqual(["too_deep"]);
  expect(compileExpr(shared, scope, "").issues.map(({ code }) => code)).toEqual(["too_large"]);
  expect(compileExpr(wide, scope, "/is").issues).toMatchObject([{ code: "too_large", pointer: "/is" }]);
});

test("any JSON is compiled or answered with issues below the given pointer, never with an exception", () => {
  const words = [
    "value",
    "self",
    "item",
    "count",
    "where",
    "in",
    "lookup",
    "else",
    "if",
    "then",
    "all",
    "eq",
    "not",
    "is",
    "interpretation",
  ];
  const key = fc.oneof(fc.constantFrom(...words, "__proto__", "constructor", "first", "add", "today"), fc.string({ maxLength: 3 }));
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e300, "n", "x", "2026-01-01", "2026-02-30", ""),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(key, tie("json"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(json, (input) => {
      for (const compile of [compileExpr, compileCond]) {
        const { compiled, issues } = compile(input, scope, "/at");
        expect(compiled === undefined).toBe(issues.length > 0);
        for (const { pointer } of issues) expect(pointer?.startsWith("/at")).toBe(true);
      }
    }),
    { numRuns: 5_000 },
  );
});

test("what is not JSON at all is refused as well", () => {
  for (const strange of [undefined, () => 1, Symbol("s"), 10n, Number.NaN, new Map(), new Date(0)]) {
    expect(compileExpr(strange, scope, "").issues.length).toBe(1);
    expect(compileCond(strange, scope, "").issues.length).toBe(1);
  }
});
