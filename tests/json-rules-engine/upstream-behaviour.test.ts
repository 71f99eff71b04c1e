import { runOnEngine } from "@guiju/json-rules-engine";
import { evaluate, eventsOf, prefetch } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { Engine } from "json-rules-engine";
import { expect, test } from "vitest";
import { type Behaviour, behaviours, type Run } from "./upstream-behaviour.ts";

/** Types of events of json-rules-engine with its default path resolver, or the message of its error. */
async function upstream({ conditions = {}, rules, options }: Behaviour, { facts, answers = {} }: Run): Promise<readonly string[] | string> {
  try {
    const engine = new Engine([], options ?? {});
    for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as never);
    for (const rule of rules) engine.addRule(structuredClone(rule) as never);
    for (const [fact, known] of Object.entries(answers)) engine.addFact(fact, (params) => known[JSON.stringify(params)]);
    return (await engine.run(structuredClone(facts))).events.map(({ type }) => type);
  } catch (error) {
    return (error as Error).message;
  }
}

const taken = behaviours.filter(({ refused }) => refused === undefined);
const refused = behaviours.filter((behaviour) => behaviour.refused !== undefined);

test.each(behaviours)("json-rules-engine: $says", async (behaviour) => {
  for (const run of behaviour.runs) {
    const result = await upstream(behaviour, run);
    if (run.throws === undefined) expect(result).toEqual(run.events);
    else expect(result).toBe(run.throws);
  }
});

test.each(taken)("Guiju: $says", ({ facts, conditions, rules, runs }) => {
  const { ruleSet, issues } = compileRuleSet({ facts, ...(conditions && { conditions }), rules });
  expect(issues).toEqual([]);
  if (ruleSet === undefined) throw new Error("compiled without issues, and yet nothing");
  for (const { facts: given, answers = {}, events = [], ours } of runs) {
    const all = { ...given };
    for (const [fact, known] of Object.entries(answers)) for (const [params, answer] of Object.entries(known)) all[fact + params] = answer;
    const found = eventsOf(ruleSet, evaluate(ruleSet, all));
    const types = (list: readonly { readonly type: string }[]) => list.map(({ type }) => type);
    expect({ events: types(found.events), undetermined: types(found.undetermined) }).toEqual(ours ?? { events, undetermined: [] });
  }
});

test.each(refused)("Guiju refuses: $says", ({ facts, conditions, rules, refused: reason }) => {
  const { ruleSet, issues } = compileRuleSet({ facts, ...(conditions && { conditions }), rules });
  expect(ruleSet).toBeUndefined();
  expect(issues.map(({ code }) => code)).toContain(reason?.code);
  expect(issues.every(({ pointer }) => pointer?.match(/^\/(rules|conditions)\//))).toBe(true);
});

test("facts that take time are asked for one by one there, and here in one batch, of which each is named once", async () => {
  const all = [
    { fact: "price", params: { id: "a" }, operator: "greaterThan", value: { fact: "price", params: { id: "b" } } },
    { not: { fact: "price", params: { id: "a" }, operator: "lessThan", value: 2 } },
    { fact: "open", operator: "equal", value: true },
  ];
  const rules = [{ name: "r", conditions: { all }, event: { type: "r" } }];
  const prices: Readonly<Record<string, number>> = { a: 3, b: 2 };
  const engine = new Engine(structuredClone(rules) as never);
  engine.addFact("price", async ({ id }) => prices[id]);
  engine.addFact("open", async () => true);
  expect((await engine.run()).events).toEqual([{ type: "r" }]);
  const facts = { price: { type: "number", params: { id: { type: "word" } } }, open: { type: "flag" } };
  const { ruleSet } = compileRuleSet({ facts, rules });
  if (ruleSet === undefined) throw new Error("not compiled");
  const batches: unknown[] = [];
  const known = await prefetch(ruleSet, async (requests) => {
    batches.push(requests.map(({ fact, params }) => [fact, params]));
    return requests.map(({ fact, params }) => (fact === "open" ? true : prices[String(params?.id)]));
  });
  expect(batches).toEqual([
    [
      ["price", { id: "a" }],
      ["price", { id: "b" }],
      ["open", undefined],
    ],
  ]);
  expect(evaluate(ruleSet, known).truths).toEqual([true]);
});

test("every condition that is taken answers on two rails of json-rules-engine as it does here", async () => {
  for (const { facts, conditions, rules, runs } of taken) {
    const { ruleSet } = compileRuleSet({ facts, ...(conditions && { conditions }), rules });
    if (ruleSet === undefined) throw new Error("not compiled");
    for (const { facts: given } of runs) expect((await runOnEngine(ruleSet, given)).truths).toEqual(evaluate(ruleSet, given).truths);
  }
});
