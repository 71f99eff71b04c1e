import type { Issue, Place } from "@guiju/core";
import { analyse, analyseCondition, type Finding } from "@guiju/rules/analysis";
import type { Pack } from "../pack.ts";
import { rubricsWithFiles } from "./assessment-issues.ts";
import { broughtBack, isInherited } from "./change-behind.ts";
import { conditionsOf } from "./conditions-of.ts";
import { originOf } from "./origin.ts";
import { placesIn } from "./place-issues.ts";
import type { Ranges } from "./range-findings.ts";
import { rubricFindings } from "./rubric-findings.ts";

/** What the static analysis of a pack found. */
export interface PackAnalysis {
  /** How many conditions were analysed: those of norms, guards and the like, of rule sets and of rubrics, the named ones among them. */
  readonly conditions: number;
  /** Each with the place of the condition; `example` holds facts that show it, where there are any. */
  readonly issues: readonly (Issue & Pick<Finding, "example">)[];
}

type Filed = PackAnalysis["issues"][number] & { readonly file: string };

/** Of a local pack, a finding about what it inherits stands at its change, or is left to the check of the parent. */
function ownFinding(pack: Pack, places: (file: string, pointer: string) => Place, found: Filed): PackAnalysis["issues"] {
  const { file: _, ...asFound } = found;
  if (!isInherited(pack, found)) return [asFound];
  const moved = broughtBack(pack, found);
  if (moved === undefined) return found.severity === "warning" ? [] : [asFound];
  const { file, ...issue } = moved;
  return [{ ...issue, place: places(file, issue.pointer ?? "") }];
}

/** Where a pointer of a finding leads. */
type Origin = (pointer: string) => { readonly file: string; readonly pointer: string };

/**
 * Analyses every condition, every rule set and every rubric of a pack, without any facts given: what can never hold, always holds, repeats or contradicts something.
 *
 * @example
 * analysePack(pack).issues.filter((issue) => issue.severity !== "warning"); // => []
 */
export function analysePack(pack: Pack): PackAnalysis {
  const places = placesIn(pack);
  const issues: Filed[] = [];
  let conditions = 0;
  for (const lifecycle of pack.lifecycles.values()) {
    const origin: Origin = (pointer) => originOf(pack, lifecycle, pointer);
    for (const compiled of conditionsOf(lifecycle).values()) {
      conditions += 1;
      const [first, ...others] = compiled.map((cond) => () => analyseCondition(cond));
      // Compiled for several acts, it is at fault only where it is for each of them.
      const found = others.reduce((kept, next) => (kept.length === 0 ? kept : common(kept, next())), first?.() ?? []);
      for (const finding of found) issues.push(placed(finding, origin, places));
    }
  }
  for (const { file, name } of pack.ruleFiles) {
    const ruleSet = pack.ruleSets.get(name);
    if (ruleSet === undefined) continue;
    conditions += ruleSet.program.rules.length + ruleSet.program.named.length;
    const origin: Origin = (pointer) => ({ file, pointer });
    for (const finding of analyse(ruleSet)) issues.push(placed(finding, origin, places));
  }
  for (const [rubric, { file, content }] of rubricsWithFiles(pack)) {
    const shared = content.use === undefined ? {} : pack.facts.get(content.use)?.facts;
    const found = rubricFindings(rubric, { ...shared, ...content.facts } as Ranges);
    conditions += found.conditions;
    const origin: Origin = (pointer) => ({ file, pointer });
    for (const finding of found.findings) issues.push(placed(finding, origin, places));
  }
  return { conditions, issues: issues.flatMap(({ file, ...issue }) => ownFinding(pack, places, { ...issue, file })) };
}

function common(kept: readonly Finding[], found: readonly Finding[]): readonly Finding[] {
  return kept.filter(({ code, pointer }) => found.some((each) => each.code === code && each.pointer === pointer));
}

/** The finding at its place; the pointers in its text become places, which is what a reader can open. */
function placed(finding: Finding, origin: Origin, places: (file: string, pointer: string) => Place): Filed {
  const { related, ...issue } = finding;
  const at = (pointer: string): Place => {
    const found = origin(pointer);
    return places(found.file, found.pointer);
  };
  const pointers = [finding.pointer, ...related];
  const [place] = pointers.map(at);
  // A longer pointer goes before one that it begins with.
  const longestFirst = pointers.filter((pointer) => pointer !== "").sort((a, b) => b.length - a.length);
  const anyPointer = new RegExp(longestFirst.map((pointer) => pointer.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|") || "$^", "g");
  const said = (text: string): string => text.replace(anyPointer, (pointer) => shown(at(pointer)));
  return {
    ...issue,
    ...origin(finding.pointer),
    message: { zh: said(issue.message.zh), en: said(issue.message.en) },
    ...(place === undefined ? {} : { place }),
  };
}

function shown({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
