import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compare, type Disagreement, type Outcome } from "./compare.ts";
import { excludedFor } from "./excluded.ts";
import { frameworkFolder, readScenarios } from "./scenarios.ts";

/** What is not run or does not agree, each with its reason: reviewed text, held to be exactly what the run finds. */
interface Divergences {
  readonly excluded: Readonly<Record<string, string>>;
  readonly disagreeing: readonly { readonly scenario: string; readonly reason: string; readonly found: readonly Disagreement[] }[];
}

const listed = JSON.parse(readFileSync(join(import.meta.dirname, "divergences.json"), "utf8")) as Divergences;
const scenarios = readScenarios();
const excluded: Record<string, string> = {};
const outcomes = new Map<string, Outcome>();
for (const scenario of scenarios) {
  const reason =
    excludedFor(scenario.document) ?? (scenario.script === undefined ? "a part of another scenario: nothing is expected of it" : undefined);
  if (reason !== undefined) excluded[scenario.name] = reason;
  else if (scenario.script !== undefined) outcomes.set(scenario.name, compare(scenario, scenario.script));
}

test("every scenario is run, or left out for a reason on the list", () => {
  expect(excluded).toEqual(listed.excluded);
  expect(outcomes.size + Object.keys(excluded).length).toBe(scenarios.length);
});

test("the scenarios, our table, `replay` and XState give the same configuration after every event, or stand on the list", () => {
  const disagreeing = [...outcomes].flatMap(([scenario, { scripted, unscripted }]) =>
    scripted.length + unscripted.length === 0 ? [] : [{ scenario, found: [...scripted, ...unscripted] }],
  );
  expect(disagreeing).toEqual(listed.disagreeing.map(({ scenario, found }) => ({ scenario, found })));
  for (const { scenario, reason } of listed.disagreeing) expect(reason.length, scenario).toBeGreaterThan(20);
});

test("our table and `replay` give what every scenario expects, without exception", () => {
  const wrong = [...outcomes].flatMap(([scenario, { scripted }]) =>
    scripted.filter((each) => each.table !== each.expected || each.replay !== each.expected).map((each) => ({ scenario, ...each })),
  );
  expect(wrong).toEqual([]);
});

test("no kind of structure is left without a scenario", () => {
  const kinds = [
    "basic",
    "default-initial-state",
    "documentOrder",
    "hierarchy",
    "hierarchy+documentOrder",
    "history",
    "more-parallel",
    "parallel",
  ];
  for (const kind of [...kinds, "parallel+interrupt", "in", "cond-js", "multiple-events-per-transition"]) {
    const run = [...outcomes.keys()].filter((name) => name.startsWith(`${kind}/`));
    expect(run.length, kind).toBeGreaterThan(0);
  }
  const sum = (of: (outcome: Outcome) => number): number => [...outcomes.values()].reduce((total, each) => total + of(each), 0);
  console.log(
    `scxml: ${outcomes.size} of ${scenarios.length} scenarios are structure alone; ${sum((each) => each.steps)} configurations compared with the scripts, ` +
      `${sum((each) => each.edges)} more steps compared in ${sum((each) => each.flatStates)} flat states; ` +
      `${listed.disagreeing.length} divergences, ${Object.keys(excluded).length} exclusions`,
  );
  expect(sum((each) => each.steps)).toBeGreaterThan(200);
});

test("the scenarios are used under the Apache licence, version 2.0, from where they are installed", () => {
  const licence = readFileSync(join(frameworkFolder, "LICENSE.txt"), "utf8");
  expect(licence).toContain("Apache License");
  expect(licence).toContain("Version 2.0, January 2004");
});
