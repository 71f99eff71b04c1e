// The schema subpaths bring the types of zod, which need a TypeScript of their own age.
import { assessmentFileSchema, factsLineSchema } from "@guiju/assessment/schema";
import { historySchema } from "@guiju/lifecycle/schema";
import { fileSchemas, jsonSchemas } from "@guiju/pack/schema";
import { condSchema, exprSchema } from "@guiju/rules/schema";

export const accepted: boolean = historySchema.safeParse({ id: "a", lifecycle: "b/c", acts: [] }).success;
export const kinds: readonly string[] = Object.keys(fileSchemas({ expr: exprSchema, cond: condSchema }));
export const line: boolean = factsLineSchema.safeParse({ id: "a", facts: {} }).success;
export const written: number = jsonSchemas().size;
// @ts-expect-error a schema is no text
export const text: string = exprSchema;
// @ts-expect-error a schema is no text
export const rubricText: string = assessmentFileSchema;
