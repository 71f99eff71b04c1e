import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundled } from "./bundle.ts";
import { type Site, served } from "./served.ts";

const LIMIT_BYTES = 12 * 1024;
const PAGE = '<!doctype html><meta charset="utf-8"><title>rules</title><script src="/rules.js"></script><script src="/page.js"></script>';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  const page = readFileSync(new URL("./rules-page.js", import.meta.url), "utf8");
  site = await served(
    {
      "/": { kind: "text/html", text: PAGE },
      "/rules.js": { kind: "text/javascript", text: await bundled(["@guiju/rules", "@guiju/rules/compile"], "guiju") },
      "/page.js": { kind: "text/javascript", text: page },
    },
    "script-src 'self'",
  );
  browser = await driver.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test("the rules take at most 12 KB of a page, compressed, with everything they depend on", async () => {
  const bytes = gzipSync(await bundled(["@guiju/rules"], "guiju"), { level: 9 }).length;
  process.stdout.write(`@guiju/rules in a browser: ${bytes} bytes, gzip\n`);
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});

test("a rule set is refused, compiled and evaluated in Chromium where no text may be run as code", async () => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(site.address);
  const answers: unknown = await page.evaluate("answers");
  expect(said).toEqual([]);
  expect(answers).toEqual({
    refused: [expect.stringMatching(/^\/rules\/0\/conditions/)],
    issues: [],
    truths: [true, false, "undetermined"],
    events: [{ type: "large" }],
    violationsByRules: [],
    // The policy was on: what it forbids failed, and was reported by the same listener.
    eval: ["EvalError", "EvalError"],
    violationsByEval: ["script-src eval", "script-src eval"],
  });
});
