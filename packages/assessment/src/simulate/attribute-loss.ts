import { LEFT_OUT, wholeAt } from "../evaluate/block.ts";
import { isOpen } from "../evaluate/open.ts";
import type { Panel } from "../evaluate/panel.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { formatScaled } from "../exact/decimal.ts";
import type { Node } from "../plan.ts";

/** What one indicator took of a cohort. */
export interface LostPoints {
  readonly indicator: string;
  readonly max: string;
  /** Points below the maximum, of all together; below nought for a bonus. In the indicator's own points: weights are not counted in. */
  readonly lost: string;
  /** How many lost any, how many got all, of how many it is open, and to how many it does not apply. */
  readonly organisations: { readonly lost: number; readonly full: number; readonly open: number; readonly leftOut: number };
}

/** The losses of the organisations that one rubric is for. */
export interface AttributedLoss {
  readonly assessment: string;
  readonly rubric: string | null;
  readonly organisations: number;
  /** Indicators without others below them, those that took most first. */
  readonly indicators: readonly LostPoints[];
}

/**
 * Says by which indicators a cohort lost its points.
 *
 * @example
 * attributeLoss(run)[0]?.indicators[0]; // => { indicator: "reports", max: "10", lost: "1.5", organisations: { lost: 1, full: 0, open: 1, leftOut: 0 } }
 */
export function attributeLoss(run: Run): readonly AttributedLoss[] {
  return run.panels.map((panel) => {
    const { assessment } = panel.machine;
    const losses = assessment.nodes.flatMap((node, position) => (node.score === null ? [] : [lossOf(panel, position)]));
    const sorted = losses.sort((a, b) => (a.points > b.points ? -1 : a.points < b.points ? 1 : 0));
    const rubric = assessment.file.rubric ?? null;
    return { assessment: assessment.name, rubric, organisations: panel.block.size, indicators: sorted.map(({ loss }) => loss) };
  });
}

function lossOf({ machine, block }: Panel, position: number): { readonly points: bigint; readonly loss: LostPoints } {
  const { nodes, scale } = machine.assessment;
  const { id, max } = nodes[position] as Node;
  const most = isBonus(nodes, position) ? Math.min(max, 0) : max;
  const organisations = { lost: 0, full: 0, open: 0, leftOut: 0 };
  let points = 0n;
  for (let index = 0; index < block.size; index += 1) {
    const value = wholeAt(block.low, block.bigLow, position * block.size + index);
    if (block.leftOut[position]?.[index] === LEFT_OUT) organisations.leftOut += 1;
    else if (isOpen(block, position, index)) organisations.open += 1;
    else if (value < most) {
      organisations.lost += 1;
      points += BigInt(most) - BigInt(value);
    } else organisations.full += 1;
  }
  return { points, loss: { indicator: id, max: formatScaled(max, scale), lost: formatScaled(points, scale), organisations } };
}

function isBonus(nodes: readonly Node[], position: number): boolean {
  for (let at = position; at >= 0; at = nodes[at]?.parent ?? -1) if (nodes[at]?.beside === "bonus") return true;
  return false;
}
