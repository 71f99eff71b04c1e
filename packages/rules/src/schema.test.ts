import { expect, test } from "vitest";
import * as z from "zod";
import { condOperators } from "./compile-cond.ts";
import { exprOperators } from "./compile-expr.ts";
import { condSchema, exprSchema, scalarSchema } from "./schema.ts";

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly anyOf?: readonly Shape[];
}

const written = z.toJSONSchema(z.strictObject({ expr: exprSchema, cond: condSchema })) as { $defs: Record<string, Shape> };

function objectsOf(name: string): readonly Shape[] {
  return (written.$defs[name]?.anyOf ?? []).filter((shape) => shape.properties !== undefined);
}

test("the JSON Schema names expressions, conditions and constants once each", () => {
  expect(Object.keys(written.$defs).sort()).toEqual(["Cond", "Expr", "Scalar"]);
});

test("the schemas have exactly the operators and keys that compile", () => {
  for (const [name, operators] of [
    ["Expr", exprOperators],
    ["Cond", condOperators],
  ] as const) {
    const shapes = objectsOf(name).map((shape) => ({ keys: Object.keys(shape.properties ?? {}), required: shape.required }));
    const expected = [...operators].map(([operator, { needs = [], may = [] }]) => ({
      keys: [operator, ...needs, ...may],
      required: [operator, ...needs],
    }));
    const byName = (a: { keys: string[] }, b: { keys: string[] }) => (`${a.keys}` < `${b.keys}` ? -1 : 1);
    expect([...shapes].sort(byName)).toEqual(expected.sort(byName));
  }
});

test("every shape is closed and has a title and a description in both languages", () => {
  for (const shape of [...objectsOf("Expr"), ...objectsOf("Cond"), ...Object.values(written.$defs)]) {
    if (shape.properties !== undefined) expect(shape.additionalProperties).toBe(false);
    for (const text of [shape.title, shape.description]) expect(text).toMatch(/^.*[一-鿿].* \/ .*[a-z].*$|^\[.*[一-鿿].* \/ .*$/);
  }
});

test("well-formed expressions pass and misspelt ones do not", () => {
  const good = {
    sub: [{ self: "roster.full" }, { count: { first: [{ self: "x" }, { concat: [] }] }, where: { in: [{ item: "" }, ["a", null]] } }],
  };
  expect(exprSchema.parse(good)).toEqual(good);
  expect(condSchema.safeParse({ all: [{ not: { lt: [{ today: true }, "2026-01-01"] } }] }).success).toBe(true);
  for (const bad of [{ all: [] }, { eq: [1] }, { eq: [1, 1], ne: [1, 1] }, { al: [] }, true, {}])
    expect(condSchema.safeParse(bad).success).toBe(false);
  for (const bad of [{ today: false }, { value: "" }, { count: 1, were: 1 }, [], undefined])
    expect(exprSchema.safeParse(bad).success).toBe(false);
  expect(scalarSchema.safeParse({}).success).toBe(false);
});
