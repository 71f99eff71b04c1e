import type { Found } from "./case-run.ts";
import type { DecisionOutcome, Obligation, Reading, Verdict } from "./report.ts";
import type { World } from "./worlds.ts";

/** A world by the readings that made it. */
export function labelOf(world: World): string {
  return world.choices.map(({ choice, option }) => (choice.label === "" ? option : `${choice.label}: ${option}`)).join(", ");
}

/** The verdicts of several worlds: where they differ, the verdict is not determined and shows what follows under each reading. */
export function mergeFound(worlds: readonly World[]): readonly Found[] {
  const [first] = worlds as readonly [World, ...World[]];
  if (worlds.length === 1) return first.run.found;
  const byKey = worlds.map((world) => new Map(world.run.found.map((found) => [found.key, found.verdict])));
  const order = new Map<string, Found>();
  for (const world of worlds) for (const found of world.run.found) if (!order.has(found.key)) order.set(found.key, found);
  return [...order.values()].map((found) => {
    const each = byKey.map((verdicts) => verdicts.get(found.key));
    return each.every((verdict) => gist(verdict) === gist(each[0]))
      ? found
      : { ...found, verdict: mergeVerdict(worlds, found.verdict, each) };
  });
}

function mergeVerdict(worlds: readonly World[], shown: Verdict, each: readonly (Verdict | undefined)[]): Verdict {
  const readings = each.map(
    (verdict, index): Reading => ({
      reading: labelOf(worlds[index] as World),
      status: verdict?.status ?? "notApplicable",
      earliest: verdict?.earliest ?? null,
      latest: verdict?.latest ?? null,
    }),
  );
  const sameStatus = readings.every((reading) => reading.status === shown.status);
  const agreed = (key: "earliest" | "latest"): string | null =>
    readings.every((reading) => reading[key] === shown[key]) ? shown[key] : null;
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
    readings,
    ...(taken.length === 0 ? {} : { interpretations: Object.fromEntries(taken) }),
  };
}

/** What has to be the same for two verdicts to say the same. */
function gist(verdict: Verdict | undefined): string {
  return verdict === undefined ? "" : `${verdict.status} ${verdict.reason} ${verdict.earliest} ${verdict.latest}`;
}

/** The votes of several worlds. */
export function mergeDecisions(worlds: readonly World[]): readonly DecisionOutcome[] {
  const order = new Map<string, DecisionOutcome>();
  for (const world of worlds) for (const each of world.run.decisions) if (!order.has(each.key)) order.set(each.key, each.outcome);
  return [...order].map(([key, outcome]) => {
    const readings = worlds.map((world) => ({
      reading: labelOf(world),
      outcome: world.run.decisions.find((each) => each.key === key)?.outcome.outcome ?? null,
    }));
    return readings.every((reading) => reading.outcome === outcome.outcome) ? outcome : { ...outcome, outcome: null, readings };
  });
}

/** What is owed under at least one reading: a case whose state is open must not drop out of a list of what is due. */
export function mergeObligations(worlds: readonly World[]): readonly Obligation[] {
  const [first] = worlds as readonly [World, ...World[]];
  if (worlds.length === 1) return first.obligations;
  const owed = new Map(worlds.flatMap((world) => world.obligations.map((each) => [JSON.stringify(each), each] as const)));
  const key = (each: Obligation): string => each.dueOn ?? "9999-99-99";
  return [...owed.values()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
