import { type Issue, type Place, parseJson } from "@guiju/core";
import type { History } from "@guiju/lifecycle";
import { type LineProblem, lineProblem } from "./history-problem.ts";
import type { PackShelf, Shelved } from "./pack-shelf.ts";
import { LINE_LIMIT, type Line } from "./read-lines.ts";
import { say } from "./say.ts";
import type { SeenIds } from "./seen-ids.ts";

/** How histories are read from one file. */
export interface HistoryReading {
  readonly file: string;
  readonly shelf: PackShelf;
  readonly seen: SeenIds;
  /** The day of judging for histories that state none themselves. */
  readonly today: string | undefined;
}

/** One line that is a history, with the lifecycle it is judged by. */
export interface HistoryLine {
  readonly line: number;
  readonly entry: Shelved;
  readonly history: History;
  /** Makes the problem of this line out of findings that judging it brought. */
  readonly problem: (code: string, issues: readonly Issue[]) => LineProblem;
}

type Parsed = ReturnType<typeof parseJson>;

/** Reads one line as a history, or says exactly what is wrong with it. */
export function readHistoryLine(line: Line, reading: HistoryReading): HistoryLine | LineProblem {
  if ("problem" in line) return unreadable(line, reading.file);
  const parsed = parseJson(line.text, reading.file, { maxLength: LINE_LIMIT });
  const owner = ownerOf(parsed.value);
  const problem = (code: string, issues: readonly Issue[]): LineProblem =>
    lineProblem(
      line.number,
      owner,
      code,
      issues.map((issue) => placedInLine(issue, parsed, line.number)),
    );
  if (parsed.issues.length > 0) return problem("invalid_json", withAdvice(line, parsed.issues));
  if (owner.id !== null) {
    const first = reading.seen.firstLineOf(owner.id, line.number);
    if (first !== undefined)
      return problem("duplicate_id", [{ code: "duplicate_id", message: say("line.duplicate", { line: first }), pointer: "/id" }]);
  }
  if (owner.lifecycle === null) return problem("invalid_history", noLifecycle(parsed.value));
  const entry = reading.shelf.find(owner.lifecycle);
  if ("missing" in entry) {
    const suggestion = entry.suggestion === undefined ? {} : { suggestion: JSON.stringify(entry.suggestion) };
    return problem("unknown_lifecycle", [{ code: "unknown_lifecycle", message: entry.missing, pointer: "/lifecycle", ...suggestion }]);
  }
  // The lifecycle is named, so this is an object; whether it is a history in every part, replaying it tells.
  const history = parsed.value as History;
  if (history.today === undefined && reading.today === undefined) {
    return problem("invalid_history", [{ code: "no_today", message: say("line.noToday"), pointer: "" }]);
  }
  return { line: line.number, entry, history, problem };
}

const UNREADABLE = { tooLong: "line_too_long", notUtf8: "invalid_utf8", strayReturn: "stray_carriage_return" } as const;

/** A line that cannot be read as text at all. */
function unreadable(line: Exclude<Line, { text: string }>, file: string): LineProblem {
  const { code, issues } = unreadableLine(line, file);
  return lineProblem(line.number, { id: null, lifecycle: null }, code, issues);
}

/** Why a line cannot be read as text at all; the advice is about histories, or about facts. */
export function unreadableLine(
  line: Exclude<Line, { text: string }>,
  file: string,
  of: "line" | "facts" = "line",
): { readonly code: string; readonly issues: readonly Issue[] } {
  const code = UNREADABLE[line.problem];
  const message = say(`line.${line.problem}`, { limit: `${LINE_LIMIT / 1024 / 1024} MiB` });
  const place = { file, line: line.number, column: "column" in line ? line.column : 1, length: 1 };
  return { code, issues: [{ code, message, place, help: say(`${line.problem === "notUtf8" ? "line" : of}.${line.problem}.help`) }] };
}

/** The names a line carries, where it carries them, so that a refused line can still be told apart. */
function ownerOf(value: unknown): { id: string | null; lifecycle: string | null } {
  return { id: nameIn(value, "id"), lifecycle: nameIn(value, "lifecycle") };
}

/** A name that a line carries; null where it carries none, or something that cannot be one. */
export function nameIn(value: unknown, key: "id" | "lifecycle"): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) return null;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === "string" && found !== "" && found.length <= 1000 ? found : null;
}

function noLifecycle(value: unknown): readonly Issue[] {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) return [{ code: "not_a_history", message: say("line.notObject"), pointer: "" }];
  const there = Object.hasOwn(value, "lifecycle");
  return [
    {
      code: there ? "invalid_type" : "missing_key",
      message: say(there ? "line.lifecycleForm" : "line.noLifecycle"),
      pointer: there ? "/lifecycle" : "",
    },
  ];
}

/** A file of one pretty-printed object, given where a line an object is meant, gets that advice. */
export function withAdvice(
  line: { number: number; text: string },
  issues: readonly Issue[],
  of: "line" | "facts" = "line",
): readonly Issue[] {
  if (line.number !== 1 || !/^\s*[[{]\s*$/.test(line.text)) return issues;
  return issues.map((issue, index) =>
    index === 0 ? { ...issue, help: say(of === "facts" ? "facts.onePerLine" : "line.onePerLine") } : issue,
  );
}

/** Gives an issue its place in the file: the line of the file, and the column that its pointer leads to. */
export function placedInLine(issue: Issue, parsed: Parsed, line: number): Issue {
  const found: Place | undefined =
    issue.place ??
    (issue.pointer === undefined ? undefined : nearestPlace(parsed, issue.pointer, issue.code === "unknown_key" ? "key" : "value"));
  return found === undefined ? issue : { ...issue, place: { ...found, line: line + found.line - 1 } };
}

/** The place of a pointer, or of what stands around it where it names something that is not there. */
function nearestPlace(parsed: Parsed, pointer: string, part: "key" | "value"): Place | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = parsed.placeOf(at, at === pointer ? part : "value");
    if (place !== undefined || at === "") return place;
  }
}
