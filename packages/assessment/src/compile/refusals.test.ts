import { expect, test } from "vitest";
import { compileAssessment } from "./compile-assessment.ts";
import { plain, rubric, scoring, when } from "./rubric.fixture.ts";

const round = { mode: "halfUp" };
const terms = [{ of: { fact: "missed" }, points: -0.5 }];
const [meetings, study] = rubric.indicators as [object, object];

function found(file: unknown): string {
  const { assessment, issues } = compileAssessment(file, { name: "p/a", version: "1" });
  expect(assessment).toBeUndefined();
  expect(issues.length).toBeGreaterThan(0);
  return issues.map(({ code, pointer, message }) => `${code} ${pointer} ${message.zh} | ${message.en}`).join("\n");
}

const ratersOf = (groups: unknown) => scoring({ primitive: "raters", groups, round });
const ladderOf = (...steps: readonly (readonly [number, number])[]) =>
  scoring({ primitive: "ladder", of: { fact: "missed" }, steps: steps.map(([from, points]) => ({ from, points })) });
const tiersOf = (...least: readonly number[]) =>
  scoring({
    primitive: "tiers",
    tiers: least.map((value) => ({ when: { fact: "held", operator: "greaterThanInclusive", value }, points: 1 })),
    else: 0,
  });

test.each<[string, unknown, string]>([
  [
    "sum 99",
    { ...rubric, indicators: [meetings, { ...study, max: 39, score: { primitive: "perOccurrence", start: 39, terms } }] },
    "sum_of_maxima /indicators 各项满分合计 99，应为 100。 | The maxima sum to 99; they should sum to 100.",
  ],
  [
    "overlapping bands",
    {
      ...rubric,
      bands: [
        { grade: "poor", to: 60 },
        { grade: "good", from: 60, to: 91 },
        { grade: "excellent", from: 90 },
      ],
    },
    "band_overlap /bands/2/from 90.5 同时属于两档：上一档到 91（不含），这一档从 90 起。 | 90.5 is in two bands: the one below ends before 91, this one is from 90.",
  ],
  [
    "a gap at 89.5",
    {
      ...rubric,
      bands: [
        { grade: "poor", to: 60 },
        { grade: "good", from: 60, to: 89 },
        { grade: "excellent", from: 90 },
      ],
    },
    "band_gap /bands/1/to 89.5 不属于任何档次：上一档到 89（不含），下一档从 90 起。 | 89.5 is in no band: the one below ends before 89, the next is from 90.",
  ],
  [
    "an unknown fact of a measure",
    scoring({ primitive: "perOccurrence", start: 10, terms: [{ of: { fact: "mised" }, points: -1 }] }),
    'unknown_fact /indicators/0/score/terms/0/of/fact 没有名为“mised”的事实。 | There is no fact named "mised".',
  ],
  [
    "an unknown fact of a condition",
    scoring({ primitive: "checklist", mode: "deduct", items: [{ id: "a", points: 1, when: { ...when, fact: "mised" } }] }),
    'unknown_fact /indicators/0/score/items/0/when/fact 没有名为“mised”的事实。 | There is no fact named "mised".',
  ],
  [
    "a division without rounding",
    scoring({ primitive: "proRata", of: { fact: "held" }, target: { fact: "planned" } }),
    'division_without_rounding /indicators/0/score 按比例计分要做除法，除不尽时怎样取舍要写明（round）。 | Points in proportion are a division: name how it is rounded with "round".',
  ],
  [
    "a quota over 100 %",
    { ...rubric, quotas: [{ id: "best", grade: "excellent", kind: "most", share: 30 }] },
    "quota_over_whole /quotas/0/share 比例 30 超过全体（1 即 100%）；若指 30%，应写 0.3。 | The share 30 is more than everybody (1 is 100 %); for 30 % write 0.3.",
  ],
  [
    "points of the same year carried to themselves",
    scoring({ primitive: "carryOver", yearsBack: 0, factor: 1 }),
    'carry_over_cycle /indicators/0/score/yearsBack 结转形成循环，要用到同一年自己的得分：“p/a” → “p/a”。 | Carried points lead back to themselves within one year: "p/a" → "p/a".',
  ],
  [
    "a weight as text",
    { ...rubric, take: "weighted", indicators: [plain("a", 100, { weight: "0.5" }), plain("b", 100, { weight: 0.5 })] },
    'number_as_text /indicators/0/weight “0.5”写成了文字，应写成数 0.5，不加引号。 | "0.5" is written as a text. Write the number 0.5 without quotation marks.',
  ],
  [
    "a weight of 0.333 with scale 2",
    { ...rubric, take: "weighted", indicators: [plain("a", 100, { weight: 0.333 }), plain("b", 100, { weight: 0.67 })] },
    "too_many_decimals /indicators/0/weight 0.333 有 3 位小数，这里最多 2 位。 | 0.333 has 3 decimals; at most 2 are taken here.",
  ],
  [
    "an indicator id twice",
    { ...rubric, indicators: [meetings, { ...study, id: "meetings" }] },
    'duplicate_id /indicators/1/id 编号“meetings”重复，前面已经用过。 | The id "meetings" is used before; every one is its own.',
  ],
  [
    "an indicator without article",
    { ...rubric, indicators: [meetings, { ...study, article: undefined }] },
    'missing_article /indicators/1 这个指标没有写依据（article）：评分办法的第几条、哪一行或哪个标题。 | This indicator names no source: say in "article" which article, row or heading it comes from.',
  ],
  [
    "a veto to an unknown grade",
    { ...rubric, vetoes: [{ ...rubric.vetoes[0], effect: { cap: "god" } }] },
    'unknown_grade /vetoes/0/effect/cap 没有名为“god”的等次。 | There is no grade named "god".',
  ],
  [
    "a band above the maximum",
    { ...rubric, bands: [...rubric.bands.slice(0, 2), { grade: "excellent", from: 90, to: 105 }, { grade: "best", from: 105 }] },
    "band_above_maximum /bands/3/from 这一档从 105 起，而总分最高只有 100，谁也到不了。 | This band is from 105, but no total is above 100.",
  ],
  [
    "steps in descending order",
    ladderOf([3, 0], [1, 7], [0, 10]),
    [
      "steps_not_ascending /indicators/0/score/steps/1/from 各级要从小到大写：这一级从 1 起，上一级从 3 起。 | Steps ascend: this one is from 1, the one before from 3.",
      "steps_not_ascending /indicators/0/score/steps/2/from 各级要从小到大写：这一级从 0 起，上一级从 1 起。 | Steps ascend: this one is from 0, the one before from 1.",
    ].join("\n"),
  ],
  [
    "a tier that an earlier one takes everything from",
    tiersOf(2, 5),
    "tier_unreachable /indicators/0/score/tiers/1/when 这一档永远轮不到：符合它的情形前面的档都已包括。请调整顺序或条件。 | This tier is never reached: whatever meets it meets an earlier tier.",
  ],
  [
    "a negative floor above its cap",
    scoring({ primitive: "perOccurrence", start: -3, terms, floor: -1, cap: -2 }, {}, { min: -5 }),
    "floor_above_cap /indicators/0/score/floor 保底 -1 高于封顶 -2。 | The floor -1 is above the cap -2.",
  ],
  [
    "a multiplier on no points",
    scoring({ primitive: "perOccurrence", start: 10, terms: [{ of: { fact: "missed" }, points: 0, times: { when, by: 2 } }] }),
    "multiplier_on_nothing /indicators/0/score/terms/0/times 分值是 0，倍数不起作用。 | The points are nought: the multiplier has no effect.",
  ],
  [
    "a multiplier where nothing is counted",
    scoring({ primitive: "ladder", of: { fact: "missed" }, steps: [{ from: 0, points: 10 }], times: { when, by: 2 } }),
    'multiplier_on_nothing /indicators/0/score/times 这里没有可以乘的分值，“times”不起作用。倍数只能写在按次计分的某一项（terms）里。 | There are no points here that "times" could multiply. A multiplier stands in a term of perOccurrence.',
  ],
  [
    "rater weights of 0.9",
    ratersOf([
      { id: "a", weight: 0.5, scores: "marks" },
      { id: "b", weight: 0.4, scores: "marks" },
    ]),
    "rater_weights /indicators/0/score/groups 各组评分人的权重合计 0.9，应为 1。 | The weights of the rater groups sum to 0.9; they should sum to 1.",
  ],
  [
    "no rater groups",
    ratersOf([]),
    "empty_raters /indicators/0/score/groups 这里应为一项以上的清单，写的却是0 项的清单 […]。 | This place takes a list of one or more, but a list […] of 0 stands here.",
  ],
  [
    "a rater group without values",
    ratersOf([{ id: "a", weight: 1, votes: "votes", values: {} }]),
    "empty_raters /indicators/0/score/groups/0/values 这一组没有写各等次折合的分值。 | This group says of no grade what a vote for it is worth.",
  ],
])("refused: %s", (_, file, expected) => {
  expect(found(file)).toBe(expected);
});
