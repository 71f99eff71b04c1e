import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { ScoreReport } from "@guiju/assessment";
import { compileAssessment } from "@guiju/assessment/compile";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundled } from "./bundle.ts";
import { type Site, served } from "./served.ts";

const LIMIT_BYTES = 25 * 1024;
const SCRIPTS = ["assessment", "rubric", "page"].map((name) => `<script src="/${name}.js"></script>`).join("");
const PAGE = `<!doctype html><meta charset="utf-8"><title>assessment</title>${SCRIPTS}`;
const PACK = new URL("../../packages/pack-published-rubrics/", import.meta.url);

interface CaseFile {
  readonly cases: readonly {
    readonly id: string;
    readonly parameters: Readonly<Record<string, boolean>>;
    readonly cohortFacts: object;
    readonly organisations: readonly object[];
    readonly expect: { readonly organisations: Readonly<Record<string, Partial<ScoreReport>>> };
  }[];
}

let browser: Browser;
let site: Site;
beforeAll(async () => {
  site = await served(
    {
      "/": { kind: "text/html", text: PAGE },
      "/assessment.js": {
        kind: "text/javascript",
        text: await bundled(["@guiju/assessment", "@guiju/assessment/cohort", "@guiju/assessment/population"], "guiju"),
      },
      "/rubric.js": { kind: "text/javascript", text: shipped() },
      "/page.js": { kind: "text/javascript", text: readFileSync(new URL("./assessment-page.js", import.meta.url), "utf8") },
    },
    "script-src 'self'",
  );
  browser = await driver.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The worked case of three departments. */
function workedCase(): CaseFile["cases"][number] {
  const found = (json("cases/staffing-use.test.json") as CaseFile).cases.find(({ id }) => id === "A");
  if (found === undefined) throw new Error("the worked case is gone");
  return found;
}

/** What a host sends to the page: the checked rubric as plain JSON, and its cohort. */
function shipped(): string {
  const { parameters, cohortFacts, organisations } = workedCase();
  const options = { name: "published-rubrics/staffing-use", version: "1", parameters };
  const { assessment } = compileAssessment(json("assessments/staffing-use.json"), options);
  if (assessment === undefined) throw new Error("the rubric is refused");
  return `const rubric = ${JSON.stringify(assessment)};\nconst cohort = ${JSON.stringify({ facts: cohortFacts, organisations })};\n`;
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, PACK), "utf8"));
}

test("what scores by a checked rubric takes at most 25 KB of a page, compressed, with everything it depends on", async () => {
  const size = async (names: readonly string[]) => gzipSync(await bundled(names, "guiju"), { level: 9 }).length;
  const bytes = await size(["@guiju/assessment"]);
  const all = await size(["@guiju/core", "@guiju/rules", "@guiju/assessment"]);
  const more = await size(["@guiju/assessment", "@guiju/assessment/cohort", "@guiju/assessment/population", "@guiju/assessment/explain"]);
  process.stdout.write(
    `@guiju/assessment in a browser: ${bytes} bytes, gzip; with all names of core and rules: ${all}; with lines, populations and explanations: ${more}\n`,
  );
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});

test("a shipped rubric is scored in Chromium, where no text may be run as code, to the points of the worked case", async () => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(site.address);
  const { reports, ...rest } = (await page.evaluate("answers")) as { reports: ScoreReport[] };
  expect(said).toEqual([]);
  expect(reports.map(({ id, total, rank, grade }) => [id, total, rank, grade])).toEqual([
    ["甲", "93.4", 1, "good"],
    ["乙", "86.05", 2, "excellent"],
    ["丙", "78.3", 3, "good"],
  ]);
  const expected = workedCase().expect.organisations;
  expect(Object.keys(expected)).toHaveLength(3);
  for (const report of reports) expect(report).toMatchObject(expected[report.id] as object);
  expect(rest).toEqual({
    violationsByScores: [],
    // The policy was on: what it forbids failed, and was reported by the same listener.
    eval: "EvalError",
    violationsByEval: ["script-src eval"],
  });
});
