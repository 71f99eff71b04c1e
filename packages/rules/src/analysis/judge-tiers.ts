import { below } from "@guiju/core";
import type { IrCond } from "../ir.ts";
import { allHold, ask, noneHolds } from "./ask.ts";
import type { Judge } from "./judge.ts";
import { add, addTooLarge, exampleFor } from "./report.ts";

/** One tier of a table: a named condition and where the table names it. */
export interface Tier {
  readonly index: number;
  readonly pointer: string;
}

/** Finds facts for which no tier of a table holds, and tiers that hold at once. A last tier that always holds takes what the others leave. */
export function judgeTiers(judge: Judge, pointer: string, tiers: readonly Tier[]): void {
  const { inquiry, report } = judge;
  const conds = tiers.map(({ index }) => inquiry.subject.named(index).ir);
  const last = tiers.at(-1);
  const isLeftOver = last !== undefined && judge.leftOver.has(last.index) && judge.named.get(last.index) === "always";
  if (!isLeftOver && conds.length > 0) {
    const gap = ask(inquiry, conds, noneHolds);
    const example = exampleFor(inquiry, gap, conds, false);
    if (example) add(report, "tier_gap", { pointer, example });
    else settleOpen(judge, gap, pointer, pointer);
  }
  const compared = isLeftOver ? tiers.slice(0, -1) : tiers;
  for (const [position, tier] of compared.entries()) {
    for (const other of compared.slice(position + 1)) {
      const pair = [tier, other].map(({ index }) => inquiry.subject.named(index).ir) as [IrCond, IrCond];
      const overlap = ask(inquiry, pair, allHold);
      const example = exampleFor(inquiry, overlap, pair, true);
      if (example) add(report, "tier_overlap", { pointer: tier.pointer, related: [other.pointer], example });
      else settleOpen(judge, overlap, tier.pointer, pointer);
    }
  }
}

/** Says honestly where the tiers could not be decided. */
function settleOpen({ report }: Judge, answer: ReturnType<typeof ask>, pointer: string, table: string): void {
  if (answer.kind === "tooLarge") addTooLarge(report, answer, table);
  if (answer.kind !== "unclear" || report.undecided.has(table)) return;
  report.undecided.add(table);
  add(report, "undecided", { pointer, related: answer.because });
}

/** Gives the places of a table's tiers; names are checked already. */
export function tiersOf(pointer: string, names: readonly string[], positions: ReadonlyMap<string, number>): readonly Tier[] {
  return names.flatMap((name, place) => {
    const index = positions.get(name);
    return index === undefined ? [] : [{ index, pointer: below(pointer, place) }];
  });
}
