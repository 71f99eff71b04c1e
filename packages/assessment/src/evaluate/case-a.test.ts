import { expect, test } from "vitest";
import { both, group, leaf, rubricOf, scored } from "./rubric.fixture.ts";

const short = (fact: string, target: object | number, points: number, side = "below") => ({
  primitive: "perUnitShort",
  of: { fact },
  target,
  side,
  unit: 1,
  points,
  steps: "complete",
});
const once = (fact: string, start: number, points: number) => ({ primitive: "perOccurrence", start, terms: [{ of: { fact }, points }] });
const hires = { applies: { fact: "newHires", operator: "greaterThan", value: 0 }, otherwise: "peerMean", round: { mode: "halfUp" } };
const specialist = { applies: { fact: "specialist", operator: "equal", value: true }, otherwise: "peerMean", round: { mode: "halfUp" } };
const share = { type: "number", decimals: 1, min: 0, max: 100 };
const number = { type: "number", decimals: 1, min: 0 };

const file = {
  max: 100,
  facts: {
    ...Object.fromEntries(
      ["young", "youngHires", "graduates", "graduateHires", "specialists", "business", "businessHeads"].map((name) => [name, share]),
    ),
    ...Object.fromEntries(["performance", "synergy"].map((name) => [name, { ...share }])),
    ...Object.fromEntries(["businessBase", "headsBase"].map((name) => [name, share])),
    meanAge: number,
    ...Object.fromEntries(
      ["rankFromBottom", "rankFromTop", "newHires", "small", "interfered", "notDone", "changed", "handled"].map((name) => [
        name,
        { type: "count" },
      ]),
    ),
    specialist: { type: "flag" },
    criticised: { type: "flag" },
  },
  cohortFacts: { meanAge: number },
  indicators: [
    leaf("performance", 60, { primitive: "convert", of: { fact: "performance" }, from: [0, 100], factor: 0.6 }),
    leaf("synergy", 20, { primitive: "convert", of: { fact: "synergy" }, from: [0, 100], factor: 0.2 }),
    group("staffing", 20, [
      leaf("rank", 2, {
        primitive: "rankPoints",
        place: { fact: "rankFromBottom" },
        table: { 1: 2, 2: 1.9, 3: 1.8 },
        beyond: { from: 4, points: 1.7, step: -0.1 },
      }),
      leaf("age", 2, short("meanAge", { cohort: "meanAge" }, 0.5, "above")),
      leaf("young", 1, short("young", 20, 0.05)),
      leaf("youngHires", 1, short("youngHires", 80, 0.1), hires),
      leaf("graduates", 1, short("graduates", 20, 0.1)),
      leaf("graduateHires", 1, short("graduateHires", 50, 0.1), hires),
      leaf("specialists", 2, short("specialists", 50, 0.05), specialist),
      leaf("business", 2.5, short("business", { fact: "businessBase" }, 0.1)),
      leaf("businessHeads", 2, short("businessHeads", { fact: "headsBase" }, 0.05)),
      leaf("small", 1.5, once("small", 1.5, -0.5)),
      leaf("interfered", 1.5, {
        primitive: "ladder",
        of: { fact: "interfered" },
        steps: [
          { from: 0, points: 1.5 },
          { from: 1, points: 1 },
          { from: 2, points: 0 },
        ],
      }),
      leaf("carriedOut", 1.5, {
        primitive: "perOccurrence",
        start: 1.5,
        terms: [
          { of: { fact: "notDone" }, points: -0.5 },
          { of: { fact: "changed" }, points: -1 },
        ],
      }),
      leaf("handled", 1, once("handled", 1, -0.1)),
    ]),
  ],
  vetoes: [
    { id: "criticised", title: both("criticised"), when: { fact: "criticised", operator: "equal", value: true }, effect: { cap: "good" } },
    {
      id: "lastThree",
      title: both("last three of 11"),
      when: { fact: "rankFromTop", operator: "greaterThanInclusive", value: 9 },
      effect: { cap: "good" },
    },
  ],
  bands: [
    { grade: "poor", to: 60 },
    { grade: "good", from: 60, to: 75 },
    { grade: "excellent", from: 75 },
  ],
  quotas: [{ id: "one", grade: "excellent", kind: "most", count: 1 }],
  ranking: { publish: true, ties: "competition" },
};

const facts: Readonly<Record<string, object>> = {
  a: {
    performance: 91,
    synergy: 95,
    rankFromBottom: 1,
    rankFromTop: 1,
    meanAge: 40.3,
    young: 24,
    newHires: 3,
    youngHires: 100,
    graduates: 22,
    graduateHires: 50,
    specialist: true,
    specialists: 61,
    business: 84,
    businessBase: 80,
    businessHeads: 83,
    headsBase: 80,
    small: 0,
    interfered: 0,
    notDone: 0,
    changed: 0,
    handled: 2,
    criticised: true,
  },
  b: {
    performance: 88.5,
    synergy: 92.5,
    rankFromBottom: 4,
    rankFromTop: 4,
    meanAge: 43,
    young: 17,
    newHires: 3,
    youngHires: 75,
    graduates: 16,
    graduateHires: 45,
    specialist: true,
    specialists: 40,
    business: 71,
    businessBase: 75,
    businessHeads: 69,
    headsBase: 75,
    small: 1,
    interfered: 1,
    notDone: 1,
    changed: 0,
    handled: 5,
    criticised: false,
  },
  c: {
    performance: 84,
    synergy: 96,
    rankFromBottom: 9,
    rankFromTop: 9,
    meanAge: 44.5,
    young: 9,
    newHires: 0,
    graduates: 8,
    specialist: false,
    business: 48,
    businessBase: 60,
    businessHeads: 50,
    headsBase: 60,
    small: 4,
    interfered: 2,
    notDone: 1,
    changed: 1,
    handled: 13,
    criticised: false,
  },
};
const cohort = { facts: { meanAge: 42 } };

const expected = {
  a: {
    performance: "54.6",
    synergy: "19",
    staffing: "19.8",
    rank: "2",
    age: "2",
    young: "1",
    youngHires: "1",
    graduates: "1",
    graduateHires: "1",
    specialists: "2",
    business: "2.5",
    businessHeads: "2",
    small: "1.5",
    interfered: "1.5",
    carriedOut: "1.5",
    handled: "0.8",
  },
  b: {
    performance: "53.1",
    synergy: "18.5",
    staffing: "14.45",
    rank: "1.7",
    age: "1.5",
    young: "0.85",
    youngHires: "0.5",
    graduates: "0.6",
    graduateHires: "0.5",
    specialists: "1.5",
    business: "2.1",
    businessHeads: "1.7",
    small: "1",
    interfered: "1",
    carriedOut: "1",
    handled: "0.5",
  },
  c: {
    performance: "50.4",
    synergy: "19.2",
    staffing: "8.7",
    rank: "1.2",
    age: "1",
    young: "0.45",
    youngHires: "0.75",
    graduates: "0",
    graduateHires: "0.75",
    specialists: "1.75",
    business: "1.3",
    businessHeads: "1.5",
    small: "0",
    interfered: "0",
    carriedOut: "0",
    handled: "0",
  },
};

test("every cell of the staffing rubric is as the worked case has it", () => {
  const reports = scored(file, facts, cohort);
  expect(Object.fromEntries(Object.entries(reports).map(([id, { scores }]) => [id, scores]))).toEqual(expected);
  expect(Object.values(reports).map(({ total, rank, bounds, open, issues }) => [total, rank, bounds, open, issues])).toEqual([
    ["93.4", 1, null, [], []],
    ["86.05", 2, null, [], []],
    ["78.3", 3, null, [], []],
  ]);
});

test("the only place passes on to the first who is not vetoed, and a second place changes nothing", () => {
  for (const count of [1, 2]) {
    const { a, b, c } = scored({ ...file, quotas: [{ ...file.quotas[0], count }] }, facts, cohort);
    expect([a?.grade, b?.grade, c?.grade]).toEqual(["good", "excellent", "good"]);
    expect([a?.decidedBy, b?.decidedBy, c?.decidedBy]).toEqual([
      { by: "veto", rule: "criticised" },
      { by: "points" },
      { by: "veto", rule: "lastThree" },
    ]);
    expect([a?.caps, b?.caps]).toEqual([[{ rule: "criticised", grade: "good", effect: "cap" }], []]);
  }
});

test("in proportion the older department loses a quarter more, and no new hires scored as nothing take their means away", () => {
  const [first, second, staffing] = file.indicators as unknown as readonly [
    object,
    object,
    { readonly indicators: readonly { readonly id: string; readonly score: object }[] },
  ];
  const withLeaves = (change: (each: { readonly id: string; readonly score: object }) => object) => ({
    ...file,
    indicators: [first, second, { ...staffing, indicators: staffing.indicators.map(change) }],
  });
  const proportional = withLeaves((each) =>
    each.id === "age" ? { ...each, score: { ...each.score, steps: "proportional", round: { mode: "halfUp" } } } : each,
  );
  expect(scored(proportional, facts, cohort).c).toMatchObject({ total: "78.05", scores: { age: "0.75" } });
  const nothing = withLeaves((each) => (each.id.endsWith("Hires") ? { ...each, otherwise: "none" } : each));
  expect(scored(nothing, facts, cohort).c?.total).toBe("76.8");
});

test("a cohort in another order, and indicators in another order, give the same", () => {
  const plain = scored(file, facts, cohort);
  const [first, second, staffing] = file.indicators as unknown as readonly [object, object, { readonly indicators: readonly object[] }];
  const turned = rubricOf({ ...file, indicators: [{ ...staffing, indicators: [...staffing.indicators].reverse() }, second, first] });
  const again = scored(turned, { c: facts.c ?? {}, b: facts.b ?? {}, a: facts.a ?? {} }, cohort);
  for (const id of ["a", "b", "c"]) {
    const { trace: one, ...rest } = plain[id] ?? {};
    const { trace: other, ...same } = again[id] ?? {};
    expect(same).toEqual(rest);
    expect(other?.length).toBe(one?.length);
  }
});

test("the trace shows what stood in the place of an indicator that does not apply, and each number it was made of", () => {
  const { b, c } = scored(file, facts, cohort);
  const entry = (report: typeof b, id: string) => report?.trace?.find(({ indicator }) => indicator === id);
  expect(entry(c, "youngHires")).toMatchObject({ points: "0.75", max: "1", steps: [{ step: "notApplicable.peerMean", points: "0.75" }] });
  expect(entry(b, "youngHires")).toMatchObject({
    facts: { youngHires: "75", newHires: "3" },
    points: "0.5",
    steps: [{ step: "deduct", points: "-0.5", count: "5" }],
  });
  expect(entry(c, "handled")).toMatchObject({
    facts: { handled: "13" },
    steps: [
      { step: "deduct", points: "-1.3", of: "1" },
      { step: "floor", points: "0", of: "-0.3" },
    ],
  });
  expect(entry(c, "age")?.facts).toEqual({ meanAge: "44.5", "cohort.meanAge": "42" });
});
