import { chineseDays } from "@guiju/core/chinese-days";
import { type Lifecycle, replay } from "@guiju/lifecycle";
import { describe, expect, test } from "vitest";
import { choir } from "../../packages/lifecycle/src/choir.fixture.ts";
import { packsOfRepository } from "../packs/packs-of-repository.ts";
import { choirFiller } from "./choir.ts";
import { type Care, type Filler, type Gap, historyOfPath } from "./history-of-path.ts";
import { memberDevelopmentFiller } from "./member-development.ts";
import { type Path, pathsToEdges, simplePaths } from "./paths.ts";
import { randomFrom } from "./random-from.ts";
import { type Edge, edgesOf, isDetour } from "./structural-machine.ts";
import { walkerOf } from "./walkers.ts";

const full = process.env.GUIJU_FULL !== undefined;
const calendar = chineseDays();
/** Wholly under the text of 2014, across the change of 2026, wholly under the new one. */
const FIRST_DAYS = ["2015-03-02", "2024-02-29", "2026-06-01"];

const packs = packsOfRepository();
const lifecycles = [choir, ...packs.flatMap((pack) => [...pack.lifecycles.values()])];
const fillers: ReadonlyMap<string, { readonly filler: Filler; readonly mostDetours: number }> = new Map([
  ["choir/singer", { filler: choirFiller, mostDetours: full ? 7 : 5 }],
  ["cpc/member-development", { filler: memberDevelopmentFiller, mostDetours: 1 }],
]);

test("every lifecycle of every pack has a way to fill its paths, or is walked through its configurations", () => {
  const walked = packs.flatMap((pack) => [...pack.lifecycles.keys()].filter((name) => walkerOf(pack, name) !== undefined));
  expect([...fillers.keys(), ...walked].sort()).toEqual(lifecycles.map((each) => each.name).sort());
});

describe.each(lifecycles.filter((lifecycle) => fillers.has(lifecycle.name)).map((lifecycle) => [lifecycle.name, lifecycle] as const))(
  "%s",
  (name, lifecycle) => {
    const { filler, mostDetours } = fillers.get(name) as { readonly filler: Filler; readonly mostDetours: number };
    const file = lifecycle.source.file;

    test("every edge is reached and replayed at least once with nothing refused and nothing missing", () => {
      const paths = pathsToEdges(file);
      const clean = new Set<string>();
      for (const path of paths) {
        for (const [seed, firstDay] of FIRST_DAYS.entries()) {
          if (replayPath(lifecycle, filler, path, firstDay, "clean", seed).length === 0) clean.add(nameOf(path.at(-1) as Edge));
        }
      }
      expect([...clean].sort()).toEqual(edgesOf(file).map(nameOf).sort());
      console.log(
        `graph: ${name}: ${clean.size} edges between ${Object.keys(file.states ?? {}).length} states, each replayed ${FIRST_DAYS.length} times`,
      );
    });

    test("every simple path leads `replay` where it leads XState, and missing is what the texts of its days demand and it lacks", () => {
      const random = randomFrom(20_260_511);
      const detours = edgesOf(file).filter((edge) => isDetour(file, edge));
      const sample = new Set(detours.filter(() => full || name !== "cpc/member-development" || random(8) === 0).map(nameOf));
      const paths = simplePaths(file, mostDetours, (edge) => sample.has(nameOf(edge)));
      let replays = 0;
      let lacking = 0;
      let found = 0;
      const lackingActs = new Map<string, number>();
      const edges = new Set<string>();
      for (const [seed, path] of paths.entries()) {
        const days = full ? FIRST_DAYS : [FIRST_DAYS[seed % FIRST_DAYS.length] as string];
        for (const firstDay of days) {
          const missing = replayPath(lifecycle, filler, path, firstDay, seed % 2 === 0 ? "clean" : "careless", seed);
          if (missing.length > 0) lacking += 1;
          if (missing.some((gap) => gap.foundOn !== null)) found += 1;
          for (const { act } of missing) lackingActs.set(act, (lackingActs.get(act) ?? 0) + 1);
          replays += 1;
        }
        for (const edge of path) edges.add(nameOf(edge));
      }
      console.log(
        `graph: ${name}: ${paths.length} simple paths with at most ${mostDetours} of ${sample.size} detours, ${replays} replays over ${edges.size} edges, ` +
          `${lacking} of them lack an act that the text of the day demands, ${found} have it later: ${JSON.stringify(Object.fromEntries(lackingActs))}`,
      );
      expect(edges.size).toBe(edgesOf(file).length - detours.length + sample.size);
      if (full && name !== "choir/singer") expect(replays).toBeGreaterThan(100_000);
    }, 900_000);
  },
);

/** Replays a path and holds the report to what the path says; gives the acts that had to be found missing. */
function replayPath(lifecycle: Lifecycle, filler: Filler, path: Path, firstDay: string, care: Care, seed: number): readonly Gap[] {
  const { history, state, missing } = historyOfPath(lifecycle, filler, path, firstDay, care, randomFrom(seed));
  const report = replay(lifecycle, history, { calendar });
  const said = { state: report.state, refused: report.refused, missing: report.missing.map(({ act, foundOn }) => ({ act, foundOn })) };
  const expected = {
    state: filler.shown(state, report.derived, history.today as string),
    refused: [],
    missing: missing.map(({ act, foundOn }) => ({ act, foundOn })),
  };
  if (JSON.stringify(said) !== JSON.stringify(expected)) expect({ ...said, history }).toEqual({ ...expected, history });
  return missing;
}

function nameOf(edge: Edge): string {
  return `${edge.from} ${edge.act} ${edge.index} ${edge.to}`;
}
