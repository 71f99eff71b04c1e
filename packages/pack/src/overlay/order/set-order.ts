import type { Text } from "@guiju/core";
import type { Comparison } from "../overlay-file.ts";
import { looser, same, tighter, unordered } from "./comparisons.ts";

/** How two lists without order compare. */
export interface SetOrder {
  /** Whether more of them is stricter or not. */
  readonly more: "tighter" | "looser";
  /** What an absent list stands for; none by default. */
  readonly absent?: "all";
  /** Says of one that makes the difference what it lets pass. */
  words(item: string): Text;
}

/** Compares two lists of which a longer one is stricter (documents), or a shorter one (bodies that may act). */
export function compareSets(before: readonly unknown[] | undefined, after: readonly unknown[] | undefined, order: SetOrder): Comparison {
  const [old, now] = [setOf(before, order), setOf(after, order)];
  const gone = missingFrom(old, now);
  const come = missingFrom(now, old);
  const [harmless, harmful] = order.more === "tighter" ? [come, gone] : [gone, come];
  const [first] = harmful;
  if (first !== undefined) {
    const { zh, en } = order.words(first);
    return looser(zh, en);
  }
  if (harmful.length > 0) return unordered("范围不同", "the range is another");
  return harmless.length > 0 ? tighter : same;
}

/** The items as words, or everything there is. */
function setOf(list: readonly unknown[] | undefined, order: SetOrder): ReadonlySet<string> | "all" {
  if (list === undefined) return order.absent === "all" ? "all" : new Set();
  return new Set(list.map((item) => (typeof item === "string" ? item : JSON.stringify(item))));
}

/** What the first holds and the second lacks; of everything, the one word for the rest. */
function missingFrom(first: ReadonlySet<string> | "all", second: ReadonlySet<string> | "all"): readonly string[] {
  if (second === "all") return [];
  if (first === "all") return ["…"];
  return [...first].filter((item) => !second.has(item));
}
