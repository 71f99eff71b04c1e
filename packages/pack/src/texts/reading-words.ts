import { sayDate, type Text } from "@guiju/core";
import type { Pack } from "../pack.ts";
import type { IndexedNorm } from "./norm-index.ts";
import { engineText, listed, nameOf } from "./words.ts";

/**
 * Says which reading or possibility a report means. The engine names it by its choices, parted by commas
 * (and by semicolons where several lead to one state):
 * a reading of an interpretation alone, or `<norm, vote or state>: <option>` where the record leaves something open.
 */
export function readingWords(pack: Pack, norms: ReadonlyMap<string, IndexedNorm>, reading: string): Text {
  return listed(
    reading.split("; ").map((alternative) => {
      const named = new Set<string>();
      const parts = alternative.split(", ").map((part) => choiceWords(pack, norms, part, named));
      return { zh: parts.map((part) => part.zh).join("，"), en: parts.map((part) => part.en).join(", ") };
    }),
  );
}

/** One reading of one interpretation, or the reading itself where the pack has no text for it. */
export function interpretedWords(pack: Pack, interpretation: string, reading: string): Text {
  return nameOf(pack, [`reading.${interpretation}.${reading}`, `reading.${reading}`], reading);
}

/** One choice. A word that several interpretations have is said of the first of them that is not named yet: each is chosen once. */
function choiceWords(pack: Pack, norms: ReadonlyMap<string, IndexedNorm>, choice: string, named: Set<string>): Text {
  const [, label, option] = /^(.+): ([^:]+)$/.exec(choice) ?? [];
  if (label !== undefined && option !== undefined) {
    const slot = norms.get(label)?.slot ?? label;
    return engineText("reading.choice", {
      norm: nameOf(pack, [`norm.${slot}`, `state.${label}`], label),
      // What the engine itself leaves open has the engine's words: a pack may call a reading of a text by the same name.
      option: engineText(`option.${option}`),
    });
  }
  const owners = Object.entries(pack.interpretations).flatMap(([name, each]) =>
    "readings" in each && each.readings.includes(choice) ? [name] : [],
  );
  const owner = owners.find((name) => !named.has(name)) ?? owners[0];
  if (owner !== undefined) {
    named.add(owner);
    return interpretedWords(pack, owner, choice);
  }
  const words = nameOf(pack, [`reading.${choice}`], choice);
  return { zh: sayDate(words.zh, "zh"), en: sayDate(words.en, "en") };
}
