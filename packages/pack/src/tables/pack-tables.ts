import type { Language, WorkCalendar } from "@guiju/core";
import type { Pack } from "../pack.ts";
import { assessmentsTable } from "./assessment/assessments-table.ts";
import { scoreSheetsTable } from "./assessment/score-sheets-table.ts";
import { calendarTable } from "./calendar-table.ts";
import { casesTable } from "./cases-table.ts";
import { interpretationsTable } from "./interpretations-table.ts";
import { normsTable } from "./norms-table.ts";
import { originsTable } from "./origins-table.ts";
import { statesTable } from "./states-table.ts";

/**
 * Writes the tables of a pack that people read, in Markdown, by path in the pack: norms, states, interpretations, worked cases,
 * the calendar of a sample case; of a pack that extends others every value with the pack that set it; of a pack with assessments these
 * and a sample score sheet too. Each is in Chinese and in English. A pack without lifecycles has no tables of norms, states and days,
 * and none of interpretations where it names none.
 *
 * @param calendar - the calendar by which the pack's working days are counted; the tables name the years it covers
 *
 * @example
 * [...packTables(pack, calendar).keys()][0]; // => "tables/norms.zh.md"
 */
export function packTables(pack: Pack, calendar: WorkCalendar): ReadonlyMap<string, string> {
  const tables: Readonly<Record<string, (language: Language) => string>> = {
    norms: (language) => normsTable(pack, calendar, language),
    states: (language) => statesTable(pack, language),
    interpretations: (language) => interpretationsTable(pack, language),
    cases: (language) => casesTable(pack, language),
    calendar: (language) => calendarTable(pack, calendar, language),
    ...(pack.overlay === undefined ? {} : { origins: (language: Language) => originsTable(pack, language) }),
  };
  const scored: typeof tables = {
    assessments: (language) => assessmentsTable(pack, language),
    "score-sheets": (language) => scoreSheetsTable(pack, language),
  };
  const languages: readonly Language[] = ["zh", "en"];
  const written = Object.entries({ ...tables, ...(pack.assessmentFiles.length === 0 ? {} : scored) });
  const decidesNothing = Object.keys(pack.interpretations).length + Object.keys(pack.ambiguities).length === 0;
  const hasNone = pack.lifecycleFiles.length === 0 && pack.assessmentFiles.length > 0;
  return new Map(
    written
      .filter(([name]) => !(hasNone && (OF_LIFECYCLES.has(name) || (name === "interpretations" && decidesNothing))))
      .flatMap(([name, write]) => languages.map((language) => [`tables/${name}.${language}.md`, write(language)] as const)),
  );
}

/** The tables that say nothing of a pack that only assesses. */
const OF_LIFECYCLES: ReadonlySet<string> = new Set(["norms", "states", "calendar"]);
