import fc from "fast-check";
import { both, group, leaf } from "./rubric.fixture.ts";

const ROUND = { mode: "halfUp" };
const MOST = 10;

/** One indicator over facts of its own, by the number of its kind. */
type Kind = (id: string) => {
  readonly score: object;
  readonly facts: Readonly<Record<string, object>>;
  readonly draw: Readonly<Record<string, fc.Arbitrary<unknown>>>;
};

const flag = { type: "flag" };
const count = { type: "count", max: 40 };
const number = { type: "number", decimals: 1, min: 0, max: 100 };
const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const someCount = fc.integer({ min: 0, max: 12 });
const someNumber = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);

const kinds: readonly Kind[] = [
  (id) => ({
    score: {
      primitive: "checklist",
      mode: "deduct",
      items: [1, 2, 3].map((n) => ({ id: `${n}`, points: 2.25 * n, when: yes(`${id}${n}`) })),
    },
    facts: { [`${id}1`]: flag, [`${id}2`]: flag, [`${id}3`]: flag },
    draw: { [`${id}1`]: fc.boolean(), [`${id}2`]: fc.boolean(), [`${id}3`]: fc.boolean() },
  }),
  (id) => ({
    score: { primitive: "checklist", mode: "allOrNothing", items: [1, 2].map((n) => ({ id: `${n}`, points: 5, when: yes(`${id}${n}`) })) },
    facts: { [`${id}1`]: flag, [`${id}2`]: flag },
    draw: { [`${id}1`]: fc.boolean(), [`${id}2`]: fc.boolean() },
  }),
  (id) => ({
    score: {
      primitive: "perOccurrence",
      start: 6,
      deductCap: 5,
      terms: [
        { of: { fact: `${id}1` }, points: -0.75 },
        { of: { fact: `${id}2` }, points: -1, cap: 3, times: { when: yes(`${id}4`), by: 2 } },
        { of: { fact: `${id}3` }, points: 0.5 },
      ],
    },
    facts: { [`${id}1`]: count, [`${id}2`]: count, [`${id}3`]: count, [`${id}4`]: flag },
    draw: { [`${id}1`]: someCount, [`${id}2`]: someCount, [`${id}3`]: someCount, [`${id}4`]: fc.boolean() },
  }),
  (id) => ({
    score: {
      primitive: "tiers",
      tiers: [90, 60, 30].map((value, at) => ({ when: { fact: id, operator: "greaterThanInclusive", value }, points: MOST - 3 * at })),
      else: 1,
    },
    facts: { [id]: number },
    draw: { [id]: someNumber },
  }),
  (id) => ({
    score: { primitive: "proRata", of: { fact: `${id}1` }, target: { fact: `${id}2` }, noneOfNone: "full", round: ROUND },
    facts: { [`${id}1`]: count, [`${id}2`]: count },
    draw: { [`${id}1`]: someCount, [`${id}2`]: someCount },
  }),
  (id) => ({
    score: {
      primitive: "perUnitShort",
      of: { fact: id },
      target: { peerMean: { fact: id } },
      side: "below",
      unit: 1,
      points: 0.1,
      steps: "proportional",
      round: ROUND,
    },
    facts: { [id]: number },
    draw: { [id]: someNumber },
  }),
  (id) => ({
    score: {
      primitive: "rankPoints",
      place: { place: { fact: id }, order: "descending", ties: "competition" },
      table: { 1: 10, 2: 8, 3: 6 },
      else: 1,
      ties: "split",
      round: ROUND,
    },
    facts: { [id]: count },
    draw: { [id]: fc.integer({ min: 0, max: 3 }) },
  }),
  (id) => ({
    score: { primitive: "ratioToBest", of: { fact: id }, best: "greatest", round: ROUND },
    facts: { [id]: count },
    draw: { [id]: someCount },
  }),
];

/** How indicators that do not apply are scored, and how groups take their parts. */
const others = ["full", "none", "peerMean", "exempt"] as const;

/** A rubric over facts of its own, and organisations that lack some of them. */
export interface Drawn {
  readonly file: object;
  readonly facts: readonly Readonly<Record<string, unknown>>[];
}

/** Draws rubrics with their organisations. */
export const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    leaves: fc.array(
      fc.record({
        kind: fc.nat(kinds.length - 1),
        otherwise: fc.option(fc.constantFrom(...others)),
        beside: fc.integer({ min: 0, max: 5 }),
      }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
    nested: fc.boolean(),
    weighted: fc.boolean(),
    ties: fc.constantFrom("below", "above"),
    ranks: fc.constantFrom("competition", "dense"),
    least: fc.boolean(),
    size: fc.integer({ min: 1, max: 7 }),
  })
  .chain(({ leaves, nested, weighted, ties, ranks, least, size }) => {
    const facts: Record<string, object> = { bad: flag, worse: flag };
    const draw: Record<string, fc.Arbitrary<unknown>> = { bad: fc.boolean(), worse: fc.boolean() };
    const made = leaves.map(({ kind, otherwise, beside }, at) => {
      const id = `i${at}x`;
      const { score, facts: own, draw: ofOwn } = (kinds[kind] as Kind)(id);
      Object.assign(facts, own);
      Object.assign(draw, ofOwn);
      const applies = otherwise !== null && { applies: yes(`${id}applies`), otherwise, round: ROUND };
      if (applies) {
        facts[`${id}applies`] = flag;
        draw[`${id}applies`] = fc.boolean();
      }
      // A share that divides a group's maximum in no simple way.
      const bonus = at > 0 && beside === 0;
      return { bonus, leaf: leaf(id, MOST, score, { ...applies, ...(bonus && { beside: "bonus" }) }) };
    });
    const own = made.filter(({ bonus }) => !bonus);
    const half = nested && own.length > 2 ? own.slice(0, 2) : [];
    const shares = weighted && half.length === 2 ? [{ weight: 0.3 }, { weight: 0.7 }] : [];
    const indicators = [
      ...(half.length > 0
        ? [
            group(
              "g",
              (shares.length > 0 ? 1 : 2) * MOST,
              half.map((each, at) => ({ ...each.leaf, ...shares[at] })),
              { round: ROUND, ...(shares.length > 0 && { take: "weighted" }) },
            ),
          ]
        : []),
      ...made.filter((each) => !half.includes(each)).map((each) => each.leaf),
    ];
    const max = (own.length - (shares.length > 0 ? 1 : 0)) * MOST;
    const file = {
      max,
      round: ROUND,
      cap: max + 5,
      facts,
      indicators,
      vetoes: [
        { id: "bad", title: both("bad"), when: yes("bad"), effect: { cap: "b" } },
        { id: "worse", title: both("worse"), when: yes("worse"), effect: "zero" },
      ],
      bands: [
        { grade: "a", to: max / 4 },
        { grade: "b", from: max / 4, to: max / 2 },
        { grade: "c", from: max / 2, to: max * 0.75 },
        { grade: "d", from: max * 0.75, when: yes("bad") },
      ],
      ranking: { publish: true, ties: ranks },
      quotas: [
        { id: "most", grade: "c", kind: "most", share: 0.4, ties },
        ...(least ? [{ id: "least", grade: "a", kind: "least", count: 2, ties }] : []),
      ],
    };
    const one = fc.record(
      Object.fromEntries(Object.entries(draw).map(([name, arbitrary]) => [name, fc.option(arbitrary, { nil: undefined, freq: 12 })])),
    );
    return fc.array(one, { minLength: size, maxLength: size }).map((given) => ({
      file,
      facts: given.map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined))),
    }));
  });
