import type { Organisation } from "../organisation.ts";
import { type Block, OPEN, type Spared } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { Gathered } from "./gathered.ts";
import type { Machine } from "./machine.ts";
import { sparedOf } from "./spared.ts";
import { UNUSABLE } from "./unusable.ts";

/** What a block is made of beside its organisations. */
export interface Loading {
  readonly cohortFacts: Readonly<Record<string, unknown>>;
  readonly year: number | undefined;
  readonly gathered: Gathered;
  /** Position of the first organisation. */
  readonly first: number;
}

type Facts = Readonly<Record<string, unknown>>;

/** Reads the facts of organisations and tests the conditions on them. */
export function load(machine: Machine, given: readonly Organisation[], { cohortFacts, year, gathered, first }: Loading): Block {
  const { assessment, reader, conditions } = machine;
  const { nodes } = assessment;
  const organisations = [...given];
  const size = organisations.length;
  const columns = reader.columns(size);
  const truths = new Uint8Array(conditions.count * size).fill(OPEN);
  reader.readCohort(cohortFacts, year, columns);
  let spared: Map<number, readonly Spared[]> | undefined;
  for (let index = 0; index < size; index += 1) {
    const organisation = organisations[index] as Organisation;
    const facts = take(machine, organisation, columns, index);
    if (facts !== organisation.facts) organisations[index] = { ...organisation, facts };
    reader.readDerived(facts, year, columns, index);
    if (conditions.isSlow) conditions.testOne(facts, year, truths, size, index);
    if (organisation.exemptions !== undefined) {
      const { taken } = sparedOf(assessment, organisation);
      spared ??= new Map();
      if (taken.length > 0) spared.set(index, taken);
    }
  }
  conditions.testColumns(columns, truths);
  return {
    size,
    first,
    organisations,
    cohortFacts,
    year,
    slots: columns.numbers,
    truths,
    low: new Float64Array(nodes.length * size),
    high: new Float64Array(nodes.length * size),
    bigLow: new Map(),
    bigHigh: new Map(),
    leftOut: nodes.map(({ applies, otherwise }) => (applies !== null && otherwise === "exempt" ? new Uint8Array(size) : undefined)),
    spared,
    gathered,
    n: 0,
    d: 1,
    least: 0,
    most: 0,
    reason: 0,
    where: [],
    steps: undefined,
  };
}

/** Puts what cannot be used in the place of facts of a host that throw when they are read. */
function take({ reader }: Machine, { facts: given }: Organisation, columns: Columns, index: number): Facts {
  if (typeof given !== "object" || given === null) return UNUSABLE;
  try {
    return reader.read(given, columns, index);
  } catch {
    return reader.read(copyOf(given), columns, index);
  }
}

function copyOf(given: Facts): Facts {
  const copy: Record<string, unknown> = {};
  try {
    for (const key of Object.keys(given)) {
      let value: unknown = UNUSABLE;
      try {
        value = given[key];
      } catch {}
      Object.defineProperty(copy, key, { value, enumerable: true, writable: true });
    }
    return copy;
  } catch {
    return UNUSABLE;
  }
}
