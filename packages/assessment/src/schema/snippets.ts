/** A snippet that editors offer (VS Code `defaultSnippets`). */
export interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const title = { zh: "$2", en: "$3" };

/** One indicator a way of scoring, with the keys that way needs. */
export const indicatorSnippets: readonly Snippet[] = [
  indicator("checklist", "清单扣分 / items that deduct", {
    mode: "deduct",
    items: [{ id: "$6", points: "^$7", when: { fact: "$8", operator: "equal", value: true } }],
  }),
  indicator("perOccurrence", "按次扣分 / points an occurrence", { start: "^$4", terms: [{ of: { fact: "$6" }, points: "^$7" }] }),
  indicator("ladder", "阶梯 / by the greatest step reached", { of: { fact: "$6" }, steps: [{ from: 0, points: "^$7" }] }),
  indicator("tiers", "分档 / the first tier that holds", {
    tiers: [{ when: { fact: "$6", operator: "greaterThanInclusive", value: "^$7" }, points: "^$8" }],
    else: 0,
  }),
  indicator("proRata", "按比例 / in proportion to a target", {
    of: { fact: "$6" },
    target: { fact: "$7" },
    noneOfNone: "none",
    round: { mode: "halfUp" },
  }),
  indicator("perUnitShort", "每低一个单位扣分 / each unit short", {
    of: { fact: "$6" },
    target: "^$7",
    side: "below",
    unit: 1,
    points: "^$8",
    steps: "complete",
  }),
  indicator("rankPoints", "按名次 / by place", { place: { fact: "$6" }, table: { 1: "^$7" }, else: 0 }),
  indicator("severity", "按程度 / by a word", { by: "$6", table: { $7: "^$8" } }),
  indicator("award", "酌情 / given by a person", { given: "$6", range: [0, "^$7"] }),
  indicator("raters", "评议 / groups of raters", { groups: [{ id: "$6", weight: 1, scores: "$7" }], round: { mode: "halfUp" } }),
];

/** A rubric from a blank file. */
export const fileSnippets: readonly Snippet[] = [
  {
    label: "assessment",
    description: "考核细则 / a rubric",
    body: {
      id: "$1",
      title,
      scale: 2,
      max: 100,
      facts: { $4: { type: "count", title: { zh: "$5", en: "$6" } } },
      indicators: [],
      bands: [
        { grade: "不合格", to: 60 },
        { grade: "合格", from: 60 },
      ],
    },
  },
];

function indicator(primitive: string, description: string, score: Readonly<Record<string, unknown>>): Snippet {
  return { label: primitive, description, body: { id: "$1", title, max: "^$4", article: "$5", score: { primitive, ...score } } };
}
