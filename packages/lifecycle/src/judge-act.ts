import { formatDate } from "@guiju/core";
import { type Span, span } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import { maybeSetBefore } from "./case-state.ts";
import { type CompiledCheck, type CompiledEdition, type CompiledNorm, NO_FIELDS } from "./compiled.ts";
import { type Openness, opennessOf } from "./imprecise.ts";
import { highest, type Outcome } from "./judge/outcome.ts";
import { judgeWith } from "./judge-in-case.ts";
import type { PreparedAct } from "./prepared-history.ts";
import type { Reading, Status, Verdict } from "./report.ts";
import { isBrokenNeed, isOpenNeed } from "./take-decision.ts";
import { breachOf, writeVerdict } from "./verdict.ts";

/** Judges an act by one norm that speaks of it, in the edition in force on its day. */
export function judgeNorm(run: CaseRun, norm: CompiledNorm, act: PreparedAct): void {
  const editions = norm.editions.filter(
    (edition) => edition.from <= act.last && edition.to >= act.first && judgedAt(edition, act.type, run.at),
  );
  const [only] = editions;
  if (only === undefined) {
    const oldest = norm.editions[0];
    if (oldest !== undefined && act.last < oldest.from && oldest.from === run.lifecycle.eras[0] && judgedAt(oldest, act.type, run.at)) {
      push(
        run,
        norm,
        oldest,
        act,
        null,
        writeVerdict(run, {
          edition: oldest,
          check: undefined,
          act: act.type,
          on: act.onText,
          status: "notApplicable",
          reason: "noEditionInForce",
        }),
      );
    }
    return;
  }
  if (editions.length === 1 && only.from <= act.first && only.to >= act.last) {
    for (const check of checksOf(only, act.type)) {
      push(run, norm, only, act, check, judgeOne(run, norm, only, check, act, act.on));
    }
    return;
  }
  judgeAcrossEditions(run, norm, editions, act);
}

/** An act known only by month or year may fall under several editions: what every possible day agrees on stands. */
function judgeAcrossEditions(run: CaseRun, norm: CompiledNorm, editions: readonly CompiledEdition[], act: PreparedAct): void {
  const parts = editions.map((edition) => {
    const first = Math.max(edition.from, act.first);
    const last = Math.min(edition.to, act.last);
    return { edition, first, last, checks: checksOf(edition, act.type) };
  });
  const covered = parts.reduce((sum, part) => sum + part.last - part.first + 1, 0) === act.last - act.first + 1;
  for (const name of namesOf(parts.flatMap((part) => part.checks))) {
    const judged = parts.flatMap((part) => {
      // What an edition without checks asks is the act itself: it is kept, whatever the other editions call their checks.
      const own = part.edition.bare ? undefined : part.checks.find((check) => check?.name === name);
      if (own === undefined && !part.edition.bare) return [];
      const on = span(part.first, part.last);
      return [{ ...part, check: own, verdict: judgeOne(run, norm, part.edition, own, act, on) }];
    });
    const { edition, check, verdict } = judged.at(-1) as (typeof judged)[number];
    const known = judged.find((each) => each.check !== undefined)?.check ?? check;
    if (covered && judged.length === parts.length && judged.every((each) => each.verdict.status === verdict.status)) {
      push(run, norm, edition, act, known, { ...verdict, check: name });
      continue;
    }
    const readings = judged.map((each): Reading => {
      const { status, earliest, latest } = each.verdict;
      return { reading: `${formatDate(each.first)}/${formatDate(each.last)}`, status, earliest, latest };
    });
    push(run, norm, edition, act, known, { ...verdict, check: name, status: "undetermined", reason: "imprecise", readings });
  }
}

/** The names of the checks that any of several editions states; where none does, the act itself is the one thing to judge. */
function namesOf(checks: readonly (CompiledCheck | undefined)[]): ReadonlySet<string | null> {
  const named = checks.flatMap((check) => (check === undefined ? [] : [check.name]));
  return new Set(named.length === 0 ? [null] : named);
}

function judgedAt(edition: CompiledEdition, act: string, states: readonly string[]): boolean {
  return edition.atActs.includes(act) || (edition.entering !== undefined && states.includes(edition.entering));
}

function checksOf(edition: CompiledEdition, act: string): readonly (CompiledCheck | undefined)[] {
  const checks = edition.checksAt.get(act) ?? (edition.entering === undefined ? [] : edition.checksAlone);
  return checks.length === 0 && edition.bare ? [undefined] : checks;
}

/** Judges one check of an act on a day or within a span of days. Where it cannot be told whether a tally counts, what it yields cannot be told either. */
function judgeOne(
  run: CaseRun,
  norm: CompiledNorm,
  edition: CompiledEdition,
  check: CompiledCheck | undefined,
  act: PreparedAct,
  on: number | Span,
): Verdict {
  const { result } = run.env;
  if (check?.readsResult === true && isTallyOpen(run, act.type)) run.env.result = NO_FIELDS;
  const verdict = judgeOn(run, norm, edition, check, act, on);
  run.env.result = result;
  return verdict;
}

function isTallyOpen(run: CaseRun, act: string): boolean {
  return run.lifecycle.decisions.some(({ kind, slot, partsAt }) => kind === "tally" && partsAt.has(act) && run.decided.get(slot) === null);
}

function judgeOn(
  run: CaseRun,
  norm: CompiledNorm,
  edition: CompiledEdition,
  check: CompiledCheck | undefined,
  act: PreparedAct,
  on: number | Span,
): Verdict {
  const base = { edition, check, act: act.type, on: act.onText, judgedOn: highest(on) };
  const self = on === act.on ? act.self : { ...act.self, on };
  run.env.self = self;
  const when = check?.when === undefined ? true : check.when.test(run.env);
  if (when === false) return writeVerdict(run, { ...base, status: "notApplicable", reason: "notConcerned" });
  const unmet = needsOf(run, edition.needs);
  if (unmet !== undefined) return writeVerdict(run, { ...base, ...unmet });
  if (check === undefined) return writeVerdict(run, { ...base, status: "satisfied", reason: null });
  if (when === undefined) return unknownVerdict(run, base, undefined);
  const outcome = judgeWith(run, run.env, check, on);
  if (outcome.latest !== undefined) run.limits.set(norm.slot, span(outcome.latest, outcome.latestAtMost ?? outcome.latest));
  if (outcome.truth === true) return writeVerdict(run, { ...base, status: "satisfied", reason: outcome.reason, outcome });
  if (outcome.truth === false) return writeVerdict(run, { ...base, status: breachOf(check.modality), reason: outcome.reason, outcome });
  return unknownVerdict(run, base, outcome, opennessOf(run, check, act, self, on));
}

/** What an unmet need makes of a norm: not applicable where the need is broken, unknown where the need is. */
function needsOf(run: CaseRun, needs: readonly string[]): { readonly status: Status; readonly reason: string } | undefined {
  for (const slot of needs) {
    if (isBrokenNeed(run, slot)) return { status: "notApplicable", reason: "needsNotKept" };
    if (isOpenNeed(run, slot)) return { status: "undetermined", reason: "missingFact" };
  }
  return undefined;
}

/** Where something is missing: before the record, known between two bounds only, or simply absent. */
function unknownVerdict(
  run: CaseRun,
  base: Parameters<typeof writeVerdict>[1] | Omit<Parameters<typeof writeVerdict>[1], "status" | "reason">,
  outcome: Outcome | undefined,
  openness?: Openness,
): Verdict {
  const check = base.check as CompiledCheck;
  if (openness !== undefined) return writeVerdict(run, { ...base, status: "undetermined", outcome, ...openness });
  const before = check.reads.some((read) => read.from === "value" && maybeSetBefore(run, read.name));
  return writeVerdict(run, {
    ...base,
    status: before ? "notApplicable" : "undetermined",
    reason: before ? "beforeRecord" : (outcome?.reason ?? "missingFact"),
    outcome,
  });
}

const GRAVITY: Readonly<Record<Status, number>> = { notApplicable: 0, satisfied: 1, warning: 2, undetermined: 3, violated: 4 };

function push(
  run: CaseRun,
  norm: CompiledNorm,
  edition: CompiledEdition,
  act: PreparedAct,
  check: CompiledCheck | undefined | null,
  verdict: Verdict,
): void {
  // What a person judged is taken over, never stopped: a review that failed must be recordable.
  const effect = check?.kind === "judgement" && edition.effect === "block" ? "record" : edition.effect;
  run.found.push({ key: `${norm.slot}|${check?.name ?? ""}|${act.position}`, norm, effect, source: act.position, verdict });
  if (check?.source.settles !== undefined && verdict.status === breachOf(verdict.modality)) run.contradicted += 1;
  const before = run.kept.get(norm.slot);
  if (before === undefined || GRAVITY[verdict.status] > GRAVITY[before]) run.kept.set(norm.slot, verdict.status);
}
