import { type Issue, unescapePointer } from "@guiju/core";

/** A value that takes the place of another: where, as a JSON pointer, and what stands there then. */
export interface Edit {
  readonly pointer: string;
  readonly value: unknown;
}

/** Puts values in their places in a copy; parts that no edit is in stay the same objects. What has no place is told. */
export function edited(
  json: unknown,
  edits: readonly Edit[],
  missing: "refused" | "added",
): { readonly json: unknown; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let whole = json;
  for (const { pointer, value } of edits) {
    const keys = keysOf(pointer);
    const next = keys === undefined ? undefined : put(whole, keys, value, missing);
    if (next === undefined) issues.push(noPlace(pointer));
    else whole = next.json;
  }
  return { json: whole, issues };
}

function keysOf(pointer: string): readonly string[] | undefined {
  if (pointer !== "" && !pointer.startsWith("/")) return undefined;
  return pointer.split("/").slice(1).map(unescapePointer);
}

function put(
  json: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
  missing: "refused" | "added",
): { json: unknown } | undefined {
  if (key === undefined) return { json: value };
  if (typeof json !== "object" || json === null) return undefined;
  if (Array.isArray(json)) {
    if (!/^(0|[1-9]\d*)$/.test(key)) return undefined;
    const at = Number(key);
    const mayAdd = missing === "added" && at === json.length && rest.length === 0;
    if (at >= json.length && !mayAdd) return undefined;
    const inner = put(json[at], rest, value, missing);
    return inner && { json: at === json.length ? [...json, inner.json] : json.map((part, index) => (index === at ? inner.json : part)) };
  }
  const known = Object.hasOwn(json, key);
  if (!known && (missing === "refused" || rest.length > 0)) return undefined;
  const inner = put(known ? (json as Record<string, unknown>)[key] : undefined, rest, value, missing);
  if (inner === undefined) return undefined;
  // A key such as `__proto__` is a key like any other.
  const entries = Object.entries(json).map(([name, part]) => [name, name === key ? inner.json : part] as const);
  return { json: Object.fromEntries(known ? entries : [...entries, [key, inner.json] as const]) };
}

function noPlace(pointer: string): Issue {
  return {
    code: "unknown_place",
    pointer,
    message: { zh: `没有“${pointer}”这个位置。`, en: `There is no place "${pointer}".` },
  };
}
