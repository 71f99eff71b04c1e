import type { Assessment } from "@guiju/assessment";
import type { RuleDocument, RuleSet } from "@guiju/rules";
import { analyse, type Finding } from "@guiju/rules/analysis";
import { type Ranges, rangeFindings } from "./range-findings.ts";

/** What the analysis of the conditions of one rubric found. Pointers are into its file. */
export interface RubricFindings {
  readonly conditions: number;
  readonly findings: readonly Finding[];
}

/** Analyses the conditions of a rubric, those of each stage as one set: what can never hold, always holds, or repeats another. */
export function rubricFindings(rubric: Assessment, ranges: Ranges): RubricFindings {
  const sets = [rubric.before, rubric.graded, rubric.after].filter((set) => set !== null);
  const named = new Set(sets.flatMap(({ program }) => program.named.map(({ name }) => name)));
  const own = sets.flatMap(({ document }) => document.rules).filter(({ name }) => !isEcho(name));
  const findings = sets.flatMap((set) => findingsOf(set, ranges));
  // A named condition stands in several sets.
  const told = new Map(findings.map((finding) => [JSON.stringify([finding.code, finding.pointer, finding.related]), finding]));
  return { conditions: own.length + named.size, findings: [...told.values()] };
}

function findingsOf(set: RuleSet, ranges: Ranges): readonly Finding[] {
  const { rules } = set.document;
  const found = analyse(set);
  const settled = new Set(found.filter(({ code }) => code !== "duplicate").map(({ pointer }) => pointer));
  const isSettled = (index: number): boolean => [...settled].some((pointer) => isRoot(pointer, index));
  const more = rangeFindings(set.document, ranges).filter(({ index }) => !isSettled(index));
  return [...found, ...more.map(({ finding }) => finding)].flatMap((finding) => inFile(finding, rules) ?? []);
}

/** Whether a pointer leads to the condition of a rule, or to a part of it that has to hold. */
function isRoot(pointer: string, index: number): boolean {
  return new RegExp(`^/rules/${index}/conditions(?:/all/\\d+)*$`).test(pointer);
}

/** Conditions that are put together from others: what is wrong with those is told at them. */
function isEcho(name: string): boolean {
  return name.endsWith("#");
}

/** A finding with its pointers brought back to the file; a rule is named by where its condition stands. */
function inFile(finding: Finding, rules: RuleDocument["rules"]): Finding | undefined {
  const back = (pointer: string): string | undefined => {
    const [, index, rest = ""] = /^\/rules\/(\d+)\/conditions(.*)$/s.exec(pointer) ?? [];
    if (index === undefined) return pointer;
    const name = rules[Number(index)]?.name;
    return name === undefined || isEcho(name) ? undefined : name + rest;
  };
  const [pointer, ...related] = [finding.pointer, ...finding.related].map(back);
  const known = related.filter((each) => each !== undefined);
  if (pointer === undefined || known.length < related.length) return undefined;
  if (finding.code === "duplicate" && !known.every((other) => isBeside(pointer, other))) return undefined;
  return { ...finding, pointer, related: known, message: withPointers(finding, [pointer, ...known]) };
}

/** Whether two conditions stand in one list. One condition may well exclude an organisation from several indicators, or cost points and veto a grade. */
function isBeside(pointer: string, other: string): boolean {
  const list = (each: string): string => each.replace(/\/\d+\/when$/, "");
  return list(pointer) === list(other) && !/\/applies$/.test(pointer);
}

function withPointers({ message, pointer, related }: Finding, to: readonly string[]): Finding["message"] {
  const from = [pointer, ...related];
  // A longer pointer goes before one that it begins with.
  const order = from.map((each, index) => [each, to[index] ?? each] as const).sort(([a], [b]) => b.length - a.length);
  const said = (text: string): string => order.reduce((all, [each, other]) => all.replaceAll(each, other), text);
  return { zh: said(message.zh), en: said(message.en) };
}
