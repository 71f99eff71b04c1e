import type { Env, Span } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import type { CompiledCheck } from "./compiled.ts";
import { judgeCheck } from "./judge/judge-check.ts";
import type { Outcome } from "./judge/outcome.ts";

/** Judges a check against the case as `env` has it. */
export function judgeWith(run: CaseRun, env: Env, check: CompiledCheck, on: number | Span | undefined): Outcome {
  const from =
    run.lifecycle.interpretations.has("law.runningClocks") && run.env.reading("law.runningClocks") === "full"
      ? Number.MIN_SAFE_INTEGER
      : check.limitInForceFrom;
  return judgeCheck({ check, env, on, calendar: run.calendar, clockFrom: from });
}

/** Judges a check as for an act still owed: its day and its fields are all missing. */
export function judgeOwed(run: CaseRun, check: CompiledCheck): Outcome {
  return judgeWith(run, run.env, check, undefined);
}
