import { below, type Issue } from "@guiju/core";
import type { Typed } from "@guiju/rules";
import type { AssessmentFact } from "../assessment-file.ts";
import { RECORDS } from "../limits.ts";
import type { Assessment, NumberSlot } from "../plan.ts";
import { along } from "./along.ts";
import { FALSE, OPEN, TRUE } from "./block.ts";
import type { Columns } from "./columns.ts";
import { type Fit, fitOf, rangeOf, takenAs } from "./fit.ts";
import { ruleFrame, rulesOnFacts } from "./rules-on-facts.ts";
import { UNUSABLE, unusableAt } from "./unusable.ts";

type Facts = Readonly<Record<string, unknown>>;

/** Reads the numbers of organisations into columns. */
export interface FactReader {
  /** How many columns there are: those of the plan, then those that only conditions read. */
  readonly slots: readonly NumberSlot[];
  /** How many flags and words are read. */
  readonly flags: number;
  readonly words: number;
  /** The position of a fact among the numbers, flags or words; none where it is not read so. */
  placeOf(fact: string, type: Typed): number | undefined;
  /**
   * Reads one organisation; what is missing or cannot be used stays open. Gives the facts that everything after it reads: those given, or, where
   * something cannot be used, a copy that says so in its place.
   */
  read(facts: Facts, columns: Columns, index: number): Facts;
  /** Reads facts that others are computed from. */
  readDerived(facts: Facts, year: number | undefined, columns: Columns, index: number): void;
  /** Reads the facts of the cohort and the year, the same for everybody. */
  readCohort(facts: Facts, year: number | undefined, columns: Columns): void;
  /** Makes columns without anything in them. */
  columns(size: number): Columns;
  /** Says which facts of the cohort cannot be used. */
  cohortIssues(facts: Facts): readonly Issue[];
}

interface Field extends NumberSlot {
  readonly slot: number;
}

const [OTHER, FLAG, NUMBER, WORD] = [0, 1, 2, 3];

/** A fact that is read from the outermost, or one that nothing here reads. */
interface Top {
  readonly kind: number;
  readonly place: number;
  readonly d: number;
  readonly min: number;
  readonly max: number;
  /** Holds it to its declared kind where it is no number. */
  readonly fit: Fit | undefined;
}

const NOT_READ: Top = { kind: OTHER, place: 0, d: 1, min: 0, max: 0, fit: undefined };

/** Makes the reader of a rubric. */
export function factReader(assessment: Assessment): FactReader {
  const { before, graded, after, file } = assessment;
  const slots = [...assessment.slots, ...asked(assessment)];
  const fields: readonly Field[] = slots.map((slot, index) => ({ ...slot, slot: index }));
  const of = (from: NumberSlot["from"]): readonly Field[] => fields.filter((field) => field.from === from);
  const years = of("fact").filter(({ fact }) => fact === "year");
  const own = of("fact").filter((field) => !years.includes(field));
  const deep = own.filter(({ path }) => path.length > 0);
  const [derived, ofCohort] = [of("derived"), of("cohort")];
  const tops = new Map<string, Top>();
  const counts = [0, 0, 0, 0];
  for (const [name, fact] of Object.entries<AssessmentFact>({ ...(before ?? graded ?? after)?.document.facts, ...file.facts })) {
    if (fact.params !== undefined) continue;
    const kind = fact.type === "flag" ? FLAG : fact.type === "word" ? WORD : OTHER;
    const place = counts[kind] as number;
    counts[kind] = place + 1;
    tops.set(name, { ...NOT_READ, kind, place, fit: fitOf(fact) });
  }
  for (const { fact, path, slot: place, d, min, max } of own)
    if (path.length === 0) tops.set(fact, { kind: NUMBER, place, d, min, max, fit: undefined });
  const [flags, words] = [counts[FLAG] as number, counts[WORD] as number];
  const evaluators = derived.map(({ fact }) => before && rulesOnFacts(before).derived(fact));
  // The keys in the order in which records had them of late, with what is known of each.
  const order: string[] = [];
  const known: Top[] = [];

  return {
    slots,
    flags,
    words,
    placeOf(fact, { type }) {
      if (fact === "year") return years[0]?.slot;
      const { kind, place, d, min } = tops.get(fact) ?? NOT_READ;
      const isNumber = type === "number" || (type === "count" && d === 1 && min >= 0);
      const asked = isNumber ? NUMBER : type === "flag" ? FLAG : type === "word" ? WORD : undefined;
      return kind === asked ? place : undefined;
    },
    columns: (size) => ({
      size,
      numbers: new Float64Array(slots.length * size).fill(Number.NaN),
      flags: new Uint8Array(flags * size).fill(OPEN),
      words: new Array<string | undefined>(words * size).fill(undefined),
    }),
    read(given, columns, index) {
      const { size, numbers, flags: ofFlags, words: ofWords } = columns;
      const facts = isPlain(given) ? given : { ...given };
      let taken = facts;
      let at = 0;
      const spoil = (fact: string, instead: unknown = UNUSABLE): void => {
        if (taken === facts) taken = { ...facts };
        (taken as Record<string, unknown>)[fact] = instead;
      };
      for (const key in facts) {
        if (order[at] !== key) {
          order[at] = key;
          known[at] = tops.get(key) ?? NOT_READ;
        }
        const { kind, place, d, min, max, fit } = known[at] as Top;
        const raw = facts[key];
        at += 1;
        if (kind === NUMBER && typeof raw === "number") {
          const scaled = (raw | 0) === raw ? raw * d : Math.round(raw * d);
          if ((scaled === raw || scaled / d === raw) && scaled >= min && scaled <= max) numbers[place * size + index] = scaled + 0;
          else spoil(key);
        } else if (kind === FLAG && typeof raw === "boolean") ofFlags[place * size + index] = raw ? TRUE : FALSE;
        else if (raw === null || raw === undefined) continue;
        else if (kind === NUMBER || (typeof raw === "object" && !isReadable(raw))) spoil(key);
        else if (fit !== undefined) {
          const fitted = fit(raw);
          if (fitted !== raw) spoil(key, fitted);
          else if (kind === WORD) ofWords[place * size + index] = raw as string;
        }
      }
      for (const field of deep) numbers[field.slot * size + index] = takenAs(rawOf(taken, field), field);
      return taken;
    },
    readDerived(facts, year, { numbers, size }, index) {
      if (derived.length === 0) return;
      const frame = ruleFrame(facts, year);
      for (const [position, field] of derived.entries())
        numbers[field.slot * size + index] = takenAs(evaluators[position]?.(frame, undefined), field);
    },
    readCohort(facts, year, { numbers, size }) {
      for (const field of ofCohort) fill(field, rawOf(facts, field));
      for (const field of years) fill(field, year);

      function fill(field: Field, raw: unknown): void {
        numbers.fill(takenAs(raw, field), field.slot * size, (field.slot + 1) * size);
      }
    },
    cohortIssues(facts) {
      return ofCohort.flatMap((field) => {
        const raw = rawOf(facts, field) ?? undefined;
        const { fact, path } = field;
        return raw === undefined || !Number.isNaN(takenAs(raw, field)) ? [] : unusableAt([fact, ...path].reduce<string>(below, "/cohort"));
      });
    },
  };
}

/** Number facts that only conditions read: they are held to their decimals and range all the same. */
function asked({ file, slots, before, graded, after }: Assessment): readonly NumberSlot[] {
  const known = new Set(slots.filter(({ from, path }) => from === "fact" && path.length === 0).map(({ fact }) => fact));
  const read = new Set([before, graded, after].flatMap((rules) => rules?.requests.map(({ fact }) => fact) ?? []));
  return Object.entries<AssessmentFact>({ ...file.facts, year: { type: "count" } }).flatMap(([name, fact]) => {
    if ((fact.type !== "number" && fact.type !== "count") || known.has(name) || !read.has(name)) return [];
    return { from: "fact" as const, fact: name, path: [], ...rangeOf(fact, fact) };
  });
}

const PLAIN = {};

/** Whether a walk over the keys shows own keys only. */
function isPlain(facts: object): boolean {
  for (const _ in PLAIN) return false;
  return Object.getPrototypeOf(facts) === Object.prototype;
}

/** Whether what is inside can be read without throwing, and no list in it is longer than the bounds allow for. */
function isReadable(json: object): boolean {
  try {
    if (Array.isArray(json) && json.length > RECORDS) return false;
    for (const inner of Array.isArray(json) ? json : Object.values(json))
      if (typeof inner === "object" && inner !== null && !isReadable(inner)) return false;
    return true;
  } catch {
    return false;
  }
}

function rawOf(facts: Facts, { fact, path }: Field): unknown {
  return along(facts, [fact, ...path]);
}
