import { below, type Issue, parseJson, type Text } from "@guiju/core";

/** The limits within which a pack is read. */
export const PACK_LIMITS: { readonly fileBytes: number; readonly depth: number; readonly files: number; readonly issues: number } = {
  fileBytes: 4 * 1024 * 1024,
  depth: 200,
  files: 500,
  issues: 100,
};

/** One parsed file of a pack. */
export interface ParsedFile {
  readonly path: string;
  readonly value: unknown;
  /** Adds the place of its pointer to an issue of this file. */
  locate(issue: Issue, part?: "key" | "value"): Issue;
}

/**
 * Makes an issue about a spot in a file; the place is added by {@link ParsedFile.locate}.
 *
 * @example
 * packIssue("unknown_norm", "/cases/0", { zh: "没有这一规定。", en: "No such norm." }).code; // => "unknown_norm"
 */
export function packIssue(code: string, pointer: string, message: Text, more: Partial<Issue> = {}): Issue {
  return { code, message, pointer, ...more };
}

/** The pointer of a path of keys and positions, as JSON Pointer writes it. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((pointer, step) => below(pointer, String(step)), "");
}

/** The value at a path, by own properties only; `undefined` where there is none. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** Parses one file of a pack; what stands in the way is told by the issues. */
export function parsePackFile(path: string, text: string): { readonly file: ParsedFile; readonly issues: readonly Issue[] } {
  const parsed = parseJson(text, path);
  const file: ParsedFile = {
    path,
    value: parsed.value,
    locate(issue, part = "value") {
      if (issue.place !== undefined) return issue;
      const place = placeNear(parsed.placeOf, issue.pointer ?? "", part);
      return place === undefined ? { ...issue, place: { file: path, line: 1, column: 1, length: 1 } } : { ...issue, place };
    },
  };
  return { file, issues: parsed.issues };
}

/** The place of a pointer, or of the nearest object around it where the pointer names something absent. */
function placeNear(placeOf: ReturnType<typeof parseJson>["placeOf"], pointer: string, part: "key" | "value"): Issue["place"] {
  const exact = placeOf(pointer, part) ?? placeOf(pointer);
  if (exact !== undefined || pointer === "") return exact;
  return placeNear(placeOf, pointer.slice(0, pointer.lastIndexOf("/")), "key");
}

/** Issues for keys named `__proto__`, which no reader may take as data. The scan needs no stack, so depth does not matter. */
export function hostileKeys(root: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  const queue: { readonly value: unknown; readonly pointer: string }[] = [{ value: root, pointer: "" }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const [key, value] of Object.entries(next.value)) {
      const pointer = `${next.pointer}${pointerOf([key])}`;
      if (key === "__proto__") {
        issues.push(packIssue("unknown_key", pointer, { zh: "“__proto__”不能用作名称。", en: '"__proto__" cannot be used as a name.' }));
      } else queue.push({ value, pointer });
    }
  }
  return issues;
}
