import type { Assessment, ConditionIndex } from "../plan.ts";
import { type Conditions, conditionsOf } from "./conditions.ts";
import { type FactReader, factReader } from "./fact-reader.ts";
import type { Leaf } from "./leaf/leaf.ts";
import { leafOf } from "./leaf/leaf-of.ts";
import { type MeasureOf, measureOf } from "./measure.ts";

/** What is made once of a checked rubric. */
export interface Machine {
  readonly assessment: Assessment;
  readonly reader: FactReader;
  /** Of the nodes that are leaves. */
  readonly leaves: readonly (Leaf | undefined)[];
  /** Of the statistics: what they are over. */
  readonly statistics: readonly MeasureOf[];
  measure(ir: Assessment["measures"][number]["of"]): MeasureOf;
  /** The position of the whole. */
  readonly whole: number;
  /** In which pass over the cohort a node can be computed: nought where it needs nobody else. */
  readonly passes: readonly number[];
  /** How many passes come before the last one. */
  readonly lastPass: number;
  readonly conditions: Conditions;
}

const machines = new WeakMap<Assessment, Machine>();

/** Gives the closures of a rubric, made when first asked for. */
export function machineFor(assessment: Assessment): Machine {
  const known = machines.get(assessment);
  if (known !== undefined) return known;
  const machine = machineOf(assessment);
  machines.set(assessment, machine);
  return machine;
}

function machineOf(assessment: Assessment): Machine {
  const named: MeasureOf[] = [];
  const measure: Machine["measure"] = (ir) => measureOf(assessment, named, ir);
  const { nodes, statistics } = assessment;
  const reader = factReader(assessment);
  const passes: number[] = [];
  const settled: number[] = [];
  for (const [position, { score, children, otherwise, applies }] of nodes.entries()) {
    const own = score === null ? 0 : asksCohort(score, assessment) ? 1 : 0;
    const pass = Math.max(own, ...children.map((child) => settled[child] ?? 0));
    passes.push(pass);
    settled[position] = isMean(otherwise, applies) ? pass + 1 : pass;
  }
  return {
    assessment,
    reader,
    leaves: nodes.map((node, position) => (node.score === null ? undefined : leafOf({ assessment, position, node, measure }, node.score))),
    statistics: statistics.map(({ of }) => measure(of)),
    measure,
    whole: nodes.length - 1,
    passes,
    lastPass: Math.max(statistics.length > 0 ? 1 : 0, ...settled),
    conditions: conditionsOf(assessment.before, reader),
  };
}

/** Says whether an indicator gets the mean of the peers where it does not apply. */
export function isMean(otherwise: string, applies: ConditionIndex | null): boolean {
  return otherwise === "peerMean" && applies !== null;
}

/** Says whether a part of a plan reads a statistic, by itself or by a named measure. */
export function asksCohort(part: unknown, assessment: Assessment): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { op, index, primitive } = part as { readonly op?: unknown; readonly index?: number; readonly primitive?: unknown };
  if (op === "statistic" || primitive === "ratioToBest") return true;
  if (op === "measure" && asksCohort(assessment.measures[index as number]?.of, assessment)) return true;
  return Object.values(part).some((inner) => asksCohort(inner, assessment));
}
