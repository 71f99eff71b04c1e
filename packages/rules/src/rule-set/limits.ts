import { below, type Issue } from "@guiju/core";
import { problem, saidOf } from "../problem.ts";

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

interface Part {
  readonly json: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly inList?: true;
}

/** Finds what is not JSON or passes a limit, without recursion, so that a hostile document cannot exhaust the stack. */
export function documentProblem(document: unknown, pointer: string): Issue | undefined {
  const open: Part[] = [{ json: document, pointer, depth: 0 }];
  let parts = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { json } = part;
    parts += 1;
    if (typeof json !== "object" || json === null) {
      if (isConstant(json)) continue;
      return notJson(json, part.pointer);
    }
    const isList = Array.isArray(json);
    if (isList && json.length > RULE_LIMITS.elements) return tooLarge(part.pointer, RULE_LIMITS.elements);
    if (isList && json.every(isConstant)) continue;
    const depth = isList && !part.inList ? part.depth : part.depth + 1;
    if (depth > RULE_LIMITS.depth) return tooDeep(part.pointer, RULE_LIMITS.depth);
    const keys = Object.keys(json);
    if (parts + open.length + keys.length > RULE_LIMITS.parts) return tooLarge(pointer, RULE_LIMITS.parts);
    for (const key of keys) {
      if (key.length > RULE_LIMITS.name) return tooLong(part.pointer, RULE_LIMITS.name);
      const inner = { json: (json as Record<string, unknown>)[key], pointer: below(part.pointer, key), depth };
      open.push(isList ? { ...inner, inList: true } : inner);
    }
  }
  return undefined;
}

/** Says that something is nested too deep. */
export function tooDeep(pointer: string, most: number): Issue {
  return problem("too_deep", pointer, `嵌套超过 ${most} 层。`, `This is nested more than ${most} levels deep.`);
}

/** Says that a text is too long to be a name. */
export function tooLong(pointer: string, most: number): Issue {
  return problem("too_long", pointer, `名称或路径超过 ${most} 个字符。`, `A name or path here is longer than ${most} letters.`);
}

function tooLarge(pointer: string, most: number): Issue {
  return problem("too_large", pointer, `这里超过 ${most} 个部分。`, `This has more than ${most} parts.`);
}

function notJson(json: unknown, pointer: string): Issue {
  const { zh, en } = saidOf(json);
  return problem("not_json", pointer, `这里写的是${zh}，规则中不能使用。`, `${en} cannot stand in a rule document.`);
}

function isConstant(json: unknown): boolean {
  return typeof json === "number" ? Number.isFinite(json) : json === null || typeof json === "string" || typeof json === "boolean";
}
