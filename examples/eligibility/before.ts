// The host as it was: json-rules-engine on rules.json. It runs without a complaint, and grants what it should not.
import { readFileSync } from "node:fs";
import { Engine, type RuleProperties } from "json-rules-engine";
import { incomeOf, type Resident, residents, TODAY } from "./records.ts";

const rules = JSON.parse(readFileSync(new URL("./rules.json", import.meta.url), "utf8")) as RuleProperties[];

function wholeMonths(since: string, until: string): number {
  const [a, b] = [since.split("-").map(Number), until.split("-").map(Number)] as [[number, number, number], [number, number, number]];
  return (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0);
}

async function granted(id: string, resident: Resident): Promise<readonly string[]> {
  const engine = new Engine(rules, { allowUndefinedFacts: true });
  engine.addFact("resident", { ...resident, months: wholeMonths(resident.employedSince, TODAY) });
  engine.addFact("income", (params) => incomeOf(id, Number(params.year)));
  const { events } = await engine.run();
  return events.map((event) => event.type);
}

for (const [id, resident] of residents) {
  const events = await granted(id, resident);
  console.log(`${id}  ${events.join(", ") || "-"}`);
}
