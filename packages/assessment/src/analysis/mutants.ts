import type { AssessmentFile } from "../assessment-file.ts";
import { changed, exactSum, type Mutant, type Path, pointerOf, replaced, without } from "./changed-file.ts";
import { bandMutants, limitMutants, weightMutants } from "./joint-mutants.ts";
import { COUNTS, changesNothing, LISTS, NUMBERS, POINTS, SILENT, SWAPS } from "./mutation-rules.ts";

/**
 * Makes a rubric anew with one small change after the other: points and thresholds moved by their least step, a cap or floor removed, how steps count,
 * a comparison, a rounding or a tie turned round, an edge of a band moved, weights exchanged, an item, a veto or a quota left out.
 *
 * Not every change has to be one that the rubric's compiler takes. Changes that evidently mean the same are not made: a cap at the maximum removed, all
 * or nothing for one item, ties where nothing can tie.
 *
 * @example
 * const mutants = [...mutantsOf(assessment!.file)].map(({ pointer, what }) => `${pointer}: ${what.en}`);
 * mutants.find((each) => each.includes("points")); // => "/indicators/0/score/items/0/points: points: 1.5 becomes 1.6"
 */
export function* mutantsOf(file: AssessmentFile): Generator<Mutant> {
  const least = 10 ** -file.scale;
  yield* bandMutants(file, least);
  yield* limitMutants(file);
  yield* weightMutants(file);
  for (const [path, value] of walk(file, [])) {
    if (typeof value === "number") yield* numberMutants(file, path, value, least);
    else if (typeof value === "string") yield* wordMutants(file, path, value);
    else if (typeof value === "boolean" && path.at(-1) === "value" && path[0] !== "parameters")
      yield changed(file, path, !value, String(value), String(!value));
    else if (Array.isArray(value) && LISTS.has(String(path.at(-1)))) yield* shorter(file, path, value);
  }
}

function* numberMutants(file: AssessmentFile, path: Path, value: number, least: number): Generator<Mutant> {
  if (path.length === 1 && path[0] === "scale") return;
  const key = String(path.at(-1));
  const parent = String(path.at(-2));
  const inTable = parent === "table" || parent === "values" || parent === "range";
  const isParameter = path[0] === "parameters" && key === "value";
  // What is counted moves by one: a tenth of a visit is none.
  const isCounted = (key === "from" && path.at(-3) === "steps") || key === "value" || COUNTS.has(key) || isParameter;
  const known = POINTS.has(key) || inTable || NUMBERS.has(key) || isCounted;
  if (!known) return;
  const step = isCounted || NUMBERS.has(key) ? (Number.isInteger(value) ? 1 : 0.01) : least;
  for (const to of [exactSum(value, step), exactSum(value, -step)]) {
    if (changesNothing(file, path, to)) continue;
    yield changed(file, path, to, String(value), String(to));
  }
}

function* wordMutants(file: AssessmentFile, path: Path, value: string): Generator<Mutant> {
  const key = String(path.at(-1));
  const swaps = Object.hasOwn(SWAPS, key) ? (SWAPS[key] ?? []) : [];
  for (const to of new Set(swaps.filter((words) => words.includes(value)).flat()))
    if (to !== value && !changesNothing(file, path, to)) yield changed(file, path, to, value, to);
}

function* shorter(file: AssessmentFile, path: Path, list: readonly unknown[]): Generator<Mutant> {
  for (const [index, entry] of list.entries()) {
    const { id } = (typeof entry === "object" && entry !== null ? entry : {}) as { readonly id?: unknown };
    const name = typeof id === "string" ? { zh: `“${id}”`, en: `"${id}"` } : { zh: `第 ${index + 1} 项`, en: `entry ${index + 1}` };
    const what = { zh: `去掉${name.zh}`, en: `${name.en} left out` };
    const rest = list.filter((_, at) => at !== index);
    // An empty list of vetoes or quotas is none.
    const whole = rest.length === 0 && path.length === 1 ? without(file, path) : replaced(file, path, rest);
    yield { pointer: pointerOf([...path, index]), what, file: whole as AssessmentFile };
  }
}

function* walk(node: unknown, path: Path): Generator<readonly [Path, unknown]> {
  yield [path, node];
  if (Array.isArray(node)) for (const [index, each] of node.entries()) yield* walk(each, [...path, index]);
  else if (typeof node === "object" && node !== null) {
    for (const [key, each] of Object.entries(node))
      if (!SILENT.has(key) && !(path.length === 0 && (key === "years" || key === "bands"))) yield* walk(each, [...path, key]);
  }
}
