import type { AssessmentFile, Indicator } from "../assessment-file.ts";

const text = { zh: "名称", en: "Name" };

/** Facts of every kind that the tests read. */
export const facts: AssessmentFile["facts"] = {
  missed: { type: "count" },
  held: { type: "count", max: 500 },
  planned: { type: "count", max: 500 },
  rate: { type: "number", decimals: 1, min: 0, max: 100 },
  raw: { type: "number", decimals: 1, min: 0, max: 100 },
  place: { type: "count", min: 1, max: 11 },
  isNew: { type: "flag" },
  level: { type: "word", words: ["city", "county"] },
  penalties: { type: "list", of: { case: { type: "word" }, level: { type: "word", words: ["city", "county"] }, role: { type: "word" } } },
  praise: { type: "record", of: { points: { type: "number" }, reason: { type: "word" }, assessor: { type: "word" } } },
  marks: { type: "list", items: { type: "number" }, decimals: 1, min: 0, max: 100 },
  votes: { type: "record", of: { good: { type: "count" }, poor: { type: "count" } } },
  quarters: { type: "list", of: { period: { type: "word" }, score: { type: "number" } }, decimals: 1, min: 0, max: 100 },
  redYears: { type: "list", items: { type: "count" } },
};

/** A condition that reads one fact. */
export const when = { fact: "missed", operator: "greaterThan", value: 3 };

/** An indicator of so many points that scores in a given way. */
export function leaf(id: string, max: number, score: unknown, more: object = {}): Indicator {
  return { id, title: text, max, article: "2", score, ...more } as Indicator;
}

/** A leaf that nothing is wrong with. */
export function plain(id: string, max: number, more: object = {}): Indicator {
  return leaf(id, max, { primitive: "perOccurrence", start: max, terms: [{ of: { fact: "missed" }, points: -0.5 }] }, more);
}

/** A rubric of two indicators with bands, a veto and a quota. */
export const rubric: AssessmentFile & Required<Pick<AssessmentFile, "facts" | "indicators" | "bands" | "vetoes" | "quotas">> = {
  id: "a",
  title: text,
  scale: 2,
  max: 100,
  facts,
  indicators: [plain("meetings", 60), plain("study", 40)],
  vetoes: [{ id: "safety", title: text, when: { fact: "isNew", operator: "equal", value: true }, effect: { cap: "good" } }],
  bands: [
    { grade: "poor", to: 60 },
    { grade: "good", from: 60, to: 90 },
    { grade: "excellent", from: 90 },
  ],
  quotas: [{ id: "best", grade: "excellent", kind: "most", share: 0.3 }],
} satisfies AssessmentFile;

/** The rubric with one indicator that scores in a given way, out of ten. */
export function scoring(score: unknown, more: object = {}, indicator: object = {}): unknown {
  return { ...rubric, indicators: [leaf("x", 10, score, indicator), plain("rest", 90)], ...more };
}
