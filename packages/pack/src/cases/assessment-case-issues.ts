import type { AssessmentFile, Indicator } from "@guiju/assessment";
import { below, type Issue } from "@guiju/core";
import type { AssessmentCase } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { noSuchName } from "../read/no-such-name.ts";
import { unknownAssessment } from "../rubrics-of.ts";

/** Names in a worked case that lead nowhere: its assessment, and the organisations, indicators and grades it expects something of. */
export function assessmentCaseIssues(pack: Pack, assessed: AssessmentCase, pointer: string): readonly Issue[] {
  const files = pack.assessmentFiles.filter((each) => each.name === assessed.assessment).map(({ content }) => content);
  if (files.length === 0) return [unknownAssessment(pack, assessed.assessment, `${pointer}/assessment`)];
  const ids = assessed.organisations.map(({ id }) => String(id));
  const indicators = [...new Set(files.flatMap((file) => indicatorsOf(file).map(({ id }) => id)))];
  const grades = [...new Set(files.flatMap((file) => (file.bands ?? []).map(({ grade }) => grade)))];
  return Object.entries(assessed.expect.organisations).flatMap(([id, score]) => {
    const at = below(`${pointer}/expect/organisations`, id);
    return [
      ...unknownNames("unknown_organisation", at, "组织", "organisation", [id], ids, "itself"),
      ...unknownNames("unknown_indicator", `${at}/scores`, "指标", "indicator", Object.keys(score.scores ?? {}), indicators, "below"),
      ...unknownNames(
        "unknown_grade",
        `${at}/grade`,
        "等次",
        "grade",
        typeof score.grade === "string" ? [score.grade] : [],
        grades,
        "itself",
      ),
    ];
  });
}

/** Every indicator of a rubric, groups before what they are made of. */
export function indicatorsOf(file: AssessmentFile): readonly Indicator[] {
  const all = (indicators: readonly Indicator[]): readonly Indicator[] =>
    indicators.flatMap((each) => ("indicators" in each ? [each, ...all(each.indicators)] : [each]));
  return all(file.indicators);
}

/** How coverage names an indicator that a case says something about. */
export function indicatorName(assessment: string, indicator: string): string {
  return `${assessment}: ${indicator}`;
}

/** The indicators whose score a case names. */
export function outcomesOf({ assessment, expect }: AssessmentCase): readonly string[] {
  const named = Object.values(expect.organisations).flatMap(({ scores }) => Object.keys(scores ?? {}));
  return [...new Set(named)].map((indicator) => indicatorName(assessment, indicator));
}

function unknownNames(
  code: string,
  pointer: string,
  zh: string,
  en: string,
  names: readonly string[],
  known: readonly string[],
  where: "itself" | "below",
): readonly Issue[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => noSuchName(code, where === "below" ? below(pointer, name) : pointer, { zh, en }, name, known));
}
