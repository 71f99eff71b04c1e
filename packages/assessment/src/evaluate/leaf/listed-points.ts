import { plus, type Whole } from "../../exact/whole.ts";
import type { TermIr } from "../../plan.ts";
import type { Block } from "../block.ts";
import { MISSING_FACT, UNUSABLE_FACT } from "../reason.ts";
import { factOf } from "../years.ts";
import { note, opened } from "./leaf.ts";

type List = NonNullable<TermIr["list"]>;

/** Adds what the records of a list are worth; the same occurrence counts once, with what it is worth most. */
export function listedPoints(
  { fact, key, take, by, factorBy, table }: List,
  deducts: boolean,
): (block: Block, index: number, spared: number) => Whole | undefined {
  const rows = new Map(Object.entries(table).map(([word, row]) => [word, new Map(Object.entries(row))]));
  const pointsOf = (record: unknown): number | undefined => rows.get(wordOf(record, by))?.get(wordOf(record, factorBy));
  return (block, index, spared) => {
    const list = factOf(block, index, fact);
    if (!Array.isArray(list)) {
      opened(block, list === undefined ? MISSING_FACT : UNUSABLE_FACT, "facts", fact);
      return undefined;
    }
    const worth: number[] = [];
    const known = new Map<string, number>();
    for (const [at, record] of list.entries()) {
      const points = pointsOf(record);
      const same = key === null ? "" : sameness(record, key);
      if (points === undefined || same === undefined) {
        const names = [by, factorBy, ...(key ?? [])].flatMap((name) => name ?? []);
        const lacking = names.find((name) => (fieldOf(record, name) ?? undefined) === undefined);
        opened(
          block,
          lacking === undefined ? UNUSABLE_FACT : MISSING_FACT,
          "facts",
          fact,
          at,
          lacking ?? (rows.has(wordOf(record, by)) ? factorBy : by) ?? "",
        );
        return undefined;
      }
      const earlier = key === null ? undefined : known.get(same);
      if (earlier === undefined) {
        known.set(same, worth.length);
        worth.push(points);
      } else {
        note(block, "sameOccurrence", undefined, same);
        if (Math.abs(points) > Math.abs(worth[earlier] as number)) worth[earlier] = points;
      }
    }
    // Nobody said which occurrences are suspended: those that weigh least.
    if (spared > 0) worth.sort((a, b) => Math.abs(b) - Math.abs(a)).splice(Math.max(0, worth.length - spared));
    if (take === "highest" && worth.length > 1) {
      note(block, "highestOnly");
      return deducts ? Math.min(...worth) : Math.max(...worth);
    }
    return worth.reduce<Whole>((sum, points) => plus(sum, points), 0);
  };
}

function wordOf(record: unknown, name: string | null): string {
  if (name === null) return "";
  const word = fieldOf(record, name);
  // No key of a table, so that what is absent is not found.
  return typeof word === "string" ? word : "\u0000";
}

function sameness(record: unknown, key: readonly string[]): string | undefined {
  const parts = key.map((name) => fieldOf(record, name));
  return parts.every((part) => typeof part === "string" || typeof part === "number" || typeof part === "boolean")
    ? JSON.stringify(parts)
    : undefined;
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === "object" && record !== null && Object.hasOwn(record, name)
    ? (record as Record<string, unknown>)[name]
    : undefined;
}
