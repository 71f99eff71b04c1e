import type { Text } from "@guiju/core";
import type { Basis, History, Report, Status } from "@guiju/lifecycle";
import { editionText } from "./edition-text.ts";
import { organisationOf } from "./organisation.ts";
import type { Shelved } from "./pack-shelf.ts";

/** The findings counted. */
export interface Counts {
  violated: number;
  warning: number;
  undetermined: number;
}

/** One row of the summary by norm. */
export interface NormRow extends Counts {
  readonly norm: string;
  readonly lifecycle: string;
  readonly title: Text;
}

/** One row of the summary by organisation; `null` where no act names one. */
export interface OrganisationRow extends Counts {
  readonly organisation: string | null;
}

/** One row of the summary by edition of an instrument. */
export interface EditionRow extends Counts {
  readonly instrument: string;
  readonly edition: string;
  readonly title: Text;
}

/** What an audit found in all. Rows are sorted, most violations first. */
export interface Summary {
  readonly histories: number;
  /** Histories without anything violated, warned of, undetermined, missing or refused. */
  readonly clean: number;
  readonly refusedLines: number;
  readonly missingActs: number;
  readonly refusedActs: number;
  readonly verdicts: Readonly<Counts>;
  readonly norms: readonly NormRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly editions: readonly EditionRow[];
}

/** Counts reports as they come, without keeping them. */
export interface SummaryCounter {
  add(entry: Shelved, history: History, report: Report): void;
  addRefusedLine(): void;
  result(): Summary;
}

/** An empty count. */
export function createSummary(): SummaryCounter {
  const norms = new Map<string, NormRow>();
  const organisations = new Map<string | null, OrganisationRow>();
  const editions = new Map<string, EditionRow>();
  const verdicts = noCounts();
  const totals = { histories: 0, clean: 0, refusedLines: 0, missingActs: 0, refusedActs: 0 };
  const rowsOf = (entry: Shelved, history: History, verdict: Report["verdicts"][number]): Counts[] => {
    const normKey = `${history.lifecycle} ${verdict.norm}`;
    const norm = rowOf(norms, normKey, () => ({ norm: verdict.norm, lifecycle: history.lifecycle, title: entry.texts.norm(verdict.norm) }));
    const organisation = organisationOf(history, verdict);
    const rows: Counts[] = [verdicts, norm, rowOf(organisations, organisation, () => ({ organisation }))];
    const basis: Basis | undefined = verdict.basis[0];
    if (basis === undefined) return rows;
    const { instrument, edition } = basis;
    return [...rows, rowOf(editions, `${instrument} ${edition}`, () => ({ instrument, edition, title: editionText(entry.pack, basis) }))];
  };
  return {
    add(entry, history, report) {
      totals.histories += 1;
      totals.missingActs += report.missing.length;
      totals.refusedActs += report.refused.length;
      if (isClean(report)) totals.clean += 1;
      for (const verdict of report.verdicts) {
        if (!isFinding(verdict.status)) continue;
        for (const row of rowsOf(entry, history, verdict)) row[verdict.status] += 1;
      }
    },
    addRefusedLine() {
      totals.refusedLines += 1;
    },
    result: () => ({
      ...totals,
      verdicts,
      norms: sorted([...norms.values()], (row) => row.norm),
      organisations: sorted([...organisations.values()], (row) => row.organisation ?? "\uffff"),
      editions: sorted([...editions.values()], (row) => `${row.instrument} ${row.edition}`),
    }),
  };
}

/** Whether a status is something to look at. */
export function isFinding(status: Status): status is keyof Counts {
  return status === "violated" || status === "warning" || status === "undetermined";
}

/** Whether a report holds nothing to look at. */
export function isClean(report: Report): boolean {
  const isOpen = report.decisions.some((decision) => decision.outcome === null && decision.readings.length > 0);
  const lacksNothing = report.missing.length === 0 && report.refused.length === 0;
  return !isOpen && lacksNothing && !report.verdicts.some((verdict) => isFinding(verdict.status));
}

function noCounts(): Counts {
  return { violated: 0, warning: 0, undetermined: 0 };
}

function rowOf<Key, Row extends Counts>(rows: Map<Key, Row>, key: Key, make: () => Omit<Row, keyof Counts>): Row {
  const known = rows.get(key);
  if (known !== undefined) return known;
  const row = { ...make(), ...noCounts() } as Row;
  rows.set(key, row);
  return row;
}

function sorted<Row extends Counts>(rows: readonly Row[], name: (row: Row) => string): Row[] {
  const byName = (a: Row, b: Row): number => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
  return [...rows].sort((a, b) => b.violated - a.violated || b.warning - a.warning || b.undetermined - a.undetermined || byName(a, b));
}
