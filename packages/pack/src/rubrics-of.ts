import type { Assessment } from "@guiju/assessment";
import { below, type Issue } from "@guiju/core";
import type { Pack } from "./pack.ts";
import { compileAssessments, type ParameterValues } from "./read/compile-assessments.ts";
import { noSuchName } from "./read/no-such-name.ts";

/** The rubrics of an assessment, or what stands in the way. */
export interface FoundRubrics {
  readonly rubrics: readonly Assessment[];
  readonly issues: readonly Issue[];
}

/**
 * Gives the checked rubrics of an assessment, with other values for its parameters where some are given. Never throws.
 *
 * @param name - `<pack>/<assessment>`
 * @param compiled - `again` compiles the files of the pack as they are now
 *
 * @example
 * rubricsOf(pack, "cpc/none").issues[0]?.code; // => "unknown_assessment"
 */
export function rubricsOf(
  pack: Pack,
  name: string,
  parameters: ParameterValues = {},
  compiled: "asLoaded" | "again" = "asLoaded",
): FoundRubrics {
  const rubrics = pack.assessments.get(name);
  if (rubrics === undefined) return { rubrics: [], issues: [unknownAssessment(pack, name)] };
  const given = Object.keys(parameters);
  if (given.length === 0 && compiled === "asLoaded") return { rubrics, issues: [] };
  const files = pack.assessmentFiles.filter((each) => each.name === name);
  const known = [...new Set(files.flatMap(({ content }) => Object.keys(content.parameters ?? {})))];
  const wrong = given.filter((parameter) => !known.includes(parameter));
  if (wrong.length > 0) return { rubrics: [], issues: wrong.map((parameter) => unknownParameter(parameter, known)) };
  const facts = [...pack.facts.values()].map((content) => ({ file: `facts/${content.id}.json`, content }));
  const { id, version, title, jurisdiction, calendar, instruments } = pack;
  const result = compileAssessments(
    { pack: { id, version, title, jurisdiction, calendar }, instruments, facts, assessments: files },
    parameters,
  );
  const issues = result.issues.map(({ issue }) => issue).filter((issue) => issue.severity !== "warning");
  return { rubrics: issues.length > 0 ? [] : (result.assessments.get(name) ?? []), issues };
}

/** A name that is no assessment of the pack, with the nearest that is. */
export function unknownAssessment(pack: Pack, name: string, pointer: string = ""): Issue {
  return noSuchName("unknown_assessment", pointer, { zh: "考核细则", en: "assessment" }, name, pack.assessments.keys());
}

function unknownParameter(parameter: string, known: readonly string[]): Issue {
  return noSuchName("unknown_parameter", below("/parameters", parameter), { zh: "参数", en: "parameter" }, parameter, known);
}
