import { shownState } from "./case-state.ts";
import { labelOf } from "./merge-worlds.ts";
import type { StateReading } from "./report.ts";
import type { World } from "./worlds.ts";

/** What a world came to, by the choices that are still told of it. */
interface Told {
  readonly world: World;
  readonly state: StateReading["state"];
  readonly text: string;
}

/**
 * The state that each world came to, every state once: where several worlds came to the same, only the choices that tell the states apart are named,
 * and what then still leads to one state stands together, parted by semicolons.
 */
export function statesAmong(worlds: readonly World[]): readonly StateReading[] {
  const told = worlds.map((world): Told => {
    const state = shownState(world.run);
    return { world, state, text: JSON.stringify(state) };
  });
  const texts = [...new Set(told.map((each) => each.text))];
  if (texts.length === told.length) return told.map(({ world, state }) => ({ reading: labelOf(world), state }));
  const named = tellingChoices(told);
  return texts.map((text): StateReading => {
    const same = told.filter((each) => each.text === text);
    const labels = new Set(same.map(({ world }) => labelOf(narrowed(world, named))));
    return { reading: [...labels].join("; "), state: (same[0] as Told).state };
  });
}

/** The fewest choices, at least one, that tell apart each two worlds that came to different states: the later ones are left out first. */
function tellingChoices(told: readonly Told[]): ReadonlySet<string> {
  const keys = [...new Set(told.flatMap(({ world }) => world.choices.map(({ choice }) => choice.key)))];
  const taken = told.map(({ world }) => new Map(world.choices.map(({ choice, option }) => [choice.key, option])));
  const apart = told.flatMap(({ text }, one) =>
    told.flatMap((other, two) => (one < two && other.text !== text ? [differing(taken[one] as Options, taken[two] as Options)] : [])),
  );
  const named = new Set(keys);
  for (const key of keys.reverse()) {
    if (named.size === 1 || apart.some((each) => each.size === 1 && each.has(key))) continue;
    named.delete(key);
    for (const each of apart) each.delete(key);
  }
  return named;
}

type Options = ReadonlyMap<string, string>;

/** The choices that both of two worlds met and took differently. There is one at least: where they parted. */
function differing(one: Options, other: Options): Set<string> {
  return new Set([...one].flatMap(([key, option]) => (other.has(key) && other.get(key) !== option ? [key] : [])));
}

/** A world with some of its choices only. */
function narrowed(world: World, named: ReadonlySet<string>): World {
  return { ...world, choices: world.choices.filter(({ choice }) => named.has(choice.key)) };
}
