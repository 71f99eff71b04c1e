import { below, type Issue } from "@guiju/core";
import { problem } from "../problem.ts";
import { RULE_LIMITS, tooDeep, tooLarge, tooLong } from "./limits.ts";
import { unreadableAt } from "./unreadable.ts";

/** A place of the document, and where its copy goes. */
interface Part {
  readonly json: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly into: object;
  readonly key: string | number;
  readonly inList?: true;
}

/**
 * Takes a document as plain JSON: each place of it is read once, so that no getter or proxy answers otherwise, or throws, later. Says where it is
 * no JSON or passes a limit. Without recursion, so that a hostile one cannot exhaust the stack. A key whose value is `undefined` is absent.
 */
export function readDocument(document: unknown, pointer: string): { readonly json: unknown } | { readonly issue: Issue } {
  const whole: { json?: unknown } = {};
  const open: Part[] = [{ json: document, pointer, depth: 0, into: whole, key: "json" }];
  const lists = new Map<object, readonly unknown[]>();
  let parts = 0;
  let at = pointer;
  try {
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      at = part.pointer;
      parts += 1;
      const { json, into, key, inList } = part;
      if (isConstant(json)) {
        put(into, key, json);
        continue;
      }
      if (typeof json !== "object" || json === null) return { issue: notJson(json, at) };
      const isList = Array.isArray(json);
      if (isList && json.length > RULE_LIMITS.elements) return { issue: tooLarge(at, RULE_LIMITS.elements) };
      const elements = isList ? (lists.get(json) ?? elementsOf(json)) : undefined;
      if (elements?.every(isConstant)) {
        lists.set(json, elements);
        put(into, key, elements);
        continue;
      }
      const depth = isList && !inList ? part.depth : part.depth + 1;
      if (depth > RULE_LIMITS.depth) return { issue: tooDeep(at, RULE_LIMITS.depth) };
      const keys = elements === undefined ? Object.keys(json) : [...elements.keys()];
      if (parts + open.length + keys.length > RULE_LIMITS.parts) return { issue: tooLarge(pointer, RULE_LIMITS.parts) };
      const copy = elements ?? {};
      put(into, key, copy);
      for (const inner of keys) {
        if (typeof inner === "string" && inner.length > RULE_LIMITS.name) return { issue: tooLong(part.pointer, RULE_LIMITS.name) };
        at = below(part.pointer, inner);
        const value = typeof inner === "number" ? elements?.[inner] : (json as Record<string, unknown>)[inner];
        if (value === undefined && !isList) continue;
        // The place is taken now, so that keys keep their order.
        put(copy, inner, value);
        const next = { json: value, pointer: at, depth, into: copy, key: inner };
        open.push(isList ? { ...next, inList: true } : next);
      }
    }
  } catch {
    return { issue: unreadableAt(at) };
  }
  return { json: whole.json };
}

/** Reads each element once; a hole becomes `undefined`. */
function elementsOf(list: readonly unknown[]): readonly unknown[] {
  const elements: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) elements.push(list[index]);
  return elements;
}

function put(into: object, key: string | number, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(into, key, { value, configurable: true, enumerable: true, writable: true });
  else (into as Record<string | number, unknown>)[key] = value;
}

function notJson(json: unknown, pointer: string): Issue {
  const name = typeof json === "number" ? String(json) : typeof json;
  const zh = `这里的内容（${name}）不属于 JSON，不能写在规则文件里。`;
  return problem("not_json", pointer, zh, `What stands here (${name}) is not JSON and cannot stand in a rule document.`);
}

function isConstant(json: unknown): boolean {
  return typeof json === "number" ? Number.isFinite(json) : json === null || typeof json === "string" || typeof json === "boolean";
}
