import type { Pack } from "../pack.ts";
import { ownFirst } from "./own-interpretations.ts";

/**
 * A pack as one of its lifecycles speaks it: the messages `<lifecycle>/<key>` stand for `<key>`, so that the same word may be called
 * one thing in one lifecycle and another in the next, and the interpretations that it reads come first. `name` is the full name, `<pack>/<lifecycle>`.
 */
export function ownTexts(whole: Pack, name: string): Pack {
  const pack = ownFirst(whole, name);
  const prefix = `${name.slice(name.indexOf("/") + 1)}/`;
  const { zh, en } = pack.catalogue;
  const keys = Object.keys(zh).filter((key) => key.startsWith(prefix));
  return keys.length === 0
    ? pack
    : { ...pack, catalogue: { zh: { ...zh, ...ownOf(zh, keys, prefix) }, en: { ...en, ...ownOf(en, keys, prefix) } } };
}

function ownOf(texts: Readonly<Record<string, string>>, keys: readonly string[], prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(texts, key) ? [[key.slice(prefix.length), texts[key] as string]] : [])));
}

/** A key without the name of the lifecycle whose text it is, where it has one. */
export function sharedKey(pack: Pack, key: string): string {
  const owner = pack.lifecycleFiles.find(({ content }) => key.startsWith(`${content.id}/`));
  return owner === undefined ? key : key.slice(owner.content.id.length + 1);
}
