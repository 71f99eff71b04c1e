import { readFileSync } from "node:fs";
import { type Cohort, scoreCohort } from "@guiju/assessment";
import { compileAssessment } from "@guiju/assessment/compile";
import { type ScoreChart, scoreChart } from "@guiju/assessment/explain";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Site, served } from "./served.ts";

const VERSIONS = ["4", "5", "6"] as const;
const PACK = new URL("../../packages/pack-published-rubrics/", import.meta.url);

let browser: Browser;
let site: Site;
beforeAll(async () => {
  const page = (version: string) =>
    `<!doctype html><meta charset="utf-8"><title>chart</title><div id="chart" style="width:900px;height:500px"></div>` +
    `<script src="/echarts-${version}.js"></script><script src="/page.js"></script>`;
  const library = (version: string) =>
    readFileSync(new URL(`../../node_modules/echarts-${version}/dist/echarts.min.js`, import.meta.url), "utf8");
  site = await served(
    {
      ...Object.fromEntries(
        VERSIONS.flatMap((version) => [
          [`/${version}`, { kind: "text/html" as const, text: page(version) }],
          [`/echarts-${version}.js`, { kind: "text/javascript" as const, text: library(version) }],
        ]),
      ),
      "/page.js": { kind: "text/javascript", text: readFileSync(new URL("./chart-page.js", import.meta.url), "utf8") },
    },
    "script-src 'self'",
  );
  browser = await driver.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

function json(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, PACK), "utf8"));
}

/** The charts of the three departments of a worked case, and of the first one without a fact. */
function charts(): readonly ScoreChart[] {
  const { assessment } = compileAssessment(json("assessments/staffing-use.json"), { name: "published-rubrics/staffing-use", version: "1" });
  const { cases } = json("cases/staffing-use.test.json") as {
    readonly cases: readonly (Cohort & { readonly id: string; readonly cohortFacts: object })[];
  };
  const worked = cases.find(({ id }) => id === "A");
  const [first] = worked?.organisations ?? [];
  if (assessment === undefined || worked === undefined || first === undefined) throw new Error("the worked case is gone");
  const { performanceRaw: _, ...facts } = first.facts;
  const organisations = [...worked.organisations, { id: "open", facts }];
  const run = scoreCohort(assessment, { facts: worked.cohortFacts as NonNullable<Cohort["facts"]>, organisations });
  return organisations.map((__, index) => scoreChart(run, index, "zh"));
}

test.each(VERSIONS)(
  "ECharts %s draws the chart of a score: each axis and bar by its title, each number, nothing for what is open",
  async (version) => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on("pageerror", (error) => said.push(error.message));
    page.on("console", (message) => said.push(message.text()));
    await page.goto(`${site.address}/${version}`);
    for (const chart of charts()) {
      const drawn = (await page.evaluate(`draw(${JSON.stringify(chart)})`)) as {
        texts: string[];
        bars: number[];
        radar: (number | string | null)[];
      };
      const { radar, yAxis, series, title } = chart;
      expect(drawn.texts).toEqual(expect.arrayContaining([title.text, ...(radar?.indicator ?? []).map(({ name }) => name), ...yAxis.data]));
      expect(drawn.bars).toEqual(series.at(-1)?.data);
      expect(drawn.radar).toEqual(radar === undefined ? [] : (series[0] as { data: readonly { value: unknown }[] }).data[0]?.value);
    }
    expect(charts().some(({ radar }) => radar !== undefined)).toBe(true);
    expect(said).toEqual([]);
  },
);
