import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { chineseDays } from "@guiju/core/chinese-days";
import { type CaseResult, type CoverageCount, coverageOf, type MutantResult, type Pack, runCases, runMutants } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { fileProgress } from "./audit-command.ts";
import { choiceOption, numberOption } from "./checked-options.ts";
import { type Adapter, engineRun, loadAdapter } from "./engine-run.ts";
import { EXIT } from "./exit-code.ts";
import { junitXml } from "./junit.ts";
import { type Unjudged, unjudgedText } from "./mutate-text.ts";
import { optionValue } from "./options.ts";
import { packFolderAbove, packFolderNamed, packFoldersHere } from "./pack-folders.ts";
import { say } from "./say.ts";
import { has, type Session } from "./session.ts";
import { failuresOf, percentOf, type Tested, testedText } from "./test-text.ts";
import { usage } from "./usage.ts";

/** `guiju test`: runs the worked cases of packs, leaves each act out once, and counts what the cases cover. */
export async function testCommand(session: Session): Promise<number> {
  const engine = choiceOption(session, "engine", ["guiju", "json-rules-engine"]);
  const least = numberOption(session, "min", 0, 100);
  if (least !== undefined && !has(session, "coverage")) throw usage(say("usage.minAlone"));
  const failOn = choiceOption(session, "fail-on", ["survivors"]);
  if (failOn !== undefined && !has(session, "mutate")) throw usage(say("usage.survivorsAlone"));
  const suites = suitesOf(session);
  const adapter = engine === "json-rules-engine" ? await loadAdapter() : undefined;
  const tested: Judged[] = [];
  for (const suite of suites) tested.push(await runSuite(session, suite, adapter));
  await writeJunit(session, tested);
  const low = least === undefined ? [] : tested.filter((each) => each.percent < least);
  if (has(session, "json")) await session.out.write(`${JSON.stringify(asJson(tested))}\n`);
  else
    for (const each of tested)
      await session.out.write(testedText(session, each, least) + unjudgedText(session, each.pack.id, each.unjudged));
  if (tested.some((each) => each.unjudged !== undefined || each.results.some((result) => !result.passed))) return EXIT.testsFailed;
  if (failOn === "survivors" && tested.some(({ mutants = [] }) => mutants.some(({ outcome }) => outcome === "survived")))
    return EXIT.testsFailed;
  return low.length > 0 ? EXIT.coverage : EXIT.ok;
}

/** What running the cases of one pack gave, and why changes of its rubrics were not tried although that was asked for. */
interface Judged extends Tested {
  readonly unjudged: Unjudged | undefined;
}

/** The cases of one pack: all of them, or those of some of its files. */
interface Suite {
  readonly folder: string;
  readonly files: readonly string[] | undefined;
}

function suitesOf(session: Session): readonly Suite[] {
  if (session.operands.length === 0) return packFoldersHere(session).map((folder) => ({ folder, files: undefined }));
  const suites = new Map<string, string[] | undefined>();
  for (const operand of session.operands) {
    if (!operand.endsWith(".json")) {
      suites.set(packFolderNamed(session, operand), undefined);
      continue;
    }
    const file = resolve(session.io.cwd, operand);
    const folder = packFolderAbove(file);
    if (folder === undefined) throw usage(say("usage.noPackAbove", { path: operand }));
    if (!suites.has(folder)) suites.set(folder, []);
    suites.get(folder)?.push(relative(folder, file).replaceAll("\\", "/"));
  }
  return [...suites].map(([folder, files]) => ({ folder, files }));
}

async function runSuite(session: Session, { folder, files }: Suite, adapter: Adapter | undefined): Promise<Judged> {
  const pack = loadPack(folder);
  for (const file of files ?? []) if (!pack.cases.some((each) => each.file === file)) throw usage(say("usage.noCaseFile", { path: file }));
  const calendar = chineseDays();
  const filter = optionValue(session.given, "filter");
  const again = adapter === undefined ? undefined : engineRun(adapter, pack);
  const all = runCases(pack, {
    calendar,
    ...(filter === undefined ? {} : { filter }),
    ...(again === undefined ? {} : { record: again.record }),
  });
  const chosen = files === undefined ? all : all.filter((result) => result.kind === "case" && files.includes(result.file));
  const { results, count } = (await again?.compared(chosen)) ?? { results: chosen, count: undefined };
  const unjudged = has(session, "mutate") ? unjudgedOf(pack, filter === undefined ? all : runCases(pack, { calendar })) : undefined;
  const coverage = has(session, "coverage") ? coverageOf(pack, results, calendar) : undefined;
  const percent =
    coverage === undefined ? 100 : Math.min(shareOf(coverage.norms), shareOf(coverage.outcomes), shareOf(coverage.indicators));
  return {
    pack,
    folder: relative(session.io.cwd, folder) || ".",
    results,
    coverage,
    percent,
    engine: count,
    mutants: has(session, "mutate") && unjudged === undefined ? mutantsOf(session, pack) : undefined,
    unjudged,
  };
}

/** Whether changes of rubrics cannot be judged: where no case looks, or one fails already, every change would seem not to be noticed. */
function unjudgedOf(pack: Pack, all: readonly CaseResult[]): Unjudged | undefined {
  if (pack.assessmentFiles.length === 0) return undefined;
  if (all.some(({ passed }) => !passed)) return "mutate.failing";
  return pack.cases.some(({ assessmentCases }) => assessmentCases.length > 0) ? undefined : "mutate.noCase";
}

/** Changes the rubrics of a pack one small way after the other. */
function mutantsOf(session: Session, pack: Pack): readonly MutantResult[] {
  const progress = fileProgress(session, "onTerminal", "mutate.progress");
  const mutants: MutantResult[] = [];
  for (const mutant of runMutants(pack)) {
    mutants.push(mutant);
    progress.step(mutant.outcome === "survived" ? "problem" : "fine");
  }
  progress.hide();
  return mutants;
}

function shareOf({ total, untouched }: CoverageCount): number {
  return percentOf({ covered: total - untouched.length, all: total });
}

async function writeJunit(session: Session, tested: readonly Tested[]): Promise<void> {
  const file = optionValue(session.given, "junit");
  if (file === undefined) return;
  const cases = tested.flatMap((each) =>
    each.results.map((result) => ({
      suite: `${each.pack.id}/${result.file}`,
      name: `${result.id} ${result.title[session.language]}`,
      failures: failuresOf(session, result).map(({ text, where }) => `${where} ${text}`),
    })),
  );
  writeFileSync(resolve(session.io.cwd, file), junitXml(cases));
}

function asJson(tested: readonly Judged[]): object {
  const packs = tested.map(({ pack, folder, results, coverage, engine, mutants, unjudged }) => ({
    pack: pack.id,
    version: pack.version,
    folder,
    ...countsOf(results),
    cases: results.map(({ judged: _, omissions: __, ...result }) => result),
    ...(coverage === undefined ? {} : { coverage }),
    ...(engine === undefined ? {} : { engine }),
    ...(mutants === undefined ? {} : { mutants }),
    ...(unjudged === undefined ? {} : { mutants: null }),
  }));
  return { packs, passed: packs.reduce((sum, each) => sum + each.passed, 0), failed: packs.reduce((sum, each) => sum + each.failed, 0) };
}

function countsOf(results: readonly CaseResult[]): { passed: number; failed: number } {
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed };
}
