import { BANDS, type BenchRubric, NEEDED, VETOES, WEIGHTED, WEIGHTS } from "./rubric.ts";

/** What the loop finds, by organisation: hundredths of points of every indicator one after another, totals, places among the bands, ranks. */
export interface ByHand {
  readonly points: Int32Array;
  readonly totals: Int32Array;
  readonly grades: Uint8Array;
  readonly ranks: Uint32Array;
}

type Facts = Readonly<Record<string, unknown>>;

/**
 * The rubric as a programmer would write it down: whole hundredths, facts read where they are needed, one loop for what compares and one for the points.
 *
 * It takes facts to be there and right; it neither explains nor bounds.
 */
export function handWritten({ drafts }: BenchRubric): (all: readonly Facts[]) => ByHand {
  const size = drafts.length / 6;
  const points = drafts.map(({ byHand }, index) => `points[at + ${index}] = ${byHand};`);
  const plain = drafts.flatMap((_, index) => (Math.floor(index / size) === WEIGHTED ? [] : [`points[at + ${index}]`]));
  const weighted = WEIGHTS.map((weight, index) => `${weight} * points[at + ${WEIGHTED * size + index}]`);
  const sums = drafts.flatMap(({ id, before }) => (before?.startsWith("sums") ? [`${id}: 0`] : []));
  const text = `
    const halfUp = (top, bottom) => Math.floor((2 * top + bottom) / (2 * bottom));
    const rated = (scores, { good, fair, poor }) => {
      let sum = 0;
      for (const score of scores) sum += score;
      const votes = good + fair + poor;
      const staff = 1000 * good + 600 * fair + 200 * poor;
      return halfUp(40 * 100 * sum * votes + 60 * staff * scores.length, 100 * scores.length * votes);
    };
    return (all) => {
      const size = all.length;
      const points = new Int32Array(${drafts.length} * size);
      const totals = new Int32Array(size);
      const grades = new Uint8Array(size);
      const ranks = new Uint32Array(size);
      const sums = { ${sums.join(", ")} };
      const outputs = [];
      for (const facts of all) {
        ${drafts.flatMap(({ before }) => before ?? []).join("\n        ")}
      }
      const best = outputs.sort((a, b) => b - a).slice(0, 3);
      const top = (output) => {
        const place = best.indexOf(output);
        return place < 0 ? 4 : place + 1;
      };
      for (let index = 0; index < size; index += 1) {
        const facts = all[index];
        const at = ${drafts.length} * index;
        ${points.join("\n        ")}
        const weighted = halfUp(${weighted.join(" + ")}, 100);
        const total = ${plain.join(" + ")} + weighted + Math.min(500, 25 * facts.praised);
        totals[index] = total;
        let grade = ${BANDS.map(([, from], index) => (index === 0 ? "" : `(total >= ${from} ? 1 : 0)`))
          .slice(1)
          .join(" + ")};
        if (grade === 3 && !facts.${NEEDED}) grade = 2;
        if (grade > 1 && (${VETOES.map((name) => `facts.${name}`).join(" || ")})) grade = 1;
        grades[index] = grade;
      }
      const order = Uint32Array.from(totals.keys()).sort((a, b) => totals[b] - totals[a]);
      for (let index = 0; index < size; index += 1) {
        const tied = index > 0 && totals[order[index]] === totals[order[index - 1]];
        ranks[order[index]] = tied ? ranks[order[index - 1]] : index + 1;
      }
      let places = Math.floor(size * 0.05);
      for (let first = 0; first < size; ) {
        let last = first;
        let wanted = 0;
        while (last < size && totals[order[last]] === totals[order[first]]) {
          if (grades[order[last]] === 3) wanted += 1;
          last += 1;
        }
        if (wanted > places) {
          for (let index = first; index < size; index += 1) if (grades[order[index]] === 3) grades[order[index]] = 2;
          break;
        }
        places -= wanted;
        first = last;
      }
      return { points, totals, grades, ranks };
    };`;
  return new Function(text)() as (all: readonly Facts[]) => ByHand;
}
