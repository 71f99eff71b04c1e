import fc from "fast-check";
import { expect, test } from "vitest";
import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import { type Block, LEFT_OUT, wholeAt } from "./block.ts";
import { drawn } from "./drawn.fixture.ts";
import { both, group, leaf, rubricOf } from "./rubric.fixture.ts";
import { scoreCohort } from "./score-cohort.ts";

const ROUND = { mode: "halfUp" };
const yes = (fact: string) => ({ fact, operator: "equal", value: true });

/** Fails where definite points, or the least and most of a group, lie outside what was proven of the node. */
function expectWithin(rubric: Assessment, organisations: readonly Organisation[]): number {
  const { block } = scoreCohort(rubric, { organisations }).panels[0] as { readonly block: Block };
  let met = 0;
  for (const [position, { id, low, high }] of rubric.nodes.entries())
    for (let index = 0; index < block.size; index += 1) {
      const at = position * block.size + index;
      const [least, most] = [wholeAt(block.low, block.bigLow, at), wholeAt(block.high, block.bigHigh, at)];
      if (least !== most || block.leftOut[position]?.[index] === LEFT_OUT) continue;
      // The cap and the floor of the total stand in the assessment, not in the node.
      if (id === "" && (least === rubric.cap || least === rubric.floor)) continue;
      met += 1;
      expect([id, least >= BigInt(low), most <= BigInt(high)]).toEqual([id, true, true]);
    }
  return met;
}

test("definite points lie within what was proven of their indicator, whatever the rubric", () => {
  let met = 0;
  fc.assert(
    fc.property(drawn, ({ file, facts }) => {
      met += expectWithin(
        rubricOf(file),
        facts.map((each, index) => ({ id: `o${index}`, facts: each })),
      );
    }),
    { numRuns: 300 },
  );
  expect(met).toBeGreaterThan(1000);
});

/** A leaf between two numbers of points, over a fact of its own. */
const between = (id: string, min: number, max: number, more: object) =>
  leaf(id, max, { primitive: "convert", of: { fact: id }, from: [min, max], factor: 1 }, { min, ...more });

const part = fc.record({
  max: fc.integer({ min: 0, max: 6 }),
  depth: fc.integer({ min: 0, max: 4 }),
  exempt: fc.boolean(),
  bonus: fc.boolean(),
});

test("so it is in groups of groups, weighed anew without those left out, with children that only take and with a bonus inside", () => {
  let met = 0;
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 0, max: 40 }),
      fc.infiniteStream(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())),
      (parts, depth, stream) => {
        const facts: Record<string, object> = {};
        const children = parts.map(({ max, depth: below, exempt, bonus }, at) => {
          const id = `i${at}`;
          const low = max === 0 && below === 0 ? -1 : -below;
          facts[id] = { type: "number", decimals: 2, min: low, max };
          facts[`${id}on`] = { type: "flag" };
          const applies = exempt && { applies: yes(`${id}on`), otherwise: "exempt" };
          return { ...between(id, low, max, { ...applies, ...(bonus && at > 0 && { beside: "bonus" }) }), points: [low, max] as const };
        });
        const own = children.filter((child) => !("beside" in child));
        const max = own.reduce((sum, child) => sum + child.points[1], 0);
        fc.pre(max > 0);
        const plain = children.map(({ points: _, ...child }) => child);
        const inner = group("g", max, plain, { round: ROUND, min: -depth });
        const file = {
          max: max + 1,
          facts: { ...facts, z: { type: "number", decimals: 2, min: 0, max: 1 } },
          indicators: [inner, between("z", 0, 1, {})],
        };
        const organisations = Array.from({ length: 8 }, (_, index): Organisation => {
          const given: Record<string, unknown> = { z: 0 };
          for (const [at, child] of children.entries()) {
            const [share, flag] = stream.next().value as readonly [number, boolean];
            const [low, high] = child.points;
            given[`i${at}`] = share < 0.3 ? low : share > 0.7 ? high : Math.round(low + share * (high - low));
            given[`i${at}on`] = flag;
          }
          return { id: `o${index}`, facts: given };
        });
        met += expectWithin(rubricOf({ title: both("t"), ...file }), organisations);
      },
    ),
    { numRuns: 500 },
  );
  expect(met).toBeGreaterThan(5000);
});

test("a child that only takes weighs more where others are left out, and the least of the group allows for it", () => {
  const facts = {
    a: { type: "number", min: 0, max: 10 },
    b: { type: "number", min: -5, max: 0 },
    c: { type: "number", min: 0, max: 10 },
    on: { type: "flag" },
  };
  const children = [between("a", 0, 10, {}), between("b", -5, 0, {}), between("c", 0, 10, { applies: yes("on"), otherwise: "exempt" })];
  const rubric = rubricOf({ max: 20, facts, indicators: [group("g", 20, children, { min: -100, round: ROUND })] });
  const run = scoreCohort(rubric, { organisations: [{ id: "x", facts: { a: 0, b: -5, c: 3, on: false } }] });
  expect(run.report(0).scores.g).toBe("-10");
  expect(Number(rubric.nodes.find(({ id }) => id === "g")?.low)).toBeLessThanOrEqual(-1000);
});

test("a bonus inside a group is added after the group was kept within its maximum, and may lift it above", () => {
  const facts = { a: { type: "number", min: 0, max: 10 }, b: { type: "number", min: 0, max: 3 } };
  const children = [between("a", 0, 10, {}), between("b", 0, 3, { beside: "bonus" })];
  const rubric = rubricOf({ max: 10, facts, indicators: [group("g", 10, children)] });
  const report = scoreCohort(rubric, { organisations: [{ id: "x", facts: { a: 10, b: 2 } }] }).report(0);
  expect([report.scores.g, rubric.nodes.find(({ id }) => id === "g")?.high]).toEqual(["12", "1300"]);
});
