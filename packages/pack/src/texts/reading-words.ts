import { sayDate, type Text } from "@guiju/core";
import type { Pack } from "../pack.ts";
import type { IndexedNorm } from "./norm-index.ts";
import { engineText, nameOf } from "./words.ts";

/**
 * Says which reading or possibility a report means. The engine names it by its choices, parted by commas:
 * a reading of an interpretation alone, or `<norm, vote or state>: <option>` where the record leaves something open.
 */
export function readingWords(pack: Pack, norms: ReadonlyMap<string, IndexedNorm>, reading: string): Text {
  const parts = reading.split(", ").map((part) => choiceWords(pack, norms, part));
  return { zh: parts.map((part) => part.zh).join("，"), en: parts.map((part) => part.en).join(", ") };
}

/** One reading of one interpretation, or the reading itself where the pack has no text for it. */
export function interpretedWords(pack: Pack, interpretation: string, reading: string): Text {
  return nameOf(pack, [`reading.${interpretation}.${reading}`, `reading.${reading}`], reading);
}

function choiceWords(pack: Pack, norms: ReadonlyMap<string, IndexedNorm>, choice: string): Text {
  const [, label, option] = /^(.+): ([^:]+)$/.exec(choice) ?? [];
  if (label !== undefined && option !== undefined) {
    const slot = norms.get(label)?.slot ?? label;
    return engineText("reading.choice", {
      norm: nameOf(pack, [`norm.${slot}`, `state.${label}`], label),
      // What the engine itself leaves open has the engine's words: a pack may call a reading of a text by the same name.
      option: engineText(`option.${option}`),
    });
  }
  const owner = Object.entries(pack.interpretations).find(([, each]) => "readings" in each && each.readings.includes(choice))?.[0];
  if (owner !== undefined) return interpretedWords(pack, owner, choice);
  const words = nameOf(pack, [`reading.${choice}`], choice);
  return { zh: sayDate(words.zh, "zh"), en: sayDate(words.en, "en") };
}
