import { below, type Issue, type Text } from "@guiju/core";

/** Stands in the place of a fact that cannot be used: one that throws when it is read, a list too long, a number outside its range. */
export const UNUSABLE: Readonly<Record<string, unknown>> = {};

/** Says that what stands at a place of a line is not what the rubric declares, and is taken as not recorded. */
export function unusableAt(pointer: string, expected: Text = { zh: "细则申明的内容", en: "what the rubric declares" }): Issue {
  return {
    code: "unusable_fact",
    pointer,
    message: { zh: `不能使用，这里应为${expected.zh}。`, en: `Not used: it takes ${expected.en}.` },
    expected,
  };
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
