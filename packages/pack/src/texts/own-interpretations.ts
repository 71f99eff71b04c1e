import type { Lifecycle } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";

/**
 * The interpretations of a pack in the order in which a bare reading word is looked for among them: two may call a reading by the same word,
 * and it is said of the first that has it. Those `first` come first, those `last` last, and the others stay as they are.
 */
export function inOrder(pack: Pack, first: (name: string) => boolean, last: (name: string) => boolean): Pack {
  const rank = (name: string): number => (last(name) ? 2 : first(name) ? 0 : 1);
  const entries = Object.entries(pack.interpretations);
  return { ...pack, interpretations: Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b))) };
}

/** A pack whose interpretations begin with those that a lifecycle reads, of these the ones first that it leaves open unless a case says otherwise. */
export function ownFirst(pack: Pack, name: string): Pack {
  const lifecycle = [...pack.lifecycles.values()].find((each) => each.name === name);
  if (lifecycle === undefined) return pack;
  const read = readBy(lifecycle);
  const own = inOrder(
    pack,
    (each) => read.has(each),
    () => false,
  );
  return inOrder(
    own,
    (each) => read.has(each) && pack.interpretations[each]?.default === "unconfirmed",
    () => false,
  );
}

/** The interpretations that a part of a definition reads: `{"interpretation": …}` somewhere within it. */
export function interpretationsIn(part: unknown): ReadonlySet<string> {
  const found = JSON.stringify(part).matchAll(/"interpretation":"([^"\\]+)"/g);
  return new Set([...found].map((match) => match[1] as string));
}

const known = new WeakMap<Lifecycle, ReadonlySet<string>>();

/** What a lifecycle reads, found once. */
function readBy(lifecycle: Lifecycle): ReadonlySet<string> {
  const { file, norms, decisions } = lifecycle.source;
  const read = known.get(lifecycle) ?? interpretationsIn([file, norms, decisions]);
  known.set(lifecycle, read);
  return read;
}
