import { type Draft, draftFor, KINDS } from "./indicator-drafts.ts";

/** How much there is to score of one organisation. */
export const SIZE: { readonly indicators: number; readonly facts: number; readonly conditions: number } = {
  indicators: 60,
  facts: 126,
  conditions: 83,
};

/** A rubric in both forms: the file, and the lines of the loop that a programmer would write instead. */
export interface BenchRubric {
  readonly file: object;
  /** In the order of their lines. */
  readonly drafts: readonly Draft[];
}

const GROUPS = 6;
/** The group whose children count by their weights, in per cent. */
export const WEIGHTED = 2;
export const WEIGHTS: readonly number[] = [20, 15, 15, 10, 10, 10, 5, 5, 5, 5];
/** Points of an indicator, in hundredths. */
export const MAX = 1000;
export const VETOES: readonly string[] = ["seriousAccident", "falseRecords", "criminalCase"];
export const BANDS: readonly (readonly [string, number])[] = [
  ["poor", 0],
  ["fair", 36_000],
  ["good", 41_000],
  ["excellent", 44_000],
];
/** Nobody has the best grade without it. */
export const NEEDED = "innovation";

const text = { zh: "名称", en: "Name" };
const yes = (fact: string) => ({ fact, operator: "equal", value: true });

/** Makes the rubric: six groups of ten indicators, one weighted, with a bonus, vetoes, bands, ranks and a quota. */
export function benchRubric(): BenchRubric {
  const drafts = KINDS.map((kind, index) => draftFor(kind, index));
  const flags = Object.fromEntries([...VETOES, NEEDED].map((name) => [name, { type: "flag" }]));
  const facts = Object.assign({ ...flags, praised: { type: "count", max: 30 } }, ...drafts.map((draft) => draft.facts)) as object;
  const size = KINDS.length / GROUPS;
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const isWeighted = group === WEIGHTED;
    const indicators = drafts.slice(group * size, (group + 1) * size).map(({ id, score, more }, place) => {
      const weight = isWeighted ? { weight: (WEIGHTS[place] ?? 0) / 100 } : {};
      return { id, title: text, article: id, max: MAX / 100, score, ...more, ...weight };
    });
    const shared = { id: `group${group + 1}`, title: text, indicators };
    return isWeighted ? { ...shared, max: MAX / 100, take: "weighted", round: { mode: "halfUp" } } : { ...shared, max: (size * MAX) / 100 };
  });
  const bonus = { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "praised" }, points: 0.25 }] };
  const file = {
    id: "bench",
    title: text,
    scale: 2,
    max: ((GROUPS - 1) * size * MAX + MAX) / 100,
    facts,
    indicators: [...groups, { id: "bonus", title: text, article: "b", max: 5, beside: "bonus", score: bonus }],
    vetoes: VETOES.map((name) => ({ id: name, title: text, when: yes(name), effect: { cap: "fair" } })),
    bands: BANDS.map(([grade, from], index) => ({
      grade,
      ...(index > 0 && { from: from / 100 }),
      ...(index < BANDS.length - 1 && { to: (BANDS[index + 1]?.[1] ?? 0) / 100 }),
      ...(grade === "excellent" && { when: yes(NEEDED) }),
    })),
    ranking: { publish: true, ties: "competition" },
    quotas: [{ id: "best", grade: "excellent", kind: "most", share: 0.05 }],
  };
  return { file, drafts };
}
