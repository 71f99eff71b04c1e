import type { Language, WorkCalendar } from "@guiju/core";
import type { Pack } from "../pack.ts";
import { calendarTable } from "./calendar-table.ts";
import { casesTable } from "./cases-table.ts";
import { interpretationsTable } from "./interpretations-table.ts";
import { normsTable } from "./norms-table.ts";
import { originsTable } from "./origins-table.ts";
import { statesTable } from "./states-table.ts";

/**
 * Writes the tables of a pack that people read, in Markdown, by path in the pack: norms, states, interpretations, worked cases,
 * the calendar of a sample case, and of a pack that extends others every value with the pack that set it; each in Chinese and in English.
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
  const languages: readonly Language[] = ["zh", "en"];
  return new Map(
    Object.entries(tables).flatMap(([name, write]) =>
      languages.map((language) => [`tables/${name}.${language}.md`, write(language)] as const),
    ),
  );
}
