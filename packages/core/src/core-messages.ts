import { type Catalogue, type Slots, textOf } from "./catalogue.ts";
import type { Text } from "./text.ts";

/** Makes a text of one topic of this package; each topic is a catalogue of its own, so that a bundle carries only those it uses. */
export function coreText(catalogue: Catalogue, key: string, slots: Slots = {}): Text {
  return textOf(catalogue, [key], slots) ?? { zh: key, en: key };
}
