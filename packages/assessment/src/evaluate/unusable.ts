import { below, type Issue } from "@guiju/core";

/** Stands in the place of a fact that cannot be used: one that throws when it is read, a list too long, a number outside its range. */
export const UNUSABLE: Readonly<Record<string, unknown>> = {};

/** Says that what stands at a place of a line is not what the rubric takes; what it takes is said where people read it. */
export function unusableAt(pointer: string, code: "unusable_fact" | "unknown_exemption" = "unusable_fact"): Issue {
  return { code, pointer, message: { zh: "不能使用。", en: "Cannot be used." } };
}

/** Finds the first place of a fact that cannot be used. */
export function unusableIn(json: unknown): string | undefined {
  if (json === UNUSABLE) return "";
  if (typeof json === "object" && json !== null)
    for (const [key, part] of Object.entries(json)) {
      const inner = unusableIn(part);
      if (inner !== undefined) return below("", key) + inner;
    }
  return undefined;
}
