import type { Issue } from "@guiju/core";
import type { FactType } from "@guiju/rules";
import { type CompileOptions, compileAssessment } from "../compile/compile-assessment.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import type { Assessment } from "../plan.ts";
import { edited } from "./pointer-edit.ts";

/** One change of a rubric's file: points, a weight, a threshold, a band, a parameter. */
export interface RubricChange {
  /** JSON pointer into the assessment file, as it is written. */
  readonly pointer: string;
  readonly value: unknown;
  /** Which rubric, by its name; needed where the run has several. All changes are to the same one. */
  readonly rubric?: string;
}

/** The file of a rubric as it is written, with its parameters, and what it is compiled with. */
export interface WhatIfSource {
  readonly file: unknown;
  readonly options?: Partial<CompileOptions>;
}

/** Compiles a rubric of a run with changes. */
export function changedRubric(
  run: Run,
  changes: readonly RubricChange[],
  sources: readonly (WhatIfSource | undefined)[],
): { readonly position: number; readonly assessment?: Assessment | undefined; readonly issues: readonly Issue[] } {
  const position = positionOf(run, changes);
  const before = run.panels[position]?.machine.assessment;
  if (before === undefined) return { position, issues: [whichRubric(run)] };
  const source = sources[position];
  const parameter = changes.find(({ pointer }) => source === undefined && pointer.startsWith("/parameters/"));
  if (parameter !== undefined) return { position, issues: [needsSource(parameter.pointer)] };
  const { json, issues } = edited(source?.file ?? before.file, changes, "added");
  if (issues.length > 0) return { position, issues };
  const facts = sharedFacts(before);
  const made = compileAssessment(json, { ...(facts && { facts }), ...source?.options, name: before.name, version: before.version });
  const { assessment } = made;
  return { position, issues: made.issues, assessment: assessment && (source === undefined ? withBases(assessment, before) : assessment) };
}

function positionOf({ panels }: Run, changes: readonly RubricChange[]): number {
  const names = new Set(changes.map(({ rubric }) => rubric));
  const [name] = names;
  if (names.size > 1) return -1;
  if (name === undefined) return panels.length === 1 ? 0 : -1;
  return panels.findIndex(({ machine }) => machine.assessment.file.rubric === name);
}

/** The facts that are not the file's own: rules know of them all. */
function sharedFacts({ file, before, graded, after }: Assessment): Readonly<Record<string, FactType>> | undefined {
  const known = (before ?? graded ?? after)?.document.facts;
  if (file.use === undefined || known === undefined) return undefined;
  const own = new Set([...Object.keys(file.facts ?? {}), "year", "outcome"]);
  return Object.fromEntries(Object.entries(known).filter(([name]) => !own.has(name)));
}

/** Without instruments citations show ids: those that were made with them stay. */
function withBases(assessment: Assessment, before: Assessment): Assessment {
  const known = new Map(before.nodes.map(({ id, basis }) => [id, basis]));
  return { ...assessment, nodes: assessment.nodes.map((node) => ({ ...node, basis: known.get(node.id) ?? node.basis })) };
}

function whichRubric({ panels }: Run): Issue {
  const names = panels.flatMap(({ machine }) => machine.assessment.file.rubric ?? []);
  return {
    code: "which_rubric",
    message: {
      zh: `请写明改哪一份细则（rubric）：${names.join("、")}。`,
      en: `Say which rubric is changed, and only one: ${names.join(", ")}.`,
    },
    expected: { zh: names.join("、"), en: names.join(", ") },
  };
}

function needsSource(pointer: string): Issue {
  return {
    code: "parameter_without_source",
    pointer,
    message: {
      zh: "改参数需要原来的文件：编译后参数的值已填入各处。",
      en: "A change of a parameter needs the file as it is written: compiled, its value is in its places already.",
    },
  };
}
