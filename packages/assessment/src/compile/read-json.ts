import { below, type Issue } from "@guiju/core";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { problem } from "./problem.ts";

/** A place of the file, and where its copy goes. */
interface Part {
  readonly json: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly into: object;
  readonly key: string | number;
}

/** Half a letter of those that are written with two units. */
const LONE = /\p{Surrogate}/u;

/**
 * Takes a file as plain JSON: each place of it is read once, so that no getter or proxy answers otherwise, or throws, later. Says where it is no
 * JSON or passes a limit. Without recursion, so that a hostile one cannot exhaust the stack. A key whose value is `undefined` is absent.
 */
export function readJson(file: unknown, pointer: string): { readonly json: unknown } | { readonly issue: Issue } {
  const { depth: depths, elements, name, parts: most, text } = ASSESSMENT_LIMITS;
  const whole: { json?: unknown } = {};
  const open: Part[] = [{ json: file, pointer, depth: 0, into: whole, key: "json" }];
  let parts = 0;
  let at = pointer;
  try {
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      at = part.pointer;
      parts += 1;
      const { json, into, key } = part;
      if (typeof json === "string" && json.length > text) return { issue: tooLong(at, text) };
      if (typeof json === "string" && LONE.test(json)) return { issue: notText(at) };
      if (isConstant(json)) {
        put(into, key, json === 0 ? 0 : json);
        continue;
      }
      if (typeof json !== "object" || json === null) return { issue: notJson(json, at) };
      const isList = Array.isArray(json);
      const depth = part.depth + 1;
      if (depth > depths) return { issue: tooDeep(at, depths) };
      if (isList && json.length > elements) return { issue: tooMany(at, elements) };
      const keys = isList ? [...json.keys()] : Object.keys(json);
      if (parts + open.length + keys.length > most) return { issue: tooMany(pointer, most) };
      const copy: object = isList ? [] : {};
      put(into, key, copy);
      const inner: Part[] = [];
      for (const each of keys) {
        if (typeof each === "string" && each.length > name) return { issue: tooLong(part.pointer, name) };
        if (typeof each === "string" && LONE.test(each)) return { issue: notText(part.pointer) };
        at = below(part.pointer, each);
        const value = (json as Record<string | number, unknown>)[each];
        if (value === undefined && !isList) continue;
        // The place is taken now, so that keys keep their order.
        put(copy, each, null);
        inner.push({ json: value, pointer: at, depth, into: copy, key: each });
      }
      open.push(...inner.reverse());
    }
  } catch {
    const zh = "这里的内容读取时出错，不是普通的 JSON。";
    return { issue: problem("not_json", at, zh, "What stands here cannot be read: it is no plain JSON.") };
  }
  return { json: whole.json };
}

/** Puts a value under a key of its own, whatever the key is called. */
export function put(into: object, key: string | number, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(into, key, { value, configurable: true, enumerable: true, writable: true });
  else (into as Record<string | number, unknown>)[key] = value;
}

/** Says that there is too much of something. */
export function tooMany(pointer: string, most: number): Issue {
  return problem("too_large", pointer, `这里超过 ${most} 个部分。`, `This has more than ${most} parts.`);
}

/** Says that a text is too long. */
export function tooLong(pointer: string, most: number): Issue {
  return problem("too_long", pointer, `这里的文字超过 ${most} 个字符。`, `A text here is longer than ${most} letters.`);
}

function tooDeep(pointer: string, most: number): Issue {
  return problem("too_deep", pointer, `嵌套超过 ${most} 层。`, `This is nested more than ${most} levels deep.`);
}

function notJson(json: unknown, pointer: string): Issue {
  const name = typeof json === "number" ? String(json) : typeof json;
  const zh = `这里的内容（${name}）不属于 JSON，不能写在考核文件里。`;
  return problem("not_json", pointer, zh, `What stands here (${name}) is not JSON and cannot stand in an assessment file.`);
}

function notText(pointer: string): Issue {
  const zh = "这里有半个字符（单独的代理码，如 \\ud800），不成文字；请删去或者重新输入。";
  const en = "Half a letter stands here (a lone surrogate such as \\ud800), which is no text: take it out, or type it anew.";
  return problem("not_text", pointer, zh, en);
}

function isConstant(json: unknown): boolean {
  return typeof json === "number" ? Number.isFinite(json) : json === null || typeof json === "string" || typeof json === "boolean";
}
