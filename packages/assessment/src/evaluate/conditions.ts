import type { RuleSet } from "@guiju/rules";
import type { IrCond, Test } from "@guiju/rules/closures";
import { FALSE, OPEN, TRUE } from "./block.ts";
import type { Columns } from "./columns.ts";
import type { FactReader } from "./fact-reader.ts";
import { ruleFrame, rulesOnFacts } from "./rules-on-facts.ts";

/** Tests a condition on everybody: puts truths into `into` from `base` on. */
type ColumnTest = (columns: Columns, into: Uint8Array, base: number) => void;

/** The conditions of a rubric, each in one go over columns where it only compares facts with constants, else one organisation after another. */
export interface Conditions {
  readonly count: number;
  /** Whether some have to be tested one organisation after another. */
  readonly isSlow: boolean;
  testColumns(columns: Columns, truths: Uint8Array): void;
  testOne(facts: Readonly<Record<string, unknown>>, year: number | undefined, truths: Uint8Array, size: number, index: number): void;
}

/** Makes the conditions of a rubric. */
export function conditionsOf(rules: RuleSet | null, reader: FactReader): Conditions {
  const all = rules?.program.rules ?? [];
  const quick = all.map(({ ir }) => columnTest(ir));
  const tests = rules === null ? [] : rulesOnFacts(rules).tests;
  const slow = tests.flatMap((test, index): [number, Test][] => (quick[index] === undefined ? [[index, test]] : []));
  return {
    count: all.length,
    isSlow: slow.length > 0,
    testColumns(columns, truths) {
      for (let index = 0; index < quick.length; index += 1) quick[index]?.(columns, truths, index * columns.size);
    },
    testOne(facts, year, truths, size, index) {
      const frame = ruleFrame(facts, year);
      for (const [condition, test] of slow) truths[condition * size + index] = TRUTHS.indexOf(test(frame, undefined));
    },
  };

  function columnTest(ir: IrCond): ColumnTest | undefined {
    switch (ir.op) {
      case "named": {
        const named = rules?.program.named[ir.index];
        return named && columnTest(named.ir);
      }
      case "not": {
        const part = columnTest(ir.part);
        return (
          part &&
          ((columns, into, base) => {
            part(columns, into, base);
            for (let at = base; at < base + columns.size; at += 1) into[at] = into[at] === OPEN ? OPEN : 1 - (into[at] as number);
          })
        );
      }
      case "all":
      case "any":
        return grouped(ir.parts.map(columnTest), ir.op === "all" ? FALSE : TRUE);
      case "compare":
        return compared(ir);
      default:
        return undefined;
    }
  }

  function compared({ decorators, a, b, operator }: Extract<IrCond, { readonly op: "compare" }>): ColumnTest | undefined {
    if (
      decorators.length > 0 ||
      a.op !== "read" ||
      a.from !== "fact" ||
      a.keys.length !== 1 ||
      a.params !== undefined ||
      b.op !== "constant"
    )
      return undefined;
    const { value } = b;
    const place = reader.placeOf(String(a.keys[0]), a.type);
    if (place === undefined) return undefined;
    if (a.type.type === "flag") {
      const isOrder = operator === "eq" || operator === "ne";
      return isOrder && typeof value === "boolean" ? equalFlag(place, (operator === "eq") === value) : undefined;
    }
    if (a.type.type === "word") {
      const words = operator === "in" || operator === "notIn" ? value : [value];
      if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) return undefined;
      const among = new Set<unknown>(words);
      if (operator === "eq" || operator === "in") return amongWords(place, among, TRUE);
      return operator === "ne" || operator === "notIn" ? amongWords(place, among, FALSE) : undefined;
    }
    return typeof value === "number" && !Number.isNaN(value)
      ? comparedNumber(place, reader.slots[place]?.d ?? 1, operator, value)
      : undefined;
  }
}

/** What is decisive stays; else what is open. */
function grouped(parts: readonly (ColumnTest | undefined)[], decisive: number): ColumnTest | undefined {
  const [first, ...rest] = parts;
  if (first === undefined || rest.includes(undefined)) return undefined;
  return (columns, into, base) => {
    first(columns, into, base);
    const other = new Uint8Array(rest.length > 0 ? columns.size : 0);
    for (const part of rest) {
      part?.(columns, other, 0);
      for (let index = 0; index < columns.size; index += 1) {
        const [one, two] = [into[base + index] as number, other[index] as number];
        into[base + index] = one === decisive || two === decisive ? decisive : one === OPEN ? one : two;
      }
    }
  };
}

function equalFlag(place: number, same: boolean): ColumnTest {
  return ({ flags, size }, into, base) => {
    for (let index = 0, at = place * size; index < size; index += 1, at += 1) {
      const truth = flags[at] as number;
      into[base + index] = same || truth === OPEN ? truth : 1 - truth;
    }
  };
}

function amongWords(place: number, among: ReadonlySet<unknown>, found: number): ColumnTest {
  return ({ words, size }, into, base) => {
    for (let index = 0; index < size; index += 1) {
      const word = words[place * size + index];
      into[base + index] = word === undefined ? OPEN : among.has(word) ? found : 1 - found;
    }
  };
}

/** By their numbers: `FALSE`, `TRUE`, `OPEN`. */
const TRUTHS: readonly (boolean | undefined)[] = [false, true, undefined];

const ORDERS: Readonly<Record<string, readonly [number, number, number]>> = {
  lt: [1, 0, 0],
  le: [1, 1, 0],
  gt: [0, 0, 1],
  ge: [0, 1, 1],
  eq: [0, 1, 0],
  ne: [1, 0, 1],
};

function comparedNumber(place: number, d: number, operator: string, value: number): ColumnTest | undefined {
  const order = ORDERS[operator];
  if (order === undefined) return undefined;
  const [less, equal, greater] = order;
  return ({ numbers, size }, into, base) => {
    for (let index = 0, at = place * size; index < size; index += 1, at += 1) {
      // The quotient is the number as it was given.
      const number = (numbers[at] as number) / d;
      into[base + index] = number < value ? less : number > value ? greater : number === value ? equal : OPEN;
    }
  };
}
