import type { Assessment } from "../plan.ts";

/** Totals, grades and ranks of all organisations of a rubric, in columns: tens of bytes each. */
export interface Standing {
  readonly size: number;
  /** Least and greatest totals after vetoes; those that are not safe in the maps. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly bigLow: Map<number, bigint>;
  readonly bigHigh: Map<number, bigint>;
  /** Grades that remain possible: bit `g` is the grade at `g`, `NO_GRADE` that none is given. */
  readonly grades: Uint32Array;
  /** What decided the grade: see `DECIDED`. */
  readonly decided: Uint8Array;
  /** Position of the quota, the veto, or the grade whose condition does not hold, that decided. */
  readonly rule: Int16Array;
  /** Whose bands' conditions hold, and whose may: absent where no band has any. */
  readonly holds: Uint32Array | undefined;
  readonly mayHold: Uint32Array | undefined;
  /** Nought where there is none. Absent where ranks are not published. */
  readonly ranks: Uint32Array | undefined;
  /** Number of the category. */
  readonly categories: Uint16Array;
  readonly categoryNames: Map<string, number>;
  /** Names of the categories too small for ranks; `undefined` for all together. */
  readonly tooFew: Set<string | undefined>;
  /** Those whose places are counted together with these, in the order of the rubrics; absent where they are alone. */
  peers?: readonly Standing[];
  /** What is kept of the places that were filled while they are explained. */
  filled?: object | undefined;
}

/** The bit of no grade. */
export const NO_GRADE: number = 1 << 31;

/** The grades below one, and that none is given. */
export function gradesBelow(grade: number): number {
  return ((1 << grade) - 1) | NO_GRADE;
}

/** What may decide a grade. */
export const DECIDED = ["points", "condition", "veto", "quota"] as const;

/** Makes the columns. */
export function standingOf({ bands, file }: Assessment, size: number): Standing {
  const conditional = bands.some(({ when }) => when !== null);
  return {
    size,
    low: new Float64Array(size),
    high: new Float64Array(size),
    bigLow: new Map(),
    bigHigh: new Map(),
    grades: new Uint32Array(size),
    decided: new Uint8Array(size),
    rule: new Int16Array(size).fill(-1),
    holds: conditional ? new Uint32Array(size) : undefined,
    mayHold: conditional ? new Uint32Array(size) : undefined,
    ranks: file.ranking?.publish ? new Uint32Array(size) : undefined,
    categories: new Uint16Array(size),
    categoryNames: new Map(),
    tooFew: new Set(),
  };
}

/** Gives the number of a category. */
export function categoryNumber({ categoryNames }: Standing, category: string | undefined): number {
  const name = category ?? "";
  const known = categoryNames.get(name);
  if (known !== undefined) return known;
  const number = categoryNames.size;
  categoryNames.set(name, number);
  return number;
}

/** Gives the name of an organisation's category. */
export function categoryName({ categoryNames, categories }: Standing, index: number): string | undefined {
  return [...categoryNames.keys()][categories[index] as number];
}

/** The next lower grades that may come of a fall from a grade: the first below whose condition holds, and those above it that may. */
export function fallenFrom(standing: Standing, index: number, grade: number): number {
  const { holds, mayHold } = standing;
  let mask = 0;
  for (let next = grade - 1; next >= 0; next -= 1) {
    const bit = 1 << next;
    if (holds === undefined || ((holds[index] as number) & bit) !== 0) return (mask | bit) >>> 0;
    if (((mayHold?.[index] ?? 0) & bit) !== 0) mask |= bit;
  }
  return (mask | NO_GRADE) >>> 0;
}

/** The only grade of a mask; -1 where none is given, `undefined` where several remain. */
export function onlyGrade(mask: number): number | undefined {
  if ((mask & (mask - 1)) !== 0) return undefined;
  return mask === NO_GRADE >>> 0 || mask === 0 ? -1 : 31 - Math.clz32(mask);
}

/** Puts parts of a cohort together, one after another. */
export function joinedStanding(assessment: Assessment, parts: readonly Standing[]): Standing {
  const whole = standingOf(
    assessment,
    parts.reduce((sum, { size }) => sum + size, 0),
  );
  let at = 0;
  for (const part of parts) {
    for (const column of ["low", "high", "grades", "decided", "rule"] as const) whole[column].set(part[column], at);
    const numbers = Array.from(part.categoryNames.keys(), (name) => categoryNumber(whole, name));
    for (let index = 0; index < part.size; index += 1) whole.categories[at + index] = numbers[part.categories[index] as number] as number;
    if (part.holds !== undefined) whole.holds?.set(part.holds, at);
    if (part.mayHold !== undefined) whole.mayHold?.set(part.mayHold, at);
    for (const map of ["bigLow", "bigHigh"] as const) for (const [index, value] of part[map]) whole[map].set(at + index, value);
    at += part.size;
  }
  return whole;
}
