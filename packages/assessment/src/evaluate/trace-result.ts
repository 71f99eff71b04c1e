import { formatRatio } from "../exact/decimal.ts";
import type { Whole } from "../exact/whole.ts";
import type { Assessment } from "../plan.ts";
import type { TraceEntry } from "../report.ts";
import { type Block, wholeAt } from "./block.ts";
import { type FactPath, factsOf } from "./facts-of.ts";
import type { Machine } from "./machine.ts";
import { noteNumber } from "./note-number.ts";
import { placesIn } from "./quotas.ts";
import { groupsOf } from "./sorted.ts";
import { DECIDED, joinedStanding, onlyGrade, type Standing } from "./standing.ts";
import { computedName } from "./trace-name.ts";

type Facts = Record<string, string | boolean | null>;

/**
 * Gives the facts that the result was made of beside its points: what conditions of grades, vetoes and consequences read, and of a quota that decided
 * the number of organisations, of places, of those who have one and, where nobody that is counted with it is open, of those who tie.
 *
 * @param read - puts a fact that was read among the others
 */
export function resultFacts(
  machine: Machine,
  block: Block,
  index: number,
  standing: Standing,
  at: number,
  read: (path: FactPath, into: Facts) => void,
): TraceEntry["facts"] {
  const { assessment } = machine;
  const { bands, vetoes, consequences, graded, after, measures, quotas } = assessment;
  const facts: Facts = Object.create(null);
  const take = (part: object, rules: Assessment["before"]): void => {
    for (const path of factsOf(assessment, part, rules)) {
      const [first, name, inner] = path.keys;
      const measure = first === "outcome" && name === "measures" ? measures.find((each) => each.name === inner) : undefined;
      if (measure !== undefined)
        facts[path.keys.join(".")] = machine.measure(measure.of)(block, index) === 0 ? formatRatio(block.n, block.d) : null;
      else if (first !== "outcome") read(path, facts);
    }
  };
  for (const part of [...bands.filter(({ when }) => when !== null), ...vetoes]) take(part, graded);
  for (const part of consequences) {
    take(part, after);
    const amount = part.kind === "float" ? part.on : part.kind === "lookup" ? part.times : null;
    if (amount !== null) noteNumber(machine, block, index, computedName("amount", part.id), amount, facts);
  }
  const position = DECIDED[standing.decided[at] as number] === "quota" ? (standing.rule[at] as number) : -1;
  const quota = quotas[position];
  if (quota !== undefined) Object.assign(facts, quotaFacts(assessment, standing, at, position, quota));
  return { ...facts };
}

interface Filled {
  readonly cohort: Standing;
  /** By quota: those that are counted together. */
  readonly groups: Map<number, readonly Uint32Array[]>;
  readonly counts: Map<string, Counts>;
}

interface Counts {
  readonly members: number;
  readonly held: number;
  /** Whether the total or the grade of one of them is open: then it is not known who ties. */
  readonly isOpen: boolean;
  /** Of those that the quota moved: how many have each total, and the greatest. */
  readonly moved: ReadonlyMap<Whole, number>;
  readonly greatest: Whole;
}

function quotaFacts(assessment: Assessment, standing: Standing, at: number, position: number, quota: Assessment["quotas"][number]): Facts {
  const peers = standing.peers ?? [standing];
  const [first] = peers as readonly [Standing, ...Standing[]];
  first.filled ??= { cohort: peers.length === 1 ? first : joinedStanding(assessment, peers), groups: new Map(), counts: new Map() };
  const { cohort, groups, counts } = first.filled as Filled;
  const place = peers.slice(0, peers.indexOf(standing)).reduce((sum, { size }) => sum + size, at);
  const group = quota.within === "category" ? (cohort.categories[place] as number) : 0;
  const together = groups.get(position) ?? groupsOf(cohort, quota.within, quota.categories);
  groups.set(position, together);
  const key = `${position} ${group}`;
  const known = counts.get(key) ?? countsOf(cohort, together[group] ?? new Uint32Array(0), position, quota);
  counts.set(key, known);
  const own = wholeAt(cohort.low, cohort.bigLow, place);
  const edge = quota.kind === "most" ? known.greatest : own;
  return {
    "outcome.quota.of": String(known.members),
    "outcome.quota.places": String(placesIn(quota, known.members)),
    "outcome.quota.held": String(known.held),
    ...(!known.isOpen && { "outcome.quota.tied": String(known.moved.get(edge) ?? 0), "outcome.quota.isTied": own === edge }),
  };
}

function countsOf(cohort: Standing, members: Uint32Array, position: number, { grade, kind }: Assessment["quotas"][number]): Counts {
  const moved = new Map<Whole, number>();
  let [held, greatest]: [number, Whole] = [0, Number.NEGATIVE_INFINITY];
  let isOpen = false;
  for (const index of members) {
    const only = onlyGrade(cohort.grades[index] as number);
    if (only !== undefined && (kind === "most" ? only >= grade : only <= grade)) held += 1;
    const total = wholeAt(cohort.low, cohort.bigLow, index);
    if (only === undefined || total !== wholeAt(cohort.high, cohort.bigHigh, index)) {
      isOpen = true;
      continue;
    }
    if (DECIDED[cohort.decided[index] as number] !== "quota" || cohort.rule[index] !== position) continue;
    moved.set(total, (moved.get(total) ?? 0) + 1);
    if (total > greatest) greatest = total;
  }
  return { members: members.length, held, isOpen, moved, greatest };
}
