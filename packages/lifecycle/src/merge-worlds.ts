import type { Found } from "./case-run.ts";
import type { CaseState, DecisionOutcome, DecisionReading, Obligation, Reading, RefusedAct, Verdict } from "./report.ts";
import type { World } from "./worlds.ts";

/** Longer labels are cut: they name hundreds of open choices, and stand in every verdict. */
const LONGEST_LABEL = 120;

/** A world by the readings that made it. */
export function labelOf(world: World): string {
  const taken = world.choices.map(({ choice, option }) => (choice.label === "" ? option : `${choice.label}: ${option}`));
  const label = taken.join(", ");
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL)}…` : label;
}

/** The labels of the worlds that were followed, in their order. */
function labelsOf(worlds: readonly World[]): readonly string[] {
  return worlds.filter((world) => world.end === "followed").map(labelOf);
}

/** The verdicts of several worlds: where they differ, the verdict is not determined and shows what follows under each reading. */
export function mergeFound(worlds: readonly World[]): readonly Found[] {
  const [first] = worlds as readonly [World, ...World[]];
  if (worlds.length === 1) return first.run.found;
  const byKey = worlds.map((world) => new Map(world.run.found.map((found) => [found.key, found.verdict])));
  const order = new Map<string, Found>();
  for (const world of worlds) for (const found of world.run.found) if (!order.has(found.key)) order.set(found.key, found);
  const labels = labelsOf(worlds);
  return [...order.values()].map((found) => {
    const each = byKey.map((verdicts) => verdicts.get(found.key));
    return each.every((verdict) => gist(verdict) === gist(each[0]))
      ? found
      : { ...found, verdict: mergeVerdict(labels, found.verdict, each) };
  });
}

/** The verdicts of the worlds that are cut off stand last and have no label: they leave the verdict open and are not shown. */
function mergeVerdict(labels: readonly string[], shown: Verdict, each: readonly (Verdict | undefined)[]): Verdict {
  const readings = labels.map((reading, index): Reading => {
    const verdict = each[index];
    return { reading, status: verdict?.status ?? "notApplicable", earliest: verdict?.earliest ?? null, latest: verdict?.latest ?? null };
  });
  const sameStatus = each.every((verdict) => (verdict?.status ?? "notApplicable") === shown.status);
  const agreed = (key: "earliest" | "latest"): string | null =>
    each.every((verdict) => (verdict?.[key] ?? null) === shown[key]) ? shown[key] : null;
  const taken = Object.entries(shown.interpretations ?? {}).map(([name, reading]) => {
    const same = each.every((verdict) => verdict === undefined || verdict.interpretations?.[name] === reading);
    return [name, same ? reading : "unconfirmed"] as const;
  });
  return {
    ...shown,
    status: sameStatus ? shown.status : "undetermined",
    reason: sameStatus ? shown.reason : "readingsDiffer",
    earliest: agreed("earliest"),
    latest: agreed("latest"),
    provisional: each.some((verdict) => verdict?.provisional === true),
    readings,
    ...(taken.length === 0 ? {} : { interpretations: Object.fromEntries(taken) }),
  };
}

/** What has to be the same for two verdicts to say the same. */
function gist(verdict: Verdict | undefined): string {
  if (verdict === undefined) return "";
  return `${verdict.status} ${verdict.reason} ${verdict.earliest} ${verdict.latest} ${verdict.provisional}`;
}

/** The votes of several worlds. */
export function mergeDecisions(worlds: readonly World[]): readonly DecisionOutcome[] {
  const order = new Map<string, DecisionOutcome>();
  for (const world of worlds) for (const each of world.run.decisions) if (!order.has(each.key)) order.set(each.key, each.outcome);
  const byKey = worlds.map((world) => new Map(world.run.decisions.map((each) => [each.key, each.outcome])));
  const labels = labelsOf(worlds);
  return [...order].map(([key, outcome]) => {
    const each = byKey.map((outcomes) => outcomes.get(key));
    return each.every((other) => comesTo(other) === comesTo(outcome)) ? outcome : mergeOutcome(labels, outcome, each);
  });
}

/** What has to be the same for two counts of one vote to come to the same. */
function comesTo(outcome: DecisionOutcome | undefined): string {
  return JSON.stringify([outcome?.outcome ?? null, outcome?.elected ?? [], outcome?.tied ?? []]);
}

/** A vote that comes to different things; of an election, whoever is elected or tied under every reading is so whichever applies. */
function mergeOutcome(labels: readonly string[], shown: DecisionOutcome, each: readonly (DecisionOutcome | undefined)[]): DecisionOutcome {
  const isElection = each.some((one) => one !== undefined && "seats" in one.facts);
  const readings = labels.map((reading, index): DecisionReading => {
    const { outcome = null, elected = [], tied = [] } = each[index] ?? {};
    return { reading, outcome, ...(isElection ? { elected, tied } : {}) };
  });
  const outcome = each.every((one) => (one?.outcome ?? null) === shown.outcome) ? shown.outcome : null;
  if (!isElection) return { ...shown, outcome, readings };
  const inEach = (key: "elected" | "tied"): readonly string[] => shown[key].filter((id) => each.every((one) => one?.[key].includes(id)));
  const facts = Object.entries(shown.facts).map(([name, fact]) => {
    const same = each.every((one) => one === undefined || JSON.stringify(one.facts[name]) === JSON.stringify(fact));
    return [name, same ? fact : null] as const;
  });
  return { ...shown, outcome, elected: inEach("elected"), tied: inEach("tied"), facts: Object.fromEntries(facts), readings };
}

/** What every world says: an act that is missing or refused under some readings only has verdicts that show which. */
export function agreedAmong<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [first = [], ...rest] = lists;
  const others = rest.map((list) => new Set(list.map((each) => JSON.stringify(each))));
  return others.length === 0 ? first : first.filter((each) => others.every((other) => other.has(JSON.stringify(each))));
}

/** The acts that every world refuses; of where the case then was, what they agree on. */
export function refusedAmong(worlds: readonly World[]): readonly RefusedAct[] {
  const [first, ...others] = worlds as readonly [World, ...World[]];
  return first.run.refused.flatMap(({ source, act }): RefusedAct[] => {
    const same = others.map((world) => world.run.refused.find((each) => each.source === source)?.act);
    if (same.some((other) => other?.reason !== act.reason)) return [];
    return [{ ...act, state: same.reduce((state, other) => agreedState(state, other?.state ?? state), act.state) }];
  });
}

/** The regions in which two states agree; of a flat lifecycle the first. */
function agreedState(one: CaseState, other: CaseState): CaseState {
  if (typeof one === "string" || typeof other === "string") return one;
  return Object.fromEntries(Object.entries(one).filter(([region, state]) => other[region] === state));
}

/** What is owed under at least one reading: a case whose state is open must not drop out of a list of what is due. */
export function mergeObligations(worlds: readonly World[]): readonly Obligation[] {
  const [first] = worlds as readonly [World, ...World[]];
  if (worlds.length === 1) return first.obligations;
  const owed = new Map(worlds.flatMap((world) => world.obligations.map((each) => [JSON.stringify(each), each] as const)));
  const key = (each: Obligation): string => each.dueOn ?? "9999-99-99";
  return [...owed.values()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
