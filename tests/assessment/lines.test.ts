import type { ScoreReport } from "@guiju/assessment";
import { readCohort } from "@guiju/assessment/cohort";
import { expect, test } from "vitest";
import { sound } from "./sound.ts";
import { guiju, rubric, withPack } from "./spoiled-pack.ts";

const ROUND = { mode: "halfUp" };
const proRata = { primitive: "proRata", of: { fact: "meetings" }, target: { fact: "planned" }, round: ROUND };

test.each<readonly [string, string, string]>([
  ["no JSON", "{", ""],
  ["a list", "[]", ""],
  ["no facts", '{"id":"x"}', "/facts"],
  ["facts as a list", '{"id":"x","facts":[]}', "/facts"],
  ["a number for an id", '{"id":7,"facts":{}}', "/id"],
  ["an id again", '{"id":"a","facts":{}}', "/id"],
  ["a key that no line has", '{"id":"x","facts":{},"fact":1}', "/fact"],
  ["earlier totals as numbers", '{"id":"x","facts":{},"previous":{"spoiled/year":{"2023":90}}}', "/previous"],
  ["exemptions as an object", '{"id":"x","facts":{},"exemptions":{}}', "/exemptions"],
])("a line with %s is left out and told by its number", (_, line, pointer) => {
  const lines = ['{"id":"a","facts":{}}', line, '{"id":"z","facts":{}}'];
  const { cohort, issues } = readCohort(lines);
  expect(cohort.organisations.map(({ id }) => id)).toEqual(["a", "z"]);
  expect(issues).toEqual([expect.objectContaining({ pointer, place: expect.objectContaining({ line: 2 }) })]);
});

test("guiju score draws what cannot be used at its line and column, scores the rest, and no report has a number that is none", async () => {
  const lines = [
    `{"id":"a","facts":{"meetings":10,"late":0}}`,
    `{"id":"b","facts":{"meetings":"10","late":0}}`,
    `{"id":"c","facts":{"meetings":1e400,"late":0}}`,
    `{"id":"d","facts":{"meetings":１０,"late":0}}`,
    `{"id":"a","facts":{"meetings":1,"late":0}}`,
    `{"id":"e","facts":{"meetings":-1,"late":0}}`,
    `{"id":"__proto__","facts":{"meetings":2,"late":0,"__proto__":{"late":5}}}`,
    `{"id":"f","facts":{"meetings":${"[".repeat(5000)}${"]".repeat(5000)},"late":0}}`,
    `{"id":"g","facts":{"meetings":3,"late":0,"note":"${"x".repeat(10_000_000)}"}}`,
    `{"id":"h","facts":{"late":0}}`,
  ];
  await withPack([rubric()], async (folder) => {
    const { code, stdout, stderr } = await guiju(
      ["score", "spoiled/year", "-", "--pack", folder, "--json", "--trace"],
      `${lines.join("\n")}\n`,
    );
    expect(code).toBe(3);
    const found = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ScoreReport & { readonly error?: { readonly code: string } });
    expect(found).toHaveLength(lines.length);
    expect(found.map(({ id, total, error }) => [id, error === undefined ? (total ?? "open") : "refused"])).toEqual([
      ["a", "100"],
      ["b", "open"],
      ["c", expect.stringMatching(/open|refused/)],
      [null, "refused"],
      ["a", "refused"],
      ["e", "open"],
      ["__proto__", expect.stringMatching(/92|refused/)],
      [null, "refused"],
      ["g", expect.stringMatching(/93|refused/)],
      ["h", "open"],
    ]);
    for (const report of found) if (report.error === undefined) sound(report);
    const column = (line: number, what: string): number => (lines[line - 1] ?? "").indexOf(what) + 1;
    for (const [line, what] of [
      [2, '"10"'],
      [4, "１"],
      [5, '"a"'],
      [6, "-1"],
    ] as const)
      expect(stderr).toContain(`-:${line}:${column(line, what)}\n`);
    expect(stderr).not.toMatch(/\n\s+at |internal error/);
    expect(stderr.length + stdout.length).toBeLessThan(100_000);
  });
});

test("guiju score shows what nought of nought leaves possible, and ends well", async () => {
  await withPack([rubric(proRata)], async (folder) => {
    const line = '{"id":"a","facts":{"meetings":0,"planned":0,"late":0}}\n';
    const { code, stdout, stderr } = await guiju(["score", "spoiled/year", "-", "--pack", folder], line);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/90.{1,3}100/);
  });
});
