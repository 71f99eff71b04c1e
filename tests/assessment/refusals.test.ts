import { expect, test } from "vitest";
import { guiju, rubric, withPack } from "./spoiled-pack.ts";

const ROUND = { mode: "halfUp" };
const term = (more: object = {}) => ({ of: { fact: "late" }, points: -1, ...more });
const weighted = (first: unknown, second: number) => {
  const { indicators, ...rest } = rubric() as { indicators: readonly object[] };
  const [one, other] = indicators.map((each) => ({ ...each, max: 100 }));
  return {
    ...rest,
    take: "weighted",
    round: ROUND,
    indicators: [
      { ...one, weight: first },
      { ...other, weight: second },
    ],
  };
};
const bands = (...ends: readonly (readonly [number | undefined, number | undefined])[]) =>
  rubric(
    undefined,
    {},
    {
      bands: ends.map(([from, to], index) => ({
        grade: `g${index}`,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      })),
    },
  );
const raters = (groups: unknown) => rubric({ primitive: "raters", groups, round: ROUND });
const carry = (assessment: string, yearsBack: number) => ({ primitive: "carryOver", assessment, yearsBack, factor: 0.1, round: ROUND });

/** The place of the n-th time that something stands in a text. */
function placeOf(source: string, what: string, time = 1): string {
  let at = -1;
  for (let found = 0; found < time; found += 1) at = source.indexOf(what, at + 1);
  expect(at, what).toBeGreaterThanOrEqual(0);
  const before = source.slice(0, at).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

test("the rubric that is spoiled below has nothing wrong with it", async () => {
  await withPack([rubric()], async (folder) => {
    const { code, stdout } = await guiju(["check", folder, "--json"]);
    expect([code, JSON.parse(stdout).errors]).toEqual([0, 0]);
  });
});

type Spoiled = readonly [what: string, rubrics: object | readonly object[], code: string, at: string, time?: number];

const spoiled: readonly Spoiled[] = [
  ["points that sum to 99", rubric(undefined, { max: 9 }), "sum_of_maxima", '[\n    {\n      "id": "first"'],
  ["bands that overlap", bands([undefined, 60], [60, 91], [90, undefined]), "band_overlap", "90\n"],
  ["a gap at 89.5", bands([undefined, 60], [60, 89], [90, undefined]), "band_gap", "89\n"],
  [
    "an unknown fact",
    rubric({ primitive: "perOccurrence", start: 10, terms: [term({ of: { fact: "lates" } })] }),
    "unknown_fact",
    '"lates"',
  ],
  [
    "an unknown fact in a condition",
    rubric({
      primitive: "checklist",
      mode: "award",
      items: [{ id: "a", points: 1, when: { fact: "lates", operator: "equal", value: true } }],
    }),
    "unknown_fact",
    '"lates"',
  ],
  [
    "a division without rounding",
    rubric({ primitive: "proRata", of: { fact: "meetings" }, target: { fact: "planned" } }),
    "division_without_rounding",
    '{\n        "primitive": "proRata"',
  ],
  [
    "a quota over 100 %",
    rubric(undefined, {}, { quotas: [{ id: "q", grade: "best", kind: "most", share: 30 }] }),
    "quota_over_whole",
    "30\n",
  ],
  ["points carried to themselves", rubric(carry("spoiled/year", 0)), "carry_over_cycle", '0,\n        "factor"'],
  [
    "points carried in a circle",
    [rubric(carry("spoiled/other", 0)), { ...rubric(carry("spoiled/year", 0)), id: "other" }],
    "carry_over_cycle",
    "",
  ],
  ["a weight as text", weighted("0.5", 0.5), "number_as_text", '"0.5"'],
  ["a weight of 0.333 with scale 2", weighted(0.333, 0.667), "too_many_decimals", "0.333"],
  ["an id twice", rubric(undefined, { id: "second" }), "duplicate_id", '"second"', 2],
  ["an indicator without article", rubric(undefined, { article: undefined }), "missing_article", '{\n      "id": "first"'],
  [
    "a veto to an unknown grade",
    rubric(
      undefined,
      {},
      {
        vetoes: [
          {
            id: "v",
            title: { zh: "否决", en: "Veto" },
            article: "9",
            when: { fact: "accident", operator: "equal", value: true },
            effect: { cap: "bets" },
          },
        ],
      },
    ),
    "unknown_grade",
    '"bets"',
  ],
  ["a band above the maximum", bands([undefined, 60], [60, 101], [101, undefined]), "band_above_maximum", "101\n", 2],
  [
    "tiers in descending order",
    rubric({
      primitive: "ladder",
      of: { fact: "late" },
      steps: [
        { from: 3, points: 0 },
        { from: 0, points: 10 },
      ],
    }),
    "steps_not_ascending",
    '0,\n            "points": 10',
  ],
  [
    "a tier that is never reached",
    rubric({
      primitive: "tiers",
      tiers: [60, 90].map((value) => ({ when: { fact: "rate", operator: "greaterThanInclusive", value }, points: 5 })),
      else: 0,
    }),
    "tier_unreachable",
    '{\n              "fact": "rate"',
    2,
  ],
  [
    "a negative floor above its cap",
    rubric({ primitive: "perOccurrence", start: -3, terms: [term()], floor: -1, cap: -2 }, { min: -5 }),
    "floor_above_cap",
    '-1,\n        "cap"',
  ],
  [
    "a multiplier on nothing",
    rubric({
      primitive: "perOccurrence",
      start: 10,
      terms: [term({ points: 0, times: { when: { fact: "accident", operator: "equal", value: true }, by: 2 } })],
    }),
    "multiplier_on_nothing",
    '{\n              "when"',
  ],
  ["rater weights of 0.9", raters([{ id: "a", weight: 0.9, scores: "marks" }]), "rater_weights", '[\n          {\n            "id": "a"'],
  ["no rater group", raters([]), "empty_raters", "[]"],
  [
    "two editions for one year",
    [rubric(undefined, {}, { years: { from: 2020, to: 2024 } }), rubric(undefined, {}, { years: { from: 2024 } })],
    "",
    "",
  ],
  ["a number past all numbers", rubric({ primitive: "perOccurrence", start: 1e15, terms: [term()] }), "out_of_range", "1000000000000000"],
  ["an empty checklist", rubric({ primitive: "checklist", mode: "deduct", items: [] }), "empty_group", "[]"],
  [
    "per cent as a text",
    rubric(undefined, {}, { quotas: [{ id: "q", article: "9", grade: "best", kind: "most", share: "30%" }] }),
    "number_as_text",
    '"30%"',
  ],
  ["an article without letters", rubric(undefined, { article: " " }), "wrong_type", '" "'],
  [
    "bands from the best down",
    rubric(
      undefined,
      {},
      {
        bands: [
          { grade: "best", from: 90 },
          { grade: "good", from: 60, to: 90 },
          { grade: "poor", to: 60 },
        ],
      },
    ),
    "bands_not_ascending",
    "60,\n",
  ],
  [
    "a parameter whose value cannot stand where it is used",
    rubric(
      undefined,
      { max: { parameter: "most" } },
      { parameters: { most: { title: { zh: "满分", en: "maximum" }, value: 10.123, options: [10.123, 10] } } },
    ),
    "too_many_decimals",
    "10.123",
  ],
  ["half a letter", rubric(undefined, {}, { title: { zh: "\ud800", en: "x" } }), "not_text", '"\\ud800"'],
  ["an unknown key", rubric({ primitive: "perOccurrence", start: 10, terms: [term({ cup: 3 })] }), "unknown_key", '"cup"'],
];

test.each(spoiled.map(([what, ...rest]) => [what, rest] as const))(
  "refused at its place by guiju check: %s",
  async (_, [rubrics, code, at, time]) => {
    const all = Array.isArray(rubrics) ? (rubrics as readonly object[]) : [rubrics];
    await withPack(all, async (folder, sources) => {
      const json = await guiju(["check", folder, "--json"]);
      expect(json.code).toBe(3);
      const [{ issues }] = JSON.parse(json.stdout).packs;
      const errors = (
        issues as readonly { code: string; severity?: string; message: object; place?: { file: string; line: number; column: number } }[]
      ).filter(({ severity }) => severity !== "warning");
      const found = code === "" ? errors[0] : errors.find((issue) => issue.code === code);
      expect(found, JSON.stringify(errors)).toBeDefined();
      expect(found?.message).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) });
      const { file, line, column } = found?.place ?? {};
      expect(file).toMatch(/^assessments\/r\d\.json$/);
      if (at !== "") expect(`${line}:${column}`).toBe(placeOf(sources[0] ?? "", at, time));
      const { stderr, stdout } = await guiju(["check", folder]);
      expect(stdout + stderr).toContain(`${file}:${line}:${column}\n`);
      expect(stdout + stderr).not.toMatch(/\n\s+at |internal error/);
    });
  },
);
