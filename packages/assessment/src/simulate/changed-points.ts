import { greatestOf, leastOf } from "../compile/bound.ts";
import type { Block } from "../evaluate/block.ts";
import { isMean, type Machine } from "../evaluate/machine.ts";
import { widest } from "../evaluate/nodes.ts";
import { evaluateLeaf, evaluateNode } from "../evaluate/panel.ts";
import type { Assessment, Node } from "../plan.ts";

/** What a run had, what it has with a change, and who has got other points by it. */
export interface Changing {
  readonly base: Block;
  readonly block: Block;
  readonly machine: Machine;
  /** One where any node that was computed anew came out otherwise. */
  readonly moved: Uint8Array;
}

/**
 * Computes nodes and all that stand above them anew, each after its parts; the others keep their columns. Gives the positions.
 *
 * @param compute - computes the nodes themselves
 */
export function computeAgain(
  changing: Changing,
  nodes: ReadonlySet<number>,
  compute: (machine: Machine, block: Block, position: number) => void = evaluateNode,
): readonly number[] {
  const { machine, block } = changing;
  const all = machine.assessment.nodes;
  const due = new Set<number>();
  for (const position of nodes) for (let at = position; at >= 0; at = all[at]?.parent ?? -1) due.add(at);
  const order = [...due].sort((a, b) => a - b);
  for (const position of order) {
    const changed = (all[position] as Node).children.filter((child) => due.has(child));
    if (nodes.has(position)) {
      compute(machine, block, position);
      mark(changing, position);
    } else carryUp(changing, position, changed);
  }
  return order;
}

/** Brings what children gained and lost up to their group, where a sum is all that it is; else computes the group of those it concerns. */
function carryUp(changing: Changing, position: number, changed: readonly number[]): void {
  const { base, block, machine, moved } = changing;
  const { assessment } = machine;
  const node = assessment.nodes[position] as Node;
  const { size, low, high } = block;
  if (isMean(node.otherwise, node.applies)) {
    // Those to whom it does not apply get what the others moved.
    evaluateNode(machine, block, position);
    mark(changing, position);
    return;
  }
  const isSum = isPlainSum(assessment, base, node);
  const from = node.parent < 0 ? assessment.floor : node.min;
  const to = node.parent < 0 ? (assessment.cap ?? Number.POSITIVE_INFINITY) : node.max;
  const others: number[] = [];
  for (let index = 0; index < size; index += 1) {
    if (moved[index] === 0) continue;
    let [least, most] = [0, 0];
    for (let child = 0; isSum && child < changed.length; child += 1) {
      const at = (changed[child] as number) * size + index;
      least += (low[at] as number) - (base.low[at] as number);
      most += (high[at] as number) - (base.high[at] as number);
    }
    const at = position * size + index;
    if (!isSum || !shift(low, at, least, from, to) || !shift(high, at, most, from, to)) others.push(index);
  }
  if (others.length > size / 4) evaluateNode(machine, block, position);
  else for (const index of others) evaluateLeaf(machine, block, position, index);
}

/** Adds to a sum that no limit cuts off, before or after. */
function shift(column: Float64Array, at: number, by: number, from: number, to: number): boolean {
  if (by === 0) return true;
  const old = column[at] as number;
  const now = old + by;
  if (old <= from || old >= to || now < from || now > to) return false;
  column[at] = now;
  return true;
}

/** Whether points of a group are the sum of all its children and nothing else, unless its least or most points cut it off. */
function isPlainSum(assessment: Assessment, base: Block, { take, applies, big, children, min, max, parent }: Node): boolean {
  const { nodes } = assessment;
  if (take !== "sum" || applies !== null || big || children.some((child) => base.leftOut[child] !== undefined)) return false;
  const own = children.filter((child) => nodes[child]?.beside === null);
  if (own.length === children.length && parent >= 0) return true;
  // What stands beside is added after the limits: they must never bind.
  let [least, most] = [0n, 0n];
  for (const child of own) {
    const { low, high } = nodes[child] as Node;
    const [lowest, highest] = widest(assessment, child);
    least += leastOf(BigInt(low), BigInt(lowest));
    most += greatestOf(BigInt(high), BigInt(highest));
  }
  return parent < 0 && least >= BigInt(min) && most <= BigInt(max);
}

/** Marks those whose column of a node is another than before. */
function mark({ base, block, moved }: Changing, position: number): void {
  const { size, low, high } = block;
  const [before, after] = [base.leftOut[position], block.leftOut[position]];
  for (let index = 0, at = position * size; index < size; index += 1, at += 1)
    if (low[at] !== base.low[at] || high[at] !== base.high[at] || before?.[index] !== after?.[index]) moved[index] = 1;
}
