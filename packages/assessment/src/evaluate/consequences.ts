import { formatRatio, formatScaled } from "../exact/decimal.ts";
import { compareRatios, divideRounded, negative, plus, times, type Whole } from "../exact/whole.ts";
import type { Assessment, MeasureIr, RoundingIr } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import type { Block } from "./block.ts";
import type { Machine } from "./machine.ts";
import { type Graded, truthsOfOutcome } from "./outcome.ts";

type Consequence = ScoreReport["consequences"][number];

/** Finds what follows from a result. What is open is null; what does not hold is left out. */
export function consequencesOf(
  machine: Machine,
  block: Block,
  index: number,
  graded: Graded,
  total: Whole | undefined,
  grades: readonly string[],
): readonly Consequence[] {
  const { consequences, after } = machine.assessment;
  if (consequences.length === 0) return [];
  const truths = truthsOfOutcome(machine, after, block, index, graded);
  return consequences.flatMap((consequence): Consequence | readonly Consequence[] => {
    const { id } = consequence;
    if (consequence.kind === "escalation") return escalated(consequence, truths);
    if (consequence.kind === "float")
      return { rule: id, value: total === undefined ? null : floated(machine, block, index, consequence, total) };
    const { table, times: by, when, round } = consequence;
    const truth = when === null ? true : truths[when];
    const possible = grades.filter((grade) => Object.hasOwn(table, grade));
    if (truth === false || possible.length === 0) return [];
    const entry = table[graded.grade ?? ""];
    if (truth === undefined || graded.grade === undefined || entry === undefined) return { rule: id, value: null };
    return { rule: id, value: by === null ? said(entry.n, entry.d, round) : multiplied(machine, block, index, by, entry, round) };
  });
}

type Ir<Kind> = Extract<Assessment["consequences"][number], { readonly kind: Kind }>;

function escalated({ id, steps, rules }: Ir<"escalation">, truths: readonly (boolean | undefined)[]): readonly Consequence[] {
  const hold = rules.filter(({ when }) => truths[when] === true);
  const harshest = Math.max(-1, ...hold.map(({ step }) => step));
  const perhaps = Math.max(-1, ...rules.filter(({ when }) => truths[when] === undefined).map(({ step }) => step));
  if (harshest < 0 && perhaps < 0) return [];
  const step = steps[harshest];
  return [
    {
      rule: id,
      value: perhaps > harshest ? null : (step ?? null),
      ...(step !== undefined && { step }),
      rules: hold.map((rule) => rule.id),
    },
  ];
}

/** Percent above or below the base, nought within the dead band, no more than the most; or an amount that floats by it. */
function floated(
  machine: Machine,
  block: Block,
  index: number,
  { base, deadBand, most, on, round }: Ir<"float">,
  total: Whole,
): string | null {
  if (base === 0) return null;
  let [n, d]: readonly [Whole, Whole] = [times(plus(total, negative(base)), base < 0 ? -100 : 100), Math.abs(base)];
  const size = n < 0 ? negative(n) : n;
  if (compareRatios(size, d, deadBand.n, deadBand.d) < 0) [n, d] = [0, 1];
  else if (compareRatios(size, d, most.n, most.d) > 0) [n, d] = [n < 0 ? negative(most.n) : most.n, most.d];
  if (on === null) return said(n, d, round);
  return multiplied(machine, block, index, on, { n: plus(times(d, 100), n), d: times(d, 100) }, round);
}

function multiplied(
  machine: Machine,
  block: Block,
  index: number,
  by: MeasureIr,
  ratio: { readonly n: Whole; readonly d: Whole },
  round: RoundingIr | null,
): string | null {
  if (machine.measure(by)(block, index) !== 0) return null;
  return said(times(block.n, ratio.n), times(block.d, ratio.d), round);
}

function said(n: Whole, d: Whole, round: RoundingIr | null): string {
  return round === null ? formatRatio(n, d) : formatScaled(divideRounded(times(n, 10 ** round.decimals), d, round.mode), round.decimals);
}
