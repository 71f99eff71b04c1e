import type { PreparedAct } from "./prepared-history.ts";

/**
 * Puts acts in the order in which they happened: by day, then by place in the file.
 *
 * An act known only by month or year stands after the acts that the file lists before it within that month or year;
 * otherwise at its first day.
 */
export function inOrder(acts: readonly PreparedAct[]): readonly PreparedAct[] {
  const days: number[] = [];
  const keyed = acts.map((act, index) => {
    let key = act.first;
    if (act.first !== act.last) {
      for (let before = 0; before < index; before += 1) {
        const day = days[before] as number;
        if (day > key && day <= act.last) key = day;
      }
    }
    days.push(key);
    return { act, key, index };
  });
  keyed.sort((a, b) => a.key - b.key || a.index - b.index);
  return keyed.map((each) => each.act);
}
