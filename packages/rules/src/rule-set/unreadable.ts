import { below, type Issue } from "@guiju/core";
import { problem } from "../problem.ts";

/** How many values are looked through. */
const SEARCHED = 1_000_000;

/** Finds the place of facts that throws when it is read, after an evaluation met one. */
export function unreadable(facts: unknown): Issue | undefined {
  const open: { readonly json: unknown; readonly pointer: string }[] = [{ json: facts, pointer: "" }];
  const seen = new Set<unknown>();
  let at = "";
  try {
    for (let part = open.pop(); part !== undefined && seen.size < SEARCHED; part = open.pop()) {
      const { json, pointer } = part;
      if (typeof json !== "object" || json === null || seen.has(json)) continue;
      seen.add(json);
      at = pointer;
      for (const key of Object.keys(json)) {
        at = below(pointer, key);
        open.push({ json: (json as Readonly<Record<string, unknown>>)[key], pointer: at });
      }
    }
  } catch {
    return unreadableAt(at);
  }
  return undefined;
}

/** Says that a place answers with an exception when it is read. */
export function unreadableAt(pointer: string): Issue {
  return problem("not_json", pointer, "这里的内容读取时出错，不是普通的 JSON。", "What stands here cannot be read: it is no plain JSON.");
}
