import type { Issue, Text } from "@guiju/core";

/** A line of input that is not a history: which one, and why. The rest of the file goes on. */
export interface LineProblem {
  readonly id: string | null;
  readonly lifecycle: string | null;
  readonly line: number;
  readonly error: { readonly code: string; readonly message: Text; readonly issues: readonly Issue[] };
}

// A line may be wrong in a million places; nobody reads more than this of them.
const ISSUES = 100;

/** Makes the problem of a line out of its findings; the first one speaks for all. */
export function lineProblem(
  line: number,
  owner: { readonly id: string | null; readonly lifecycle: string | null },
  code: string,
  issues: readonly Issue[],
): LineProblem {
  const message = issues[0]?.message ?? { zh: code, en: code };
  return { id: owner.id, lifecycle: owner.lifecycle, line, error: { code, message, issues: issues.slice(0, ISSUES) } };
}
