import { chineseDays } from "@guiju/core/chinese-days";
import { type Lifecycle, replay } from "@guiju/lifecycle";
import { describe, expect, test } from "vitest";
import { packsOfRepository } from "../packs/packs-of-repository.ts";
import { edgesOfFile, edgesOfStep, nextSteps, pathsToConfigurations } from "./configurations.ts";
import type { Care, Gap } from "./history-of-path.ts";
import { historyOfSteps } from "./history-of-steps.ts";
import { randomFrom } from "./random-from.ts";
import type { Configuration, Start, Step, Walker } from "./walker.ts";
import { walkerOf } from "./walkers.ts";

const full = process.env.GUIJU_FULL !== undefined;
const calendar = chineseDays();
/** Under older and newer texts, over a leap day, and across the law of 2026. */
const FIRST_DAYS = ["2015-03-02", "2024-02-29", "2026-06-01"];

const walked = packsOfRepository().flatMap((pack) =>
  [...pack.lifecycles.values()].flatMap((lifecycle) => {
    const walker = walkerOf(pack, lifecycle.name);
    return walker === undefined ? [] : [[lifecycle.name, lifecycle, walker] as const];
  }),
);

describe.each(walked)("%s", (name, lifecycle, walker) => {
  test("every act with every outcome in every configuration leads `replay` where it leads XState, and lacks what the texts of its days demand", () => {
    const edges = new Set<string>();
    const configurations = new Set<string>();
    const tally = { paths: 0, replays: 0, lacking: 0, found: 0 };
    for (const start of walker.starts) {
      const next = nextSteps(lifecycle, walker, start);
      const paths = pathsToConfigurations(lifecycle, walker, start);
      // With full volume every two acts in a row; else a part of them, the smaller the more there are.
      const every = full ? 1 : Math.max(4, Math.ceil(paths.length / 4));
      for (const path of paths) {
        configurations.add(JSON.stringify(path.at(-1)?.to ?? null));
        for (const step of next(path)) {
          const steps = [...path, step];
          const following = next(steps).filter((_, index) => (index + tally.paths) % every === 0);
          for (const longer of [steps, ...following.map((last) => [...steps, last])]) hold(start, longer);
        }
      }
    }
    console.log(
      `graph: ${name}: ${edges.size} edges in ${configurations.size} configurations, ${tally.paths} paths, ${tally.replays} replays, ` +
        `${tally.lacking} of them lack an act that the text of the day demands, ${tally.found} have it later`,
    );
    expect([...edges, ...(walker.neverTaken ?? [])].sort()).toEqual([...edgesOfFile(lifecycle)].sort());

    function hold(start: Start, steps: readonly Step[]): void {
      const seed = tally.paths;
      tally.paths += 1;
      const days = full ? FIRST_DAYS : [FIRST_DAYS[seed % FIRST_DAYS.length] as string];
      for (const firstDay of days) {
        const missing = replaySteps(lifecycle, walker, start, steps, firstDay, seed % 2 === 0 ? "clean" : "careless", seed);
        tally.replays += 1;
        if (missing.length > 0) tally.lacking += 1;
        if (missing.some((gap) => gap.foundOn !== null)) tally.found += 1;
      }
      for (const step of steps) for (const edge of edgesOfStep(step)) edges.add(edge);
    }
  }, 900_000);
});

/** Replays steps and holds the report to what XState and the demands in force say; gives the acts that had to be found missing. */
function replaySteps(
  lifecycle: Lifecycle,
  walker: Walker,
  start: Start,
  steps: readonly Step[],
  firstDay: string,
  care: Care,
  seed: number,
): readonly Gap[] {
  const { history, missing, to } = historyOfSteps(lifecycle, walker, start, steps, firstDay, care, randomFrom(seed));
  const report = replay(lifecycle, history, { calendar });
  const said = {
    state: configurationOf(lifecycle, report.state),
    refused: report.refused,
    missing: report.missing.map(({ act, foundOn }) => ({ act, foundOn })),
  };
  const expected = { state: to, refused: [], missing: missing.map(({ act, foundOn }) => ({ act, foundOn })) };
  if (JSON.stringify(said) !== JSON.stringify(expected)) expect({ ...said, history }).toEqual({ ...expected, history });
  return missing;
}

/** The states of a report: the dated view of a state stands for its state, and views beside the regions are left out. */
function configurationOf(lifecycle: Lifecycle, state: unknown): Configuration | null {
  if (state === null) return null;
  const dated = lifecycle.source.file.dated ?? {};
  const behind = (shown: string): string =>
    Object.entries(dated).find(([of, views]) => lifecycle.rank.has(of) && views.some((view) => view.state === shown))?.[0] ?? shown;
  if (typeof state === "string") return { "": behind(state) };
  const regions = Object.entries(state as Record<string, string>).filter(([region]) => !Object.hasOwn(dated, region));
  return Object.fromEntries(regions.map(([region, shown]) => [region, behind(shown)]));
}
