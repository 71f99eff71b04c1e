import { parseDateRange } from "@guiju/core";
import type { Compiled, CompiledCond, Cond, Read } from "@guiju/rules";
import type { CompiledCheck, CompiledDemand, CompiledEdition, CompiledNorm, ShownRead } from "./compiled.ts";
import { type Compiling, inForceDays, unknownAct } from "./compiling.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import { transitionsOf } from "./machine.ts";
import { type Basis, type Check, type Demand, type Norm, type NormBody, type NormEdition, type PeriodExpr, sinceOf } from "./norm.ts";
import { statesOf } from "./regions.ts";
import { readsResult } from "./result-reads.ts";

/** The keys of a check that hold expressions, by kind-independent name. */
const EXPRESSION_KEYS = [
  "from",
  "to",
  "latest",
  "anchor",
  "until",
  "places",
  "postingDay",
  "after",
  "present",
  "of",
  "exact",
  "min",
  "max",
  "in",
  "count",
  "body",
  "recorded",
  "candidates",
  "seats",
];

/** Compiles a norm with all its editions. */
export function compileNorm(compiling: Compiling, norm: Norm, index: number): CompiledNorm {
  const pointer = `/norms/${index}`;
  const bounds = norm.editions.map((edition, at) => {
    const days = inForceDays(edition.in);
    if (days === undefined) {
      compiling.fail(
        "invalid_in_force",
        `${pointer}/editions/${at}/in`,
        "施行起止日期不成立。",
        "These days in force do not form a period.",
      );
    }
    return days ?? { from: 0, to: -1 };
  });
  const order = norm.editions.map((_, at) => at).sort((a, b) => (bounds[a]?.from ?? 0) - (bounds[b]?.from ?? 0));
  const editions: CompiledEdition[] = [];
  for (const at of order) {
    const edition = norm.editions[at] as NormEdition;
    const { from, to } = bounds[at] as { from: number; to: number };
    const before = editions.at(-1);
    if (before !== undefined && from <= before.to) {
      compiling.fail(
        "overlapping_editions",
        `${pointer}/editions/${at}/in`,
        `“${edition.id}”与“${before.id}”的施行日期重叠。`,
        `"${edition.id}" and "${before.id}" are in force on the same days.`,
      );
    }
    editions.push(compileEdition(compiling, norm, edition, from, to, before, `${pointer}/editions/${at}`, pointer));
  }
  return { slot: norm.slot, index, editions };
}

function compileEdition(
  compiling: Compiling,
  norm: Norm,
  edition: NormEdition,
  from: number,
  to: number,
  before: CompiledEdition | undefined,
  editionPointer: string,
  normPointer: string,
): CompiledEdition {
  const body: NormBody = { ...norm, ...edition.replace };
  const place = (key: keyof NormBody): string =>
    edition.replace !== undefined && key in edition.replace ? `${editionPointer}/replace/${key}` : `${normPointer}/${key}`;
  const { acts } = compiling.source.file;
  const atActs = Array.isArray(body.at) ? (body.at as readonly string[]) : [];
  const known = atActs.filter((act, index) => {
    if (Object.hasOwn(acts, act)) return true;
    compiling.fail("unknown_act", `${place("at")}/${index}`, `没有名为“${act}”的办理事项。`, `There is no act named "${act}".`);
    return false;
  });
  const entering = body.at !== undefined && !Array.isArray(body.at) ? (body.at as { entering: string }).entering : undefined;
  // A norm of a state is judged with the act that entered it.
  const judgedWith = entering === undefined ? known : actsEntering(compiling, entering);
  const demands = (body.demands ?? []).map((demand, index) => compileDemand(compiling, demand, `${place("demands")}/${index}`));
  const compileChecks = (act: string | undefined): CompiledCheck[] =>
    body.checks.flatMap((check, index) => {
      if (act !== undefined && check.at !== undefined && !check.at.includes(act)) return [];
      const isAlone = check.kind === "window" || "owes" in check;
      if (act === undefined && !isAlone && (atActs.length > 0 || judgedWith.length > 0)) return [];
      const scopeAct = entering !== undefined && isAlone ? undefined : act;
      return [compileCheck(compiling, check, body, scopeAct, from, before, `${place("checks")}/${index}`)];
    });
  return {
    id: edition.id,
    from,
    to,
    basis: edition.basis,
    basisDays: edition.basis.map((each) => ({
      issued: parseDateRange(each.edition)?.first ?? Number.MIN_SAFE_INTEGER,
      repealed: repealOf(compiling.source, each) ?? Number.MAX_SAFE_INTEGER,
    })),
    modality: body.modality,
    effect: body.effect,
    needs: body.needs ?? [],
    demands,
    ambiguities: (body.ambiguities ?? []).map((ref, index) => {
      if (typeof ref === "string") return { id: ref, when: undefined };
      return { id: ref.id, when: compiling.cond(ref.when, judgedWith[0], `${place("ambiguities")}/${index}/when`) };
    }),
    atActs: known,
    bare: body.checks.length === 0,
    entering,
    checksAt: new Map(judgedWith.map((act) => [act, compileChecks(act).filter((check) => check.kind !== "window")])),
    checksAlone: compileChecks(undefined),
  };
}

/** The first day on which an edition of an instrument is no longer in force, where that is known. */
function repealOf({ instruments = {} }: LifecycleSource, { instrument, edition }: Basis): number | undefined {
  const editions = Object.hasOwn(instruments, instrument) ? instruments[instrument]?.editions : undefined;
  const repealed = editions !== undefined && Object.hasOwn(editions, edition) ? editions[edition]?.repealed : undefined;
  return repealed === undefined ? undefined : parseDateRange(repealed)?.first;
}

/** The acts that lead to a state from another. */
function actsEntering(compiling: Compiling, state: string): readonly string[] {
  const { file } = compiling.source;
  const leads = [...statesOf(file)].flatMap(([from, node]) =>
    Object.entries(node.on ?? {}).filter(([, to]) => from !== state && transitionsOf(to).some((transition) => transition.target === state)),
  );
  return [...new Set(leads.map(([act]) => act))].filter((act) => Object.hasOwn(file.acts, act));
}

function compileDemand(compiling: Compiling, demand: Demand, pointer: string): CompiledDemand {
  const { by: written, when, ...rest } = demand;
  const by = written === undefined ? [] : typeof written === "string" ? [written] : written;
  for (const act of [demand.act, ...by, demand.since, demand.after]) {
    if (act !== undefined && !Object.hasOwn(compiling.source.file.acts, act)) unknownAct(compiling, act, pointer);
  }
  const whenBy = new Map<string, CompiledCond>();
  for (const act of when === undefined ? [] : by) {
    const cond = compiling.cond(when as Cond, act, `${pointer}/when`);
    if (cond !== undefined) whenBy.set(act, cond);
  }
  return { ...rest, by, whenBy };
}

function compileCheck(
  compiling: Compiling,
  check: Check,
  body: NormBody,
  act: string | undefined,
  from: number,
  before: CompiledEdition | undefined,
  pointer: string,
): CompiledCheck {
  // An owed act has no fields yet: the check is compiled against the act it owes, whose fields are then all missing.
  const scopeAct = act ?? ("owes" in check ? check.owes?.act : undefined);
  // What a tally of the act yields is there once the act has happened; while it is owed there is none.
  const results = act === undefined ? undefined : "withResult";
  const parts: Record<string, Compiled> = {};
  const conditions: Record<string, CompiledCond> = {};
  const written = check as unknown as Record<string, unknown>;
  const add = (key: string, expr: unknown, at: string): void => {
    const compiled = compiling.expr(expr as never, scopeAct, `${pointer}/${at}`, results);
    if (compiled !== undefined) parts[key] = compiled;
  };
  for (const key of EXPRESSION_KEYS) {
    if (written[key] !== undefined && !(check.kind === "window" && key === "of")) add(key, written[key], key);
  }
  const that = check.kind === "eligibility" ? compiling.cond(check.that, scopeAct, `${pointer}/that`, results) : undefined;
  if (that !== undefined) conditions.that = that;
  if (check.kind === "count") add("counted", { count: check.of, ...(check.where === undefined ? {} : { where: check.where }) }, "of");
  const period = "period" in check ? check.period : "every" in check ? check.every : undefined;
  if (period !== undefined) add("period", lengthOf(period), "period");
  const exception = check.kind === "maximumInterval" ? check.exception : undefined;
  if (exception !== undefined) {
    add("exceptionPeriod", lengthOf(exception.period), "exception/period");
    const when = compiling.cond(exception.when, scopeAct, `${pointer}/exception/when`, results);
    if (when !== undefined) conditions.exception = when;
  }
  if (check.kind === "range" && check.orElse !== undefined) {
    add("orElseOf", check.orElse.of, "orElse/of");
    add("orElseMin", check.orElse.min, "orElse/min");
  }
  if (check.kind === "window" && !Object.hasOwn(compiling.source.file.acts, check.of)) {
    compiling.fail("unknown_act", `${pointer}/of`, `没有名为“${check.of}”的办理事项。`, `There is no act named "${check.of}".`);
  }
  for (const began of "owes" in check && check.owes !== undefined ? sinceOf(check.owes) : []) {
    if (!Object.hasOwn(compiling.source.file.acts, began)) unknownAct(compiling, began, `${pointer}/owes/since`);
  }
  const when = check.when === undefined ? undefined : compiling.cond(check.when, scopeAct, `${pointer}/when`, results);
  const all = [...Object.values(parts), ...Object.values(conditions), ...(when === undefined ? [] : [when])].flatMap((each) => each.reads);
  const name = check.name ?? null;
  const earlier = (act === undefined ? undefined : before?.checksAt.get(act)) ?? before?.checksAlone;
  const same = earlier?.find((other) => other.name === name && other.kind === check.kind);
  const reads = distinct(all.filter((read) => read.from === "value" || read.from === "self" || read.from === "fact"));
  return {
    source: check,
    name,
    kind: check.kind,
    modality: check.modality ?? body.modality,
    when,
    parts,
    conditions,
    unit: period === undefined ? undefined : unitOf(period),
    exceptionUnit: exception === undefined ? undefined : unitOf(exception.period),
    reads,
    readsResult: act !== undefined && readsResult(check),
    shown: reads.flatMap((read) => shownRead(compiling, scopeAct, read)),
    interpretations: [...new Set(all.filter((read) => read.from === "interpretation").map((read) => read.name))],
    limitInForceFrom: same !== undefined && before !== undefined && before.to + 1 === from ? same.limitInForceFrom : from,
  };
}

function lengthOf(period: PeriodExpr): unknown {
  return Object.values(period)[0];
}

function unitOf(period: PeriodExpr): "days" | "months" | "years" {
  return Object.keys(period)[0] as "days" | "months" | "years";
}

/** How a verdict shows what was read; the day of the act stands in the verdict itself. */
function shownRead(compiling: Compiling, act: string | undefined, read: Read): readonly ShownRead[] {
  const { from, name } = read;
  if ((from !== "value" && from !== "self" && from !== "fact") || (from === "self" && name === "on")) return [];
  const path = name.split(".");
  const scope = compiling.scopeOf(act);
  const fields = from === "value" ? scope.values : from === "fact" ? scope.facts : (scope.self ?? {});
  let typed = Object.hasOwn(fields, path[0] as string) ? fields[path[0] as string] : undefined;
  for (const part of path.slice(1)) typed = typed?.of !== undefined && Object.hasOwn(typed.of, part) ? typed.of[part] : undefined;
  return [{ from, name, path, isDate: typed?.type === "date" }];
}

function distinct(reads: readonly Read[]): readonly Read[] {
  return [...new Map(reads.map((read) => [`${read.from}.${read.name}`, read])).values()];
}
