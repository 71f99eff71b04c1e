import { type Block, COUNTED, pointsOf, TRUE, wholeAt } from "../evaluate/block.ts";
import { gradeOne } from "../evaluate/grade.ts";
import type { Machine } from "../evaluate/machine.ts";
import { computeNode, settleNode } from "../evaluate/nodes.ts";
import type { Panel } from "../evaluate/panel.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { onlyGrade, type Standing, standingOf } from "../evaluate/standing.ts";
import { formatScaled } from "../exact/decimal.ts";
import type { Node } from "../plan.ts";

/** What a total would gain if one indicator came to its most and nothing else changed. Points are decimal texts, exact. */
export interface Gain {
  readonly indicator: string;
  /** Points that the indicator itself has left, up to the most that its rule can give. */
  readonly points: string;
  /** What of them arrives in the total: by weight, with what does not apply left out, within every limit, rounded as the rubric says. */
  readonly total: string;
  /** The grade that would come of it, with vetoes and conditions and before places are counted; null where none is given or it is open. */
  readonly grade: string | null;
}

/**
 * Says for one organisation which indicators could raise its total, and by how much: the tree is put together anew for each, so that weights, parts
 * that do not apply, the highest of several, limits and rounding all have their say. Those that raise it most first; none where the total is open.
 *
 * @example
 * gainsOf(run, 0); // => [{ indicator: "reports", points: "1.5", total: "1.5", grade: null }]
 */
export function gainsOf(run: Run, index: number): readonly Gain[] {
  const panel = run.panels[run.panelOf[index] as number];
  if (panel === undefined) return [];
  const { machine, block } = panel;
  const { nodes, bands, scale } = machine.assessment;
  const place = run.placeOf[index] as number;
  const alone = blockOfOne(panel, place);
  const before = totalWith(machine, alone);
  if (before === undefined) return [];
  const found: { readonly gain: Gain; readonly total: bigint; readonly points: bigint }[] = [];
  for (const [position, node] of nodes.entries()) {
    if (node.score === null || !isReached(machine, block, position, place)) continue;
    const own = pointsOf(block, position, place, "low");
    const most = Math.min(node.max, Number(node.high));
    if (own >= most) continue;
    const one = copyOf(alone);
    one.bigLow.delete(position);
    one.bigHigh.delete(position);
    one.low[position] = one.high[position] = most;
    for (let at = node.parent; at >= 0; at = (nodes[at] as Node).parent) {
      computeNode(machine, one, at, 0, 1);
      settleNode(machine, one, at, 0, 1);
    }
    const after = totalWith(machine, one);
    const total = after === undefined ? 0n : after.total - before.total;
    if (after === undefined || total <= 0n) continue;
    const points = BigInt(most) - BigInt(own);
    const grade = bands[onlyGrade(after.standing.grades[0] as number) ?? -1]?.grade ?? null;
    const said = { points: formatScaled(points, scale), total: formatScaled(total, scale) };
    found.push({ gain: { indicator: node.id, ...said, grade }, total, points });
  }
  const sign = (a: bigint, b: bigint): number => (a < b ? 1 : a > b ? -1 : 0);
  // Where two bring as much, the one that asks for fewer points of its own.
  found.sort((a, b) => sign(a.total, b.total) || sign(b.points, a.points));
  return found.map(({ gain }) => gain);
}

/** Whether an indicator and every group above it apply to the organisation. */
function isReached({ assessment }: Machine, block: Block, position: number, index: number): boolean {
  for (let at = position; at >= 0; at = (assessment.nodes[at] as Node).parent) {
    const { applies } = assessment.nodes[at] as Node;
    if (applies !== null && block.truths[applies * block.size + index] !== TRUE) return false;
    if ((block.leftOut[at]?.[index] ?? COUNTED) !== COUNTED) return false;
  }
  return true;
}

/** Copies what belongs to one organisation. */
function blockOfOne({ machine, block }: Panel, index: number): Block {
  const { nodes, slots } = machine.assessment;
  const { size } = block;
  const own = <Column extends Float64Array | Uint8Array>(column: Column, count: number, into: Column): Column => {
    for (let at = 0; at < count; at += 1) into[at] = column[at * size + index] as number;
    return into;
  };
  const big = (map: ReadonlyMap<number, bigint>): Map<number, bigint> =>
    new Map([...map].flatMap(([at, value]) => (at % size === index ? [[Math.floor(at / size), value] as const] : [])));
  const conditions = block.truths.length / size;
  const spared = block.spared?.get(index);
  return {
    ...block,
    size: 1,
    first: block.first + index,
    organisations: block.organisations.slice(index, index + 1),
    slots: own(block.slots, slots.length, new Float64Array(slots.length)),
    truths: own(block.truths, conditions, new Uint8Array(conditions)),
    low: own(block.low, nodes.length, new Float64Array(nodes.length)),
    high: own(block.high, nodes.length, new Float64Array(nodes.length)),
    bigLow: big(block.bigLow),
    bigHigh: big(block.bigHigh),
    leftOut: block.leftOut.map((column) => column && Uint8Array.of(column[index] as number)),
    spared: spared && new Map([[0, spared]]),
    steps: undefined,
  };
}

/** Copies the columns that change. */
function copyOf(block: Block): Block {
  const [bigLow, bigHigh] = [new Map(block.bigLow), new Map(block.bigHigh)];
  return {
    ...block,
    low: block.low.slice(),
    high: block.high.slice(),
    bigLow,
    bigHigh,
    leftOut: block.leftOut.map((column) => column?.slice()),
  };
}

/** The total after vetoes, with the grade before places are counted; `undefined` where it is open. */
function totalWith(machine: Machine, block: Block): { readonly total: bigint; readonly standing: Standing } | undefined {
  const standing = standingOf(machine.assessment, 1);
  gradeOne(machine, block, standing, 0, 0);
  const [low, high] = [wholeAt(standing.low, standing.bigLow, 0), wholeAt(standing.high, standing.bigHigh, 0)];
  return low === high ? { total: BigInt(low), standing } : undefined;
}
