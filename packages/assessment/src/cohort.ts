/**
 * The organisations that are scored together, and how they are read from the lines of a file of facts.
 *
 * @module
 */
import { below, type Issue } from "@guiju/core";
import type { Cohort, Organisation } from "./organisation.ts";

/** What a file of facts says. */
export interface ReadCohort {
  readonly cohort: Cohort;
  /** Lines that are not taken, each with its number. */
  readonly issues: readonly Issue[];
}

/**
 * Reads the lines of a file of facts: an organisation each, and at most one of the cohort itself. Bad lines are told by number and left out.
 *
 * @param lines - parsed lines, or their texts; empty texts are passed over
 *
 * @example
 * const { cohort, issues } = readCohort(['{"cohort": true, "year": 2024, "facts": {"meanAge": 42}}', '{"id": "a", "facts": {}}', '{"id": "a"}']);
 * cohort.organisations.length; // => 1
 * issues[0]?.place?.line; // => 3
 */
export function readCohort(lines: Iterable<unknown>): ReadCohort {
  const issues: Issue[] = [];
  const organisations: Organisation[] = [];
  const ids = new Set<unknown>();
  let own: Pick<Cohort, "facts" | "year"> | undefined;
  let line = 0;
  for (const given of lines) {
    line += 1;
    if (typeof given === "string" && given.trim() === "") continue;
    const json = parsed(given);
    const isOwn = isRecord(json) && json.cohort === true;
    const id = isRecord(json) ? json.id : undefined;
    const wrong =
      wrongAt(json, isOwn ? OWN : ORGANISATION) ?? ((isOwn ? own !== undefined : ids.has(id)) ? (isOwn ? "" : "/id") : undefined);
    if (wrong !== undefined) issues.push(notTaken(wrong, line, isOwn ? own !== undefined : ids.has(id)));
    else if (isOwn) own = json as typeof own;
    else {
      ids.add(id);
      organisations.push(json as unknown as Organisation);
    }
  }
  const { facts, year } = own ?? {};
  return { cohort: { ...(facts && { facts }), ...(year !== undefined && { year }), organisations }, issues };
}

type Fits = (json: unknown) => boolean;

/** What each key of a line takes. */
const OWN: Readonly<Record<string, Fits>> = { cohort: () => true, facts: optional(isRecord), year: optional(Number.isSafeInteger) };
const ORGANISATION: Readonly<Record<string, Fits>> = {
  id: (id) => isText(id) && id !== "",
  name: () => true,
  category: optional(isText),
  facts: isRecord,
  exemptions: optional((list) => Array.isArray(list) && list.every(isRecord)),
  previous: optional((all) => isRecord(all) && Object.values(all).every((years) => isRecord(years) && Object.values(years).every(isText))),
};

/** Finds the place of a line that does not fit. */
function wrongAt(json: unknown, keys: Readonly<Record<string, Fits>>): string | undefined {
  if (!isRecord(json)) return "";
  const key = [...Object.keys(keys), ...Object.keys(json)].find((each) => !(Object.hasOwn(keys, each) && keys[each]?.(json[each])));
  return key === undefined ? undefined : below("", key);
}

function notTaken(pointer: string, line: number, again: boolean): Issue {
  const [zh, en] = again ? ["与前面的行重复", "repeats an earlier one"] : ["与规定的格式不符", "has not the shape it should have"];
  return {
    code: again ? "duplicate_line" : "wrong_line",
    pointer,
    message: { zh: `第 ${line} 行${zh}，没有采用。`, en: `Line ${line} ${en} and is not taken.` },
    place: { file: "", line, column: 1, length: 1 },
  };
}

function parsed(line: unknown): unknown {
  try {
    return typeof line === "string" ? JSON.parse(line) : line;
  } catch {
    return undefined;
  }
}

function optional(fits: Fits): Fits {
  return (json) => json === undefined || fits(json);
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isText(json: unknown): boolean {
  return typeof json === "string";
}
