import type { Issue } from "@guiju/core";
import type { AssessmentCase, CaseFile, RuleCase, WorkedCase } from "../case-file.ts";
import { placesIn } from "../check/place-issues.ts";
import { type LaidOver, layOver } from "../overlay/lay-over.ts";
import type { OverlayFile } from "../overlay/overlay-file.ts";
import { refusedChanges } from "../overlay/refused-changes.ts";
import type { Chapter, Pack } from "../pack.ts";
import { opaqueExpressions } from "../schema/expressions.ts";
import { type FileKind, fileSchemas } from "../schema/file-kinds.ts";
import { assessmentOverlayIssues } from "./assessment-overlay-issues.ts";
import { compileAssessments } from "./compile-assessments.ts";
import { compilePack } from "./compile-pack.ts";
import { compileRuleSets } from "./compile-rule-sets.ts";
import { fileKindOf, isInPackFolder, requiredFiles } from "./file-kind.ts";
import { type FiledIssue, linkIssues, type PackContents } from "./link.ts";
import { linkAssessments } from "./link-assessments.ts";
import { linkRuleSets } from "./link-rules.ts";
import { hostileKeys, PACK_LIMITS, type ParsedFile, packIssue, parsePackFile } from "./pack-text.ts";
import { shapeIssues } from "./shape-issues.ts";

/** A pack that was read, or what stands in the way. `pack` is present exactly where no issue is an error. */
export interface ReadPack {
  readonly pack: Pack | undefined;
  readonly issues: readonly Issue[];
  /** The pack where nothing stands in the way but that its overlays are refused: for `checkPack`, which says what else there is to say. It must judge nothing. */
  readonly refused?: Pack;
}

interface TypedFile {
  readonly kind: FileKind;
  readonly file: ParsedFile;
}

const schemas = fileSchemas(opaqueExpressions);

/**
 * Reads a pack from the texts of its files: parses, checks every shape, links names across files and compiles the lifecycles.
 *
 * Never throws: whatever the texts hold, the findings are issues with file, line and column.
 *
 * @param files - text by path in the pack, such as `norms/application.json`
 *
 * @example
 * readPack(new Map()).issues[0]?.code; // => "missing_file"
 */
export function readPack(files: ReadonlyMap<string, string>): ReadPack {
  return readPackOver(files, new Map());
}

/** Reads a pack as {@link readPack} does, laid over the parents that its `extends` names, by id. */
export function readPackOver(files: ReadonlyMap<string, string>, parents: ReadonlyMap<string, Pack>): ReadPack {
  if (files.size > PACK_LIMITS.files) return { pack: undefined, issues: [tooManyFiles(files.size)] };
  const issues: Issue[] = requiredFiles.filter((path) => !files.has(path)).map(missingFile);
  const typed: TypedFile[] = [];
  for (const path of [...files.keys()].sort()) {
    const kind = fileKindOf(path);
    if (kind === undefined) {
      if (isInPackFolder(path) && path.endsWith(".json")) issues.push(strangeFile(path));
      continue;
    }
    const { file, issues: found } = readFile(path, kind, files.get(path) ?? "");
    issues.push(...found);
    if (found.length === 0) typed.push({ kind, file });
  }
  if (issues.length > 0) return { pack: undefined, issues };
  const own = contentsOf(typed);
  const laid = laidOver(own, typed, files, parents);
  if ("contents" in laid === false) return { pack: undefined, issues: laid.issues.map(({ file, issue }) => locate(typed, file, issue)) };
  const { contents } = laid;
  const linked = [
    ...linkIssues(contents),
    ...linkRuleSets(contents),
    ...linkAssessments({ ...contents, assessments: own.assessments ?? [] }),
  ];
  const compiled = compilePack(contents, laid.messages);
  const rules = compileRuleSets(contents);
  const assessed = compileAssessments({ ...contents, assessments: own.assessments ?? [] });
  const located = distinct([...linked, ...compiled.issues, ...rules.issues, ...assessed.issues].map(laid.relocate)).map(({ file, issue }) =>
    locate(typed, file, issue),
  );
  if (located.some((issue) => issue.severity !== "warning")) return { pack: undefined, issues: located };
  const pack = packOf(laid, compiled.lifecycles, rules.ruleSets, { files: own.assessments ?? [], rubrics: assessed.assessments }, typed);
  const refused = refusedChanges(pack);
  if (refused.length === 0) return { pack, issues: located };
  const placeOf = placesIn(pack);
  const told = refused.map(({ file, ...issue }) => ({ ...issue, place: placeOf(file, issue.pointer ?? "") }));
  return { pack: undefined, issues: [...located, ...told], refused: pack };
}

function readFile(path: string, kind: FileKind, text: string): { readonly file: ParsedFile; readonly issues: readonly Issue[] } {
  const { file, issues } = parsePackFile(path, text);
  if (issues.length > 0) return { file, issues: issues.map((issue) => file.locate(issue)) };
  const hostile = hostileKeys(file.value);
  const refused = hostile.length === 0 && kind === "overlay" ? assessmentOverlayIssues(file.value) : hostile;
  if (refused.length > 0) {
    const keys = refused.map((issue) => ({ issue, part: "key" as const }));
    return { file, issues: limited(keys, file) };
  }
  const checked = schemas[kind].safeParse(file.value);
  const found = checked.success ? [] : shapeIssues(file.value, checked.error.issues);
  if (found.length === 0 && !checked.success) {
    return {
      file,
      issues: [
        file.locate(packIssue("wrong_shape", "", { zh: "这个文件的内容不合要求。", en: "This file does not have the right shape." })),
      ],
    };
  }
  return { file, issues: limited(found, file) };
}

function limited(found: readonly { readonly issue: Issue; readonly part: "key" | "value" }[], file: ParsedFile): readonly Issue[] {
  const shown = found.slice(0, PACK_LIMITS.issues).map(({ issue, part }) => file.locate(issue, part));
  const left = found.length - shown.length;
  if (left === 0) return shown;
  return [
    ...shown,
    file.locate(
      packIssue("more_issues", "", { zh: `这个文件还有 ${left} 处问题未列出。`, en: `${left} more problems of this file are not listed.` }),
    ),
  ];
}

function contentsOf(typed: readonly TypedFile[]): PackContents {
  const all = <Content>(kind: FileKind) =>
    typed.filter((each) => each.kind === kind).map(({ file }) => ({ file: file.path, content: file.value as Content }));
  const pack = all<PackContents["pack"] & { interpretations?: PackContents["interpretations"] }>("pack")[0]
    ?.content as PackContents["pack"] & {
    interpretations?: PackContents["interpretations"];
  };
  return {
    pack,
    interpretations: pack.interpretations ?? {},
    instruments: all<{ instruments: PackContents["instruments"] }>("instruments")[0]?.content.instruments ?? {},
    ambiguities: all<{ ambiguities: PackContents["ambiguities"] }>("ambiguities")[0]?.content.ambiguities ?? {},
    facts: all<PackContents["facts"][number]["content"]>("facts"),
    lifecycles: all<PackContents["lifecycles"][number]["content"]>("lifecycle"),
    norms: all<PackContents["norms"][number]["content"]>("norms"),
    rules: all<PackContents["rules"][number]["content"]>("rules"),
    assessments: all<NonNullable<PackContents["assessments"]>[number]["content"]>("assessment"),
  };
}

/** What a pack consists of before it is linked: its own files, laid over those of its parents where it has some. */
type Laid = Omit<LaidOver, "overlay" | "issues"> & { readonly overlay?: LaidOver["overlay"] };

function laidOver(
  contents: PackContents,
  typed: readonly TypedFile[],
  files: ReadonlyMap<string, string>,
  parents: ReadonlyMap<string, Pack>,
): Laid | { readonly issues: readonly FiledIssue[] } {
  const messages = { zh: messagesOf(typed, "messages/zh.json"), en: messagesOf(typed, "messages/en.json") };
  const sources = new Map(typed.map(({ file }) => [file.path, files.get(file.path) ?? ""]));
  const overlays = typed
    .filter((each) => each.kind === "overlay")
    .map(({ file }) => ({ file: file.path, content: file.value as OverlayFile }));
  const { extends: references } = contents.pack;
  const [first] = overlays;
  if (references !== undefined) return layOver({ contents, parents: references, overlays, messages, sources }, parents);
  if (first === undefined) return { contents, messages, sources, relocate: (filed) => filed };
  const message = { zh: "没有上级规则包（extends），无从改动。", en: 'There is nothing to change: pack.json extends no pack ("extends").' };
  return { issues: [{ file: first.file, issue: packIssue("nothing_to_change", "", message) }] };
}

function packOf(
  laid: Laid,
  lifecycles: Pack["lifecycles"],
  ruleSets: Pack["ruleSets"],
  assessed: { readonly files: NonNullable<PackContents["assessments"]>; readonly rubrics: Pack["assessments"] },
  typed: readonly TypedFile[],
): Pack {
  const { contents } = laid;
  const first = contents.lifecycles[0]?.content.id ?? "";
  const chapters: Chapter[] = contents.norms.map(({ file, content }) => ({
    file,
    title: content.title,
    lifecycle: `${contents.pack.id}/${content.lifecycle ?? first}`,
    norms: content.norms,
    decisions: content.decisions ?? [],
  }));
  const { id, version, title, jurisdiction, calendar } = contents.pack;
  return {
    id,
    version,
    title,
    jurisdiction,
    calendar,
    instruments: contents.instruments,
    ambiguities: contents.ambiguities,
    interpretations: contents.interpretations,
    facts: new Map(contents.facts.map(({ content }) => [content.id, content])),
    chapters,
    norms: chapters.flatMap((chapter) => chapter.norms),
    decisions: chapters.flatMap((chapter) => chapter.decisions),
    catalogue: laid.messages,
    lifecycleFiles: contents.lifecycles.map(({ file, content }) => ({ file, name: `${id}/${content.id}`, title: content.title, content })),
    lifecycles,
    ruleFiles: contents.rules.map(({ file, content }) => ({ file, name: `${id}/${content.id}`, content })),
    ruleSets,
    assessmentFiles: assessed.files.map(({ file, content }) => ({ file, name: `${id}/${content.id}`, content })),
    assessments: assessed.rubrics,
    cases: typed.filter((each) => each.kind === "cases").map(({ file }) => caseFileOf(file)),
    sources: laid.sources,
    ...(laid.overlay === undefined ? {} : { overlay: laid.overlay }),
  };
}

function messagesOf(typed: readonly TypedFile[], path: string): Readonly<Record<string, string>> {
  const value = typed.find(({ file }) => file.path === path)?.file.value as { readonly messages?: Record<string, string> } | undefined;
  return value?.messages ?? {};
}

function caseFileOf(file: ParsedFile): CaseFile {
  const { title, cases: written } = file.value as { title: CaseFile["title"]; cases: CaseFile["written"] };
  const cases = written.filter((each): each is WorkedCase => !("rules" in each || "assessment" in each));
  const ruleCases = written.filter((each): each is RuleCase => "rules" in each);
  const assessmentCases = written.filter((each): each is AssessmentCase => "assessment" in each);
  return { file: file.path, title, written, cases, ruleCases, assessmentCases };
}

function locate(typed: readonly TypedFile[], path: string, issue: Issue): Issue {
  return (
    typed.find(({ file }) => file.path === path)?.file.locate(issue, issue.code === "unknown_key" ? "key" : "value") ?? {
      ...issue,
      place: { file: path, line: 1, column: 1, length: 1 },
    }
  );
}

/** Drops repetitions: one expression of a norm is compiled once for each act it is judged at. */
function distinct(issues: readonly FiledIssue[]): readonly FiledIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ file, issue }) => {
    const key = JSON.stringify([file, issue.pointer, issue.code, issue.message.en]);
    return seen.has(key) ? false : seen.add(key);
  });
}

function missingFile(path: string): Issue {
  return {
    ...packIssue("missing_file", "", { zh: `缺少文件 ${path}。`, en: `The file ${path} is missing.` }),
    place: { file: path, line: 1, column: 1, length: 1 },
  };
}

function strangeFile(path: string): Issue {
  const expected = {
    zh: "facts/*.json、lifecycles/*.json、norms/*.json、rules/*.json、assessments/*.json、cases/*.test.json、overlays/*.json、messages/zh.json、messages/en.json",
    en: "facts/*.json, lifecycles/*.json, norms/*.json, rules/*.json, assessments/*.json, cases/*.test.json, overlays/*.json, messages/zh.json, messages/en.json",
  };
  return {
    ...packIssue("unknown_file", "", { zh: `不认识的文件 ${path}。`, en: `${path} is no file of a pack.` }, { expected }),
    place: { file: path, line: 1, column: 1, length: 1 },
  };
}

function tooManyFiles(count: number): Issue {
  return packIssue("limit_exceeded", "", {
    zh: `规则包有 ${count} 个文件，最多 ${PACK_LIMITS.files} 个。`,
    en: `The pack has ${count} files; at most ${PACK_LIMITS.files} are read.`,
  });
}
