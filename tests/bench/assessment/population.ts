import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Assessment, Organisation } from "@guiju/assessment";
import { scorePopulation } from "@guiju/assessment/population";
import { spreadOf } from "../rounds.ts";
import type { Row, Table } from "../table.ts";
import { handWritten } from "./by-hand.ts";
import { linesFor } from "./organisations.ts";
import type { BenchRubric } from "./rubric.ts";
import { written } from "./same-points.ts";

const ORGANISATIONS = 1_000_000;
/** Lines that differ: they come again and again, and are parsed again each time. */
const DIFFERENT = 8_000;
const CHECKED = 5_000;

/**
 * A million organisations with ranks and quotas, read line by line, beside `JSON.parse` of the same lines; and what is kept of each in memory.
 *
 * @throws Error naming the first total or rank that differs from the loop written by hand
 */
export function benchPopulation(rubric: BenchRubric, assessment: Assessment): Table {
  const lines = linesFor(rubric.file, DIFFERENT);
  const line = (index: number): string => lines[index % DIFFERENT] as string;
  let passes = 0;
  function* organisations(): Generator<Organisation> {
    passes += 1;
    for (let index = 0; index < ORGANISATIONS; index += 1) yield JSON.parse(line(index)) as Organisation;
  }
  const parse = (): number => {
    let facts = 0;
    for (const organisation of organisations()) if (organisation.facts !== undefined) facts += 1;
    return facts;
  };
  scorePopulation(assessment, () => lines.map((each) => JSON.parse(each) as Organisation));
  const before = timed(parse);
  passes = 0;
  const held = usedBytes();
  const scored = timed(() => scorePopulation(assessment, organisations));
  const bytes = usedBytes() - held;
  const read = passes;
  const after = timed(parse);
  expectSameRanks(rubric, lines, (index) => scored.result.report(index, JSON.parse(line(index)) as Organisation));
  const parsing = spreadOf([before.milliseconds, after.milliseconds]);
  const perSecond = (milliseconds: number): number => (ORGANISATIONS * 1000) / milliseconds;
  const row = (what: string, over: number, value: number, unit: string): Row => ({
    what,
    ratio: scored.milliseconds / (over * parsing.median),
    min: scored.milliseconds / (over * parsing.max),
    max: scored.milliseconds / (over * parsing.min),
    unit,
    value,
  });
  const rows: readonly Row[] = [
    { ...row("JSON.parse of every line, once", 1, perSecond(parsing.median), "organisations/s"), ratio: 1, min: 1, max: 1 },
    row(`scorePopulation, ${read} passes, parsing in each : JSON.parse once`, 1, perSecond(scored.milliseconds), "organisations/s"),
    row(`scorePopulation : JSON.parse as often (${read})`, read, scored.milliseconds / 1000, "s"),
    {
      what: "kept in memory after it",
      ratio: Number.NaN,
      min: Number.NaN,
      max: Number.NaN,
      unit: "bytes an organisation",
      value: bytes / ORGANISATIONS,
    },
  ];
  return { name: "assessment: 1,000,000 organisations, ranks and quotas", node: process.versions.node, rows };
}

function timed<Result>(work: () => Result): { readonly result: Result; readonly milliseconds: number } {
  const began = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - began };
}

/** Bytes in use after a collection, those outside the heap too. */
function usedBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let time = 0; time < 3; time += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Holds some to the totals and ranks of the loop: what is above a total is counted over the lines and how often each comes. */
function expectSameRanks(
  rubric: BenchRubric,
  lines: readonly string[],
  report: (index: number) => { readonly total: string | null; readonly rank?: number | null },
): void {
  const times = ORGANISATIONS / DIFFERENT;
  const facts = lines.map((each) => (JSON.parse(each) as Organisation).facts);
  // Places among the best and the mean are those of the whole: every line comes equally often.
  const whole = handWritten(rubric)(Array.from({ length: times }, () => facts).flat());
  for (let checked = 0; checked < CHECKED; checked += 1) {
    const index = Math.floor((checked * ORGANISATIONS) / CHECKED);
    const { total, rank } = report(index);
    const [byHand, place] = [written(whole.totals[index]), whole.ranks[index]];
    if (total !== byHand || rank !== place) throw new Error(`organisation ${index}: ${total}, ${rank}; by hand ${byHand}, ${place}`);
  }
}
