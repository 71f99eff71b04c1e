import type { Issue } from "@guiju/core";
import { below } from "@guiju/core";
import { problem } from "./problem.ts";

/** How deep and how large one expression may be. Depth counts objects, and arrays that stand directly in arrays. */
export const EXPRESSION_LIMITS: { readonly depth: number; readonly parts: number } = { depth: 64, parts: 10_000 };

interface Part {
  readonly json: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly inArray: boolean;
}

/** Finds where an expression passes a limit, without recursion, so that a hostile one cannot exhaust the stack. */
export function limitProblem(json: unknown, pointer: string): Issue | undefined {
  const open: Part[] = [{ json, pointer, depth: 0, inArray: false }];
  let parts = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts += 1;
    if (parts > EXPRESSION_LIMITS.parts) return tooLarge(pointer);
    if (typeof part.json !== "object" || part.json === null) continue;
    const isArray = Array.isArray(part.json);
    const depth = isArray && !part.inArray ? part.depth : part.depth + 1;
    if (depth > EXPRESSION_LIMITS.depth) return tooDeep(part.pointer);
    const keys = Object.keys(part.json);
    for (const key of keys) {
      if (open.length > EXPRESSION_LIMITS.parts) return tooLarge(pointer);
      const child = (part.json as Record<string | number, unknown>)[key];
      open.push({ json: child, pointer: below(part.pointer, key), depth, inArray: isArray });
    }
  }
  return undefined;
}

function tooDeep(pointer: string): Issue {
  const most = EXPRESSION_LIMITS.depth;
  return problem(
    "too_deep",
    pointer,
    `条件或公式嵌套超过 ${most} 层。请拆成几个数值。`,
    `The expression is nested more than ${most} levels deep. Split it into named values.`,
  );
}

function tooLarge(pointer: string): Issue {
  const most = EXPRESSION_LIMITS.parts;
  return problem(
    "too_large",
    pointer,
    `条件或公式超过 ${most} 个部分。请拆成几个数值。`,
    `The expression has more than ${most} parts. Split it into named values.`,
  );
}
