import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { Block } from "./block.ts";
import { gradeBlock } from "./grade.ts";
import { type Loading, load } from "./load.ts";
import { isMean, type Machine, machineFor } from "./machine.ts";
import { computeNode, gatherMean, settleNode } from "./nodes.ts";
import { type Standing, standingOf } from "./standing.ts";
import { finishMean, finishStatistics, gatheredOf, gatherStatistics } from "./statistics.ts";

/** The organisations of a cohort that one rubric is for, scored. They are compared among themselves. */
export interface Panel {
  readonly machine: Machine;
  readonly block: Block;
  readonly standing: Standing;
}

/** Scores organisations by a rubric. Ranks and quotas may need the panels of others too. */
export function scorePanel(
  assessment: Assessment,
  organisations: readonly Organisation[],
  loading: Pick<Loading, "cohortFacts" | "year">,
): Panel {
  const machine = machineFor(assessment);
  const block = load(machine, organisations, { ...loading, gathered: gatheredOf(assessment), first: 0 });
  gatherStatistics(machine, block);
  finishStatistics(assessment, block.gathered);
  for (let position = 0; position <= machine.whole; position += 1) evaluateNode(machine, block, position);
  const standing = standingOf(assessment, block.size);
  gradeBlock(machine, block, standing, 0);
  return { machine, block, standing };
}

/** Computes one node for the whole cohort: the indicator, or the group once its parts are computed. */
export function evaluateNode(machine: Machine, block: Block, position: number): void {
  const { applies, otherwise } = machine.assessment.nodes[position] as Assessment["nodes"][number];
  computeNode(machine, block, position, 0, block.size);
  const mean = block.gathered.means[position];
  if (mean !== undefined && isMean(otherwise, applies)) {
    [mean.count, mean.open, mean.sumLow, mean.sumHigh] = [0, false, 0, 0];
    gatherMean(machine, block, position);
    finishMean(machine, block.gathered, position);
  }
  settleNode(machine, block, position, 0, block.size);
}

/** Computes one node of one organisation, with what is known of the cohort. */
export function evaluateLeaf(machine: Machine, block: Block, position: number, index: number): void {
  block.where = [];
  computeNode(machine, block, position, index, index + 1);
  settleNode(machine, block, position, index, index + 1);
}
