import { importRules } from "@guiju/json-rules-engine";
import { evaluate } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import fc from "fast-check";
import { Engine, type TopLevelCondition } from "json-rules-engine";
import { expect, test } from "vitest";
import { drawing, factsOf, ruleSet } from "./generate.ts";

const numRuns = process.env.GUIJU_FULL === undefined ? 250 : 6_000;
const seed = 20_260_511;

test("rules imported with kinds concluded from samples answer as json-rules-engine does", async () => {
  const counts = { imported: 0, refused: 0, held: 0 };
  const property = fc.asyncProperty(fc.gen(), async (gen) => {
    const draw = drawing(gen);
    const { rules, conditions = {} } = ruleSet(draw, "upstream");
    const facts = factsOf(draw, 0);
    const { document, refused } = importRules({ rules, conditions }, { samples: [facts, factsOf(draw, 0), factsOf(draw, 0)] });
    const { ruleSet: compiled, issues } = compileRuleSet(document);
    expect(issues).toEqual([]);
    if (compiled === undefined) throw new Error("compiled without issues, and yet nothing");
    const engine = new Engine();
    for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as TopLevelCondition);
    for (const rule of rules) engine.addRule(rule as never);
    const { price: _, ...given } = facts;
    engine.addFact("price", ({ id, year }) => facts[`price{"id":"${id}","year":${year}}`]);
    const { results } = await engine.run(given);
    const evaluation = evaluate(compiled, facts);
    expect(evaluation.issues).toEqual([]);
    compiled.rules.forEach(({ name }, index) => {
      const held = results.some((result) => result.name === name);
      expect(evaluation.truths[index], JSON.stringify({ document, facts })).toBe(held);
      if (held) counts.held += 1;
    });
    counts.imported += document.rules.length;
    counts.refused += rules.length - document.rules.length;
    expect(refused.length > 0).toBe(
      rules.length > document.rules.length || Object.keys(conditions).length > Object.keys(document.conditions ?? {}).length,
    );
  });
  await fc.assert(property, { numRuns, seed, endOnFailure: true });
  expect(counts.held).toBeGreaterThan(numRuns / 2);
  expect(counts.imported).toBeGreaterThan(9 * counts.refused);
});

test("whatever is broken in a file, an import ends with a document that compiles and a place for each refusal", () => {
  let refusals = 0;
  const property = fc.property(fc.gen(), (gen) => {
    const draw = drawing(gen);
    const { rules, conditions } = structuredClone(ruleSet(draw, "upstream"));
    const file: unknown = { rules, ...(conditions && { conditions }) };
    for (let left = draw.times(1, 3); left > 0; left -= 1) spoil(file, draw, gen(fc.jsonValue, { maxDepth: 2 }));
    const { document, refused } = importRules(file, draw.among([{}, { samples: [factsOf(draw, 1)] }]));
    expect(compileRuleSet(document).issues).toEqual([]);
    for (const { pointer } of refused) expect(pointer === "" || pointer.startsWith("/")).toBe(true);
    refusals += refused.length;
  });
  fc.assert(property, { numRuns, seed, endOnFailure: true });
  expect(refusals).toBeGreaterThan(numRuns / 2);
});

/** Puts something strange at a place of a file, or adds a key. */
function spoil(file: unknown, draw: ReturnType<typeof drawing>, strange: unknown): void {
  let at = file as Record<string, unknown>;
  for (let depth = draw.times(0, 8); depth > 0; depth -= 1) {
    const inner = Object.values(at).filter((value): value is Record<string, unknown> => typeof value === "object" && value !== null);
    if (inner.length === 0) break;
    at = draw.among(inner);
  }
  const key = draw.among([...Object.keys(at), "weight", "__proto__", "fact"]);
  Object.defineProperty(at, key, { value: strange, enumerable: true, configurable: true, writable: true });
}
