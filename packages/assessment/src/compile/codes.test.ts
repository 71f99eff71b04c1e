import { expect, test } from "vitest";
import { compileAssessment } from "./compile-assessment.ts";
import { leaf, plain, rubric, scoring, when } from "./rubric.fixture.ts";

const round = { mode: "halfUp" };
const ratersOf = (groups: unknown) => scoring({ primitive: "raters", groups, round });
const ladderOf = (from: number, points: number) => scoring({ primitive: "ladder", of: { fact: "missed" }, steps: [{ from, points }] });
const tiersOf = (...least: readonly number[]) =>
  scoring({
    primitive: "tiers",
    tiers: least.map((value) => ({ when: { fact: "held", operator: "greaterThanInclusive", value }, points: 1 })),
    else: 0,
  });

function codes(file: unknown): string {
  const { issues } = compileAssessment(file, { name: "p/a", version: "1" });
  for (const { message } of issues) expect(Object.values(message).every((text) => text.length > 0)).toBe(true);
  return issues
    .map(({ code, pointer, suggestion }) => [code, pointer, suggestion].filter((part) => part !== undefined).join(" "))
    .join("; ");
}

const at = "/indicators/0";
const group = (indicators: unknown, more: object = {}) => ({
  ...rubric,
  indicators: [{ id: "g", title: rubric.title, max: 100, indicators, ...more }],
});
const occurrence = (term: object, more: object = {}) => scoring({ primitive: "perOccurrence", start: 10, terms: [term], ...more });
const listedTerm = { list: "penalties", points: { by: "level", table: { city: -2, county: -1 } } };
const short = { primitive: "perUnitShort", of: { fact: "rate" }, target: 98, side: "below", unit: 1, points: 0.5, steps: "complete" };
const places = { primitive: "rankPoints", place: { fact: "place" }, table: { 1: 3, 2: 2 }, else: 0 };
const carry = { primitive: "carryOver", yearsBack: 1, factor: 0.2 };
const periods = { primitive: "periods", of: "quarters", periods: ["Q1", "Q2"], take: "mean" };

test.each<[unknown, string]>([
  [{ ...rubric, veto: [] }, "unknown_key /veto vetoes"],
  [{ ...rubric, scale: 7 }, "wrong_scale /scale"],
  [{ ...rubric, max: undefined }, "missing_key "],
  [{ ...rubric, title: { zh: "考核" } }, "missing_key /title"],
  [{ ...rubric, years: { from: 2025, to: 2024 } }, "minimum_above_maximum /years/from"],
  [{ ...rubric, floor: 20, cap: 10 }, "floor_above_cap /floor"],
  [{ ...rubric, facts: { ...rubric.facts, year: { type: "count" } } }, "reserved_name /facts/year"],
  [{ ...rubric, facts: { ...rubric.facts, x: { type: "number", min: 2, max: 1 } } }, "minimum_above_maximum /facts/x/min"],
  [{ ...rubric, facts: { ...rubric.facts, x: { type: "word", decimals: 1 } } }, "unknown_key /facts/x/decimals"],
  [{ ...rubric, facts: { ...rubric.facts, x: { type: "numbr" } } }, "unknown_kind /facts/x/type number"],
  [{ ...rubric, cohortFacts: { mean: { type: "numbr" } } }, "unknown_kind /cohortFacts/mean/type number"],
  [{ ...rubric, use: "shared" }, "unknown_fact_schema /use"],
  [{ ...rubric, conditions: { a: { condition: "a" } } }, "circular /conditions/a"],
  [{ ...rubric, measures: { a: { measure: "b" }, b: { measure: "a" } } }, "circular /measures/a"],
  [{ ...rubric, measures: { a: { sum: [1] } } }, "unknown_operator /measures/a/sum sub"],
  [{ ...rubric, measures: { a: { peerMean: { peerMean: 1 } } } }, "nested_statistic /measures/a/peerMean"],
  [{ ...rubric, measures: { a: { ratio: [1, 0] } } }, "division_by_nought /measures/a/ratio/1"],
  [{ ...rubric, measures: { a: { window: "marks", years: 3 } } }, "wrong_fact /measures/a/window"],
  [{ ...rubric, measures: { a: { fact: "level" } } }, "wrong_fact /measures/a/fact"],
  [{ ...rubric, measures: { a: { fact: "praise", path: "$.pionts" } } }, "unknown_field /measures/a/path points"],
  [
    { ...rubric, derived: { d: { add: [{ fact: "missed" }, 1] } }, measures: { a: { measure: "c" } } },
    "unknown_measure /measures/a/measure",
  ],
  [{ ...rubric, basis: { instrument: "x", edition: "2024-01-01" } }, "missing_key /basis"],
  [group([plain("a", 60), plain("b", 30)]), `sum_of_maxima ${at}/indicators`],
  [group([plain("a", 100), plain("b", 100)], { take: "highest", max: 100 }), ""],
  [group([plain("a", 101)], { take: "highest" }), `highest_above_maximum ${at}/max`],
  [group([plain("a", 100, { weight: 1 })]), `weight_without_use ${at}/indicators/0/weight`],
  [group([plain("a", 100, { weight: 0.5 }), plain("b", 100)], { take: "weighted" }), `missing_weight ${at}/indicators/1`],
  [group([plain("a", 100, { weight: 0.5 }), plain("b", 100, { weight: 0.4 })], { take: "weighted" }), `sum_of_weights ${at}/indicators`],
  [
    group([plain("a", 100, { weight: 0.55 }), plain("b", 100, { weight: 0.45 })], { take: "weighted" }),
    `division_without_rounding ${at} "round": {"mode": "halfUp"}`,
  ],
  [
    group([plain("a", 100, { weight: 0.5 }), plain("b", 90, { weight: 0.5 })], { take: "weighted", round }),
    `weighted_maximum ${at}/indicators/1/max`,
  ],
  [group([plain("a", 100, { applies: when })]), `missing_otherwise ${at}/indicators/0`],
  [group([plain("a", 100, { otherwise: "full" })]), `otherwise_without_applies ${at}/indicators/0/otherwise`],
  [
    group([plain("a", 100, { applies: when, otherwise: "peerMean" })]),
    `division_without_rounding ${at}/indicators/0 "round": {"mode": "halfUp"}`,
  ],
  [group([plain("a", 100, { applies: when, otherwise: "exempt" })]), `division_without_rounding ${at} "round": {"mode": "halfUp"}`],
  [group([plain("a", 100), plain("b", 5, { beside: "penalty" })]), `penalty_above_nought ${at}/indicators/1/max`],
  [group([plain("a", 100, { indicators: [] })]), `score_or_indicators ${at}/indicators/0`],
  [group([plain("a", 100, { min: 200 })]), `minimum_above_maximum ${at}/indicators/0/min`],
  [group([plain("a b", 100)]), `wrong_id ${at}/indicators/0/id`],
  [scoring({ primitive: "ladr" }), `unknown_word ${at}/score/primitive ladder`],
  [scoring({ primtive: "ladder" }), `unknown_key ${at}/score/primtive primitive`],
  [ladderOf(0, 11), `points_out_of_range ${at}/score/steps/0/points`],
  [occurrence({ of: { fact: "rate" }, points: -1 }), `not_whole ${at}/score/terms/0/of`],
  [occurrence({ of: { sub: [3, { fact: "held" }] }, points: -1 }), `count_below_nought ${at}/score/terms/0/of`],
  [occurrence({ of: { greatest: [0, { sub: [3, { fact: "held" }] }] }, points: -1 }), ""],
  [occurrence({ of: { fact: "missed" }, points: -0.55, times: { when, by: 0.5 } }), `needs_more_decimals ${at}/score/terms/0/times/by`],
  [occurrence({ of: { fact: "missed" }, points: -1, cap: -1 }), `out_of_range ${at}/score/terms/0/cap`],
  [occurrence({ of: { fact: "missed" }, points: -1 }, { floor: -2 }), `points_out_of_range ${at}/score/floor`],
  [occurrence({ ...listedTerm, key: ["cse"] }), `unknown_field ${at}/score/terms/0/key/0 case`],
  [occurrence({ ...listedTerm, points: { by: "level", table: { city: -2 } } }), `table_incomplete ${at}/score/terms/0/points/table`],
  [
    occurrence({ ...listedTerm, points: { by: "level", table: { city: -2, conty: -1 } } }),
    `unknown_word ${at}/score/terms/0/points/table/conty county`,
  ],
  [occurrence({ ...listedTerm, list: "marks" }), `wrong_fact ${at}/score/terms/0/list`],
  [scoring({ ...short, unit: 0 }), `out_of_range ${at}/score/unit`],
  [scoring({ ...short, unit: 3, steps: "proportional" }), `division_without_rounding ${at}/score "round": {"mode": "halfUp"}`],
  [scoring({ ...short, round: { mode: "half" } }), `unknown_word ${at}/score/round/mode halfUp`],
  [scoring({ primitive: "proRata", of: 1, target: 0, round }), `division_by_nought ${at}/score/target`],
  [scoring({ ...places, else: undefined }), `place_gap ${at}/score/table`],
  [scoring({ ...places, table: { 1: 3, 3: 2 }, else: undefined }), `place_gap ${at}/score/table`],
  [scoring({ ...places, beyond: { from: 2, points: 1, step: -1 } }), `place_overlap ${at}/score/beyond/from`],
  [scoring({ ...places, table: { first: 3 } }), `wrong_place ${at}/score/table/first`],
  [scoring({ ...places, ties: "split", round }), `split_outside_cohort ${at}/score/ties`],
  [scoring({ primitive: "severity", by: "level", table: { city: 1 } }), `table_incomplete ${at}/score/table`],
  [scoring({ primitive: "award", given: "votes", range: [0, 5] }), `wrong_fact ${at}/score/given`],
  [scoring({ primitive: "award", given: "praise", range: [6, 5] }), `minimum_above_maximum ${at}/score/range/0`],
  [scoring({ primitive: "convert", of: { fact: "raw" }, from: [0, 100] }), `factor_or_range ${at}/score`],
  [
    scoring({ primitive: "convert", of: { fact: "raw" }, from: [0, 90], to: [0, 10] }),
    `division_without_rounding ${at}/score "round": {"mode": "halfUp"}`,
  ],
  [scoring(carry), `division_without_rounding ${at}/score "round": {"mode": "halfUp"}`],
  [scoring({ ...carry, assessment: "last", round }), `wrong_id ${at}/score/assessment`],
  [scoring(periods), `division_without_rounding ${at}/score "round": {"mode": "halfUp"}`],
  [scoring({ ...periods, periods: ["Q1", "Q1"], round }), `duplicate_id ${at}/score/periods/1`],
  [
    ratersOf([{ id: "a", weight: 1, votes: "votes", values: { good: 100, por: 40 } }]),
    `unknown_field ${at}/score/groups/0/values/por poor; table_incomplete ${at}/score/groups/0/values`,
  ],
  [tiersOf(5, 2, 2), `tier_unreachable ${at}/score/tiers/2/when`],
  [
    scoring({
      primitive: "tiers",
      tiers: [{ when: { fact: "outcome", path: "$.total", operator: "greaterThan", value: 1 }, points: 1 }],
      else: 0,
    }),
    `outcome_too_early ${at}/score/tiers/0/when`,
  ],
  [{ ...rubric, bands: [{ grade: "poor", from: 10, to: 60 }, ...rubric.bands.slice(1)] }, "band_gap /bands/0/from"],
  [{ ...rubric, bands: [...rubric.bands.slice(0, 2), { grade: "excellent", from: 90, to: 100 }] }, "band_gap /bands/2/to"],
  [{ ...rubric, bands: [...rubric.bands].reverse() }, "bands_not_ascending /bands/1/from"],
  [
    {
      ...rubric,
      bands: [
        { grade: "poor", from: 0 },
        { grade: "excellent", from: 90 },
        { grade: "good", from: 60 },
      ],
    },
    "bands_not_ascending /bands/2/from",
  ],
  [{ ...rubric, bands: [...rubric.bands, { grade: "good", from: 95 }] }, "duplicate_grade /bands/3/grade"],
  [{ ...rubric, bands: [{ grade: "poor", to: 60, when }, ...rubric.bands.slice(1)] }, "lowest_band_condition /bands/0/when"],
  [{ ...rubric, quotas: [{ id: "q", grade: "excellent", kind: "most" }] }, "share_or_count /quotas/0"],
  [{ ...rubric, quotas: [{ id: "q", grade: "poor", kind: "most", share: 0.3 }] }, "quota_without_use /quotas/0/grade"],
  [{ ...rubric, quotas: [...rubric.quotas, { id: "q", grade: "good", kind: "most", share: 0.2 }] }, "quotas_disagree /quotas/1"],
  [
    { ...rubric, categories: ["village"], quotas: [{ ...rubric.quotas[0], categories: ["vilage"] }] },
    "unknown_category /quotas/0/categories/0 village",
  ],
  [
    { ...rubric, exemptions: { grounds: [{ id: "g", title: rubric.title }], indicators: ["meeting"] } },
    "unknown_indicator /exemptions/indicators/0 meetings",
  ],
  [
    { ...rubric, consequences: [{ id: "c", title: rubric.title, kind: "lookup", table: { godo: 1 } }] },
    "unknown_grade /consequences/0/table/godo good",
  ],
  [
    { ...rubric, consequences: [{ id: "c", title: rubric.title, kind: "float", base: 100, deadBand: 10, most: 30 }] },
    'division_without_rounding /consequences/0 "round": {"mode": "halfUp"}',
  ],
  [
    {
      ...rubric,
      consequences: [
        {
          id: "c",
          title: rubric.title,
          kind: "escalation",
          steps: [{ id: "talk", title: rubric.title }],
          rules: [{ id: "r", when, step: "tlk" }],
        },
      ],
    },
    "unknown_step /consequences/0/rules/0/step talk",
  ],
])("refused, row %#", (file, expected) => {
  expect(codes(file)).toBe(expected);
});

test("conditions read only what is there when they are tested", () => {
  const reads = (path: string) => ({ fact: "outcome", path, operator: "greaterThan", value: 80 });
  const band = (condition: unknown) => ({
    ...rubric,
    bands: [...rubric.bands.slice(0, 2), { grade: "excellent", from: 90, when: condition }],
  });
  expect(codes(band(reads("$.scores.meetings")))).toBe("");
  expect(codes(band(reads("$.scores.meeting")))).toBe("unknown_field /bands/2/when/path meetings");
  expect(codes(band(reads("$.rank")))).toBe("outcome_too_early /bands/2/when");
  const rule = (condition: unknown, more: object = {}) => ({
    ...rubric,
    ...more,
    consequences: [
      {
        id: "c",
        title: rubric.title,
        kind: "escalation",
        steps: [{ id: "talk", title: rubric.title }],
        rules: [{ id: "r", when: condition, step: "talk" }],
      },
    ],
  });
  expect(codes(rule(reads("$.rank")))).toBe("unknown_field /consequences/0/rules/0/when/path");
  expect(codes(rule(reads("$.rank"), { ranking: { publish: true, ties: "competition" } }))).toBe("");
  expect(codes(rule({ fact: "outcome", path: "$.grade", operator: "equal", value: "god" }))).toBe(
    "unknown_word /consequences/0/rules/0/when/value good",
  );
  expect(codes(rule({ condition: "last" }, { conditions: { last: reads("$.total") } }))).toBe("");
});

test("beside a maximum the cap of a bonus may be less than what its parts sum to", () => {
  const bonus = { id: "bonus", title: rubric.title, max: 5, beside: "bonus", indicators: [leaf("b1", 4, award()), leaf("b2", 4, award())] };
  expect(codes({ ...rubric, indicators: [...rubric.indicators, bonus] })).toBe("");
  expect(codes({ ...rubric, indicators: [...rubric.indicators, { ...bonus, max: 9 }] })).toBe("sum_of_maxima /indicators/2/indicators");
});

function award() {
  return { primitive: "award", given: "praise", range: [0, 4] };
}
