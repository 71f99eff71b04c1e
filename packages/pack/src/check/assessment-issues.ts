import type { Assessment, AssessmentFile } from "@guiju/assessment";
import { analyseAssessment, burdenLint } from "@guiju/assessment/analysis";
import { type Issue, unescapePointer } from "@guiju/core";
import { assessmentCaseIssues, indicatorName, outcomesOf } from "../cases/assessment-case-issues.ts";
import type { Pack, PackAssessmentFile } from "../pack.ts";
import { compileRubric } from "../read/compile-assessments.ts";
import { valueAt } from "../read/pack-text.ts";
import { unsaidMessage } from "./message-issues.ts";
import { optionIssues, rubricParts } from "./option-issues.ts";
import { type PlacedLater, warning } from "./placed-later.ts";

/** What analysis and the burden lint find in rubrics, cases that name what is not there, and what rubrics declare and nobody uses or tries. */
export function assessmentIssues(pack: Pack): readonly PlacedLater[] {
  const cases = pack.cases.flatMap(({ file, written }) =>
    written.flatMap((each, index) =>
      "assessment" in each ? assessmentCaseIssues(pack, each, `/cases/${index}`).map((issue): PlacedLater => ({ ...issue, file })) : [],
    ),
  );
  const tried = new Set(pack.cases.flatMap(({ assessmentCases }) => assessmentCases.flatMap(outcomesOf)));
  return [
    ...cases,
    ...rubricsWithFiles(pack).flatMap(([rubric, file]) => [
      ...analysed(rubric, file),
      ...ranked(pack, file),
      ...unsaid(pack, file),
      ...unused(file),
      ...optionIssues(pack, file),
      ...untried(file, tried),
    ]),
  ];
}

/** Each checked rubric with the file it is written in. */
export function rubricsWithFiles(pack: Pack): readonly (readonly [Assessment, PackAssessmentFile])[] {
  return [...pack.assessments].flatMap(([name, rubrics]) => {
    const files = pack.assessmentFiles.filter((each) => each.name === name);
    return rubrics.map((rubric, index) => [rubric, files[index] as PackAssessmentFile] as const);
  });
}

/** The names of facts that a rubric reads: in measures, conditions, lists and raters. */
export function factNamesOf(content: AssessmentFile): readonly string[] {
  const found = new Set<string>();
  const visit = (node: unknown, key: string): void => {
    if (typeof node === "string" && READS.has(key)) found.add(node.split(".")[0] as string);
    if (typeof node === "object" && node !== null)
      for (const [name, each] of Object.entries(node)) visit(each, Array.isArray(node) ? key : name);
  };
  const { indicators, measures, derived, conditions, vetoes, consequences, bands } = content;
  visit([indicators, measures ?? {}, derived ?? {}, conditions ?? {}, vetoes ?? [], consequences ?? [], bands ?? []], "");
  return [...found];
}

/** Keys under which the name of a fact stands; under `of` a text is one only of a list of periods, and no other text stands there. */
const READS: ReadonlySet<string> = new Set(["fact", "window", "consecutive", "list", "scores", "votes", "given", "by", "of", "cohort"]);

function analysed(rubric: Assessment, { file, content }: PackAssessmentFile): readonly PlacedLater[] {
  const lint = burdenLint(rubric).map((issue) => ({ ...issue, severity: "warning" as const }));
  const found = analyseAssessment(rubric).filter((issue) => !isLeftToSet(content, issue));
  return [...found, ...lint].map((issue) => ({ ...issue, file }));
}

/** Whether a place may set what a warning is about: a veto that is switched off by its parameter, a quota whose number no text gives. */
function isLeftToSet(content: AssessmentFile, { code, pointer = "" }: Issue): boolean {
  const stated = valueAt(content, pointer.split("/").slice(1).map(unescapePointer));
  if (code === "veto_without_use" || code === "times_nought") return parameterOf(stated) !== undefined;
  if (code !== "missing_article" || typeof stated !== "object" || stated === null) return false;
  const number = parameterOf(valueAt(stated, ["count"]) ?? valueAt(stated, ["share"]));
  return number !== undefined && content.parameters?.[number]?.assumed === true;
}

function parameterOf(stated: unknown): string | undefined {
  const parameter = valueAt(stated, ["parameter"]);
  return typeof parameter === "string" ? parameter : undefined;
}

/** Ranks that are not published, but are where a parameter is set so. */
function ranked(pack: Pack, rubric: PackAssessmentFile): readonly PlacedLater[] {
  const { file, name, content } = rubric;
  const parameter = parameterOf(content.ranking?.publish);
  if (parameter === undefined) return [];
  const { value, options = [true] } = content.parameters?.[parameter] ?? {};
  if (value !== false || !options.includes(true)) return [];
  const { assessment } = compileRubric(rubricParts(pack), content, name, { [parameter]: true });
  const found = assessment === undefined ? [] : burdenLint(assessment).filter(({ code }) => code === "burden_ranking");
  return found.map(({ code, pointer = "", message: { zh, en } }) => ({
    file,
    code,
    pointer,
    message: { zh: `参数“${parameter}”取 true 时，${zh}`, en: `With the parameter "${parameter}" set to true: ${en}` },
    severity: "warning",
  }));
}

/** A condition whose message is no text of the pack. */
function unsaid(pack: Pack, { file, content }: PackAssessmentFile): readonly PlacedLater[] {
  return messagesOf(content).flatMap(({ path, message }) => unsaidMessage(pack, file, path, message));
}

/** The message keys of every condition of a rubric. */
export function messagesOf(content: AssessmentFile): readonly { readonly path: readonly (string | number)[]; readonly message: string }[] {
  const found: { readonly path: readonly (string | number)[]; readonly message: string }[] = [];
  const visit = (node: unknown, path: readonly (string | number)[]): void => {
    if (path.at(-1) === "message" && typeof node === "string") found.push({ path, message: node });
    if (Array.isArray(node)) for (const [index, each] of node.entries()) visit(each, [...path, index]);
    else if (typeof node === "object" && node !== null) for (const [key, each] of Object.entries(node)) visit(each, [...path, key]);
  };
  visit(content, []);
  return found;
}

/** Facts, measures and parameters of a rubric that nothing in it reads. */
function unused({ file, content }: PackAssessmentFile): readonly PlacedLater[] {
  const facts = new Set(factNamesOf(content));
  const { parameters, ...rest } = content;
  const all = JSON.stringify(rest);
  const isNamed = (key: string, name: string): boolean => all.includes(`"${key}":${JSON.stringify(name)}`);
  const lists = [
    ["facts", (name: string) => facts.has(name), { zh: "事实", en: "fact" }, "unused_fact"],
    ["cohortFacts", (name: string) => facts.has(name), { zh: "考核组的事实", en: "fact of the cohort" }, "unused_fact"],
    ["derived", (name: string) => facts.has(name), { zh: "推算的事实", en: "derived fact" }, "unused_fact"],
    ["conditions", (name: string) => isNamed("condition", name), { zh: "条件", en: "condition" }, "unused_condition"],
    [
      "measures",
      (name: string) => isNamed("measure", name) || all.includes(`measures.${name}`),
      { zh: "量", en: "measure" },
      "unused_measure",
    ],
    ["parameters", (name: string) => isNamed("parameter", name), { zh: "参数", en: "parameter" }, "unused_parameter"],
  ] as const;
  return lists.flatMap(([list, isUsed, noun, code]) =>
    Object.keys(content[list] ?? {})
      .filter((name) => !isUsed(name))
      .map((name) =>
        warning(file, [list, name], code, { zh: `没有地方用到${noun.zh}“${name}”。`, en: `Nothing reads the ${noun.en} "${name}".` }),
      ),
  );
}

/** Indicators whose score no case names. */
function untried({ file, name, content }: PackAssessmentFile, tried: ReadonlySet<string>): readonly PlacedLater[] {
  const visit = (indicators: AssessmentFile["indicators"], path: readonly (string | number)[]): readonly PlacedLater[] =>
    indicators.flatMap((each, index) => {
      const at = [...path, index];
      if ("indicators" in each) return visit(each.indicators, [...at, "indicators"]);
      if (tried.has(indicatorName(name, each.id))) return [];
      const message = {
        zh: `没有对照案例写到指标“${each.id}”的得分。`,
        en: `No worked case names the score of the indicator "${each.id}".`,
      };
      return [warning(file, at, "indicator_without_case", message)];
    });
  return visit(content.indicators, ["indicators"]);
}
