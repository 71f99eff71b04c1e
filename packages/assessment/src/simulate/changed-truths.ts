import type { RuleSet } from "@guiju/rules";
import { along } from "../evaluate/along.ts";
import { type Block, OPEN } from "../evaluate/block.ts";
import type { Columns } from "../evaluate/columns.ts";
import { conditionsOf } from "../evaluate/conditions.ts";
import type { Machine } from "../evaluate/machine.ts";

const NOTHING: Readonly<Record<string, unknown>> = {};

/** Flags and words that conditions read, put into columns when a change first asks for them. */
export interface ReadAgain {
  readonly columns: Columns;
  readonly known: Set<string>;
}

/** Makes the columns of a block, with the numbers that were read before. */
export function readAgain({ reader }: Machine, { size, slots }: Block): ReadAgain {
  const flags = new Uint8Array(reader.flags * size).fill(OPEN);
  return {
    columns: { size, numbers: slots, flags, words: new Array<string | undefined>(reader.words * size).fill(undefined) },
    known: new Set(),
  };
}

/** Gives a rule set with only some of its rules. */
export function someOf(rules: RuleSet, which: readonly number[]): RuleSet {
  return { ...rules, program: { ...rules.program, rules: which.flatMap((index) => rules.program.rules[index] ?? []) } };
}

/** Tests some conditions anew on everybody. */
export function testAgain(machine: Machine, block: Block, again: ReadAgain, which: readonly number[]): void {
  const rules = machine.assessment.before;
  if (rules === null || which.length === 0) return;
  const truths = truthsOf(machine, block, again, someOf(rules, which));
  for (const [position, index] of which.entries())
    block.truths.set(truths.subarray(position * block.size, (position + 1) * block.size), index * block.size);
}

/** Tests rules on the facts of everybody: gives truths by rule. */
export function truthsOf(machine: Machine, block: Block, { columns, known }: ReadAgain, rules: RuleSet): Uint8Array {
  const { named, rules: some } = rules.program;
  const conditions = conditionsOf(rules, machine.reader);
  readScalars(machine, block, columns, known, rules, factsIn([some, named]));
  const truths = new Uint8Array(some.length * block.size).fill(OPEN);
  if (conditions.isSlow)
    for (let index = 0; index < block.size; index += 1) {
      const facts = block.organisations[index]?.facts;
      conditions.testOne(facts ?? NOTHING, block.year, truths, block.size, index);
    }
  conditions.testColumns(columns, truths);
  return truths;
}

function readScalars(
  { reader }: Machine,
  block: Block,
  columns: Columns,
  known: Set<string>,
  rules: RuleSet,
  facts: ReadonlySet<string>,
): void {
  const declared = rules.document.facts ?? {};
  for (const fact of facts) {
    const type = Object.hasOwn(declared, fact) ? declared[fact] : undefined;
    if (type === undefined || known.has(fact) || (type.type !== "flag" && type.type !== "word")) continue;
    known.add(fact);
    const place = reader.placeOf(fact, { type: type.type });
    if (place === undefined) continue;
    const words = type.words && new Set<unknown>(type.words);
    for (let index = 0; index < block.size; index += 1) {
      const raw = rawOf(block, index, fact);
      const at = place * block.size + index;
      if (type.type === "flag" && typeof raw === "boolean") columns.flags[at] = raw ? 1 : 0;
      if (type.type === "word" && typeof raw === "string" && words?.has(raw) !== false) columns.words[at] = raw;
    }
  }
}

function rawOf({ organisations }: Block, index: number, fact: string): unknown {
  return along(organisations[index]?.facts, [fact]);
}

function factsIn(part: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof part !== "object" || part === null) return found;
  const { op, from, keys } = part as { readonly op?: unknown; readonly from?: unknown; readonly keys?: readonly unknown[] };
  if (op === "read" && from === "fact" && Array.isArray(keys)) found.add(String(keys[0]));
  for (const inner of Object.values(part)) factsIn(inner, found);
  return found;
}
