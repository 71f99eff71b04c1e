import { below } from "@guiju/core";
import type { AssessmentFile, Band, Indicator } from "../assessment-file.ts";
import { exactSum, type Mutant, type Path, pointerOf, replaced, without } from "./changed-file.ts";
import { isIdleCap } from "./equivalent-mutants.ts";

/** Where one grade ends and the next begins, moved by the last decimal: both numbers at once, or a gap would be refused. Conditions of grades, left out. */
export function* bandMutants(file: AssessmentFile, least: number): Generator<Mutant> {
  const { bands = [] } = file;
  for (const [index, { from, when }] of bands.entries()) {
    const before = bands[index - 1];
    // Below the least total there is nobody: the edge of the lowest grade decides nothing.
    if (typeof from === "number" && index > 0) {
      for (const to of [exactSum(from, least), exactSum(from, -least)]) {
        const moved = replaced(file, ["bands", index, "from"], to);
        const whole = before?.to === from ? replaced(moved, ["bands", index - 1, "to"], to) : moved;
        const what = { zh: `from：${from} 改为 ${to}`, en: `from: ${from} becomes ${to}` };
        yield { pointer: `/bands/${index}/from`, what, file: whole as AssessmentFile };
      }
    }
    if (when !== undefined) {
      const { when: _, ...rest } = bands[index] as Band;
      const what = { zh: "去掉条件", en: "the condition left out" };
      yield { pointer: `/bands/${index}/when`, what, file: replaced(file, ["bands", index], rest) as AssessmentFile };
    }
  }
}

/** Caps and floors, left out; those that stand where the indicator ends anyhow change nothing. */
export function* limitMutants(file: AssessmentFile): Generator<Mutant> {
  for (const key of ["cap", "floor"] as const)
    if (file[key] !== undefined && !(key === "floor" ? file.floor === 0 : isIdleCap(file))) yield limitless(file, [key]);
  for (const [path, indicator] of indicatorsOf(file)) {
    if (!("score" in indicator) || indicator.score.primitive !== "perOccurrence") continue;
    const { score, max, min = 0 } = indicator;
    const at = [...path, "score"];
    if (score.cap !== undefined && score.cap !== max) yield limitless(file, [...at, "cap"]);
    if (score.floor !== undefined && score.floor !== min) yield limitless(file, [...at, "floor"]);
    if (score.deductCap !== undefined) yield limitless(file, [...at, "deductCap"]);
    for (const [index, term] of score.terms.entries()) {
      if (term.cap !== undefined) yield limitless(file, [...at, "terms", index, "cap"]);
      if (term.times !== undefined) yield limitless(file, [...at, "terms", index, "times"]);
      if ("take" in term && term.take !== undefined) yield limitless(file, [...at, "terms", index, "take"]);
    }
  }
}

/** Weights of neighbours, exchanged: their sum stays. Equal ones exchanged are the same. */
export function* weightMutants(file: AssessmentFile): Generator<Mutant> {
  yield* exchanged(file, ["indicators"], file.indicators);
  for (const [path, indicator] of indicatorsOf(file)) {
    if ("indicators" in indicator) yield* exchanged(file, [...path, "indicators"], indicator.indicators);
    else if (indicator.score.primitive === "raters") yield* exchanged(file, [...path, "score", "groups"], indicator.score.groups);
  }
}

function* exchanged(
  file: AssessmentFile,
  path: Path,
  list: readonly { readonly id: string; readonly weight?: number }[],
): Generator<Mutant> {
  for (const [index, { weight, id }] of list.entries()) {
    const next = list[index + 1];
    if (weight === undefined || next?.weight === undefined || next.weight === weight) continue;
    const first = replaced(file, [...path, index, "weight"], next.weight);
    const whole = replaced(first, [...path, index + 1, "weight"], weight);
    const what = { zh: `“${id}”与“${next.id}”的权重互换`, en: `the weights of "${id}" and "${next.id}" exchanged` };
    yield { pointer: below(pointerOf([...path, index]), "weight"), what, file: whole as AssessmentFile };
  }
}

function* indicatorsOf(file: AssessmentFile): Generator<readonly [Path, Indicator]> {
  yield* listed(["indicators"], file.indicators);
}

function* listed(path: Path, indicators: readonly Indicator[]): Generator<readonly [Path, Indicator]> {
  for (const [index, indicator] of indicators.entries()) {
    yield [[...path, index], indicator];
    if ("indicators" in indicator) yield* listed([...path, index, "indicators"], indicator.indicators);
  }
}

function limitless(file: AssessmentFile, path: Path): Mutant {
  const key = path.at(-1);
  const what = { zh: `去掉 ${key}`, en: `${key} left out` };
  return { pointer: pointerOf(path), what, file: without(file, path) as AssessmentFile };
}
