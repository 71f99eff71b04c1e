import type { RuleDocument } from "@guiju/rules";
import type { Started } from "./engine.ts";

/**
 * Compares what engines say of the first organisations with the first engine.
 *
 * @throws Error naming the organisations and indicators of which an engine says something else, and if an indicator is always or never met
 */
export async function expectSameAnswers(document: RuleDocument, started: ReadonlyMap<string, Started>, count: number): Promise<void> {
  const [[first, model] = [], ...others] = started;
  if (model === undefined) return;
  const met = document.rules.map(() => 0);
  const differences: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const expected = await model.answers(index);
    expected.forEach((answer, rule) => {
      if (answer) met[rule] = (met[rule] ?? 0) + 1;
    });
    for (const [name, engine] of others) {
      const given = await engine.answers(index);
      document.rules.forEach((rule, at) => {
        if (given[at] !== expected[at])
          differences.push(`${name}: ${rule.name} of organisation ${index}: ${given[at]}, ${first}: ${expected[at]}`);
      });
    }
  }
  if (differences.length > 0) throw new Error(`the engines differ ${differences.length} times:\n${differences.slice(0, 20).join("\n")}`);
  const idle = document.rules.filter((_, rule) => met[rule] === 0 || met[rule] === count).map(({ name }) => name);
  if (idle.length > document.rules.length / 4) throw new Error(`indicators with one answer only: ${idle.join(", ")}`);
}
