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
  ["earlier totals as numbers", '{"id":"x","facts":{},"previous":{"spoiled/year":{"2023":90}}}', "/previous/spoiled~1year/2023"],
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

test("guiju score draws a fact of the cohort that cannot be used once, at its own line and key", async () => {
  const score = {
    primitive: "perUnitShort",
    of: { fact: "rate" },
    target: { cohort: "norm" },
    side: "below",
    unit: 1,
    points: 1,
    steps: "complete",
  };
  const cohortFacts = { norm: { type: "number", decimals: 1, min: 0, max: 100, title: { zh: "标准", en: "The norm" } } };
  await withPack([rubric(score, {}, { cohortFacts })], async (folder) => {
    const of = (id: string): string => `{"id":"${id}","facts":{"rate":50,"late":0}}`;
    const lines = [of("a"), of("b"), '{"cohort":true,"facts":{"norm":"95"}}', of("c")];
    const { code, stdout, stderr } = await guiju(["score", "spoiled/year", "-", "--pack", folder, "--json"], `${lines.join("\n")}\n`);
    expect(code).toBe(3);
    expect([...stderr.matchAll(/error\[(\w+)\]/g)].map(([, name]) => name)).toEqual(["unusable_fact"]);
    expect(stderr).toContain('The fact "The norm" cannot be used');
    expect(stderr).toContain(`-:3:${(lines[2] ?? "").indexOf('"95"') + 1}\n`);
    expect(stderr).toContain("a number from 0 to 100 with at most 1 decimal");
    for (const report of stdout.trim().split("\n"))
      expect((JSON.parse(report) as ScoreReport).issues).toMatchObject([{ pointer: "/cohort/norm", place: { line: 3 } }]);
  });
});

test("guiju score says why there is no result: the category, the year, too few to rank", async () => {
  const ranking = { publish: true, ties: "competition", smallest: 5 };
  const of = (kind: string, years: object) => rubric(undefined, {}, { rubric: kind, categories: [kind], years, ranking });
  const line = (id: string, more: object): string => JSON.stringify({ id, ...more, facts: { meetings: 10, late: 0 } });
  const lines = [line("a", { category: "town" }), line("b", { category: "twon" }), line("c", {}), line("d", { category: "village" })];
  await withPack([of("town", { from: 2024 }), of("village", { from: 2024, to: 2025 })], async (folder) => {
    const run = async (...more: readonly string[]) =>
      (await guiju(["score", "spoiled/year", "-", "--pack", folder, ...more], `${lines.join("\n")}\n`)).stdout;
    const scored = await run("--year", "2026");
    expect(scored).toMatch(/^a .*too few organisations to rank \(1, at least 5\)$/m);
    expect(scored).toContain('no rubric is for the category "twon" (there are: town, village)');
    expect(scored).toContain("no category is written (the rubrics are for: town, village)");
    expect(scored).toContain("no edition is for 2026 (there are: 2024–2025)");
    expect(scored).toContain("4 organisations scored, 3 of them open; 0 lines refused.");
    expect(await run()).toMatch(/^a .*the year of the assessment is not given: use --year/m);
  });
});

test("guiju score shows of a line only its id, the key and what stands there", async () => {
  const award = { primitive: "award", given: "praise", range: [5, 10] };
  await withPack([rubric(award)], async (folder) => {
    const told = '"reason":"CANARY reports CANARY","assessor":"CANARY"';
    const lines = [
      `{"id":"a","facts":{"praise":{"points":2,${told}},"late":0}}`,
      `{"id":"b","facts":{"praise":{${told}},"late":[0]}}`,
      `{"id":"c","facts":{"praise":{${told}},"late":1,"late":2}}`,
      `{"id":"d","facts":{"praise":{${told}}},"fact":{"x":"CANARY"}}`,
    ];
    const { code, stderr } = await guiju(["score", "spoiled/year", "-", "--pack", folder], `${lines.join("\n")}\n`);
    expect([code, stderr.match(/error\[/g)?.length, stderr.includes("CANARY")]).toEqual([3, 4, false]);
    expect(stderr).toContain('{"id": "a", … "points":2 …');
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
