import { isFromNought } from "../compile/bound.ts";
import type { Assessment, Node, PrimitiveIr, TermIr } from "../plan.ts";
import { against, type Direction, directionOfCondition, directionOfMeasure, together } from "./direction.ts";
import { boundOf } from "./measure-bound.ts";

/** Says how the points of a node move with a fact, by its structure alone. */
export function directionOfNode(assessment: Assessment, { score, applies }: Node, fact: string): Direction {
  if (score === null) return "flat";
  const own = directionOfScore(assessment, score, fact);
  // To whom it applies may change, and then what stands in its place.
  return applies === null || directionOfCondition(assessment, applies, fact) === "flat" ? own : "unknown";
}

function directionOfScore(assessment: Assessment, score: PrimitiveIr, fact: string): Direction {
  const measure = (ir: Parameters<typeof directionOfMeasure>[1]) => directionOfMeasure(assessment, ir, fact);
  const condition = (index: number) => directionOfCondition(assessment, index, fact);
  switch (score.primitive) {
    case "checklist": {
      const sign = score.mode === "deduct" ? -1 : 1;
      return together(
        score.items.map(({ points, when }) => (score.mode === "allOrNothing" ? condition(when) : times(condition(when), sign * points))),
      );
    }
    case "perOccurrence":
      return together(score.terms.map((term) => ofTerm(assessment, term, fact)));
    case "ladder": {
      const slopes = score.steps.slice(1).map(({ points }, at) => points - (score.steps[at]?.points ?? 0));
      return sloped(measure(score.of), slopes);
    }
    case "tiers":
      return ofTiers(
        score.tiers.map(({ when, points }) => [condition(when), points] as const),
        score.else,
      );
    case "proRata": {
      const isPositive =
        score.points >= 0 && isFromNought(boundOf(assessment, score.of)) && isFromNought(boundOf(assessment, score.target));
      const all = together([measure(score.of), against(measure(score.target))]);
      // Nought of nought has points of its own.
      return all === "flat" || (isPositive && measure(score.target) === "flat") ? all : "unknown";
    }
    case "perUnitShort": {
      const all = together([measure(score.of), against(measure(score.target))]);
      return score.side === "below" ? all : against(all);
    }
    case "rankPoints":
      return sloped(measure(score.place), slopesOfPlaces(score));
    case "ratioToBest": {
      // Oneself may be the best.
      return measure(score.of) === "flat" ? "flat" : "unknown";
    }
    case "convert":
      return times(measure(score.of), score.factor.n);
    case "award":
      return score.fact === fact ? "up" : "flat";
    case "severity":
      return score.fact === fact ? "unknown" : "flat";
    case "periods":
      return score.fact === fact ? "unknown" : "flat";
    case "raters":
      return score.groups.some(({ scores, votes }) => scores === fact || votes === fact) ? "unknown" : "flat";
    case "carryOver":
      return score.first === null || condition(score.first.when) === "flat" ? "flat" : "unknown";
  }
}

function ofTerm(assessment: Assessment, { of, points, list, times: more }: TermIr, fact: string): Direction {
  if (list !== undefined)
    return list.fact === fact ? "unknown" : more === null ? "flat" : unlessFlat(directionOfCondition(assessment, more.when, fact));
  if (of === undefined || points === undefined) return "flat";
  const counted = times(directionOfMeasure(assessment, of, fact), points);
  if (more === null) return counted;
  const gain = points * (more.by.n - more.by.d);
  return together([counted, times(directionOfCondition(assessment, more.when, fact), gain)]);
}

/** What each further place brings, as far as a place of its own or the rest is told. */
function slopesOfPlaces({ table, beyond, else: otherwise }: Extract<PrimitiveIr, { readonly primitive: "rankPoints" }>): readonly number[] {
  const last = Math.max(0, ...Object.keys(table).map(Number), (beyond?.from ?? 1) - 1);
  // Places that none may have leave the score open.
  const points = Array.from({ length: Math.min(last, 1000) }, (_, at) => table[at + 1] ?? otherwise).filter((each) => each !== null);
  const rest = beyond === null ? (otherwise === null ? [] : [otherwise]) : [beyond.points, beyond.points + beyond.step];
  const all = [...points, ...rest];
  return all.slice(1).map((each, at) => each - (all[at] ?? each));
}

/** Of tiers the first counts: where all conditions move alike, and points fall or rise from tier to tier, so do the points. */
function ofTiers(tiers: readonly (readonly [Direction, number])[], otherwise: number): Direction {
  const all = together(tiers.map(([direction]) => direction));
  const points = [...tiers.map(([, each]) => each), otherwise];
  const slopes = points.slice(1).map((each, at) => (points[at] ?? each) - each);
  return sloped(all, slopes);
}

/** What grows with `direction`, where each step goes up; the other way where each goes down. */
function sloped(direction: Direction, slopes: readonly number[]): Direction {
  if (direction === "flat" || slopes.every((slope) => slope === 0)) return "flat";
  if (slopes.every((slope) => slope >= 0)) return direction;
  return slopes.every((slope) => slope <= 0) ? against(direction) : "unknown";
}

function times(direction: Direction, by: number): Direction {
  return by === 0 ? "flat" : by > 0 ? direction : against(direction);
}

function unlessFlat(direction: Direction): Direction {
  return direction === "flat" ? "flat" : "unknown";
}
