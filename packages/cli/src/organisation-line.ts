import type { Cohort, Organisation } from "@guiju/assessment";
import { readCohort } from "@guiju/assessment/cohort";
import { type Issue, parseJson } from "@guiju/core";
import { nameIn, placedInLine, unreadableLine, withAdvice } from "./history-line.ts";
import type { LineProblem } from "./history-problem.ts";
import { LINE_LIMIT, type Line } from "./read-lines.ts";
import { say, TEXTS } from "./say.ts";
import type { SeenIds } from "./seen-ids.ts";

/** A line of a file of facts that cannot be used, as results name it. */
export interface OrganisationProblem {
  readonly id: string | null;
  readonly assessment: string;
  readonly line: number;
  readonly error: LineProblem["error"];
}

/** What one line of a file of facts is. */
export type FactsLine =
  | { readonly organisation: Organisation }
  | { readonly cohort: Omit<Cohort, "organisations"> }
  | { readonly problem: OrganisationProblem };

/** How one file of facts is read. */
export interface FactsReading {
  readonly file: string;
  readonly assessment: string;
  readonly seen: SeenIds;
  /** The line that has given the facts of the cohort, where one has. */
  readonly cohortLine: number | undefined;
}

// So many findings of one line are listed.
const LISTED = 50;

/** Reads one line as an organisation or as the facts of the cohort, or says exactly what is wrong with it. */
export function readFactsLine(line: Line, reading: FactsReading): FactsLine {
  const problem = (id: string | null, code: string, issues: readonly Issue[]): FactsLine => ({
    problem: {
      id,
      assessment: reading.assessment,
      line: line.number,
      error: { code, message: issues[0]?.message ?? { zh: code, en: code }, issues },
    },
  });
  if ("problem" in line) {
    const { code, issues } = unreadableLine(line, reading.file, "facts");
    return problem(null, code, issues);
  }
  const parsed = parseJson(line.text, reading.file, { maxLength: LINE_LIMIT });
  const place = (issue: Issue): Issue => placedInLine(issue, parsed, line.number);
  const id = nameIn(parsed.value, "id");
  if (parsed.issues.length > 0)
    return problem(id, "invalid_json", withAdvice(line, parsed.issues, "facts").slice(0, LISTED).map(withoutValues).map(place));
  // A text would be read once more.
  const { cohort, issues } = readCohort([typeof parsed.value === "string" ? null : parsed.value]);
  // Read by itself it is the first: its place in the list says nothing.
  if (issues.length > 0)
    return problem(
      id,
      "invalid_facts",
      issues.map((issue) => place(withoutPlace(issue))),
    );
  const [organisation] = cohort.organisations;
  if (organisation === undefined) {
    if (reading.cohortLine === undefined) return { cohort };
    const message = say("line.cohortTwice", { line: reading.cohortLine });
    return problem(null, "duplicate_cohort", [place({ code: "duplicate_cohort", message, pointer: "/cohort" })]);
  }
  const first = reading.seen.firstLineOf(organisation.id, line.number);
  if (first === undefined) return { organisation };
  return problem(id, "duplicate_id", [
    place({ code: "duplicate_id", message: say("line.duplicateOrganisation", { line: first }), pointer: "/id" }),
  ]);
}

/** The issues of a report, each at its place in the line it is about. */
export function placedIssues(line: Line, file: string, issues: readonly Issue[]): readonly Issue[] {
  if ("problem" in line) return issues;
  const parsed = parseJson(line.text, file, { maxLength: LINE_LIMIT });
  return issues.map((issue) => placedInLine(issue, parsed, line.number));
}

function withoutPlace(issue: Issue): Issue {
  const { place: _, ...rest } = issue;
  return rest;
}

/** The words of the JSON reader repeat what stands in the line, and count its lines from the first: of facts neither is said. */
function withoutValues(issue: Issue): Issue {
  const key = `facts.json.${issue.code}`;
  return Object.hasOwn(TEXTS.zh, key) ? { ...issue, message: say(key) } : issue;
}
