import type { ExpressionSchemas } from "@guiju/lifecycle/schema";
import * as z from "zod";

/**
 * Expressions taken as they are, for reading a pack: the compiler of `@guiju/rules` judges them, with pointers, types and spellings,
 * and a union of thirty shapes that share keys would make a hostile file cost exponential time.
 */
export const opaqueExpressions: ExpressionSchemas = { expr: z.unknown(), cond: z.unknown() };
