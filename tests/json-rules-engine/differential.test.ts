import { addTo, exportRules, importRules, pathResolver, runOnEngine } from "@guiju/json-rules-engine";
import { evaluate, eventsOf, type RuleDocument, type RuleSet, type Truth } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import fc from "fast-check";
import { Engine, type TopLevelCondition } from "json-rules-engine";
import { expect, test } from "vitest";
import { drawing, factsOf, ruleSet, UPSTREAM } from "./generate.ts";

const numRuns = process.env.GUIJU_FULL === undefined ? 1_000 : 24_000;
const seed = 20_260_511;

/** What json-rules-engine says of the document as it stands: rules that hold and that do not, in its order. */
async function upstream(
  document: RuleDocument,
  facts: Readonly<Record<string, unknown>>,
): Promise<{ readonly held: readonly Said[]; readonly failed: readonly Said[] }> {
  const engine = new Engine();
  for (const [name, condition] of Object.entries(document.conditions ?? {})) engine.setCondition(name, condition as TopLevelCondition);
  for (const rule of document.rules) engine.addRule(rule as never);
  const { price: _, ...given } = facts;
  engine.addFact("price", ({ id, year }) => facts[`price{"id":"${id}","year":${year}}`]);
  const { results, failureResults, events } = await engine.run(given);
  expect(results.map(({ event }) => event)).toEqual(events);
  const brief = ({ name, priority = 0 }: { name: string; priority?: number }): Said => ({ name, priority });
  return { held: results.map(brief), failed: failureResults.map(brief) };
}

interface Said {
  readonly name: string;
  readonly priority: number;
}

/** Within one priority json-rules-engine promises no order: there the order of the file is taken. */
function inOrder(said: readonly Said[], document: RuleDocument): readonly string[] {
  const positions = new Map(document.rules.map((rule, index) => [rule.name, index]));
  expect(said.map(({ priority }) => priority)).toEqual(said.map(({ priority }) => priority).sort((a, b) => b - a));
  return [...said]
    .sort((a, b) => b.priority - a.priority || (positions.get(a.name) ?? 0) - (positions.get(b.name) ?? 0))
    .map(({ name }) => name);
}

test(`${numRuns.toLocaleString("en")} generated rule sets give the answers and the order of json-rules-engine, document for document`, async () => {
  const counts = { true: 0, false: 0, both: 0 };
  const operators = new Set<string>();
  const property = fc.asyncProperty(fc.gen(), async (gen) => {
    const draw = drawing(gen);
    const document = ruleSet(draw, "upstream");
    const compiled = compileRuleSet(document);
    expect(compiled.issues).toEqual([]);
    if (compiled.ruleSet === undefined) throw new Error("compiled without issues, and yet nothing");
    for (const operator of JSON.stringify(document).matchAll(/"operator":"([^"]+)"/g)) operators.add(operator[1] as string);
    const shipped = JSON.parse(JSON.stringify(compiled.ruleSet)) as RuleSet;
    const answers = new Set<boolean>();
    for (let time = 0; time < 2; time += 1) {
      const facts = factsOf(draw, 0);
      const theirs = await upstream(document, facts);
      const evaluation = evaluate(compiled.ruleSet, facts);
      expect(evaluation.issues).toEqual([]);
      // A checked rule set is plain JSON: what arrives elsewhere answers the same.
      expect(evaluate(shipped, facts)).toEqual(evaluation);
      const named = compiled.ruleSet.rules.map((rule, index) => [rule.name, evaluation.truths[index]] as const);
      expect(named.filter(([, truth]) => truth === true).map(([name]) => name)).toEqual(inOrder(theirs.held, document));
      expect(named.filter(([, truth]) => truth === false).map(([name]) => name)).toEqual(inOrder(theirs.failed, document));
      const events = (names: readonly string[]) => names.map((name) => document.rules.find((rule) => rule.name === name)?.event);
      const ours = eventsOf(compiled.ruleSet, evaluation);
      expect(ours.events).toEqual(events(inOrder(theirs.held, document)));
      expect(ours.failureEvents).toEqual(events(inOrder(theirs.failed, document)));
      for (const [, truth] of named) {
        counts[truth ? "true" : "false"] += 1;
        answers.add(truth === true);
      }
    }
    if (answers.size === 2) counts.both += 1;
  });
  await fc.assert(property, { numRuns, seed, endOnFailure: true });
  console.log(
    `json-rules-engine: ${numRuns} rule sets, ${counts.true} rules held, ${counts.false} did not, ${operators.size} operators with their decorators`,
  );
  expect(counts.true).toBeGreaterThan(numRuns);
  expect(counts.false).toBeGreaterThan(numRuns);
  expect(counts.both).toBeGreaterThan(numRuns / 3);
  expect(operators.size).toBeGreaterThan(300);
  const names = new Set([...operators].flatMap((operator) => operator.split(":")));
  for (const decorator of ["someFact", "everyFact", "someValue", "everyValue", "not", "swap"]) expect(names).toContain(decorator);
  for (const operator of UPSTREAM) expect(names).toContain(operator);
}, 600_000);

/** What a failure needs to be understood. */
function shown({ rules, conditions }: RuleDocument, given: unknown): string {
  return JSON.stringify({ rules, conditions, given }, (_, value: unknown) => (value === undefined ? "(undefined)" : value));
}

/** A rule set that must compile. */
function compiledOf(document: RuleDocument): RuleSet {
  const { ruleSet, issues } = compileRuleSet(document);
  expect(issues).toEqual([]);
  if (ruleSet === undefined) throw new Error("compiled without issues, and yet nothing");
  return ruleSet;
}

test("with data missing, known by the month or of a wrong kind, two rails of json-rules-engine give the three answers of evaluate", async () => {
  const counts = new Map<Truth, number>();
  let misfits = 0;
  const property = fc.asyncProperty(fc.gen(), async (gen) => {
    const draw = drawing(gen);
    const compiled = compiledOf(ruleSet(draw, "profile"));
    const facts = factsOf(draw, draw.times(0, 4));
    const evaluation = evaluate(compiled, facts);
    const onEngine = await runOnEngine(compiled, facts);
    expect(onEngine.truths, shown(compiled.document, facts)).toEqual(evaluation.truths);
    const told = onEngine.issues.map(({ code, pointer }) => `${code} ${pointer}`);
    for (const { code, pointer } of evaluation.issues) {
      expect(told, shown(compiled.document, facts)).toContain(`${code} ${pointer}`);
      misfits += 1;
    }
    for (const truth of evaluation.truths) counts.set(truth, (counts.get(truth) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: numRuns / 4, seed, endOnFailure: true });
  for (const truth of [true, false, undefined]) expect(counts.get(truth)).toBeGreaterThan(numRuns / 20);
  expect(misfits).toBeGreaterThan(numRuns / 20);
}, 600_000);

test("with complete data, a rule set added to an engine of the host reports the events of evaluate", async () => {
  let fired = 0;
  const property = fc.asyncProperty(fc.gen(), async (gen) => {
    const draw = drawing(gen);
    const compiled = compiledOf(ruleSet(draw, "profile"));
    const { price: _, ...facts } = factsOf(draw, 0);
    const engine = new Engine([], { pathResolver });
    engine.addFact("price", ({ id, year }) => facts[`price{"id":"${id}","year":${year}}`]);
    addTo(engine, compiled);
    const { results } = await engine.run(facts);
    const evaluation = evaluate(compiled, facts);
    expect(evaluation.issues).toEqual([]);
    const held = compiled.rules.filter((_, index) => evaluation.truths[index] === true).map(({ name }) => name);
    expect(results.map(({ name }) => name).sort()).toEqual([...held].sort());
    fired += held.length;
  });
  await fc.assert(property, { numRuns: numRuns / 4, seed, endOnFailure: true });
  expect(fired).toBeGreaterThan(numRuns / 4);
}, 600_000);

test("what is exported is imported again with the same answers", async () => {
  const property = fc.property(fc.gen(), (gen) => {
    const draw = drawing(gen);
    const document = ruleSet(draw, "upstream");
    const compiled = compiledOf(document);
    const { rules, conditions } = JSON.parse(JSON.stringify(exportRules(compiled))) as Record<string, unknown>;
    const imported = importRules({ rules, conditions }, { facts: document.facts });
    expect(imported).toMatchObject({ refused: [], inferred: [], named: [] });
    const facts = factsOf(draw, 0);
    expect(evaluate(compiledOf(imported.document), facts)).toEqual(evaluate(compiled, facts));
  });
  fc.assert(property, { numRuns: numRuns / 4, seed, endOnFailure: true });
});
