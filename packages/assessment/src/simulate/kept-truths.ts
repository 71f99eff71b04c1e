import type { RuleSet, Truth } from "@guiju/rules";
import { type Block, OPEN, TRUE } from "../evaluate/block.ts";
import { factsOf } from "../evaluate/facts-of.ts";
import type { Machine } from "../evaluate/machine.ts";
import { truthsOfOutcome } from "../evaluate/outcome.ts";
import type { Changing } from "./changed-points.ts";
import { type ReadAgain, someOf, truthsOf } from "./changed-truths.ts";

/** What conditions of vetoes and bands came to in a run. */
export interface KeptTruths {
  readonly count: number;
  /** By condition and organisation. */
  readonly truths: Uint8Array;
  /** Conditions that read the outcome, these alone as a rule set, and the nodes whose points they read. */
  readonly ofOutcome: readonly number[];
  readonly outcomeRules: RuleSet | null;
  readonly nodes: readonly number[];
}

/** Tests the conditions of vetoes and bands on everybody. */
export function keptTruths(machine: Machine, block: Block, again: ReadAgain): KeptTruths {
  const { assessment, whole } = machine;
  const rules = assessment.graded;
  if (rules === null) return { count: 0, truths: new Uint8Array(), ofOutcome: [], outcomeRules: null, nodes: [] };
  const all = [...rules.program.rules.keys()];
  const readsOf = (part: object) => factsOf(assessment, part, rules).filter(({ keys }) => keys[0] === "outcome");
  const ofOutcome = all.filter((index) => readsOf((rules.program.rules[index] as (typeof rules.program.rules)[number]).ir).length > 0);
  const plain = all.filter((index) => !ofOutcome.includes(index));
  const nodes = readsOf(rules.program).flatMap(({ keys: [, name, id] }) =>
    name === "total" ? whole : name === "scores" ? assessment.nodes.findIndex((node) => node.id === id) : [],
  );
  const outcomeRules = ofOutcome.length > 0 ? someOf(rules, ofOutcome) : null;
  const { size } = block;
  const truths = new Uint8Array(all.length * size);
  const known = truthsOf(machine, block, again, someOf(rules, plain));
  for (const [at, index] of plain.entries()) truths.set(known.subarray(at * size, (at + 1) * size), index * size);
  const kept = { count: all.length, truths, ofOutcome, outcomeRules, nodes };
  if (outcomeRules !== null)
    for (let index = 0; index < size; index += 1) {
      const found = truthsOfOutcome(machine, outcomeRules, block, index, {});
      for (const [at, condition] of ofOutcome.entries()) truths[condition * size + index] = codeOf(found[at]);
    }
  return kept;
}

/** Puts what is known of one organisation into a list. */
export function readTruths({ count, truths }: KeptTruths, size: number, index: number, into: Truth[]): void {
  for (let condition = 0; condition < count; condition += 1) {
    const truth = truths[condition * size + index];
    into[condition] = truth === OPEN ? undefined : truth === TRUE;
  }
}

/** Tests the conditions anew that read points which moved, and puts them into the list. Says whether one came out otherwise. */
export function testMoved(kept: KeptTruths, { machine, base, block }: Changing, index: number, into: Truth[]): boolean {
  const { ofOutcome, outcomeRules, nodes } = kept;
  const isMoved = nodes.some((node) => {
    const at = node * block.size + index;
    return (
      block.low[at] !== base.low[at] || block.high[at] !== base.high[at] || block.leftOut[node]?.[index] !== base.leftOut[node]?.[index]
    );
  });
  if (!isMoved) return false;
  let isOther = false;
  const found = truthsOfOutcome(machine, outcomeRules, block, index, {});
  for (const [at, condition] of ofOutcome.entries()) {
    isOther ||= found[at] !== into[condition];
    into[condition] = found[at];
  }
  return isOther;
}

function codeOf(truth: Truth): number {
  return truth === undefined ? OPEN : Number(truth);
}
