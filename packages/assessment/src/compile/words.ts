import { below } from "@guiju/core";
import type { Typed } from "@guiju/rules";
import { type Desk, refuse } from "./desk.ts";
import { alike, listed, problem } from "./problem.ts";
import { unknownWord } from "./values.ts";

/** Says whether a table has an entry for each word of a closed list and no other; tells what is wrong. With `else` none need be missing. */
export function checkWords(desk: Desk, type: Typed, keys: readonly string[], at: string, rest: "complete" | "else" = "complete"): boolean {
  const { words } = type;
  if (words === undefined) return true;
  const strange = keys.filter((key) => !words.includes(key));
  for (const key of strange) unknownWord(desk, below(at, key), key, words);
  const missing = rest === "else" ? [] : words.filter((word) => !keys.includes(word));
  if (strange.length === 0 && missing.length > 0) {
    const zh = `表里缺少“${listed(missing, "”“")}”的分值。`;
    const en = `The table has no points for "${listed(missing, '", "')}".`;
    refuse(desk, problem("table_incomplete", at, zh, en, { expected: alike(listed(missing, ", ")) }));
  }
  return strange.length === 0 && missing.length === 0;
}
