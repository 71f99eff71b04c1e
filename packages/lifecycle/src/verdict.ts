import { formatDate, formatDateRange } from "@guiju/core";
import { type Datum, type Env, isSpan, type Read } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import type { CompiledCheck, CompiledEdition } from "./compiled.ts";
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
    basis: edition.basis,
    readings: parts.readings ?? [],
    ambiguities: ambiguitiesOf(run, edition, interpretations, outcome?.clipped === true),
    facts: { ...(check === undefined ? {} : factsOf(run, check.reads, run.env)), ...outcome?.facts, ...parts.facts },
    ...(interpretations.length === 0
      ? {}
      : { interpretations: Object.fromEntries(interpretations.map((name) => [name, run.env.reading(name)])) }),
    ...(parts.period === undefined ? {} : { period: parts.period }),
  };
}

/** The status that a breach has under a modality: what must be kept is violated, what should be kept is a warning. */
export function breachOf(modality: Modality): Status {
  return modality === "must" ? "violated" : "warning";
}

function ambiguitiesOf(run: CaseRun, edition: CompiledEdition, interpretations: readonly string[], clipped: boolean): readonly string[] {
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
function factsOf(run: CaseRun, reads: readonly Read[], env: Env): Record<string, ReportFact> {
  const facts: Record<string, ReportFact> = {};
  for (const read of reads) {
    if (read.from === "self" && read.name === "on") continue;
    const datum = read.from === "value" ? env.value(read.name) : fieldAt(read.from === "self" ? env.self : env.facts, read.name);
    if (Array.isArray(datum)) continue;
    const isDate = typeOfRead(run, read) === "date";
    facts[read.name] = showDatum(datum, isDate);
  }
  return facts;
}

function fieldAt(fields: Datum, path: string): Datum {
  let datum: Datum = fields;
  for (const part of path.split(".")) {
    if (typeof datum !== "object" || datum === null || Array.isArray(datum) || !Object.hasOwn(datum, part)) return undefined;
    datum = (datum as Record<string, Datum>)[part];
  }
  return datum;
}

function typeOfRead(run: CaseRun, read: Read): string | undefined {
  const { file } = run.lifecycle.source;
  if (read.from === "value") {
    const value = Object.hasOwn(file.values, read.name) ? file.values[read.name] : undefined;
    return value !== undefined && "latestOf" in value ? "date" : value?.type;
  }
  if (read.from === "fact") return run.lifecycle.facts.get(read.name)?.type;
  for (const act of run.lifecycle.acts.values()) {
    const field = act.data.get(read.name);
    if (field !== undefined) return field.type;
  }
  return undefined;
}

/** A datum as a report shows it. */
export function showDatum(datum: Datum, isDate: boolean): ReportFact {
  if (datum === undefined || datum === null) return null;
  if (isSpan(datum)) return isDate ? formatDateRange(datum as never) : `${datum.first}..${datum.last}`;
  if (typeof datum === "number") return isDate ? formatDate(datum) : datum;
  if (typeof datum === "string" || typeof datum === "boolean") return datum;
  return null;
}
