import { expect, test } from "vitest";
import { cohortOf, constant, leaf as plainLeaf, planOf, read, slot } from "./plan.fixture.ts";
import { both, group, leaf, rubricOf, scored } from "./rubric.fixture.ts";
import { scoreCohort } from "./score-cohort.ts";
import { scorePopulation } from "./score-population.ts";

const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const counts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: "count" }]));
const ROUND = { mode: "halfUp" };
const convert = (id: string, max: number, more: object = {}) =>
  leaf(id, max, { primitive: "convert", of: { fact: id }, from: [0, max], factor: 1 }, more);

test("what does not apply is left out and the others weigh more, rounded as named; where nothing applies the total is open", () => {
  const exempt = (id: string) => ({ applies: yes(`${id}On`), otherwise: "exempt" });
  const file = {
    max: 60,
    round: ROUND,
    facts: { ...counts("a", "b", "c"), aOn: { type: "flag" }, bOn: { type: "flag" }, cOn: { type: "flag" } },
    indicators: [convert("a", 10, exempt("a")), convert("b", 20, exempt("b")), convert("c", 30, exempt("c"))],
  };
  const on = { a: 7, b: 11, c: 23, aOn: true, bOn: true, cOn: true };
  const { all, two, none, perhaps } = scored(file, {
    all: on,
    two: { ...on, bOn: false },
    none: { ...on, aOn: false, bOn: false, cOn: false },
    perhaps: { a: 7, b: 11, c: 23, bOn: true, cOn: true },
  });
  expect([all?.total, two?.total, two?.scores.b]).toEqual(["41", "45", null]);
  expect(two?.trace?.find(({ indicator }) => indicator === "b")).toMatchObject({ points: null, bounds: null, reason: "exempt" });
  expect(two?.open).toEqual([]);
  expect([none?.total, none?.open.map(({ indicator, reason }) => [indicator, reason])]).toEqual([null, [["", "allExempt"]]]);
  expect([perhaps?.total, perhaps?.open.map(({ indicator, facts }) => [indicator, facts])]).toEqual([
    null,
    [["a", ["aOn"]]].concat([["", []]] as never),
  ]);
});

const exemptions = { grounds: [{ id: "reform", title: both("reform") }], indicators: ["works"] };
const works = {
  scale: 1,
  max: 20,
  facts: { ...counts("late", "lost"), missing: { type: "flag" }, other: { type: "flag" } },
  indicators: [
    leaf("works", 10, {
      primitive: "perOccurrence",
      start: 10,
      terms: [
        { id: "late", of: { fact: "late" }, points: -0.5 },
        { id: "lost", of: { fact: "lost" }, points: -2 },
      ],
    }),
    leaf("list", 10, {
      primitive: "checklist",
      mode: "deduct",
      items: [
        { id: "missing", points: 3, when: yes("missing") },
        { id: "other", points: 2, when: yes("other") },
      ],
    }),
  ],
  exemptions,
};

test("a recorded ground suspends a deduction: some occurrences, one kind, or all; what the rubric does not know is told and not taken", () => {
  const facts = { late: 4, lost: 2, missing: true, other: true };
  const by = { ground: "reform", by: "office" };
  const one = (exemption: object, file: object = works) => scored(file, { a: facts }, {}, { a: { exemptions: [exemption] } }).a;
  expect(one({ ...by, indicator: "works", item: "late", occurrences: 3 })?.scores.works).toBe("5.5");
  expect(one({ ...by, indicator: "works", item: "lost" })?.scores.works).toBe("8");
  const whole = one({ ...by, indicator: "works" });
  expect(whole?.scores.works).toBe("10");
  expect(whole?.trace?.[0]?.steps.map(({ step }) => step)).toEqual(["exemption", "exemption"]);
  const { indicators: _, ...any } = exemptions;
  expect(one({ ...by, indicator: "list", item: "missing" }, { ...works, exemptions: any })?.scores.list).toBe("8");
  for (const [exemption, key] of [
    [{ ...by, indicator: "list" }, "indicator"],
    [{ ...by, indicator: "works", ground: "mood" }, "ground"],
    [{ ...by, indicator: "works", item: "none" }, "item"],
    [{ ...by, indicator: "works", occurrences: 1 }, "occurrences"],
    [{ indicator: "works", ground: "reform" }, "by"],
  ] as const) {
    const report = one(exemption);
    expect([report?.scores.works, report?.issues.map(({ pointer }) => pointer)]).toEqual(["4", [`/exemptions/0/${key}`]]);
  }
});

test("numbers that cannot be used are told, and leave their indicator and their conditions open", () => {
  const tiers = {
    primitive: "tiers",
    tiers: [{ when: { fact: "share", operator: "greaterThanInclusive", value: 50 }, points: 10 }],
    else: 0,
  };
  const file = {
    max: 20,
    facts: { share: { type: "number", decimals: 1, min: 0, max: 100 }, kind: { type: "word" } },
    indicators: [leaf("tier", 10, tiers), leaf("kind", 10, { primitive: "severity", by: "kind", table: { mild: 5, grave: 0 } })],
  };
  for (const share of ["60", 60.25, -0.1, 100.1, Number.NaN, Number.POSITIVE_INFINITY, true, [60]]) {
    const report = scored(file, { a: { share, kind: "mild" } }).a;
    expect(report).toMatchObject({
      total: null,
      bounds: ["5", "15"],
      scores: { tier: null, kind: "5" },
      open: [{ indicator: "tier", reason: "unusableFact", facts: ["share"] }],
    });
    expect(report?.issues.map(({ pointer }) => pointer)).toEqual(["/facts/share"]);
  }
  expect(scored(file, { a: { share: -0, kind: "mild" } }).a?.total).toBe("5");
  expect(scored(file, { a: { share: null, kind: "unheard" } }).a?.open.map(({ indicator, reason }) => [indicator, reason])).toEqual([
    ["tier", "missingFact"],
    ["kind", "unusableFact"],
  ]);
  const throwing = {
    get share() {
      throw new Error("no");
    },
  };
  expect(scored(file, { a: throwing }).a).toMatchObject({
    bounds: ["0", "15"],
    issues: [{ code: "unusable_fact", pointer: "/facts/share" }],
  });
});

test("everything that cannot be computed says why", () => {
  const ratio = { primitive: "proRata", of: { fact: "done" }, target: { fact: "planned" }, round: ROUND };
  const record = { type: "record", of: { points: { type: "number" }, reason: { type: "word" }, assessor: { type: "word" } } };
  const periods = { primitive: "periods", of: "quarters", periods: ["Q1", "Q2"], take: "mean", round: ROUND };
  const file = {
    max: 60,
    facts: {
      ...counts("done", "planned", "peers", "times"),
      outside: { type: "number", decimals: 1 },
      given: record,
      quarters: { type: "list", of: { period: { type: "word" }, score: { type: "number" } } },
      on: { type: "flag" },
    },
    indicators: [
      leaf("ratio", 10, ratio),
      leaf("outside", 10, { primitive: "convert", of: { fact: "outside" }, from: [0, 100], factor: 0.1 }),
      leaf("given", 10, { primitive: "award", given: "given", range: [0, 10] }),
      leaf("quarters", 10, periods),
      leaf(
        "peers",
        10,
        { primitive: "ladder", of: { fact: "peers" }, steps: [{ from: 0, points: 10 }] },
        { applies: yes("on"), otherwise: "peerMean", round: ROUND },
      ),
      leaf("place", 10, {
        primitive: "rankPoints",
        place: { place: { fact: "times" }, order: "descending", ties: "competition" },
        table: { 1: 10 },
        else: 0,
      }),
    ],
    ranking: { publish: true, ties: "competition" },
  };
  const fine = {
    done: 1,
    planned: 2,
    outside: 50,
    given: { points: 5, reason: "r", assessor: "p" },
    quarters: [
      { period: "2024-Q1", score: 5 },
      { period: "2024-Q2", score: 6.5 },
    ],
    peers: 1,
    times: 3,
    on: true,
  };
  const reasons = (facts: object, year: number | undefined = 2024) =>
    scored(file, { a: { ...fine, ...facts } }, year === undefined ? {} : { year }).a?.open.map(
      ({ indicator, reason }) => `${indicator} ${reason}`,
    );
  const alone = ["place cohortOfOne", " cohortOfOne"];
  expect(reasons({})).toEqual(alone);
  const with_ = (more: string) => [...(more.startsWith("place") ? [] : [more]), ...alone];
  expect(reasons({ done: 0, planned: 0 })).toEqual(with_("ratio noneOfNone"));
  expect(reasons({ planned: 0 })).toEqual(with_("ratio divisionByNought"));
  expect(reasons({ outside: 100.1 })).toEqual(with_("outside aboveMaximum"));
  expect(reasons({ outside: -1 })).toEqual(with_("outside aboveMaximum"));
  expect(reasons({ given: { points: 5, assessor: "p" } })).toEqual(with_("given noReason"));
  expect(reasons({ given: { points: 5, reason: "r", assessor: " " } })).toEqual(with_("given noAssessor"));
  expect(reasons({ given: { points: 11, reason: "r", assessor: "p" } })).toEqual(with_("given aboveMaximum"));
  expect(reasons({ quarters: fine.quarters.slice(1) })).toEqual(with_("quarters noPeriod"));
  expect(scored(file, { a: fine }).a?.open[0]).toMatchObject({ indicator: "quarters", reason: "noYear" });
  expect(reasons({ on: false })).toEqual(with_("peers emptyCohort"));
  const two = scored(file, { a: fine, b: { ...fine, times: 1 } }, { year: 2024 });
  expect([two.a?.total, two.a?.scores.quarters, two.b?.total, two.a?.rank]).toEqual(["40.75", "5.75", "30.75", 1]);
});

test("a rubric is chosen by category and year, rubrics of one assessment rank as one cohort, and who has none is told and not ranked", () => {
  const one = (more: object) =>
    rubricOf({ max: 10, facts: counts("n"), indicators: [convert("n", 10)], ranking: { publish: true, ties: "competition" }, ...more });
  const rubrics = [
    one({ rubric: "old", categories: ["x"], years: { to: 2023 } }),
    one({ rubric: "new", categories: ["x"], years: { from: 2024 } }),
    one({ rubric: "y", categories: ["y"] }),
  ];
  const organisations = [
    ["a", "x"],
    ["b", "y"],
    ["c", "z"],
    ["d", "x"],
  ].map(([id, category], n) => ({ id: id as string, category: category as string, facts: { n } }));
  const run = scoreCohort(rubrics, { organisations, year: 2024 });
  expect([...run.reports()].map(({ rubric, rank, open }) => [rubric, rank, open.map(({ reason }) => reason)])).toEqual([
    ["new", 3, []],
    ["y", 2, []],
    // It is not scored by any of them, so none is named.
    [undefined, undefined, ["noRubric"]],
    ["new", 1, []],
  ]);
  const population = scorePopulation(rubrics, () => organisations, { year: 2024 });
  expect(organisations.map((each, index) => population.report(index, each))).toEqual([...run.reports()]);
  expect(scoreCohort(rubrics, { organisations }).report(0).open[0]?.reason).toBe("noYear");
  expect(scoreCohort(rubrics[2] as never, { organisations }).report(0).open[0]?.reason).toBe("wrongCategory");
});

test("sums beyond the safe whole numbers are exact, and are told apart in ranks and bands", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const big = (id: string, position: number) =>
    plainLeaf(id, most, {
      primitive: "convert",
      of: read(position),
      from: [
        { n: 0, d: 1 },
        { n: 1, d: 1 },
      ],
      factor: { n: most, d: 1 },
      plus: { n: 0, d: 1 },
      round: null,
    });
  const small = plainLeaf("s", 10, {
    primitive: "ladder",
    of: read(2),
    steps: [0, 1, 2].map((n) => ({ from: constant(n) as never, points: n })),
  });
  const plan = planOf(
    { of: [big("a", 0), big("b", 1), small], big: true, max: Number.MAX_VALUE, take: "sum" },
    { scale: 0, slots: [slot("a"), slot("b"), slot("s")], file: { ranking: { publish: true, ties: "competition" } } as never },
  );
  const run = scoreCohort(plan, cohortOf({ a: 1, b: 1, s: 1 }, { a: 1, b: 1, s: 2 }, { a: 1, b: 1, s: 0 }));
  expect([...run.reports()].map(({ total, rank }) => [total, rank])).toEqual([
    ["18014398509481983", 2],
    ["18014398509481984", 1],
    ["18014398509481982", 3],
  ]);
});

test("a listed case counts once a department with what weighs most, and only the highest of a list where it says so", () => {
  const table = { province: -3, city: -2, county: -1 };
  const term = {
    list: "cases",
    key: ["case", "department"],
    points: { by: "level", table },
    factor: { by: "role", table: { lead: 1, assist: 0.5 } },
  };
  const file = (more: object) => ({
    scale: 1,
    max: 10,
    facts: {
      cases: {
        type: "list",
        of: { case: { type: "word" }, department: { type: "word" }, level: { type: "word" }, role: { type: "word" } },
      },
    },
    indicators: [leaf("cases", 10, { primitive: "perOccurrence", start: 10, terms: [{ ...term, ...more }] })],
  });
  const entry = (name: string, department: string, level: string, role = "lead") => ({ case: name, department, level, role });
  const cases = [entry("1", "d", "city"), entry("1", "d", "province", "assist"), entry("1", "e", "county"), entry("2", "d", "province")];
  expect(scored(file({}), { a: { cases } }).a?.total).toBe("4");
  expect(scored(file({ take: "highest" }), { a: { cases } }).a?.total).toBe("7");
  expect(scored(file({ cap: 2.5 }), { a: { cases } }).a?.total).toBe("7.5");
  const open = scored(file({ cap: 2.5 }), { a: { cases: [...cases, { case: "3", department: "d", role: "lead" }] } }).a;
  expect([open?.bounds, open?.open[0]?.reason]).toEqual([["7.5", "10"], "missingFact"]);
});

test("a group takes only its highest, and a bonus stands beside a sum that is kept within its maximum", () => {
  const file = {
    scale: 0,
    max: 20,
    cap: 22,
    facts: counts("a", "b", "c", "x"),
    indicators: [
      convert("c", 20),
      group("bonus", 5, [convert("a", 5), convert("b", 5)], { take: "highest", beside: "bonus" }),
      leaf("x", 0, { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "x" }, points: -2 }] }, { min: -6, beside: "penalty" }),
    ],
  };
  const reports = scored(file, { p: { a: 2, b: 4, c: 15, x: 1 }, q: { a: 2, b: 4, c: 20, x: 0 }, r: { a: 0, b: 0, c: 3, x: 9 } });
  expect(Object.values(reports).map(({ total, scores }) => [total, scores.bonus, scores.x])).toEqual([
    ["17", "4", "-2"],
    ["22", "4", "0"],
    ["0", "0", "-6"],
  ]);
});
