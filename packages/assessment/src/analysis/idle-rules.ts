import type { Issue } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import type { Assessment, Node } from "../plan.ts";

/** Finds rules that change no result whatever the facts: grades that no total comes down to, vetoes to where one is anyway, points times nought. */
export function idleRules(assessment: Assessment): readonly Issue[] {
  return [...unreachedBands(assessment), ...idleVetoes(assessment), ...assessment.nodes.flatMap(timesNought)];
}

/** Grades below the least total. A grade above the greatest is refused before. */
function unreachedBands(assessment: Assessment): readonly Issue[] {
  const { bands, nodes, cap, floor, vetoes, scale } = assessment;
  const whole = nodes.at(-1);
  if (whole === undefined) return [];
  const raised = BigInt(whole.low) < BigInt(floor) ? BigInt(floor) : BigInt(whole.low);
  const own = cap !== null && raised > BigInt(cap) ? BigInt(cap) : raised;
  const least = own > 0n && vetoes.some(({ effect }) => effect === "zero") ? 0n : own;
  return bands.flatMap(({ grade }, index): readonly Issue[] => {
    const next = bands[index + 1]?.from;
    if (next === undefined || next === null || BigInt(next) > least || isFallenTo(assessment, index)) return [];
    const [end, low] = [formatScaled(next, scale), formatScaled(least, scale)];
    const message = {
      zh: `等次“${grade}”到 ${end}（不含），而总分最低是 ${low}，谁也落不到这一档。`,
      en: `The grade "${grade}" ends before ${end}, but no total is below ${low}: nobody comes to it.`,
    };
    return [warning("band_below_minimum", `/bands/${index}`, message)];
  });
}

/** Whether somebody comes to a grade from above: by a veto, a quota, or a condition that a higher one has. */
function isFallenTo({ bands, vetoes, quotas }: Assessment, index: number): boolean {
  return (
    bands[index + 1]?.when !== null ||
    vetoes.some(({ effect, grade }) => effect === "cap" && grade === index) ||
    quotas.some(({ kind, grade }) => grade === (kind === "most" ? index + 1 : index))
  );
}

function idleVetoes({ vetoes, bands }: Assessment): readonly Issue[] {
  return vetoes.flatMap(({ id, effect, grade }, index): readonly Issue[] => {
    const isIdle = (effect === "cap" && grade === bands.length - 1) || (effect === "floor" && grade === 0);
    if (!isIdle) return [];
    const name = bands[grade]?.grade ?? "";
    const message =
      effect === "cap"
        ? {
            zh: `“${id}”限制为不高于“${name}”，而这已是最高的等次，不起作用。`,
            en: `"${id}" allows no grade better than "${name}", which is the best: it has no effect.`,
          }
        : {
            zh: `“${id}”保证不低于“${name}”，而这已是最低的等次，不起作用。`,
            en: `"${id}" allows no grade lower than "${name}", which is the lowest: it has no effect.`,
          };
    return [warning("veto_without_use", `/vetoes/${index}/effect/${effect}`, message)];
  });
}

function timesNought({ score, pointer }: Node): readonly Issue[] {
  if (score?.primitive !== "perOccurrence") return [];
  return score.terms.flatMap(({ times }, index): readonly Issue[] => {
    if (times === null || times.by.n !== 0) return [];
    const message = {
      zh: "乘以 0：条件成立时，这一项一分也不计。若是这个意思，请核对原文。",
      en: "Times 0: where the condition holds nothing of this counts. Make sure that the text means it.",
    };
    return [warning("times_nought", `${pointer}/score/terms/${index}/times/by`, message)];
  });
}

function warning(code: string, pointer: string, message: Issue["message"]): Issue {
  return { code, pointer, message, severity: "warning" };
}
