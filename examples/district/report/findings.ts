import type { Report, Verdict } from "@guiju/lifecycle";

/** How many findings of each kind. An act that could not happen where it stands counts as violated. */
export interface Counts {
  readonly violated: number;
  readonly warning: number;
  readonly undetermined: number;
}

/** The verdicts that someone must look at. */
export function findingsOf(report: Report): Verdict[] {
  return report.verdicts.filter(({ status }) => status === "violated" || status === "warning" || status === "undetermined");
}

/** The findings of some files, counted. */
export function countFindings(reports: readonly Report[]): Counts {
  const counts = { violated: 0, warning: 0, undetermined: 0 };
  for (const report of reports) {
    counts.violated += report.refused.length;
    for (const { status } of findingsOf(report)) counts[status as keyof Counts] += 1;
  }
  return counts;
}

/** How many acts could not happen where they stand: they break no rule of their own, and so belong to no edition. */
export function countRefused(reports: readonly Report[]): number {
  return reports.reduce((sum, report) => sum + report.refused.length, 0);
}

/** What a file is counted as: by its gravest finding. */
export function standing(report: Report): keyof Counts | "clean" {
  const counts = countFindings([report]);
  if (counts.violated > 0) return "violated";
  if (counts.undetermined > 0) return "undetermined";
  return counts.warning > 0 ? "warning" : "clean";
}

/** Groups items by a name, in the order in which the names first come. */
export function groupBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The graver first; where equal, by name. */
export function byGravity(a: Counts, b: Counts): number {
  return b.violated - a.violated || b.warning - a.warning || b.undetermined - a.undetermined;
}

/** A count as a cell: nothing stays empty for the eye. */
export function cell(count: number): string {
  return count === 0 ? "·" : String(count);
}
