import { fencesOf, readSource } from "./fences.ts";

/** The page that builds a rubric step by step. */
export const TUTORIAL = "docs/tutorial-rubric.md";

/** The files of the tutorial's pack after one of its pieces of JSON. */
export interface TutorialStep {
  /** The line of the page on which the piece begins. */
  readonly line: number;
  /** The file the piece adds to. */
  readonly file: string;
  /** Every file so far, by its path. */
  readonly files: ReadonlyMap<string, unknown>;
}

/** Puts the tutorial's pack together as the page tells its reader to: keys join those that are there, entries of lists follow them. */
export function tutorialSteps(root: string): readonly TutorialStep[] {
  const files = new Map<string, unknown>();
  const pieces = fencesOf(TUTORIAL, readSource(root, TUTORIAL)).filter((fence) => fence.language === "json");
  return pieces.map(({ info, line, code }) => {
    files.set(info, added(files.get(info), JSON.parse(code)));
    return { line, file: info, files: new Map(files) };
  });
}

/** The files a reader has at the end of the tutorial. */
export function tutorialFiles(root: string): ReadonlyMap<string, unknown> {
  return tutorialSteps(root).at(-1)?.files ?? new Map();
}

function added(before: unknown, more: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(more)) return [...before, ...more];
  if (!isObject(before) || !isObject(more)) return more;
  return { ...before, ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, added(before[key], value)])) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
