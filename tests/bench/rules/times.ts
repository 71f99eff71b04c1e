import { type Rounds, spreadOf, timeInRounds } from "../rounds.ts";
import type { Row } from "../table.ts";
import { leavesOf } from "./dialect.ts";
import type { Engine, Started } from "./engine.ts";
import { ENGINES } from "./engines/all.ts";
import { FACTS } from "./fact-model.ts";
import { organisations } from "./organisations.ts";
import { rulePack, SIZE } from "./rule-pack.ts";
import { expectSameAnswers } from "./same-answers.ts";

const ORGANISATIONS = 10_000;
const ROUNDS = 7;
/** Organisations of which every answer of every engine is compared before anything is timed. */
const COMPARED = 50;

/** Times every engine on the pack in turns; the ratio is that to hand-written code, by the organisation and the round. */
export async function timeEngines(): Promise<readonly Row[]> {
  const document = rulePack();
  const size = [FACTS.length, document.rules.length, leavesOf(document)];
  if (size.join() !== [80, SIZE.indicators, SIZE.leaves].join())
    throw new Error(`the pack has ${size.join(", ")} facts, indicators, leaves`);
  const all = organisations(ORGANISATIONS);
  const started = new Map(ENGINES.map((engine) => [engine.name, engine.start(document, all.slice(0, engine.takes))]));
  await expectSameAnswers(document, started, COMPARED);
  const works = Object.fromEntries([...started].map(([name, { run }]) => [name, () => worked(run)]));
  return rowsOf(await timeInRounds(works, ROUNDS));
}

async function worked(run: Started["run"]): Promise<void> {
  if ((await run()) === 0) throw new Error("nothing was met");
}

function rowsOf(times: Rounds<string>): readonly Row[] {
  const each = ({ name, takes }: Engine): readonly number[] => (times[name] ?? []).map((milliseconds) => (milliseconds * 1000) / takes);
  const [hand = []] = ENGINES.map(each);
  return ENGINES.map((engine) => {
    const own = each(engine);
    const { median, min, max } = spreadOf(own.map((time, round) => time / (hand[round] ?? Number.NaN)));
    return { what: engine.name, ratio: median, min, max, unit: "µs an organisation", value: spreadOf(own).median };
  });
}
