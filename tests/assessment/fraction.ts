import type { RoundingMode } from "@guiju/assessment";

/** A fraction of bigints in no particular terms; the lower one is above nought. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const NOUGHT: Fraction = { n: 0n, d: 1n };

/** Reads the shortest decimal text of a number, figure by figure. */
export function fractionOf(number: number): Fraction {
  return fractionOfText(String(number));
}

export function fractionOfText(text: string): Fraction {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (found === null) throw new RangeError(`no decimal: ${text}`);
  const [, sign, whole = "", decimals = "", power = "0"] = found;
  const shift = Number(power) - decimals.length;
  const n = BigInt(sign + whole + decimals);
  return shift >= 0 ? { n: n * 10n ** BigInt(shift), d: 1n } : { n, d: 10n ** BigInt(-shift) };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** `undefined` by nought. */
export function divide(a: Fraction, b: Fraction): Fraction | undefined {
  if (b.n === 0n) return undefined;
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n };
}

/** Negative where the first is less, positive where it is greater. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function least(all: readonly Fraction[]): Fraction {
  return all.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
}

export function greatest(all: readonly Fraction[]): Fraction {
  return all.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
}

export function between(low: Fraction, value: Fraction, high: Fraction): Fraction {
  return least([greatest([value, low]), high]);
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, NOUGHT);
}

/** The greatest whole number that is not above. */
export function floor({ n, d }: Fraction): bigint {
  const towardsNought = n / d;
  return towardsNought * d > n ? towardsNought - 1n : towardsNought;
}

export function ceil({ n, d }: Fraction): bigint {
  return -floor({ n: -n, d });
}

/** Rounds to so many decimals: chooses between the two neighbours by how far each is away. */
export function rounded(value: Fraction, mode: RoundingMode, decimals: number): Fraction {
  const power = 10n ** BigInt(decimals);
  const scaled = { n: value.n * power, d: value.d };
  const [low, high] = [floor(scaled), ceil(scaled)];
  const nearer = compare(subtract(scaled, { n: low, d: 1n }), subtract({ n: high, d: 1n }, scaled));
  const outer = scaled.n < 0n ? low : high;
  const inner = scaled.n < 0n ? high : low;
  const even = low % 2n === 0n ? low : high;
  const chosen = { floor: low, ceil: high, truncate: inner, halfUp: outer, halfEven: even }[mode];
  const isHalf = mode === "halfUp" || mode === "halfEven";
  return { n: isHalf && nearer !== 0 ? (nearer < 0 ? low : high) : chosen, d: power };
}

/** Writes it as a decimal text without needless noughts. @throws RangeError where it has no end */
export function decimalText({ n, d }: Fraction): string {
  let [power, decimals] = [1n, 0];
  while ((n * power) % d !== 0n) {
    if (decimals > 30) throw new RangeError(`no decimal: ${n}/${d}`);
    power *= 10n;
    decimals += 1;
  }
  const whole = (n * power) / d;
  const figures = String(whole < 0n ? -whole : whole).padStart(decimals + 1, "0");
  const point = figures.length - decimals;
  return `${whole < 0n ? "-" : ""}${figures.slice(0, point)}${decimals > 0 ? `.${figures.slice(point)}` : ""}`;
}
