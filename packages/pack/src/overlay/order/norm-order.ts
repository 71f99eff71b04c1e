import { formatDate } from "@guiju/core";
import type { Demand, NormBody } from "@guiju/lifecycle";
import { canonical, sameJson } from "../canonical.ts";
import type { DaysInForce } from "../days-in-force.ts";
import type { Comparison } from "../overlay-file.ts";
import { compareEffects, compareModalities, settledOtherwise } from "./check-order.ts";
import { looser, same, tighter, unordered } from "./comparisons.ts";
import { compareSets } from "./set-order.ts";

/** Compares one parameter of a norm that belongs to none of its checks. */
export function compareNormParameter(before: NormBody, after: NormBody, parameter: string): Comparison {
  const comparison = compareParameter(before, after, parameter);
  const isElsewhere = parameter === "effect" || parameter === "demands" || parameter === "checks";
  return comparison.class === "tighter" && !isElsewhere && settlesReadings(before) ? settledOtherwise : comparison;
}

/** Whether a check of a norm settles which reading was taken. */
export function settlesReadings({ checks }: Pick<NormBody, "checks">): boolean {
  return checks.some((check) => check.settles !== undefined);
}

function compareParameter(before: NormBody, after: NormBody, parameter: string): Comparison {
  switch (parameter) {
    case "modality":
      return compareModalities(before.modality, after.modality);
    case "effect":
      return compareEffects(before.effect, after.effect);
    case "at":
      return compareAt(before.at, after.at);
    case "needs":
      return compareSets(before.needs, after.needs, {
        more: "looser",
        words: (slot) => ({ zh: `“${slot}”不成立时在这里不核查`, en: `where "${slot}" is not kept it is not judged here` }),
      });
    case "demands":
      return compareSets(before.demands?.map(canonical), after.demands?.map(canonical), {
        more: "tighter",
        words: (demand) => {
          const { act } = JSON.parse(demand) as Demand;
          return { zh: `没有办理“${act}”在这里也可以`, en: `"${act}" may be left out here` };
        },
      });
    case "checks":
      return compareChecks(before, after);
    case "ambiguities":
      return same;
    default:
      return unordered("没有可比的次序", "there is no order on it");
  }
}

/** Compares the days on which a norm holds: fewer days are looser. */
export function compareDays(before: DaysInForce, after: DaysInForce): Comparison {
  const lost =
    after.from > before.from
      ? Math.max(before.from, Math.min(after.from - 1, before.to))
      : after.to < before.to
        ? Math.max(after.to + 1, before.from)
        : undefined;
  if (lost !== undefined) {
    const day = Number.isFinite(lost) ? formatDate(lost) : formatDate(after.from - 1);
    return looser(`${day} 在这里还不适用这一规定`, `on ${day} the norm does not hold here`);
  }
  return after.from === before.from && after.to === before.to ? same : tighter;
}

function compareAt(before: NormBody["at"], after: NormBody["at"]): Comparison {
  if (sameJson([before], [after])) return same;
  if ((before !== undefined && !Array.isArray(before)) || (after !== undefined && !Array.isArray(after))) {
    return unordered("核查的时点不同", "it is judged at another moment");
  }
  return compareSets(before as readonly string[] | undefined, after as readonly string[] | undefined, {
    more: "tighter",
    words: (act) => ({ zh: `“${act}”时在这里不核查`, en: `at "${act}" it is not judged here` }),
  });
}

/** A norm without checks is kept by the act itself: a first check adds to it, and so does each further one. */
function compareChecks(before: NormBody, after: NormBody): Comparison {
  const [old, now] = [before, after].map((body) => new Map(body.checks.map((check) => [canonical(check), check])));
  const gone = [...(old ?? [])].find(([key]) => now?.has(key) === false);
  if (gone !== undefined) {
    const name = gone[1].name ?? gone[1].kind;
    return looser(`“${name}”在这里不核查`, `"${name}" is not judged here`);
  }
  const added = after.checks.filter((check) => old?.has(canonical(check)) === false);
  if (settlesReadings({ checks: added })) return settledOtherwise;
  return added.length > 0 ? tighter : same;
}
