import { formatDate, formatDateRange } from "@guiju/core";
import { type Datum, isSpan } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import type { CompiledCheck, CompiledEdition, ShownRead } from "./compiled.ts";
import type { Outcome } from "./judge/outcome.ts";
import type { Modality } from "./norm.ts";
import type { Reading, ReportFact, Status, Verdict, WindowPeriod } from "./report.ts";

/** What is known of a verdict before it is written. */
export interface VerdictParts {
  readonly edition: CompiledEdition;
  readonly check: CompiledCheck | undefined;
  readonly act: string;
  readonly on: string | null;
  readonly status: Status;
  readonly reason: string | null;
  readonly outcome?: Outcome | undefined;
  readonly readings?: readonly Reading[];
  readonly facts?: Readonly<Record<string, ReportFact>>;
  readonly period?: WindowPeriod;
  /** The day by whose law it is judged; today where it is absent. */
  readonly judgedOn?: number;
  /** Whether a month lacked the day, where no outcome says so. */
  readonly clipped?: boolean;
}

/** Writes a verdict. Names what the check read, which interpretations it took, and the ambiguities that bear on it. */
export function writeVerdict(run: CaseRun, parts: VerdictParts): Verdict {
  const { edition, check, outcome } = parts;
  const interpretations = check?.interpretations ?? [];
  return {
    norm: edition.id,
    check: check?.name ?? null,
    act: parts.act,
    on: parts.on,
    status: parts.status,
    modality: check?.modality ?? edition.modality,
    reason: parts.reason,
    earliest: outcome?.earliest === undefined ? null : formatDate(outcome.earliest),
    latest: outcome?.latest === undefined ? null : formatDate(outcome.latest),
    provisional: outcome?.provisional ?? false,
    basis: basisOn(edition, parts.judgedOn ?? run.today),
    readings: parts.readings ?? [],
    ambiguities: ambiguitiesOf(run, edition, interpretations, outcome?.clipped === true || parts.clipped === true),
    facts: { ...(check === undefined ? undefined : factsOf(run, check.shown)), ...outcome?.facts, ...parts.facts },
    ...(interpretations.length === 0
      ? {}
      : { interpretations: Object.fromEntries(interpretations.map((name) => [name, run.env.reading(name)])) }),
    ...(parts.period === undefined ? {} : { period: parts.period }),
  };
}

/** The status that a breach has under a modality: what must be kept is violated, what should be kept is a warning; what may be done cannot be broken. */
export function breachOf(modality: Modality): Status {
  return modality === "must" ? "violated" : modality === "should" ? "warning" : "notApplicable";
}

/** The texts that had been issued by a day and were in force still; all of them, where none were. */
function basisOn({ basis, basisDays }: CompiledEdition, day: number): Verdict["basis"] {
  if (basisDays.every(({ issued, repealed }) => issued <= day && day < repealed)) return basis;
  const inForce = basis.filter((_, index) => {
    const { issued, repealed } = basisDays[index] as CompiledEdition["basisDays"][number];
    return issued <= day && day < repealed;
  });
  return inForce.length === 0 ? basis : inForce;
}

function ambiguitiesOf(run: CaseRun, edition: CompiledEdition, interpretations: readonly string[], clipped: boolean): readonly string[] {
  if (edition.ambiguities.length === 0 && interpretations.length === 0 && !clipped) return [];
  const ids = new Set<string>();
  for (const ambiguity of edition.ambiguities) {
    if (ambiguity.when === undefined || ambiguity.when.test(run.env) === true) ids.add(ambiguity.id);
  }
  for (const name of clipped ? [...interpretations, "period.clip"] : interpretations) {
    const ambiguity = run.lifecycle.interpretations.get(name)?.ambiguity;
    if (ambiguity !== undefined) ids.add(ambiguity);
  }
  return [...ids];
}

/** The facts a check read, as a report shows them. Lists are left to the check's own facts. */
function factsOf(run: CaseRun, reads: readonly ShownRead[]): Record<string, ReportFact> {
  const facts: Record<string, ReportFact> = {};
  for (const { from, name, path, isDate } of reads) {
    const datum = from === "value" ? run.env.value(name) : fieldAt(from === "self" ? run.env.self : run.env.facts, path);
    if (!Array.isArray(datum)) facts[name] = showDatum(datum, isDate);
  }
  return facts;
}

function fieldAt(fields: Datum, path: readonly string[]): Datum {
  let datum: Datum = fields;
  for (const part of path) {
    if (typeof datum !== "object" || datum === null || Array.isArray(datum) || !Object.hasOwn(datum, part)) return undefined;
    datum = (datum as Record<string, Datum>)[part];
  }
  return datum;
}

/** A datum as a report shows it. */
export function showDatum(datum: Datum, isDate: boolean): ReportFact {
  if (datum === undefined || datum === null) return null;
  if (isSpan(datum)) return isDate ? formatDateRange(datum as never) : `${datum.first}..${datum.last}`;
  if (typeof datum === "number") return isDate ? formatDate(datum) : datum;
  if (typeof datum === "string" || typeof datum === "boolean") return datum;
  return null;
}
