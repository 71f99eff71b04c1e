import { type Seeded, seeded } from "../rules/seeded.ts";

/** One indicator in both forms. */
export interface Draft {
  readonly id: string;
  readonly facts: Readonly<Record<string, object>>;
  readonly score: object;
  /** What else stands at the indicator. */
  readonly more: object;
  /** The hundredths of a point that `facts` gets, as an expression; the whole cohort before is in `sums` and `places`. */
  readonly byHand: string;
  /** What has to be known of the whole cohort first, as a statement over one organisation's facts. */
  readonly before?: string;
}

type Kind = "checklist" | "counted" | "tiers" | "short" | "shortOfMean" | "share" | "ladder" | "level" | "place" | "outside" | "raters";

/** A mix as in published rubrics: deductions most of all, then checklists and tiers. */
export const KINDS: readonly Kind[] = interleaved({
  counted: 18,
  checklist: 14,
  tiers: 8,
  short: 6,
  share: 5,
  ladder: 2,
  level: 2,
  outside: 2,
  shortOfMean: 1,
  place: 1,
  raters: 1,
});

const ROUND = { mode: "halfUp" };
const count = { type: "count", max: 200 };
const rate = { type: "number", decimals: 1, min: 0, max: 100 };
const flag = { type: "flag" };
const HALF_UP = (top: string, bottom: string): string => `halfUp(${top}, ${bottom})`;

/** Makes one of a kind, with numbers and names by its place. */
export function draftFor(kind: Kind, place: number): Draft {
  const random = seeded(1_000 + place);
  const id = `${kind}${place + 1}`;
  const made = MAKERS[kind](id, random);
  // Every sixth does not apply to everybody: a few facts decide for many.
  if (place % 6 !== 5 || made.before !== undefined) return { id, more: {}, ...made };
  const applies = ["ruralApplies", "newApplies", "staffedApplies"][Math.floor((place % 18) / 6)] as string;
  const otherwise = place % 12 === 5 ? "full" : "none";
  return {
    id,
    ...made,
    facts: { ...made.facts, [applies]: flag },
    more: { applies: { fact: applies, operator: "equal", value: true }, otherwise },
    byHand: `facts.${applies} ? ${made.byHand} : ${otherwise === "full" ? 1000 : 0}`,
  };
}

type Made = Omit<Draft, "id" | "more">;

const MAKERS: Readonly<Record<Kind, (id: string, random: Seeded) => Made>> = {
  checklist(id, random) {
    const items = Array.from({ length: 3 + random.below(2) }, (_, index) => ({
      fact: `${id}Item${index + 1}`,
      points: 50 * (1 + random.below(5)),
    }));
    return {
      facts: Object.fromEntries(items.map(({ fact }) => [fact, flag])),
      score: {
        primitive: "checklist",
        mode: "deduct",
        items: items.map(({ fact, points }, index) => ({
          id: `${index + 1}`,
          points: points / 100,
          when: { fact, operator: "equal", value: true },
        })),
      },
      byHand: within(["1000", ...items.map(({ fact, points }) => `(facts.${fact} ? ${points} : 0)`)].join(" - ")),
    };
  },
  counted(id, random) {
    const terms = Array.from({ length: 1 + random.below(2) }, (_, index) => ({
      fact: `${id}Times${index + 1}`,
      points: 25 * (1 + random.below(6)),
    }));
    const hasCap = random.percent(40);
    const deducted = terms.map(({ fact, points }) => `${points} * facts.${fact}`).join(" + ");
    return {
      facts: Object.fromEntries(terms.map(({ fact }) => [fact, count])),
      score: {
        primitive: "perOccurrence",
        start: 10,
        terms: terms.map(({ fact, points }) => ({ of: { fact }, points: -points / 100 })),
        ...(hasCap && { deductCap: 6 }),
      },
      byHand: within(`1000 - ${hasCap ? `Math.min(600, ${deducted})` : `(${deducted})`}`),
    };
  },
  tiers(id, random) {
    const [much, ok, less] = [85 + random.below(10), 60 + random.below(10), 30];
    const [value, flagged] = [`${id}Rate`, `${id}Audited`];
    const from = (limit: number) => ({ fact: value, operator: "greaterThanInclusive", value: limit });
    return {
      facts: { [value]: rate, [flagged]: flag },
      score: {
        primitive: "tiers",
        tiers: [
          { when: { all: [from(much), { fact: flagged, operator: "equal", value: true }] }, points: 10 },
          { when: from(ok), points: 7 },
          { when: { any: [from(less), { fact: flagged, operator: "equal", value: true }] }, points: 3.5 },
        ],
        else: 0,
      },
      byHand: `(facts.${value} >= ${much} && facts.${flagged} ? 1000 : facts.${value} >= ${ok} ? 700 : facts.${value} >= ${less} || facts.${flagged} ? 350 : 0)`,
    };
  },
  short(id, random) {
    const target = 80 + random.below(19);
    const points = 5 * (1 + random.below(8));
    const short = `${10 * target} - Math.round(facts.${id}Rate * 10)`;
    return {
      facts: { [`${id}Rate`]: rate },
      score: {
        primitive: "perUnitShort",
        of: { fact: `${id}Rate` },
        target,
        side: "below",
        unit: 1,
        points: points / 100,
        steps: "complete",
      },
      byHand: within(`1000 - ${points} * Math.max(0, Math.floor((${short}) / 10))`),
    };
  },
  shortOfMean(id) {
    const own = `Math.round(facts.${id}Rate * 10)`;
    const short = `Math.max(0, sums.${id} - size * ${own})`;
    return {
      facts: { [`${id}Rate`]: rate },
      score: {
        primitive: "perUnitShort",
        of: { fact: `${id}Rate` },
        target: { peerMean: { fact: `${id}Rate` } },
        side: "below",
        unit: 1,
        points: 0.1,
        steps: "proportional",
        round: ROUND,
      },
      before: `sums.${id} += ${own};`,
      byHand: within(HALF_UP(`1000 * 10 * size - 10 * ${short}`, "10 * size")),
    };
  },
  share(id) {
    const [done, planned] = [`facts.${id}Done`, `facts.${id}Planned`];
    return {
      facts: { [`${id}Done`]: count, [`${id}Planned`]: { ...count, min: 1 } },
      score: { primitive: "proRata", of: { fact: `${id}Done` }, target: { fact: `${id}Planned` }, round: ROUND },
      byHand: `(${done} >= ${planned} ? 1000 : ${HALF_UP(`1000 * ${done}`, planned)})`,
    };
  },
  ladder(id) {
    const value = `facts.${id}Times`;
    return {
      facts: { [`${id}Times`]: count },
      score: {
        primitive: "ladder",
        of: { fact: `${id}Times` },
        steps: [
          { from: 0, points: 10 },
          { from: 1, points: 7 },
          { from: 2, points: 5 },
          { from: 3, points: 0 },
        ],
      },
      byHand: `(${value} >= 3 ? 0 : ${value} === 2 ? 500 : ${value} === 1 ? 700 : 1000)`,
    };
  },
  level(id) {
    const value = `facts.${id}Level`;
    return {
      facts: { [`${id}Level`]: { type: "word", words: ["province", "city", "county"] } },
      score: { primitive: "severity", by: `${id}Level`, table: { province: 10, city: 6.5, county: 3 } },
      byHand: `(${value} === "province" ? 1000 : ${value} === "city" ? 650 : 300)`,
    };
  },
  place(id) {
    const table = { 1: 10, 2: 9.5, 3: 9 };
    return {
      facts: { [`${id}Output`]: { type: "count", max: 1_000_000 } },
      score: {
        primitive: "rankPoints",
        place: { place: { fact: `${id}Output` }, order: "descending", ties: "competition" },
        table,
        else: 5,
      },
      before: `outputs.push(facts.${id}Output);`,
      byHand: `(top(facts.${id}Output) === 1 ? 1000 : top(facts.${id}Output) === 2 ? 950 : top(facts.${id}Output) === 3 ? 900 : 500)`,
    };
  },
  outside(id) {
    return {
      facts: { [`${id}Raw`]: rate },
      score: { primitive: "convert", of: { fact: `${id}Raw` }, from: [0, 100], factor: 0.1 },
      byHand: `Math.round(facts.${id}Raw * 10)`,
    };
  },
  raters(id) {
    return {
      facts: {
        [`${id}Scores`]: { type: "list", items: { type: "count" }, max: 10 },
        [`${id}Votes`]: { type: "record", of: { good: { type: "count" }, fair: { type: "count" }, poor: { type: "count" } } },
      },
      score: {
        primitive: "raters",
        groups: [
          { id: "leaders", weight: 0.4, scores: `${id}Scores` },
          { id: "staff", weight: 0.6, votes: `${id}Votes`, values: { good: 10, fair: 6, poor: 2 } },
        ],
        round: ROUND,
      },
      byHand: `rated(facts.${id}Scores, facts.${id}Votes)`,
    };
  },
};

function within(points: string): string {
  return `Math.max(0, Math.min(1000, ${points}))`;
}

/** Spreads kinds over the rubric, so that no stretch of it is of one kind. */
function interleaved(counts: Readonly<Record<Kind, number>>): readonly Kind[] {
  const all = Object.entries(counts).flatMap(([kind, times]) =>
    Array.from({ length: times }, (_, index) => ({ kind: kind as Kind, at: (index + 0.5) / times })),
  );
  return all.sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1)).map(({ kind }) => kind);
}
