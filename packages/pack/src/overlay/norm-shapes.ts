import type { Issue } from "@guiju/core";
import type { Check } from "@guiju/lifecycle";
import { checkSchema, normSchemas } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { shapeIssues } from "../read/shape-issues.ts";
import { opaqueExpressions } from "../schema/expressions.ts";

type Shape = Readonly<Record<string, z.ZodType>>;

const checkShapes: ReadonlyMap<string, Shape> = new Map(
  (checkSchema(opaqueExpressions) as z.ZodDiscriminatedUnion<z.ZodObject[]>).options.map((each) => {
    const shape = each.shape as Shape;
    return [(shape.kind as z.ZodLiteral<string>).value, shape];
  }),
);

const normShape: Shape = (normSchemas(opaqueExpressions).norm as z.ZodObject).shape as Shape;

/** The parameters of a norm that belong to none of its checks. */
export const normParameters: readonly string[] = ["at", "modality", "effect", "needs", "ambiguities", "demands", "checks", "in", "open"];

/** The parameters of a kind of check. */
export function checkParameters(kind: Check["kind"]): readonly string[] {
  return Object.keys(checkShapes.get(kind) ?? {}).filter((key) => key !== "kind");
}

/** The schema of a parameter of a norm, or of one of its checks. */
export function parameterSchema(parameter: string, kind: Check["kind"] | undefined): z.ZodType | undefined {
  const shape = kind === undefined ? normShape : checkShapes.get(kind);
  return shape !== undefined && Object.hasOwn(shape, parameter) ? shape[parameter] : undefined;
}

/** Whether something may be left out. */
export function isOptional(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodOptional;
}

/** Whether a parameter is a list of which one item is added or removed at a time. */
export function isListParameter(parameter: string, kind: Check["kind"] | undefined): boolean {
  return kind === undefined
    ? ["at", "needs", "ambiguities", "demands", "checks", "open"].includes(parameter)
    : ["at", "oneOf", "all", "good", "bad"].includes(parameter);
}

/** What is wrong with the shape of a value, as issues with pointers into it. */
export function shapeProblems(schema: z.ZodType, value: unknown): readonly Issue[] {
  const checked = schema.safeParse(value);
  return checked.success ? [] : shapeIssues(value, checked.error.issues).map(({ issue }) => issue);
}

/** The shape of the body of a norm that an overlay adds: a norm without slot and editions. */
export const normBodySchema: z.ZodType = bodySchema();

function bodySchema(): z.ZodType {
  const { slot: _, editions: __, ...body } = normShape;
  const known = Object.keys(body).join(" ");
  return z.strictObject(body, { error: (issue) => (issue.code === "unrecognized_keys" ? known : undefined) });
}
