import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

test("test --mutate lists the changes that no case notices with their places, which is no failure but with --fail-on survivors", async () => {
  const { code, stdout } = await captured(["test", "rooms", "--mutate", "--lang", "en"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/not noticed {2}rooms\/yearly: silver: 2\.5 becomes 2\.6\n +--> rooms\/assessments\/yearly\.json:\d+:\d+\n/);
  expect(stdout).toMatch(/rooms: changes of rubrics: \d+; \d+ noticed by a case, \d+ refused, \d+ not noticed\.\n$/);
  expect((await captured(["test", "rooms", "--mutate", "--fail-on", "survivors"])).code).toBe(4);
  const { packs } = JSON.parse((await captured(["test", "rooms", "--mutate", "--json"])).stdout);
  expect(packs[0].mutants).toContainEqual(expect.objectContaining({ assessment: "rooms/yearly", outcome: "killed", by: "four-rooms" }));
});

test("--fail-on survivors needs --mutate", async () => {
  const { code, stderr } = await captured(["test", "rooms", "--fail-on", "survivors", "--lang", "en"]);
  expect([code, stderr.includes("--fail-on survivors goes with --mutate")]).toEqual([2, true]);
});

/** The pack of reading rooms with its cases changed, or without them. */
async function withCases<Found>(change: ((cases: string) => string) | undefined, look: (folder: string) => Promise<Found>): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-"));
  try {
    cpSync(fileURLToPath(new URL("../fixtures/rooms", import.meta.url)), folder, { recursive: true });
    const file = join(folder, "cases/yearly.test.json");
    if (change === undefined) rmSync(file);
    else writeFileSync(file, change(readFileSync(file, "utf8")));
    return await look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("without a case, or with one that fails, no change of a rubric is tried, which is said and fails", async () => {
  const tried = (folder: string) => captured(["test", folder, "--mutate", "--lang", "en"]);
  const none = await withCases(undefined, tried);
  expect(none.code).toBe(4);
  expect(none.stdout).toContain("rooms: no worked case of an assessment, so no change of its rubrics is tried");
  expect(none.stdout).not.toMatch(/not noticed/);
  const wrong = (cases: string) => cases.replace('"90.5"', '"90.4"');
  const failing = await withCases(wrong, tried);
  expect(failing.code).toBe(4);
  expect(failing.stdout).toContain("rooms: a case fails, so no change of its rubrics is tried");
  expect(failing.stdout).not.toMatch(/not noticed/);
  const json = await withCases(wrong, (folder) => captured(["test", folder, "--mutate", "--json"]));
  expect([json.code, JSON.parse(json.stdout).packs[0].mutants]).toEqual([4, null]);
  // A filter that leaves the failing case out does not hide it.
  const filtered = await withCases(wrong, (folder) => captured(["test", folder, "--mutate", "--filter", "missing", "--lang", "en"]));
  expect([filtered.code, filtered.stdout.includes("a case fails")]).toEqual([4, true]);
});
