import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import type { Block } from "./block.ts";
import { chooser } from "./choose.ts";
import { finishStandings } from "./finish-standings.ts";
import type { Gathered } from "./gathered.ts";
import { gradeBlock } from "./grade.ts";
import { load } from "./load.ts";
import { type Machine, machineFor } from "./machine.ts";
import { computeNode, gatherMean, settleNode } from "./nodes.ts";
import type { Reason } from "./reason.ts";
import { type ReportOptions, reportOf, reportWithout } from "./report-of.ts";
import { joinedStanding, type Standing, standingOf } from "./standing.ts";
import { finishMean, finishStatistics, gatheredOf, gatherStatistics } from "./statistics.ts";

/** How many organisations are held at a time. */
const AT_ONCE = 512;

/** What a population is scored with besides. */
export interface PopulationOptions {
  readonly year?: number;
  /** Facts of the cohort itself. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Told now and then how many lines were read; `total`, over all passes, once it is known. */
  readonly onProgress?: (done: number, total?: number) => void;
}

/** A population that was scored: only totals, grades and ranks are kept. */
export interface Population {
  readonly size: number;
  readonly year: number | undefined;
  /** By rubric. */
  readonly standings: readonly Standing[];
  /** Gives the rubric of an organisation by its position among the lines. */
  rubricOf(index: number): Assessment | undefined;
  /** Writes the report of an organisation, whose line must be given again. */
  report(index: number, organisation: Organisation, options?: ReportOptions): ScoreReport;
}

interface Part {
  readonly machine: Machine;
  readonly gathered: Gathered;
  readonly pieces: Standing[];
  /** How many came before in this pass. */
  count: number;
  waiting: Organisation[];
}

/**
 * Scores any number of organisations that are read as often as their rubric needs: once, or once more for what is compared with the others.
 *
 * @example
 * const count = { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "visits" }, points: 1 }] };
 * const indicator = { id: "visits", title: { zh: "走访", en: "Visits" }, article: "1", max: 10, score: count };
 * const ranking = { publish: true, ties: "competition" };
 * const file = { id: "year", title: { zh: "年度考核", en: "Year" }, scale: 0, max: 10, facts: { visits: { type: "count" } }, indicators: [indicator], ranking };
 * const { assessment } = compileAssessment(file, { name: "example/year", version: "1" });
 * const lines = [3, 7, 5].map((visits, index) => ({ id: `o${index}`, facts: { visits } }));
 * const population = scorePopulation(assessment!, () => lines);
 * population.report(2, lines[2]!).rank; // => 2
 */
export function scorePopulation(
  rubrics: Assessment | readonly Assessment[],
  lines: () => Iterable<Organisation>,
  { year, facts = {}, onProgress }: PopulationOptions = {},
): Population {
  const all: readonly Assessment[] = Array.isArray(rubrics) ? rubrics : [rubrics as Assessment];
  const choose = chooser(all, year);
  const reasons = new Map<number, Reason>();
  const parts = all.map(
    (assessment): Part => ({
      machine: machineFor(assessment),
      gathered: gatheredOf(assessment),
      pieces: [],
      count: 0,
      waiting: [],
    }),
  );
  const last = Math.max(0, ...parts.map(({ machine }) => machine.lastPass));
  // Positions are kept only where not everybody is in one panel.
  const chosen: number[] = [];
  let size = 0;
  let done = 0;
  for (let pass = 0; pass <= last; pass += 1) {
    let index = 0;
    for (const part of parts) part.count = 0;
    for (const organisation of lines()) {
      const panel = choose(organisation);
      if (pass === last && parts.length > 1) chosen.push(typeof panel === "number" ? panel : -1);
      if (pass === last && typeof panel !== "number") reasons.set(index, panel);
      const part = typeof panel === "number" ? parts[panel] : undefined;
      if (part !== undefined && part.waiting.push(organisation) === AT_ONCE) flush(part, pass, last);
      index += 1;
      done += 1;
      if (onProgress !== undefined && done % AT_ONCE === 0) onProgress(done, ...(pass > 0 ? [size * (last + 1)] : []));
    }
    for (const part of parts) {
      flush(part, pass, last);
      if (pass < last) finish(part, pass);
    }
    size = index;
  }
  onProgress?.(done, done);
  const standings = parts.map(({ machine, pieces }) => {
    const standing = joinedStanding(machine.assessment, pieces);
    pieces.length = 0;
    return standing;
  });
  finishStandings(all, standings);
  const places = placesOf(chosen, reasons, size, parts.length);
  const panelAt = (index: number): number => (index < 0 || index >= size || reasons.has(index) ? -1 : (places.panels?.[index] ?? 0));
  return {
    size,
    year,
    standings,
    rubricOf: (index) => all[panelAt(index)],
    report: (index, organisation, options = {}) => {
      const panel = panelAt(index);
      if (panel < 0) return reportWithout(all[0], organisation, year, reasons.get(index) ?? "noRubric");
      const { machine, gathered } = parts[panel] as Part;
      const at = places.at?.[index] ?? index;
      const block = load(machine, [organisation], { cohortFacts: facts, year, gathered, first: at });
      compute(machine, block);
      return reportOf(machine, block, standings[panel] as Standing, 0, at, options);
    },
  };

  function flush(part: Part, pass: number, end: number): void {
    const { machine, gathered, waiting } = part;
    if (waiting.length === 0) return;
    const block = load(machine, waiting, { cohortFacts: facts, year, gathered, first: part.count });
    part.count += waiting.length;
    part.waiting = [];
    if (pass === end) {
      compute(machine, block);
      const piece = standingOf(machine.assessment, block.size);
      gradeBlock(machine, block, piece, 0);
      part.pieces.push(piece);
    } else gather(machine, block, pass);
  }
}

/** Computes every node of a block, with all that is known of the cohort. */
function compute(machine: Machine, block: Block): void {
  for (let position = 0; position <= machine.whole; position += 1) {
    computeNode(machine, block, position, 0, block.size);
    settleNode(machine, block, position, 0, block.size);
  }
}

/** Adds a block to what this pass gathers: the statistics first, then the means of those indicators that need no later ones. */
function gather(machine: Machine, block: Block, pass: number): void {
  if (pass === 0) gatherStatistics(machine, block);
  for (let position = 0; position <= machine.whole; position += 1) {
    if ((machine.passes[position] as number) > pass) continue;
    computeNode(machine, block, position, 0, block.size);
    if (block.gathered.means[position] !== undefined && machine.passes[position] === pass) gatherMean(machine, block, position);
    else settleNode(machine, block, position, 0, block.size);
  }
}

function finish({ machine, gathered }: Part, pass: number): void {
  if (pass === 0) finishStatistics(machine.assessment, gathered);
  for (let position = 0; position <= machine.whole; position += 1)
    if (gathered.means[position] !== undefined && machine.passes[position] === pass) finishMean(machine, gathered, position);
}

interface Places {
  readonly panels: Int16Array | undefined;
  readonly at: Uint32Array | undefined;
}

/** Gives each its panel and its place there. */
function placesOf(chosen: readonly number[], reasons: ReadonlyMap<number, Reason>, size: number, panels: number): Places {
  if (panels === 1 && reasons.size === 0) return { panels: undefined, at: undefined };
  const counts = new Uint32Array(panels);
  const at = new Uint32Array(size);
  for (let index = 0; index < size; index += 1) {
    const panel = panels === 1 ? 0 : (chosen[index] as number);
    if (reasons.has(index)) continue;
    at[index] = counts[panel] as number;
    counts[panel] = (counts[panel] as number) + 1;
  }
  return { panels: panels === 1 ? undefined : Int16Array.from(chosen), at };
}
