import fc from "fast-check";
import { expect, test } from "vitest";
import { type Drawn, drawn } from "../evaluate/drawn.fixture.ts";
import { rubricOf } from "../evaluate/rubric.fixture.ts";
import { type Run, scoreCohort } from "../evaluate/score-cohort.ts";
import { traceOf } from "../evaluate/trace.ts";
import type { Organisation } from "../organisation.ts";
import { prepareWhatIf } from "./what-if-desk.ts";
import type { RubricChange } from "./what-if-source.ts";

const organisationsOf = (facts: Drawn["facts"]): Organisation[] => facts.map((each, index) => ({ id: `o${index}`, facts: each }));
const reportsOf = (run: Run | undefined) => run && [...run.reports({ trace: traceOf })];

/** Places of a file where a number or a word may be another, each with what stands there. */
function placesIn(json: unknown, at = ""): readonly (readonly [string, unknown])[] {
  if (typeof json !== "object" || json === null) return [[at, json]];
  return Object.entries(json).flatMap(([key, part]) => placesIn(part, `${at}/${key}`));
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  ties: ["below", "above", "competition", "dense", "same", "split"],
  otherwise: ["full", "none", "peerMean", "exempt"],
  operator: ["equal", "notEqual", "greaterThan", "greaterThanInclusive"],
  steps: ["proportional", "complete", "started"],
  mode: ["deduct", "award", "allOrNothing", "floor", "halfUp"],
  fact: ["bad", "worse"],
  grade: ["a", "b", "c", "d"],
  cap: ["a", "b"],
};

/** Without vetoes, and with bands by points alone: then grades are found another way. */
const plainly = ({ file, facts }: Drawn): Drawn => {
  const { vetoes: _, bands, ...rest } = file as { readonly vetoes: unknown; readonly bands: readonly { readonly when?: unknown }[] };
  return { file: { ...rest, bands: bands.map(({ when: __, ...band }) => band) }, facts };
};

/** With vetoes and a band that read the outcome: points of an indicator, the total, what is open of them. */
const byOutcome = ({ file, facts }: Drawn): Drawn => {
  const { bands, max, vetoes, ...rest } = file as {
    readonly bands: readonly object[];
    readonly max: number;
    readonly vetoes: readonly object[];
  };
  const outcome = (path: string, value: number) => ({ fact: "outcome", path, operator: "lessThan", value });
  const own = [
    { id: "low", title: { zh: "低", en: "Low" }, when: outcome("$.scores.i0x", 4), effect: { cap: "b" } },
    { id: "none", title: { zh: "无", en: "None" }, when: outcome("$.total", max / 5), effect: "zero" },
  ];
  const top = { ...bands.at(-1), when: { not: outcome("$.scores.i1x", 3) } };
  return { file: { ...rest, max, vetoes: [...vetoes, ...own], bands: [...bands.slice(0, -1), top] }, facts };
};
const either = fc
  .tuple(
    drawn,
    fc.constantFrom((one: Drawn) => one, plainly, byOutcome),
  )
  .map(([one, change]) => change(one));

const changed = ({ file }: Drawn): fc.Arbitrary<RubricChange> => {
  const places = placesIn(file).filter(([at, value]) => {
    const key = at.split("/").at(-1) ?? "";
    return typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && Object.hasOwn(WORDS, key));
  });
  return fc.constantFrom(...places).chain(([pointer, value]) => {
    const words = WORDS[pointer.split("/").at(-1) ?? ""] ?? ["a"];
    const other =
      typeof value === "number"
        ? fc.constantFrom(-1, -0.25, 0.25, 1, 2).map((by) => value + by)
        : typeof value === "boolean"
          ? fc.constant(!value)
          : fc.constantFrom(...words);
    return other.map((to) => ({ pointer, value: to }));
  });
};

test("a change answered in part is what a full pass with the changed rubric gives, one question after another at the same desk", () => {
  const seen = { part: 0, full: 0, refused: 0 };
  fc.assert(
    fc.property(
      either.chain((one) => fc.tuple(fc.constant(one), fc.array(changed(one), { minLength: 1, maxLength: 6 }))),
      ([{ file, facts }, changes]) => {
        const cohort = { organisations: organisationsOf(facts) };
        const before = scoreCohort(rubricOf(file), cohort);
        const untouched = reportsOf(before);
        const desk = prepareWhatIf(before);
        for (const change of changes) {
          const checked = desk.check([change]);
          const { run, pass } = desk.evaluate(checked);
          seen[run === undefined ? "refused" : pass] += 1;
          if (checked.assessment === undefined) expect(run).toBeUndefined();
          else expect(reportsOf(run)).toEqual(reportsOf(scoreCohort(checked.assessment, cohort)));
        }
        expect(reportsOf(before)).toEqual(untouched);
      },
    ),
    { numRuns: 200 },
  );
  expect(seen.part).toBeGreaterThan(60);
  expect(seen.full).toBeGreaterThan(0);
});
