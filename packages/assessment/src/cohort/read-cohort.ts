import { type Issue, type Place, parseJson, type Text } from "@guiju/core";
import type { Cohort, Organisation } from "../organisation.ts";
import { isCohortLine, shapeIssues } from "./line-shape.ts";

/** What a file of facts says. */
export interface ReadCohort {
  readonly cohort: Cohort;
  /** What is wrong with the lines that are not taken: at the innermost key, with the number of the line, and its column where the line is a text. */
  readonly issues: readonly Issue[];
}

/** A longer text is no line of facts. */
const MAX_LENGTH = 16 * 1024 * 1024;

/**
 * Reads the lines of a file of facts: an organisation each, and at most one of the cohort itself. A line of which anything is wrong is left out and told;
 * no message repeats what the line says.
 *
 * @param lines - parsed lines, or their texts; empty texts are passed over
 *
 * @example
 * const { cohort, issues } = readCohort(['{"cohort": true, "year": 2024, "facts": {"meanAge": 42}}', '{"id": "a", "facts": {}}', '{"id": "b", "fact": {}}']);
 * cohort.organisations.length; // => 1
 * issues.map(({ pointer, place }) => [pointer, place?.line]); // => [["/facts", 3], ["/fact", 3]]
 * issues[1]?.suggestion; // => "facts"
 */
export function readCohort(lines: Iterable<unknown>): ReadCohort {
  const issues: Issue[] = [];
  const organisations: Organisation[] = [];
  const known = new Map<string, number>();
  let own: { readonly said: Pick<Cohort, "facts" | "year">; readonly line: number } | undefined;
  let line = 0;
  for (const given of lines) {
    line += 1;
    if (typeof given === "string" && given.trim() === "") continue;
    const { json, wrong, placeOf } = parsed(given);
    const found = wrong.length > 0 ? wrong : shapeIssues(json);
    const isOwn = isCohortLine(json);
    const id = isOwn ? "" : String((json as Partial<Organisation> | null | undefined)?.id);
    const first = isOwn ? own?.line : known.get(id);
    if (found.length > 0) issues.push(...found.map((issue) => placed(issue, placeOf, line)));
    else if (first !== undefined) issues.push(placed(repeated(isOwn ? "" : "/id", first), placeOf, line));
    else if (isOwn) own = { said: json as Pick<Cohort, "facts" | "year">, line };
    else {
      known.set(id, line);
      organisations.push(json as Organisation);
    }
  }
  const { facts, year } = own?.said ?? {};
  return { cohort: { ...(facts && { facts }), ...(year !== undefined && { year }), organisations }, issues };
}

type PlaceOf = (pointer: string, part: "key" | "value") => Place | undefined;

interface Parsed {
  readonly json: unknown;
  readonly wrong: readonly Issue[];
  readonly placeOf: PlaceOf;
}

function parsed(line: unknown): Parsed {
  if (typeof line !== "string") return { json: line, wrong: [], placeOf: () => undefined };
  const { value, issues, placeOf } = parseJson(line, "", { maxLength: MAX_LENGTH });
  return { json: value, wrong: issues.slice(0, 1).map(notJson), placeOf };
}

const REPEATED: Text = { zh: "同一个键写了两次，没有采用。", en: "One key is written twice; the line is not taken." };
const NOT_JSON: Text = { zh: "这里不是正确的 JSON，没有采用。", en: "This is not correct JSON; the line is not taken." };

/** The words of the JSON reader may repeat what stands in the line. */
function notJson({ code, place, help }: Issue): Issue {
  const message = code === "duplicate_key" ? REPEATED : NOT_JSON;
  return { code: "wrong_line", pointer: "", message, ...(place && { place }), ...(help && { help }) };
}

function repeated(pointer: string, first: number): Issue {
  const message =
    pointer === ""
      ? {
          zh: `第${first}行已经是考核组那一行，这一行没有采用。`,
          en: `Line ${first} is that of the cohort already; this one is not taken.`,
        }
      : { zh: `编号与第${first}行相同，这一行没有采用。`, en: `The id is that of line ${first}; this line is not taken.` };
  return { code: "duplicate_line", pointer, message };
}

function placed(issue: Issue, placeOf: PlaceOf, line: number): Issue {
  const found = issue.place ?? nearestPlace(placeOf, issue.pointer ?? "", issue.code === "unknown_key" ? "key" : "value");
  return { ...issue, place: { ...(found ?? { file: "", column: 1, length: 1 }), line } };
}

/** The place of a pointer, or of what stands around it where it names something that is not there. */
function nearestPlace(placeOf: PlaceOf, pointer: string, part: "key" | "value"): Place | undefined {
  return (
    placeOf(pointer, part) ?? (pointer === "" ? undefined : nearestPlace(placeOf, pointer.slice(0, pointer.lastIndexOf("/")), "value"))
  );
}
