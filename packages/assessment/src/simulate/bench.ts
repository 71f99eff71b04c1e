import type { Block } from "../evaluate/block.ts";
import type { Machine } from "../evaluate/machine.ts";
import type { Panel } from "../evaluate/panel.ts";
import type { Changing } from "./changed-points.ts";
import { type KeptGrades, keptGrades } from "./changed-standing.ts";
import { type ReadAgain, readAgain } from "./changed-truths.ts";
import { keptTruths } from "./kept-truths.ts";

/** A copy of the columns of a run, in which changes are tried one after another. */
export interface Bench {
  readonly block: Block;
  readonly again: ReadAgain;
  readonly grades: KeptGrades;
  /** Nodes and conditions whose columns are not those of the run. */
  spoilt: { readonly nodes: readonly number[]; readonly conditions: readonly number[] };
}

/** Copies the columns of a run. */
export function benchOf(panel: Panel): Bench {
  const { machine, block } = panel;
  const copy: Block = {
    ...block,
    low: block.low.slice(),
    high: block.high.slice(),
    truths: block.truths.slice(),
    leftOut: block.leftOut.map((column) => column?.slice()),
  };
  const again = readAgain(machine, block);
  return { block: copy, again, grades: keptGrades(panel, keptTruths(machine, block, again)), spoilt: { nodes: [], conditions: [] } };
}

/** Puts the columns back that an earlier change left, for the next one. */
export function freshOf({ block: base }: Panel, { block, spoilt }: Bench, machine: Machine): Changing {
  const { size } = block;
  for (const at of spoilt.nodes) {
    for (const side of ["low", "high"] as const) block[side].set(base[side].subarray(at * size, (at + 1) * size), at * size);
    const column = base.leftOut[at];
    if (column !== undefined) block.leftOut[at]?.set(column);
  }
  for (const at of spoilt.conditions) block.truths.set(base.truths.subarray(at * size, (at + 1) * size), at * size);
  const means = base.gathered.means.map((mean) => mean && { ...mean });
  const fresh: Block = { ...block, reason: 0, steps: undefined, gathered: { ...base.gathered, means } };
  return { base, block: fresh, machine, moved: new Uint8Array(size) };
}
