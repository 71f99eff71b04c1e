import type { Assessment, AssessmentFile } from "@guiju/assessment";
import { checkRubrics, compileAssessment } from "@guiju/assessment/compile";
import { type Issue, unescapePointer } from "@guiju/core";
import type { FactSchema, PackInstrument } from "../pack.ts";
import { factTypesOf } from "./fact-type.ts";
import type { FiledIssue, PackContents } from "./link.ts";

/** What compiling the rubrics of a pack needs of the pack. */
export interface RubricSource {
  readonly pack: { readonly id: string; readonly version: string };
  readonly instruments: Readonly<Record<string, PackInstrument>>;
  readonly facts: readonly { readonly file: string; readonly content: FactSchema }[];
  readonly assessments: readonly { readonly file: string; readonly content: AssessmentFile }[];
}

/** Values that take the place of those a parameter has by itself. */
export type ParameterValues = Readonly<Record<string, number | string | boolean>>;

/** Compiles every rubric of a pack; what the compiler finds is brought back to the file it came from. */
export function compileAssessments(
  contents: Omit<RubricSource, "pack"> & Pick<PackContents, "pack">,
  parameters: ParameterValues = {},
): { readonly assessments: ReadonlyMap<string, readonly Assessment[]>; readonly issues: readonly FiledIssue[] } {
  const assessments = new Map<string, Assessment[]>();
  const issues: FiledIssue[] = [];
  const files = new Map<string, string[]>();
  for (const { file, content } of contents.assessments) {
    const name = `${contents.pack.id}/${content.id}`;
    const { assessment, issues: found } = compileRubric(contents, content, name, parameters);
    issues.push(...found.map((issue) => inFile(issue, file, content, contents.facts)));
    if (assessment === undefined) continue;
    assessments.set(name, [...(assessments.get(name) ?? []), assessment]);
    files.set(name, [...(files.get(name) ?? []), file]);
  }
  const all = [...assessments].flatMap(([name, rubrics]) =>
    rubrics.map((rubric, index) => ({ rubric, file: files.get(name)?.[index] ?? "" })),
  );
  // With a rubric missing, what is said of all of them together would be misleading.
  if (!issues.some(({ issue }) => issue.severity !== "warning")) {
    const rubrics = all.map(({ rubric }) => rubric);
    const paths = all.map(({ file }) => file);
    for (const issue of checkRubrics(rubrics, paths)) issues.push(ofRubric(issue, all));
  }
  return { assessments, issues };
}

/** Compiles one rubric of a pack; pointers are into its file. */
export function compileRubric(
  source: Omit<RubricSource, "assessments">,
  content: AssessmentFile,
  name: string,
  parameters: ParameterValues,
): ReturnType<typeof compileAssessment> {
  const { use } = content;
  const schema = use === undefined ? undefined : source.facts.find((each) => each.content.id === use);
  const own = Object.entries(parameters).filter(([parameter]) => Object.hasOwn(content.parameters ?? {}, parameter));
  return compileAssessment(content, {
    name,
    version: source.pack.version,
    parameters: Object.fromEntries(own),
    instruments: source.instruments,
    ...(schema === undefined ? {} : { facts: factTypesOf(schema.content.facts) }),
  });
}

/** An issue of a rubric in the file it is about: a shared fact stands in its fact schema. */
function inFile(issue: Issue, file: string, content: AssessmentFile, facts: RubricSource["facts"]): FiledIssue {
  const [, root, name = ""] = (issue.pointer ?? "").split("/");
  const schema = facts.find((each) => each.content.id === content.use);
  const isShared = root === "facts" && name !== "" && !Object.hasOwn(content.facts ?? {}, unescapePointer(name));
  return { file: isShared && schema !== undefined ? schema.file : file, issue };
}

/** An issue of several rubrics together begins with the position of the one it is told at. */
function ofRubric(issue: Issue, all: readonly { readonly file: string }[]): FiledIssue {
  const [, position = "", ...rest] = (issue.pointer ?? "").split("/");
  const { file } = all[Number(position)] ?? all[0] ?? { file: "pack.json" };
  return { file, issue: { ...issue, pointer: rest.map((step) => `/${step}`).join("") } };
}
