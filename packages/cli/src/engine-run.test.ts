import { chineseDays } from "@guiju/core/chinese-days";
import * as real from "@guiju/json-rules-engine";
import { runCases } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { captured, LIBRARY } from "./captured-run.ts";
import { type Adapter, engineRun, loadAdapter } from "./engine-run.ts";

async function compared(adapter: Adapter) {
  const pack = loadPack(LIBRARY);
  const again = engineRun(adapter, pack);
  return again.compared(runCases(pack, { calendar: chineseDays(), record: again.record }));
}

test("every condition and rule set that the cases test is answered alike by json-rules-engine", async () => {
  const { results, count } = await compared(real);
  expect(count.different).toBe(0);
  expect(count.conditions).toBeGreaterThan(0);
  expect(count.runs).toBe(3);
  expect(results.every((result) => result.passed)).toBe(true);
});

test("an engine that answers otherwise fails the case, with the file, line and column of the condition", async () => {
  const contrary: Adapter = {
    ...real,
    answersOnEngine: async (questions) => (await real.answersOnEngine(questions)).map((truth) => (truth === undefined ? true : !truth)),
  };
  const { results, count } = await compared(contrary);
  expect(count.different).toBe(count.conditions);
  const failed = results.filter((result) => !result.passed);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed[0]?.differences[0]?.what).toMatch(/^(norms|lifecycles)\/card\.json:\d+:\d+ \(json-rules-engine\)$/);
  expect(failed[0]?.differences[0]?.place).toMatchObject({ file: "cases/card.test.json" });
});

test("rule sets are compared rule by rule", async () => {
  const silent: Adapter = {
    ...real,
    runOnEngine: async (ruleSet) => ({ truths: ruleSet.rules.map(() => undefined), issues: [] }) as never,
  };
  const { results, count } = await compared(silent);
  expect(count.different).toBe(2);
  expect(results.filter((result) => !result.passed).map((result) => result.id)).toEqual(["R-01", "R-02"]);
});

test("the command counts what was answered again, in both languages and as JSON", async () => {
  const args = ["test", "library", "--filter=-0", "--engine", "json-rules-engine"];
  const { code, stdout } = await captured([...args, "--lang", "en"]);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /json-rules-engine answered [1-9]\d* distinct conditions \(\d+ tests\) and 3 runs of rule sets; 0 answers differ\./,
    ),
  ]);
  expect((await captured(args)).stdout).toContain("答案不同的 0 处");
  expect(JSON.parse((await captured([...args, "--json"])).stdout).packs[0].engine).toMatchObject({
    engine: "json-rules-engine",
    different: 0,
    runs: 3,
  });
});

test("the conditions of the installed pack are answered alike, some of them unknown to both", async () => {
  const pack = loadPack("cpc");
  const again = engineRun(real, pack);
  const seen = new Set<boolean | undefined>();
  const record: typeof again.record = {
    ...again.record,
    condition(...told) {
      seen.add(told[5]);
      again.record.condition(...told);
    },
  };
  const { count } = await again.compared(runCases(pack, { calendar: chineseDays(), record }));
  expect(count.different).toBe(0);
  expect(count.conditions).toBeGreaterThan(300);
  expect(seen).toEqual(new Set([true, false, undefined]));
});

test("without the adapter the command says which package to install; another failure of it is not hidden", async () => {
  const missing = (name: string) =>
    Object.assign(new Error(`Cannot find package '${name}' imported from here`), { code: "ERR_MODULE_NOT_FOUND" });
  const load = (error: Error) => loadAdapter(() => Promise.reject(error));
  await expect(load(missing("@guiju/json-rules-engine"))).rejects.toMatchObject({
    code: "usage",
    message: expect.stringContaining("npm install @guiju/json-rules-engine"),
  });
  await expect(load(missing("another-package"))).rejects.toMatchObject({ code: "ERR_MODULE_NOT_FOUND" });
});
