import { below, type Issue } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import { type Block, LEFT_OUT, wholeAt } from "./block.ts";
import { consequencesOf } from "./consequences.ts";
import type { Machine } from "./machine.ts";
import { isOpen, opening, openingsOf, why } from "./open.ts";
import { truthsOfOutcome } from "./outcome.ts";
import { pointsText } from "./points-text.ts";
import { MISSING_FACT, type Reason } from "./reason.ts";
import { sparedOf } from "./spared.ts";
import { categoryName, DECIDED, onlyGrade, type Standing } from "./standing.ts";
import type { traceOf } from "./trace.ts";
import { UNUSABLE, unusableAt, unusableIn } from "./unusable.ts";

/** Shows how every number of an organisation came about: `traceOf` of `@guiju/assessment/explain`. */
export type Tracer = typeof traceOf;

/** What a report may have besides. */
export interface ReportOptions {
  /** With `traceOf` the report has its trace. */
  readonly trace?: Tracer | undefined;
}

/** Writes the report of organisation `index` of a block; `at` is its position among all of the rubric. */
export function reportOf(
  machine: Machine,
  block: Block,
  standing: Standing,
  index: number,
  at: number,
  options: ReportOptions,
): ScoreReport {
  const { assessment } = machine;
  const { bands, scale, nodes, file } = assessment;
  const organisation = block.organisations[index] as Organisation;
  const [low, high] = [wholeAt(standing.low, standing.bigLow, at), wholeAt(standing.high, standing.bigHigh, at)];
  const isSure = low === high;
  const mask = standing.grades[at] as number;
  const grade = onlyGrade(mask);
  const name = grade === undefined || grade < 0 ? null : (bands[grade]?.grade ?? null);
  const grades = bands.filter((_, band) => (mask & (1 << band)) !== 0).map((band) => band.grade);
  const rank = standing.ranks?.[at] || null;
  const known = issuesOf(machine, block, index);
  const unusable = new Set(known.flatMap(({ pointer }) => pointer ?? []));
  const wrong = new Set<string>();
  const open = [...openingsOf(machine, block, index, unusable, wrong)];
  const issues = [...known, ...[...wrong].flatMap((pointer) => (unusable.has(pointer) ? [] : unusableAt(pointer)))];
  const scores = nodes.slice(0, machine.whole).map(({ id }, position) => {
    const isNone = isOpen(block, position, index) || block.leftOut[position]?.[index] === LEFT_OUT;
    return [id, isNone ? null : pointsText(machine, block, position, index, "low")] as const;
  });
  const truths = truthsOfOutcome(machine, assessment.graded, block, index, {});
  if (!isSure || grade === undefined)
    for (const veto of assessment.vetoes) {
      if (truths[veto.when] !== undefined) continue;
      const { reason, facts } = why(machine, block, index, veto, MISSING_FACT, unusable, assessment.graded);
      open.push(
        opening(
          veto.id,
          reason,
          facts.filter((fact) => !fact.startsWith("outcome")),
          file,
        ),
      );
    }
  if (standing.tooFew.has(file.ranking?.within === "category" ? categoryName(standing, at) : undefined))
    open.push(opening("", "cohortOfOne", []));
  const total = isSure ? Number(low) / 10 ** scale : null;
  return {
    ...headOf(assessment, file.rubric, organisation, block.year),
    total: isSure ? formatScaled(low, scale) : null,
    bounds: isSure ? null : [formatScaled(low, scale), formatScaled(high, scale)],
    grade: name,
    ...(grade === undefined && { grades }),
    ...(bands.length > 0 && grade !== undefined && { decidedBy: decidedBy(assessment, standing, at) }),
    ...(standing.ranks !== undefined && { rank }),
    scores: Object.fromEntries(scores),
    caps: capsOf(assessment, standing, at, truths),
    consequences: consequencesOf(
      machine,
      block,
      index,
      { grade: name ?? undefined, rank: rank ?? undefined, total },
      isSure ? low : undefined,
      grades,
    ),
    open,
    issues,
    ...(options.trace && { trace: options.trace(machine, block, index, unusable, standing, at) }),
  };
}

/** Writes the report of an organisation that no rubric is for. */
export function reportWithout(
  assessment: Assessment | undefined,
  organisation: Organisation,
  year: number | undefined,
  reason: Reason,
): ScoreReport {
  return {
    // A rubric by which it was not scored is not named.
    ...headOf(assessment, undefined, organisation, year),
    total: null,
    bounds: null,
    grade: null,
    scores: {},
    caps: [],
    consequences: [],
    open: [opening("", reason, [])],
    issues: [],
  };
}

function headOf(assessment: Assessment | undefined, rubric: string | undefined, { id, category }: Organisation, year: number | undefined) {
  return {
    id,
    assessment: assessment?.name ?? "",
    version: assessment?.version ?? "",
    ...(rubric !== undefined && { rubric }),
    ...(category !== undefined && { category }),
    ...(year !== undefined && { year }),
  };
}

function decidedBy({ vetoes, quotas, bands }: Assessment, { decided, rule }: Standing, at: number): NonNullable<ScoreReport["decidedBy"]> {
  const by = DECIDED[decided[at] as number] ?? "points";
  const position = rule[at] as number;
  const id = by === "condition" ? bands[position]?.grade : (by === "quota" ? quotas : by === "veto" ? vetoes : [])[position]?.id;
  return { by, ...(id !== undefined && { rule: id }) };
}

function capsOf(
  { vetoes, quotas, bands }: Assessment,
  standing: Standing,
  at: number,
  truths: readonly (boolean | undefined)[],
): ScoreReport["caps"] {
  const caps: ScoreReport["caps"][number][] = vetoes
    .filter(({ when }) => truths[when] === true)
    .map(({ id, grade, effect }) => ({ rule: id, grade: bands[grade]?.grade ?? null, effect }));
  const only = onlyGrade(standing.grades[at] as number);
  const quota = standing.decided[at] === 3 ? quotas[standing.rule[at] as number] : undefined;
  if (quota !== undefined && only !== undefined) caps.push({ rule: quota.id, grade: bands[only]?.grade ?? null, effect: "quota" });
  return caps;
}

/** Says what of an organisation's line, and of the facts of the cohort, cannot be used. */
function issuesOf({ assessment, reader }: Machine, block: Block, index: number): readonly Issue[] {
  const organisation = block.organisations[index] as Organisation;
  const { facts } = organisation;
  const unusable = Object.entries(facts).flatMap(([name, fact]) => {
    const inner = unusableIn(fact);
    return inner === undefined ? [] : below("", name) + inner;
  });
  return [
    ...(facts === UNUSABLE ? [unusableAt("/facts")] : []),
    ...unusable.map((pointer) => unusableAt(`/facts${pointer}`)),
    ...reader.cohortIssues(block.cohortFacts),
    ...sparedOf(assessment, organisation).issues,
  ];
}
