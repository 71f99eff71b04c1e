import { expect, test } from "vitest";
import { compileCond, compileExpr } from "./index.ts";

test("the examples of the documentation hold", () => {
  const scope = { values: { electedOn: { type: "date" } }, facts: { seats: { type: "count" } }, interpretations: {} } as const;
  expect(compileExpr({ addYears: [{ value: "electedOn" }, 5] }, scope, "/is").compiled?.type.type).toBe("date");
  expect(compileExpr({ value: "electdOn" }, scope, "/is").issues[0]?.suggestion).toBe("electedOn");
  expect(compileCond({ lt: [{ fact: "seats" }, "three"] }, scope, "/when").issues[0]?.pointer).toBe("/when/lt/1");
});
