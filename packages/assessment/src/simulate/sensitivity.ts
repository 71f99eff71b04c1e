import { below } from "@guiju/core";
import { LEFT_OUT } from "../evaluate/block.ts";
import type { Panel } from "../evaluate/panel.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { onlyGrade, type Standing } from "../evaluate/standing.ts";
import { formatScaled } from "../exact/decimal.ts";
import type { Node } from "../plan.ts";
import { benchOf, freshOf } from "./bench.ts";
import { computeAgain } from "./changed-points.ts";
import { gradeAgain } from "./changed-standing.ts";
import { prepareWhatIf } from "./what-if-desk.ts";
import type { RubricChange, WhatIfSource } from "./what-if-source.ts";

/** One small step, and how many grades it changes. */
export interface SensitivityStep {
  /**
   * `indicator`: everybody gets so many points more or less, within its least and most: a hundredth of its span, at least the last decimal.
   * `weight`: a hundredth more, taken from the next indicator of the group. `band`: its lower edge by the last decimal.
   */
  readonly kind: "indicator" | "weight" | "band";
  /** Id of the indicator, or the grade. */
  readonly of: string;
  readonly pointer: string;
  readonly step: string;
  /** How many organisations have another grade, and of these how many surely a better or a lower one. */
  readonly grades: number;
  readonly better: number;
  readonly lower: number;
}

/** How much the grades of one rubric hang on small things. */
export interface Sensitivity {
  readonly assessment: string;
  readonly rubric: string | null;
  readonly organisations: number;
  /** Those that change most grades first. */
  readonly steps: readonly SensitivityStep[];
}

/**
 * Moves each indicator, weight and edge of a band by a small step and counts the grades that change.
 *
 * @param sources - as `prepareWhatIf` takes them
 *
 * @example
 * sensitivity(run)[0]?.steps.map(({ kind, of, step, grades }) => [kind, of, step, grades]).at(0); // => ["indicator", "reports", "0.1", 0]
 */
export function sensitivity(run: Run, sources: readonly (WhatIfSource | undefined)[] = []): readonly Sensitivity[] {
  const desk = prepareWhatIf(run, sources);
  return run.panels.map((panel, position) => {
    const { assessment } = panel.machine;
    const { file } = assessment;
    const asked = [...weightSteps(panel), ...bandSteps(panel)].flatMap(({ changes, ...step }): readonly SensitivityStep[] => {
      const named = changes.map((change) => ({
        ...change,
        ...(run.panels.length > 1 && file.rubric !== undefined && { rubric: file.rubric }),
      }));
      const after = desk.evaluate(desk.check(named)).run?.panels[position];
      // A step that the compiler refuses, such as an edge beyond the next band, is no step.
      return after === undefined ? [] : [{ ...step, ...counted(panel.standing, after.standing) }];
    });
    const steps = [...indicatorSteps(panel), ...asked].sort((a, b) => b.grades - a.grades);
    return { assessment: assessment.name, rubric: file.rubric ?? null, organisations: panel.block.size, steps };
  });
}

function indicatorSteps(panel: Panel): readonly SensitivityStep[] {
  const { machine, standing } = panel;
  const { nodes, scale } = machine.assessment;
  if (nodes.some(({ big }) => big)) return [];
  const bench = benchOf(panel);
  return nodes.flatMap(({ id, pointer, score, max, min }, position) => {
    if (score === null) return [];
    const size = Math.max(1, Math.floor((max - min) / 100));
    return [size, -size].map((by): SensitivityStep => {
      const changing = freshOf(panel, bench, machine);
      const nodesMoved = computeAgain(changing, new Set([position]), (_, block) => {
        for (let index = 0; index < block.size; index += 1) {
          if (block.leftOut[position]?.[index] === LEFT_OUT) continue;
          const at = position * block.size + index;
          for (const column of [block.low, block.high]) column[at] = Math.min(Math.max((column[at] as number) + by, min), max);
        }
      });
      bench.spoilt = { nodes: nodesMoved, conditions: [] };
      const after = gradeAgain(changing, standing, bench.grades);
      return {
        kind: "indicator",
        of: id,
        pointer: inFile(panel, pointer),
        step: formatScaled(by, scale),
        ...counted(standing, after.standing),
      };
    });
  });
}

type Asked = Pick<SensitivityStep, "kind" | "of" | "pointer" | "step"> & { readonly changes: readonly RubricChange[] };

function weightSteps(panel: Panel): readonly Asked[] {
  const { nodes } = panel.machine.assessment;
  return nodes.flatMap(({ take, children }) => {
    const weighted = take === "weighted" ? children.flatMap((child) => (nodes[child]?.weight == null ? [] : [nodes[child] as Node])) : [];
    if (weighted.length < 2) return [];
    return weighted.map((node, index): Asked => {
      const next = weighted[(index + 1) % weighted.length] as Node;
      const pointer = below(inFile(panel, node.pointer), "weight");
      const changes = [
        { pointer, value: moved(weightOf(node), 0.01) },
        { pointer: below(inFile(panel, next.pointer), "weight"), value: moved(weightOf(next), -0.01) },
      ];
      return { kind: "weight", of: node.id, pointer, step: "0.01", changes };
    });
  });
}

function bandSteps(panel: Panel): readonly Asked[] {
  const { file, scale } = panel.machine.assessment;
  const bands = file.bands ?? [];
  return bands.flatMap(({ grade, from }, index) => {
    if (from === undefined || index === 0) return [];
    return [1, -1].map((by): Asked => {
      const pointer = `/bands/${index}/from`;
      const value = moved(from, by * 10 ** -scale);
      const lower = bands[index - 1]?.to === undefined ? [] : [{ pointer: `/bands/${index - 1}/to`, value }];
      return { kind: "band", of: grade, pointer, step: formatScaled(by, scale), changes: [{ pointer, value }, ...lower] };
    });
  });
}

function weightOf({ weight }: Node): number {
  return weight === null ? 0 : weight.n / weight.d;
}

/** A sum without the noise of binary fractions. */
function moved(amount: number, by: number): number {
  return Number((amount + by).toFixed(6));
}

/** Pointers of a plan start where the file stood in a larger document. */
function inFile({ machine }: Panel, pointer: string): string {
  return pointer.slice(machine.assessment.nodes[machine.whole]?.pointer.length ?? 0);
}

function counted(before: Standing, after: Standing): Pick<SensitivityStep, "grades" | "better" | "lower"> {
  let [grades, better, lower] = [0, 0, 0];
  for (let index = 0; index < before.size; index += 1) {
    const [old, now] = [before.grades[index] as number, after.grades[index] as number];
    if (old === now) continue;
    grades += 1;
    const [was, is] = [onlyGrade(old), onlyGrade(now)];
    if (was === undefined || is === undefined) continue;
    if (is > was) better += 1;
    else lower += 1;
  }
  return { grades, better, lower };
}
