import { distance } from "fastest-levenshtein";

/** Longer words are not compared: nobody mistypes a name of this length. */
const LONGEST = 100;

/**
 * Finds the candidate that was probably meant: the one with the fewest changed letters, if they are few for the length of the word.
 *
 * Upper and lower case count as equal at first; among equals the exact case wins, then the order of code units, whatever the order of the candidates.
 *
 * @example
 * nearest("cultivatonStart", ["probationStart", "cultivationStart"]); // => "cultivationStart"
 * nearest("colour", ["weight", "height"]); // => undefined
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor((word.length + 1) / 2.5)) + 1;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST || Math.abs(candidate.length - word.length) > bestDistance) continue;
    const changed = distance(lower, candidate.toLowerCase());
    if (changed >= Math.max(word.length, candidate.length)) continue;
    if (changed > bestDistance || (changed === bestDistance && (best === undefined || !isBetter(candidate, best, word)))) continue;
    best = candidate;
    bestDistance = changed;
  }
  return best;
}

function isBetter(candidate: string, best: string, word: string): boolean {
  const [one, other] = [distance(word, candidate), distance(word, best)];
  return one === other ? candidate < best : one < other;
}
