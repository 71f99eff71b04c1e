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
  const { depth: depths, parts: most } = EXPRESSION_LIMITS;
  const tooLarge = tooMuch("too_large", pointer, `${most} 个部分`, `${most} parts`);
  let parts = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts += 1;
    if (parts > most) return tooLarge;
    if (typeof part.json !== "object" || part.json === null) continue;
    const isArray = Array.isArray(part.json);
    const depth = isArray && !part.inArray ? part.depth : part.depth + 1;
    if (depth > depths) return tooMuch("too_deep", part.pointer, `${depths} 层`, `${depths} levels`);
    const keys = Object.keys(part.json);
    for (const key of keys) {
      if (open.length > most) return tooLarge;
      const child = (part.json as Record<string | number, unknown>)[key];
      open.push({ json: child, pointer: below(part.pointer, key), depth, inArray: isArray });
    }
  }
  return undefined;
}

function tooMuch(code: string, pointer: string, zh: string, en: string): Issue {
  return problem(
    code,
    pointer,
    `条件或公式超过 ${zh}。请拆成几个数值。`,
    `The expression has more than ${en}. Split it into named values.`,
  );
}
