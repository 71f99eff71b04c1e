import { type Issue, type Text, unescapePointer } from "@guiju/core";
import { along } from "../evaluate/along.ts";
import type { Cohort, Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import { exemptionInWords } from "./exemption-words.ts";
import { type Said, saidOfFact } from "./fact-takes.ts";

/**
 * Says in words what a report tells by its code and pointer: which fact or exemption it is, what is taken there and what to do. No message repeats what
 * the line says.
 *
 * @param assessment - the rubric of the report; `rubricOf` of the run gives it
 * @param line - the organisation, or, for a pointer that begins with `/cohort`, the cohort
 * @param year - the year that is assessed
 *
 * @example
 * const issue = { code: "unusable_fact", pointer: "/facts/late", message: { zh: "", en: "" } };
 * issueInWords(assessment!, { facts: { late: "true" } }, issue).expected?.en; // => "true or false, without quotes"
 */
export function issueInWords(
  assessment: Assessment,
  line: Pick<Organisation, "exemptions" | "previous"> & Pick<Cohort, "facts">,
  issue: Issue,
  year?: number,
): Issue {
  const [from = "", ...keys] = (issue.pointer ?? "").split("/").slice(1).map(unescapePointer);
  if (issue.code === "unknown_exemption") return { ...issue, ...exemptionInWords(assessment, line.exemptions ?? [], keys) };
  if (issue.code !== "unusable_fact") return issue;
  if (from === "previous") return { ...issue, ...PREVIOUS };
  const [name = ""] = keys;
  const declared = from === "cohort" ? assessment.file.cohortFacts : assessment.file.facts;
  const fact = declared !== undefined && Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (fact === undefined) return { ...issue, message: unusable({ zh: "facts", en: "facts" }, [], "unusable") };
  const path = pathIn(line.facts, keys);
  const value = along(line.facts, path);
  const place = { name, fact, inside: path.slice(1), value, year, facts: line.facts };
  const { names, ...more } = saidOfFact(assessment, place);
  const title = fact.title ?? { zh: name, en: name };
  return { ...issue, message: unusable(title, names, (value ?? undefined) === undefined ? "absent" : "unusable"), ...more };
}

/** Keys of lists are numbers. */
function pathIn(json: unknown, keys: readonly string[]): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (const key of keys) path.push(Array.isArray(along(json, path)) ? Number(key) : key);
  return path;
}

function unusable(title: Text, names: readonly Text[], how: "absent" | "unusable"): Text {
  const [zh, en] = [names.map((name) => name.zh).join(""), names.map((name) => ` ${name.en}`).join("")];
  const [zhHow, enHow] = how === "absent" ? ["没有写", "is not given"] : ["不能使用", "cannot be used"];
  return { zh: `事实“${title.zh}”${zh}${zhHow}，没有采用。`, en: `The fact "${title.en}"${en} ${enHow}: it is not taken.` };
}

const PREVIOUS: Said = {
  message: { zh: "这个往年总分不能使用，没有采用。", en: "This total of an earlier year cannot be used and is not taken." },
  expected: { zh: '加引号的十进制数，写作 "92.5"', en: 'a decimal number in quotes, such as "92.5"' },
};
