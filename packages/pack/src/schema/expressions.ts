import type { ExpressionSchemas } from "@guiju/lifecycle/schema";
import * as z from "zod";

/** The schemas of the parts of a rule document, by key. */
export type DocumentSchemas = Readonly<Record<"facts" | "derived" | "conditions" | "rules" | "tiers", z.ZodType>>;

/** The schemas of what the files of a pack embed: expressions and parts of rule documents. The latter are taken as they are where none are given. */
export interface FileExpressions extends ExpressionSchemas {
  readonly document?: DocumentSchemas;
  /** The shape of a rubric in full; its compiler judges it where none is given. */
  readonly assessment?: z.ZodType;
}

const any = z.unknown();

/** The parts of a rule document taken as they are. */
export const opaqueDocument: DocumentSchemas = { facts: z.record(z.string(), any), derived: any, conditions: any, rules: any, tiers: any };

/**
 * Expressions taken as they are, for reading a pack: the compiler of `@guiju/rules` judges them, with pointers, types and spellings,
 * and a union of thirty shapes that share keys would make a hostile file cost exponential time.
 */
export const opaqueExpressions: ExpressionSchemas = { expr: any, cond: any };
