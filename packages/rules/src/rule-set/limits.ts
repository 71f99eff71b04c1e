import type { Issue } from "@guiju/core";
import { problem } from "../problem.ts";

/** How large one rule document may be, and how much work one evaluation of it. */
export const RULE_LIMITS: {
  /** Objects inside one another, and arrays that stand directly in arrays. */
  readonly depth: number;
  /** Levels of conditions and formulas inside one another, those of the names they lead to included. */
  readonly levels: number;
  /** Values in a document; a list of constants counts as one. */
  readonly parts: number;
  /** Constants in one list. */
  readonly elements: number;
  /** Letters of a key, a name or an operator with its decorators. */
  readonly name: number;
  /** Letters of a path. */
  readonly path: number;
  /** Issues that are told. */
  readonly issues: number;
  /** List elements that one evaluation looks at. */
  readonly visits: number;
} = { depth: 64, levels: 512, parts: 10_000, elements: 1_000_000, name: 200, path: 1_000, issues: 100, visits: 10_000_000 };

/** Says that something is nested too deep. */
export function tooDeep(pointer: string, most: number): Issue {
  return problem("too_deep", pointer, `嵌套超过 ${most} 层。`, `This is nested more than ${most} levels deep.`);
}

/** Says that a text is too long to be a name. */
export function tooLong(pointer: string, most: number): Issue {
  return problem("too_long", pointer, `名称或路径超过 ${most} 个字符。`, `A name or path here is longer than ${most} letters.`);
}

/** Says that there is too much of something. */
export function tooLarge(pointer: string, most: number): Issue {
  return problem("too_large", pointer, `这里超过 ${most} 个部分。`, `This has more than ${most} parts.`);
}
