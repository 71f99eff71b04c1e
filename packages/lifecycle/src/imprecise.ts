import { formatDate } from "@guiju/core";
import { type Datum, type Env, type Fields, isSpan, type Span } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import type { CompiledCheck } from "./compiled.ts";
import { isDayValue } from "./day-value.ts";
import { judgeWith } from "./judge-in-case.ts";
import type { PreparedAct } from "./prepared-history.ts";
import type { Reading } from "./report.ts";
import { breachOf } from "./verdict.ts";

/** What leaves a check open, where all it reads is known at least between two bounds. */
export interface Openness {
  /** `imprecise`: a day known only by its month or year. `openCount`: a number counted from things of which some are not recorded. */
  readonly reason: "imprecise" | "openCount";
  readonly readings: readonly Reading[];
}

/** Says whether only a day, or only a day or a number, known between two bounds stood in the way of judging a check; `undefined` where something is missing. */
export function opennessOf(run: CaseRun, check: CompiledCheck, act: PreparedAct, self: Fields, on: number | Span): Openness | undefined {
  const readings = endsOf(run, check, self, on, {
    field: (name) => name === "on" || act.schema.data.get(name)?.type === "date",
    value: (name) => isOfDays(run, name),
  });
  if (readings !== undefined) return { reason: "imprecise", readings };
  const all = endsOf(run, check, self, on, { field: () => true, value: () => true });
  return all === undefined ? undefined : { reason: "openCount", readings: [] };
}

/** Which fields and values are taken at their ends. */
interface Taken {
  field(name: string): boolean;
  value(name: string): boolean;
}

/** Whether a value is a day, or a number that follows from a day known only between two bounds. */
function isOfDays(run: CaseRun, name: string): boolean {
  const { roots, source } = run.lifecycle;
  return (
    isDayValue(source.file, name) || (roots.get(name) ?? []).some((root) => isDayValue(source.file, root) && isSpan(run.values.get(root)))
  );
}

/** The outcome at both ends of what is known between two bounds, where nothing else stood in the way. */
function endsOf(run: CaseRun, check: CompiledCheck, self: Fields, on: number | Span, taken: Taken): readonly Reading[] | undefined {
  const ends = (["first", "last"] as const).map((end): Reading | undefined => {
    const fields = Object.entries(self).map(([name, field]) => [name, taken.field(name) ? atEnd(field, end) : field] as const);
    const env: Env = {
      ...run.env,
      self: Object.fromEntries(fields),
      value: (name) => (taken.value(name) ? atEnd(run.env.value(name), end) : run.env.value(name)),
    };
    const outcome = judgeWith(run, env, check, atEnd(on, end) as number);
    if (outcome.truth === undefined) return undefined;
    return {
      reading: end === "first" ? "firstDay" : "lastDay",
      status: outcome.truth ? "satisfied" : breachOf(check.modality),
      earliest: outcome.earliest === undefined ? null : formatDate(outcome.earliest),
      latest: outcome.latest === undefined ? null : formatDate(outcome.latest),
    };
  });
  const [first, last] = ends;
  if (first === undefined || last === undefined) return undefined;
  const span = isSpan(on) ? on : undefined;
  return [
    { ...first, reading: span === undefined ? first.reading : formatDate(span.first) },
    { ...last, reading: span === undefined ? last.reading : formatDate(span.last) },
  ];
}

function atEnd(datum: Datum, end: "first" | "last"): Datum {
  if (isSpan(datum)) return datum[end];
  if (Array.isArray(datum)) return datum.map((each) => atEnd(each as Datum, end));
  if (typeof datum !== "object" || datum === null) return datum;
  return Object.fromEntries(Object.entries(datum as Fields).map(([name, field]) => [name, atEnd(field, end)]));
}
