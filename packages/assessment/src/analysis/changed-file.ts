import { below, type Text } from "@guiju/core";
import type { AssessmentFile } from "../assessment-file.ts";

/** A rubric with one small change. */
export interface Mutant {
  /** Where the change is, in the file that was changed. */
  readonly pointer: string;
  readonly what: Text;
  readonly file: AssessmentFile;
}

/** Keys and positions from the outermost. */
export type Path = readonly (string | number)[];

/** A file with another value in one place. */
export function changed(file: AssessmentFile, path: Path, to: unknown, before: string, after: string): Mutant {
  const key = path.at(-1);
  const what = { zh: `${key}：${before} 改为 ${after}`, en: `${key}: ${before} becomes ${after}` };
  return { pointer: pointerOf(path), what, file: replaced(file, path, to) as AssessmentFile };
}

/** Puts a value in a place of a copy. */
export function replaced(node: unknown, path: Path, to: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (Array.isArray(node)) return node.map((each, index) => (index === first ? replaced(each, rest, to) : each));
  return { ...(node as object), [first]: replaced((node as Record<string, unknown>)[first as string], rest, to) };
}

/** Gives what stands in a place. */
export function valueAt(node: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], node);
}

/** Leaves one key out of a copy. */
export function without(node: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (rest.length > 0 && first !== undefined)
    return Array.isArray(node)
      ? node.map((each, index) => (index === first ? without(each, rest) : each))
      : { ...(node as object), [first]: without((node as Record<string, unknown>)[first as string], rest) };
  return Object.fromEntries(Object.entries(node as object).filter(([key]) => key !== first));
}

/** Writes a path as a JSON pointer. */
export function pointerOf(path: Path): string {
  return path.reduce<string>((pointer, step) => below(pointer, step), "");
}

/** A sum without the noise of binary fractions. */
export function exactSum(a: number, b: number): number {
  return Number((a + b).toFixed(8));
}
