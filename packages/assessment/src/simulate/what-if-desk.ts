import type { Issue } from "@guiju/core";
import { wholeAt } from "../evaluate/block.ts";
import { machineFor } from "../evaluate/machine.ts";
import type { Panel } from "../evaluate/panel.ts";
import { type Run, scoreCohort } from "../evaluate/score-cohort.ts";
import type { Assessment, Node } from "../plan.ts";
import { type Bench, benchOf, freshOf } from "./bench.ts";
import { computeAgain } from "./changed-points.ts";
import { gradeAgain } from "./changed-standing.ts";
import { testAgain } from "./changed-truths.ts";
import { keptTruths } from "./kept-truths.ts";
import { type PlanChange, planChange } from "./plan-change.ts";
import { runWith } from "./run-with.ts";
import { changedRubric, type RubricChange, type WhatIfSource } from "./what-if-source.ts";

/** A changed rubric that was checked. With errors in `issues` it is not taken. */
export interface CheckedChange {
  readonly issues: readonly Issue[];
  /** Position of the rubric in the run. */
  readonly position: number;
  readonly assessment: Assessment | undefined;
  /** What differs; `undefined` where facts, statistics or the tree differ and everything has to be computed. */
  readonly plan: PlanChange | undefined;
}

/** What comes of a changed rubric. */
export interface WhatIf {
  readonly issues: readonly Issue[];
  /** As a full pass with the changed rubric would give it; `undefined` where the change is not taken. */
  readonly run: Run | undefined;
  /** Ids of the indicators that were computed anew, `""` for the whole. */
  readonly touched: readonly string[];
  /** Whether everything had to be computed. */
  readonly pass: "part" | "full";
  /** How many organisations have another total, and another grade. */
  readonly moved: { readonly totals: number; readonly grades: number };
}

/** Tries changes of rubrics on a run, one after another. */
export interface WhatIfDesk {
  /** Compiles the changed file and compares it with the plan of the run: the dear part, which does not grow with the cohort. */
  check(changes: readonly RubricChange[]): CheckedChange;
  /** Computes what the change touches. The run it gives is good until the next one: they share memory. */
  evaluate(change: CheckedChange): WhatIf;
}

/**
 * Prepares a run for what-if questions: each is then answered by computing only the indicators it touches, the groups above them, and the grades.
 *
 * @param sources - the files as they are written, by position of the rubric, where changes are to parameters or instruments have titles
 *
 * @example
 * const desk = prepareWhatIf(run);
 * const late = desk.evaluate(desk.check([{ pointer: "/indicators/0/score/items/0/points", value: 3 }]));
 * [late.run?.report(0).total, late.touched, late.moved]; // => ["7", ["reports", ""], { totals: 2, grades: 0 }]
 */
export function prepareWhatIf(run: Run, sources: readonly (WhatIfSource | undefined)[] = []): WhatIfDesk {
  const benches = new Map<number, Bench>();
  return {
    check(changes) {
      const { position, assessment, issues } = changedRubric(run, changes, sources);
      const before = run.panels[position]?.machine.assessment;
      const mayPart = assessment !== undefined && before !== undefined && !before.nodes.some(({ big }) => big) && isAlone(run, position);
      const plan = mayPart ? planChange(before, assessment) : undefined;
      if (assessment !== undefined) machineFor(assessment);
      const panel = run.panels[position];
      if (plan !== undefined && panel !== undefined && !benches.has(position)) benches.set(position, benchOf(panel));
      return { issues, position, assessment, plan };
    },
    evaluate({ issues, position, assessment, plan }) {
      const panel = run.panels[position];
      if (assessment === undefined || panel === undefined)
        return { issues, run: undefined, touched: [], pass: "part", moved: { totals: 0, grades: 0 } };
      if (plan === undefined) return fullPass(run, position, assessment, issues);
      const bench = benches.get(position) ?? benchOf(panel);
      const { panel: after, nodes } = inPart(panel, bench, assessment, plan);
      const touched = nodes.map((at) => (assessment.nodes[at] as Node).id);
      return { issues, run: runWith(run, position, after), touched, pass: "part", moved: movedOf(panel, after) };
    },
  };
}

function fullPass(run: Run, position: number, assessment: Assessment, issues: readonly Issue[]): WhatIf {
  const rubrics = run.panels.map(({ machine }, index) => (index === position ? assessment : machine.assessment));
  const after = scoreCohort(rubrics, run.cohort, run.year === undefined ? {} : { year: run.year });
  const touched = assessment.nodes.map(({ id }) => id);
  const isAlike = run.panelOf.every((panel, index) => panel === after.panelOf[index]);
  const moved = isAlike ? movedPanels(run, after) : movedReports(run, after);
  return { issues, run: after, touched, pass: "full", moved };
}

function inPart(panel: Panel, bench: Bench, assessment: Assessment, plan: PlanChange) {
  const changing = freshOf(panel, bench, machineFor(assessment));
  testAgain(changing.machine, changing.block, bench.again, plan.conditions);
  bench.spoilt = { conditions: plan.conditions, nodes: [...plan.nodes] };
  const nodes = computeAgain(changing, plan.nodes);
  bench.spoilt = { conditions: plan.conditions, nodes };
  const { grades, again } = bench;
  const truths = plan.graded ? keptTruths(changing.machine, changing.block, again) : grades.truths;
  return { panel: gradeAgain(changing, panel.standing, grades, plan.grading, truths), nodes };
}

/** Whether no other rubric of the assessment has organisations, with which those of this one may be ranked and counted. */
function isAlone({ panels }: Run, position: number): boolean {
  const own = panels[position]?.machine.assessment.name;
  return panels.every(({ machine, block }, at) => at === position || block.size === 0 || machine.assessment.name !== own);
}

/** Ranks and quotas may move those of other rubrics too. */
function movedPanels(before: Run, after: Run): WhatIf["moved"] {
  let [totals, grades] = [0, 0];
  for (const [position, panel] of before.panels.entries()) {
    const moved = movedOf(panel, after.panels[position] as Panel);
    totals += moved.totals;
    grades += moved.grades;
  }
  return { totals, grades };
}

function movedOf({ standing: a }: Panel, { standing: b }: Panel): WhatIf["moved"] {
  let [totals, grades] = [0, 0];
  if (a === b) return { totals, grades };
  const isBig = [a.bigLow, a.bigHigh, b.bigLow, b.bigHigh].some(({ size }) => size > 0);
  const { low, high, grades: old } = a;
  const { low: least, high: most, grades: now } = b;
  for (let at = 0; at < a.size; at += 1) {
    const isSame = isBig
      ? wholeAt(low, a.bigLow, at) === wholeAt(least, b.bigLow, at) && wholeAt(high, a.bigHigh, at) === wholeAt(most, b.bigHigh, at)
      : low[at] === least[at] && high[at] === most[at];
    if (!isSame) totals += 1;
    if (old[at] !== now[at]) grades += 1;
  }
  return { totals, grades };
}

function movedReports(before: Run, after: Run): WhatIf["moved"] {
  let [totals, grades] = [0, 0];
  for (let index = 0; index < before.size; index += 1) {
    const [a, b] = [before.report(index), after.report(index)];
    if (JSON.stringify([a.total, a.bounds]) !== JSON.stringify([b.total, b.bounds])) totals += 1;
    if (JSON.stringify([a.grade, a.grades]) !== JSON.stringify([b.grade, b.grades])) grades += 1;
  }
  return { totals, grades };
}
