import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { renderIssue } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Lifecycle, replay, type Verdict } from "@guiju/lifecycle";
import { type CaseResult, checkPack, coverageOf, reportTexts, runCases } from "@guiju/pack";
import { loadPack, readPackFolder } from "@guiju/pack/node";
import { fileSchemas } from "@guiju/pack/schema";
import { condSchema, exprSchema } from "@guiju/rules/schema";
import { expect, test } from "vitest";
import { generatedFiles } from "../../scripts/generated-files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "packages/pack-cpc");
const calendar = chineseDays();
const pack = loadPack("cpc");
const results = runCases(pack, { calendar });

test("every file of the pack names the JSON Schema of its kind by a path that exists", () => {
  const schemas = fileSchemas({ expr: exprSchema, cond: condSchema });
  for (const [path, text] of readPackFolder(folder)) {
    const schema = (JSON.parse(text) as { $schema: string }).$schema;
    const target = resolve(dirname(join(folder, path)), schema);
    expect(existsSync(target), `${path}: ${schema}`).toBe(true);
    const kind = /([a-z]+)\.schema\.json$/.exec(schema)?.[1] as keyof typeof schemas;
    expect(schemas[kind].safeParse(JSON.parse(text)).error?.issues, path).toBeUndefined();
  }
});

test("the pack has no error: model, texts, links and cases", () => {
  const errors = checkPack(pack, { calendar }).filter((issue) => issue.severity !== "warning");
  expect(errors.map((issue) => renderIssue(issue, pack.sources.get(issue.place?.file ?? ""), "en"))).toEqual([]);
});

test.each(results.map((result) => [result.id, result] as const))("%s", (_, result) => {
  expect(explained(result)).toEqual([]);
});

test("every norm and decision of the pack judges something in at least one worked case", () => {
  expect(coverageOf(pack, results, calendar).norms.untouched).toEqual([]);
});

test("every verdict of every worked case is said as full sentences with its article, and no name is left untranslated", () => {
  for (const { cases } of pack.cases) {
    for (const { id, history } of cases) {
      const lifecycle = pack.lifecycles.get(String(history.lifecycle)) as Lifecycle;
      const texts = reportTexts(pack, lifecycle);
      const report = replay(lifecycle, history as never, { calendar });
      const said = [
        ...report.verdicts.map((verdict: Verdict) => texts.verdict(verdict)),
        ...report.decisions.map((decision) => texts.decision(decision)),
        ...report.obligations.map((owed) => texts.obligation(owed)),
        ...report.missing.map((missing) => texts.missing(missing)),
        ...report.refused.map((refused) => texts.refused(refused)),
      ];
      for (const text of said) {
        expect(text.zh, id).toMatch(/。$/);
        expect(text.en, id).toMatch(/\.$/);
        expect(`${text.zh}${text.en}`, id).not.toMatch(/[{}]|undefined|\bnull\b|\bNaN\b/);
        expect(text.zh, id).not.toMatch(/\b[A-Z]{2,}_[A-Z]+\b|[a-z]+[A-Z][a-z]+/);
      }
    }
  }
});

/** Every act that a norm of the pack demands, by its lifecycle and edition. */
const demanded = [...pack.lifecycles.values()].flatMap(({ name, source }) =>
  source.norms.flatMap((norm) =>
    norm.editions.flatMap((edition) =>
      (edition.replace?.demands ?? norm.demands ?? []).map(({ act }) => [`${name} ${edition.id} ${act}`, name, edition, act] as const),
    ),
  ),
);

test.each(demanded)("what lacks is answered before the act, and otherwise once that is on record: %s", (_, name, edition, act) => {
  const texts = reportTexts(pack, pack.lifecycles.get(name) as Lifecycle);
  const verdict: Verdict = {
    ...{ norm: edition.id, check: null, act, on: null, status: "violated", modality: "must", reason: "missingAct", basis: edition.basis },
    ...{ earliest: null, latest: null, provisional: false, readings: [], ambiguities: [], facts: { before: act, beforeOn: "2026-06-01" } },
  };
  const [recorded, asked] = [texts.verdict(verdict), texts.verdict(verdict, "asked")];
  expect(recorded.zh).toMatch(/确(已|有).*倒填日期/);
  expect(recorded.en).toMatch(/backdate/);
  expect(recorded.zh).not.toMatch(/请先|再往下办。|请补录/);
  expect(`${asked.zh}${asked.en}`).not.toMatch(/倒填日期|backdate/);
});

test("the tables beside the data and the JSON Schemas are those the data yields (npm run docs writes them)", () => {
  for (const [path, text] of generatedFiles(root)) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(readFileSync(join(root, path), "utf8"), path).toBe(text);
  }
});

test("no file of the pack cites a web address", () => {
  for (const [path, text] of readPackFolder(folder)) expect(text.match(/https?:\/\/[^"\s]*/g) ?? [], path).toEqual([]);
});

test("the editions of the pack's instruments are in force in the order of their days of issue", () => {
  for (const [name, instrument] of Object.entries(pack.instruments)) {
    const days = Object.keys(instrument.editions);
    expect([...days].sort(), name).toEqual(days);
    for (const [issued, edition] of Object.entries(instrument.editions)) expect(edition.inForce >= issued, `${name} ${issued}`).toBe(true);
  }
});

/** What a failed case would have to change, a line each. */
function explained(result: CaseResult): readonly string[] {
  const where = `${result.file}:${result.place?.line ?? "?"}`;
  const differences = result.differences.map(
    (each) => `${where} ${each.what}: expected ${JSON.stringify(each.expected)}, found ${JSON.stringify(each.actual)}`,
  );
  return [...result.issues.map((issue) => `${where} ${issue.pointer} ${issue.message.en}`), ...differences];
}
