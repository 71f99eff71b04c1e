import type { AssessmentFact, RoundingMode } from "@guiju/assessment";
import type { Condition } from "@guiju/rules";
import { type Seeded, seeded } from "../bench/rules/seeded.ts";

/** What an indicator is drawn with. Points are whole numbers of the last decimal until they are written. */
export interface Drawing extends Seeded {
  readonly scale: number;
  /** A whole number, both ends included, often one of them or a small one. */
  between(low: number, high: number): number;
  /** A number of points as a file has it. */
  points(scaled: number): number;
  round(): { readonly mode: RoundingMode; readonly decimals?: number };
  /** A name that no other fact has. */
  name(): string;
}

/** A fact that is drawn for every organisation. */
export interface DrawnFact {
  readonly declared: AssessmentFact;
  value(): unknown;
}

/** How an indicator scores, with the facts that it reads. */
export interface DrawnScore {
  readonly score: unknown;
  readonly facts: Readonly<Record<string, DrawnFact>>;
  readonly cohortFacts?: Readonly<Record<string, DrawnFact>>;
  readonly measures?: Readonly<Record<string, unknown>>;
  /** Totals of an earlier year as the lines have them. */
  readonly previous?: () => string | undefined;
}

/** Most points in a leaf, and the least. */
export interface Span {
  readonly max: number;
  readonly min: number;
}

const MODES: readonly RoundingMode[] = ["halfUp", "halfEven", "floor", "ceil", "truncate"];

export function drawing(seed: number, scale: number): Drawing {
  const random = seeded(seed);
  let names = 0;
  const wide = (limit: number): number =>
    limit < 2 ** 31 ? random.below(limit) : (Math.floor(limit / 2 ** 31) - 1) * random.below(2 ** 31) + random.below(2 ** 31);
  return {
    ...random,
    scale,
    between(low, high) {
      if (low >= high) return low;
      if (random.percent(8)) return random.percent(50) ? low : high;
      if (random.percent(20) && high - low > 6) return low + random.below(6);
      return low + wide(high - low + 1);
    },
    points: (scaled) => decimal(scaled, scale),
    round: () => ({ mode: random.one(MODES), ...(random.percent(25) && { decimals: random.below(scale + 1) }) }),
    name: () => {
      names += 1;
      return `f${names}`;
    },
  };
}

/** Writes a whole number of last decimals as the number that a file has: from its text, so that it is the nearest one. */
export function decimal(scaled: number, decimals: number): number {
  const figures = String(Math.abs(scaled)).padStart(decimals + 1, "0");
  const text = `${figures.slice(0, figures.length - decimals)}.${figures.slice(figures.length - decimals)}0`;
  return scaled < 0 ? -Number(text) : Number(text);
}

export function flag(draw: Drawing, more: Partial<AssessmentFact> = {}): DrawnFact {
  const share = 10 + draw.below(80);
  return { declared: { type: "flag", ...more }, value: () => draw.percent(share) };
}

export function count(draw: Drawing, max: number, more: Partial<AssessmentFact> = {}): DrawnFact {
  return { declared: { type: "count", max, ...more }, value: () => draw.between(more.min ?? 0, max) };
}

/** A number with up to six decimals. */
export function number(draw: Drawing, low: number, high: number, more: Partial<AssessmentFact> = {}): DrawnFact {
  const decimals = draw.below(draw.percent(20) ? 7 : 3);
  const [least, most] = [low * 10 ** decimals, high * 10 ** decimals];
  return {
    declared: { type: "number", decimals, min: low, max: high, ...more },
    value: () => decimal(draw.between(least, most), decimals),
  };
}

export function word(draw: Drawing, words: readonly string[]): DrawnFact {
  return { declared: { type: "word", words }, value: () => draw.one(words) };
}

export function yes(fact: string): Condition {
  return { fact, operator: "equal", value: true };
}
