import { type Assessment, type Organisation, scoreCohort } from "@guiju/assessment";
import { traceOf } from "@guiju/assessment/explain";
import { prepareWhatIf } from "@guiju/assessment/simulate";
import { type Rounds, spreadOf, timeInRounds } from "../rounds.ts";
import type { Row, Table } from "../table.ts";
import { handWritten } from "./by-hand.ts";
import { linesFor } from "./organisations.ts";
import { type BenchRubric, SIZE, WEIGHTED } from "./rubric.ts";
import { expectSamePoints } from "./same-points.ts";

const ORGANISATIONS = 10_000;
const ROUNDS = 7;

/** What a person may ask: one weight moved to another, one threshold, the points of one leaf. */
const QUESTIONS = {
  weight: [
    { pointer: `/indicators/${WEIGHTED}/indicators/0/weight`, value: 0.15 },
    { pointer: `/indicators/${WEIGHTED}/indicators/1/weight`, value: 0.2 },
  ],
  threshold: [{ pointer: "/indicators/*tiers*/score/tiers/1/when/value", value: 55 }],
  leaf: [{ pointer: "/indicators/*short*/score/points", value: 0.45 }],
} as const;

type Batch = "byHand" | "parse" | "score" | "reports";
type Question = keyof typeof QUESTIONS;

/**
 * 10,000 organisations by a rubric of 60 indicators, beside the loop that a programmer would write and `JSON.parse` of the same lines.
 *
 * @throws Error naming the first point that differs
 */
export async function benchCohort(rubric: BenchRubric, assessment: Assessment): Promise<Table> {
  const size = [rubric.drafts.length, assessment.before?.rules.length, Object.keys(assessment.file.facts ?? {}).length];
  if (size.join() !== [SIZE.indicators, SIZE.conditions, SIZE.facts].join())
    throw new Error(`the rubric has ${size.join(", ")} indicators, conditions, facts`);
  const lines = linesFor(rubric.file, ORGANISATIONS);
  const organisations = lines.map((line) => JSON.parse(line) as Organisation);
  const facts = organisations.map((each) => each.facts);
  const loop = handWritten(rubric);
  const run = scoreCohort(assessment, { organisations });
  const compared = expectSamePoints(rubric, loop(facts), run.reports());
  process.stderr.write(`assessment: ${compared.toLocaleString("en")} points, totals, grades and ranks are the same\n`);
  const score = (): unknown => scoreCohort(assessment, { organisations });
  const batch = await timeInRounds<Batch>(
    {
      byHand: () => loop(facts),
      parse: () => lines.reduce((sum, line) => sum + (JSON.parse(line) as Organisation).id.length, 0),
      score,
      reports: () => {
        let open = 0;
        for (const report of scoreCohort(assessment, { organisations }).reports()) if (report.total === null) open += 1;
        return open;
      },
    },
    ROUNDS,
  );
  // What is asked of one run: apart from the batch, which would be slowed down by all that is held here.
  const desk = prepareWhatIf(run);
  const questions = Object.entries(QUESTIONS).map(([name, changes]) => {
    const checked = desk.check(changes.map(({ pointer, value }) => ({ pointer: placed(rubric, pointer), value })));
    const answer = desk.evaluate(checked);
    if (checked.assessment === undefined || answer.run === undefined) throw new Error(`${name}: ${JSON.stringify(answer.issues)}`);
    expectSameRun(name, answer.run, scoreCohort(checked.assessment, { organisations }));
    return [name, () => desk.evaluate(checked)] as const;
  });
  let next = 0;
  const explain = (): unknown => {
    next = (next + 1) % ORGANISATIONS;
    return run.report(next, { trace: traceOf });
  };
  const asked = Object.fromEntries(questions) as Record<Question, () => unknown>;
  const single = await timeInRounds<"byHand" | "score" | "explain" | Question>(
    { byHand: () => loop(facts), score, explain, ...asked },
    ROUNDS,
  );
  return {
    name: "assessment: 10,000 organisations x 60 indicators",
    node: process.versions.node,
    rows: [...batchRows(batch), ...askedRows(single)],
  };
}

/** A named kind of indicator in a pointer stands for the first of the kind in a plain group. */
function placed({ drafts }: BenchRubric, pointer: string): string {
  const size = drafts.length / 6;
  return pointer.replace(/\*(\w+)\*/, (_, kind: string) => {
    const at = drafts.findIndex(
      ({ id, more }, index) =>
        new RegExp(`^${kind}\\d`).test(id) && Math.floor(index / size) !== WEIGHTED && Object.keys(more).length === 0,
    );
    return `${Math.floor(at / size)}/indicators/${at % size}`;
  });
}

function expectSameRun(name: string, part: ReturnType<typeof scoreCohort>, full: ReturnType<typeof scoreCohort>): void {
  for (let index = 0; index < full.size; index += 1) {
    const [one, other] = [JSON.stringify(part.report(index)), JSON.stringify(full.report(index))];
    if (one !== other) throw new Error(`what if, ${name}: ${one}, a full pass ${other}`);
  }
}

function batchRows(times: Rounds<Batch>): readonly Row[] {
  const row = (what: string, own: Batch, other: Batch): Row => ({
    ...ratioOf(what, times[own], times[other]),
    unit: "µs an organisation",
    value: (spreadOf(times[own]).median * 1000) / ORGANISATIONS,
  });
  return [
    row("hand-written loop", "byHand", "byHand"),
    row("JSON.parse : hand-written", "parse", "byHand"),
    row("scoreCohort : hand-written", "score", "byHand"),
    row("scoreCohort : JSON.parse", "score", "parse"),
    row("scoreCohort with all reports : hand-written", "reports", "byHand"),
  ];
}

function askedRows(times: Rounds<"byHand" | "score" | "explain" | Question>): readonly Row[] {
  const one = times.byHand.map((time) => time / ORGANISATIONS);
  const part = (what: string, own: Question): Row => ({
    ...ratioOf(what, times[own], times.score),
    unit: "ms",
    value: spreadOf(times[own]).median,
  });
  return [
    {
      ...ratioOf("explanation of one : hand-written, one organisation", times.explain, one),
      unit: "µs",
      value: spreadOf(times.explain).median * 1000,
    },
    part("what if, two weights : full pass", "weight"),
    part("what if, one threshold : full pass", "threshold"),
    part("what if, points of one leaf : full pass", "leaf"),
  ];
}

function ratioOf(what: string, own: readonly number[], other: readonly number[]): Pick<Row, "what" | "ratio" | "min" | "max"> {
  const { median, min, max } = spreadOf(own.map((time, round) => time / (other[round] ?? Number.NaN)));
  return { what, ratio: median, min, max };
}
