import { type Place, parseJson } from "@guiju/core";
import { type CasePosition, type CaseRecorder, type CaseResult, originOf, type Pack, type RuleSetRun } from "@guiju/pack";
import { say } from "./say.ts";
import type { EngineCount } from "./test-text.ts";
import { usage } from "./usage.ts";

const PACKAGE = "@guiju/json-rules-engine";
const ENGINE = "json-rules-engine";

/** What of the adapter is used to answer again. */
export type Adapter = Pick<typeof import("@guiju/json-rules-engine"), "captureCondition" | "answersOnEngine" | "keyOf" | "runOnEngine">;

/** Loads the adapter, which is installed only where somebody wants it. @throws GuijuError `usage` where it, or the engine, is not there */
export async function loadAdapter(load: () => Promise<Adapter> = () => import("@guiju/json-rules-engine")): Promise<Adapter> {
  try {
    return await load();
  } catch (error) {
    const { code, message = "" } = error as NodeJS.ErrnoException;
    const isMissing = (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") && message.includes(ENGINE);
    throw isMissing ? usage(say("usage.engineMissing", { engine: ENGINE, package: PACKAGE })) : error;
  }
}

/** A condition as a case met it, and the answer it got. */
interface Question {
  readonly captured: ReturnType<Adapter["captureCondition"]>;
  readonly truth: boolean | null;
  readonly where: CasePosition;
  readonly position: CasePosition;
}

/** Keeps what the cases test, and afterwards puts it to the engine. */
export interface EngineRun {
  readonly record: Required<CaseRecorder>;
  /** The results with every answer that differs as a failure of its case. */
  compared(results: readonly CaseResult[]): Promise<{ readonly results: readonly CaseResult[]; readonly count: EngineCount }>;
}

/** Prepares putting the conditions and rule sets of a pack's cases to json-rules-engine. */
export function engineRun(adapter: Adapter, pack: Pack): EngineRun {
  const questions = new Map<string, Question>();
  const runs: { readonly run: RuleSetRun; readonly position: CasePosition }[] = [];
  let tests = 0;
  return {
    record: {
      condition(lifecycle, position, cond, env, item, truth) {
        tests += 1;
        const captured = adapter.captureCondition(cond, env, item);
        const where = originOf(pack, lifecycle, cond.ir.pointer);
        const key = `${keyOf(where)} ${truth} ${adapter.keyOf(captured)}`;
        if (!questions.has(key)) questions.set(key, { captured, truth: truth ?? null, where, position });
      },
      ruleSet(run, position) {
        runs.push({ run, position });
      },
    },
    async compared(results) {
      const byPosition = new Map(results.filter((result) => result.kind === "case").map((result) => [keyOf(result), result]));
      const asked = [...questions.values()].filter(({ position }) => byPosition.has(keyOf(position)));
      const differences = new Map<string, CaseResult["differences"][number][]>();
      const note = (position: CasePosition, what: string, expected: unknown, actual: unknown): void => {
        const key = keyOf(position);
        const place = placeNear(pack, position);
        differences.set(key, [...(differences.get(key) ?? []), { pointer: position.pointer, place, what, expected, actual }]);
      };
      for (const [index, answer] of (await adapter.answersOnEngine(asked.map(({ captured }) => captured))).entries()) {
        const { truth, where, position } = asked[index] as Question;
        if ((answer ?? null) !== truth) note(position, `${shownPlace(pack, where)} (${ENGINE})`, truth, answer ?? null);
      }
      const chosen = runs.filter(({ position }) => byPosition.has(keyOf(position)));
      for (const { run, position } of chosen) await compareRun(adapter, run, (...found) => note(position, ...found));
      const different = [...differences.values()].flat().length;
      return {
        results: results.map((result) => failedBy(result, differences.get(keyOf(result)))),
        count: { engine: ENGINE, tests, conditions: asked.length, runs: chosen.length, different },
      };
    },
  };
}

type Note = (what: string, expected: unknown, actual: unknown) => void;

async function compareRun(adapter: Adapter, { name, ruleSet, facts, options, evaluation }: RuleSetRun, note: Note): Promise<void> {
  const answers = await adapter.runOnEngine(ruleSet, facts, options);
  for (const [index, rule] of ruleSet.rules.entries()) {
    const [expected, actual] = [evaluation.truths[index] ?? null, answers.truths[index] ?? null];
    if (expected !== actual) note(`${name} ${rule.name} (${ENGINE})`, expected, actual);
  }
}

/** Line and column of a condition, for people. */
function shownPlace(pack: Pack, where: CasePosition): string {
  const { file, line, column } = placeNear(pack, where);
  return `${file}:${line}:${column}`;
}

/** The place of a pointer, or of the nearest value around it. Only answers that differ are looked for. */
function placeNear(pack: Pack, { file, pointer }: CasePosition): Place {
  const { placeOf } = parseJson(pack.sources.get(file) ?? "", file);
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = placeOf(at);
    if (place !== undefined || at === "") return place ?? { file, line: 1, column: 1, length: 1 };
  }
}

function keyOf({ file, pointer }: CasePosition): string {
  return `${file}#${pointer}`;
}

function failedBy(result: CaseResult, differences: CaseResult["differences"] | undefined): CaseResult {
  return differences === undefined || result.kind !== "case"
    ? result
    : { ...result, passed: false, differences: [...result.differences, ...differences] };
}
