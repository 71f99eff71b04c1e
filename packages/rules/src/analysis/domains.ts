import type { Datum } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import { itemsOf } from "../typed.ts";
import type { Exceeded } from "./finding.ts";
import { type Cell, type Gathered, type ListUse, rootOf } from "./gathered.ts";
import { recordOf } from "./record.ts";
import { listSample } from "./sample-lists.ts";
import { type Sample, scalarSample } from "./sample-scalars.ts";
import type { Budget } from "./steps.ts";
import { overlaps, type Variable } from "./variable.ts";

/** The data to try for each variable of a question. */
export interface Domains {
  readonly samples: ReadonlyMap<string, readonly Datum[]>;
  /** Cells whose samples do not stand for all data there are. */
  readonly rough: ReadonlySet<string>;
  /** Variables that do not vary freely, because one lies within another. */
  readonly bound: ReadonlySet<string>;
}

/** Tests a condition on one element of a list. */
export type ElementTest = (cond: IrCond, element: Datum) => unknown;

/** Finds the data to try; tells what was exceeded where there are too many. */
export function domainsOf(gathered: Gathered, test: ElementTest, budget: Budget): Domains | Exceeded {
  const rough = new Set<string>();
  const scalars = new Map<string, Sample>();
  for (const cells of groupsOf(gathered).values()) {
    const constants = new Set([...cells.flatMap(({ id }) => [...(gathered.constants.get(id) ?? [])]), ...wordsToMeet(cells)]);
    if (constants.size > budget.limits.values) return { what: "values", found: constants.size, limit: budget.limits.values };
    const isTangled = new Set(cells.map(({ element }) => element?.list)).size > 1;
    const reach = cells.some(({ id }) => gathered.stretched.has(id)) ? "far" : "near";
    for (const { id, type } of cells) {
      const made = scalarSample({ type, constants, together: cells.length, counts: gathered.subject.counts, reach });
      budget.spend(made.values.length);
      scalars.set(id, { ...made, values: gathered.nullable.has(id) ? [...made.values, null] : made.values });
      if (isTangled || !made.exact) rough.add(id);
    }
  }
  const samples = new Map<string, readonly Datum[]>();
  for (const [id, { type }] of gathered.variables) {
    const use = gathered.lists.get(id);
    const sample = use ? listSample(elementsOf(gathered, use, scalars, test, budget), use.counts) : scalars.get(id);
    const { values, exact } =
      sample ?? scalarSample({ type, constants: new Set(), together: 1, counts: gathered.subject.counts, reach: "near" });
    samples.set(id, use && gathered.nullable.has(id) ? [...values, null] : values);
    if (!exact) for (const cell of [id, ...(use?.cells ?? [])]) rough.add(cell);
  }
  return { samples, rough, bound: boundOf(gathered) };
}

function groupsOf(gathered: Gathered): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of gathered.cells.values()) {
    if (cell.type.type === "list") continue;
    const root = rootOf(gathered, cell.id);
    const group = groups.get(root) ?? [];
    group.push(cell);
    groups.set(root, group);
  }
  return groups;
}

/** An open word compared with closed ones may be any word of theirs; closed ones alone are all known already. */
function wordsToMeet(cells: readonly Cell[]): readonly string[] {
  const isOpen = cells.some(({ type }) => type.type === "word" && type.words === undefined);
  return isOpen ? cells.flatMap(({ type }) => (type.type === "word" ? (type.words ?? []) : [])) : [];
}

/** Makes the elements that the conditions of a list tell apart. */
function elementsOf(gathered: Gathered, use: ListUse, scalars: ReadonlyMap<string, Sample>, test: ElementTest, budget: Budget): Sample {
  const cells = [...use.cells].flatMap((id) => {
    const keys = gathered.cells.get(id)?.element?.keys;
    const sample = scalars.get(id);
    return keys && sample ? [{ keys, sample }] : [];
  });
  const isOfRecords = use.variable.type.of !== undefined;
  let elements: readonly Datum[] = isOfRecords ? [{}] : [undefined];
  let exact = !(use.direct && isOfRecords);
  for (const { keys, sample } of cells) {
    const room = Math.max(1, Math.floor(budget.limits.values / elements.length));
    if (!sample.exact || sample.values.length > room) exact = false;
    const values = sample.values.slice(0, room);
    elements = elements.flatMap((element) => values.map((value) => (keys.length === 0 ? value : recordOf(element, keys, value))));
  }
  if (cells.length === 0 && !isOfRecords) elements = plainElement(use);
  return { values: use.direct ? elements : distinct(elements, use, test, budget), exact };
}

function plainElement(use: ListUse): readonly Datum[] {
  const type = itemsOf(use.variable.type);
  return scalarSample({ type, constants: new Set(), together: 1, counts: "whole", reach: "near" }).values.slice(0, 1);
}

/** Keeps one element of those that every comparison answers alike. */
function distinct(elements: readonly Datum[], use: ListUse, test: ElementTest, budget: Budget): readonly Datum[] {
  const kept = new Map<string, Datum>();
  for (const element of elements) {
    budget.spend(1 + use.tests.size);
    const answers = [...use.tests].map((compare) => String(test(compare, element))).join();
    if (!kept.has(answers)) kept.set(answers, element);
  }
  return [...kept.values()];
}

function boundOf(gathered: Gathered): ReadonlySet<string> {
  const bound = new Set<string>();
  const byRoot = new Map<string, Variable[]>();
  for (const variable of gathered.variables.values()) {
    const root = JSON.stringify([variable.read?.from, variable.read?.keys[0], variable.read?.params]);
    const others = byRoot.get(root) ?? [];
    for (const other of others) {
      if (variable.read && other.read && overlaps(variable.read, other.read)) bound.add(variable.id).add(other.id);
    }
    byRoot.set(root, [...others, variable]);
  }
  return bound;
}
