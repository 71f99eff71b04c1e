import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import branchFile from "../../examples/district/branches.json" with { type: "json" };
import { generate, linesOf, oneFile } from "../../examples/district/generate.ts";

const district = generate();

function committed(name: string): string {
  return readFileSync(new URL(`../../examples/district/${name}`, import.meta.url), "utf8");
}

test("the committed files are byte for byte what the generator writes", () => {
  expect(linesOf(generate())).toBe(committed("files.ndjson"));
  expect(oneFile(district)).toBe(committed("one-file.json"));
});

test("another seed makes another district", () => {
  expect(linesOf(generate(7))).not.toBe(committed("files.ndjson"));
});

test("the district has at least 200 files, and 55 to 65 % of them are in order", () => {
  const clean = [...district.planted.values()].filter((planted) => planted.length === 0).length;
  expect(district.histories.length).toBeGreaterThanOrEqual(200);
  expect(clean / district.histories.length).toBeGreaterThanOrEqual(0.55);
  expect(clean / district.histories.length).toBeLessThanOrEqual(0.65);
});

test("at least 30 files straddle the day on which the text of 2026 came into force", () => {
  const straddling = district.histories.filter(({ acts }) => (acts[0]?.on ?? "") < "2026-05-11" && (acts.at(-1)?.on ?? "") >= "2026-05-11");
  expect(straddling.length).toBeGreaterThanOrEqual(30);
});

test("three branches hold most of the defects", () => {
  const counts = new Map<string, number>();
  for (const { id, acts } of district.histories) {
    const branch = acts.at(-1)?.actor ?? "";
    counts.set(branch, (counts.get(branch) ?? 0) + (district.planted.get(id)?.length ?? 0));
  }
  const sorted = [...counts.values()].sort((a, b) => b - a);
  const all = sorted.reduce((sum, count) => sum + count, 0);
  expect(sorted.slice(0, 3).reduce((sum, count) => sum + count, 0) / all).toBeGreaterThan(0.5);
});

test("people have opaque ids only, every branch has a name in both languages, and no act lies after today", () => {
  const known = new Set(Object.keys(branchFile.branches));
  for (const { id, acts, facts } of district.histories) {
    expect(id).toMatch(/^m-\d{4}$/);
    expect(Object.keys(facts ?? {})).toEqual(["birthDate"]);
    for (const act of acts) {
      expect(known.has(act.actor?.split("/")[0] ?? "")).toBe(true);
      expect(act.on <= "2026-10-31").toBe(true);
    }
  }
  for (const name of Object.values(branchFile.branches)) expect([name.zh, name.en].every((text) => text.length > 3)).toBe(true);
});
