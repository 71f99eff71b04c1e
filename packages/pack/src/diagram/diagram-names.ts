import { type Language, textOf } from "@guiju/core";
import type { Lifecycle } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { nameOf } from "../texts/words.ts";

/** What a diagram calls things, in one language. */
export interface DiagramNames {
  readonly language: Language;
  /** The title of the lifecycle. */
  readonly title: string;
  /** A state: short as in a box, or in full. */
  state(name: string, form: "short" | "full"): string;
  /** A region of a parallel lifecycle, or a dated view beside its regions. */
  region(name: string): string;
  /** An act, short as beside an arrow into a state, or in full. */
  act(type: string, into: string, form: "short" | "full"): string;
}

/**
 * The names of a pack for the diagram of one of its lifecycles.
 *
 * A box has little room: the messages `short.state.<state>`, `short.act.<act>` and, where the outcome matters, `short.act.<act>.<state it leads to>`
 * are taken where there are any, else the ordinary names.
 *
 * @example
 * const names = diagramNames(pack, lifecycle, "en");
 * [names.state("closed", "short"), names.state("closed", "full")]; // => ["not recognised", "not recognised, closed"]
 */
export function diagramNames(whole: Pack, lifecycle: Lifecycle, language: Language): DiagramNames {
  const pack = ownTexts(whole, lifecycle.name);
  const title = pack.lifecycleFiles.find((each) => each.name === lifecycle.name)?.title;
  const own = `${lifecycle.source.file.id}/`;
  const full = (kind: "state" | "act" | "region", name: string): string => nameOf(pack, [`${kind}.${name}`], name)[language];
  const short = (kind: "state" | "act", name: string, outcomes: readonly string[]): string | undefined => {
    // What has a name of its own in this lifecycle is not shortened as in another.
    const isOwn = Object.hasOwn(whole.catalogue.zh, `${own}${kind}.${name}`);
    const keys = [...outcomes.map((outcome) => `short.${kind}.${name}.${outcome}`), `short.${kind}.${name}`];
    return textOf(isOwn ? whole.catalogue : pack.catalogue, isOwn ? keys.map((key) => `${own}${key}`) : keys)?.[language];
  };
  return {
    language,
    title: title?.[language] ?? lifecycle.name,
    state: (name, form) => (form === "full" ? undefined : short("state", name, [])) ?? full("state", name),
    region: (name) => full("region", name),
    act: (type, into, form) => (form === "full" ? undefined : short("act", type, [into])) ?? full("act", type),
  };
}
