import type { OptionName } from "./options.ts";

/** One command: its operands as help shows them, and the options it takes beside the global ones. */
export interface CommandShape {
  readonly operands: string;
  readonly options: readonly OptionName[];
  /** What help shows for the value of an option that takes other words here than elsewhere. */
  readonly values?: Readonly<Partial<Record<OptionName, string>>>;
  readonly examples: readonly string[];
}

/** The name of a command. */
export type CommandName = "check" | "test" | "audit" | "can" | "due" | "calendar" | "table" | "diagram" | "score" | "explain" | "diff";

/** The commands that exist, in the order in which help lists them. */
export const COMMANDS: Readonly<Record<CommandName, CommandShape>> = {
  check: { operands: "<pack dir>...", options: ["json"], examples: ["guiju check packages/pack-cpc"] },
  test: {
    operands: "[pack dir | file.test.json]...",
    options: ["coverage", "min", "filter", "junit", "json", "engine", "mutate", "fail-on"],
    values: { "fail-on": "survivors" },
    examples: [
      "guiju test",
      "guiju test packages/pack-cpc --filter O-06 --coverage",
      "guiju test --engine json-rules-engine",
      "guiju test --mutate",
    ],
  },
  audit: {
    operands: "<file.ndjson | ->",
    options: ["pack", "json", "summary", "fail-on", "today", "calendar", "texts"],
    values: { "fail-on": "violated|warning|no" },
    examples: ["guiju audit files.ndjson --summary", "guiju audit - --pack cpc --json < files.ndjson"],
  },
  can: {
    operands: "<history.json | -> <act>",
    options: ["on", "data", "pack", "today", "calendar", "texts", "json", "fail-on"],
    values: { "fail-on": "no" },
    examples: ["guiju can history.json LIST_OBJECT --on 2026-10-08"],
  },
  due: {
    operands: "<file.ndjson | ->",
    options: ["before", "pack", "today", "calendar", "json"],
    examples: ["guiju due files.ndjson --before 2026-12-31"],
  },
  calendar: {
    operands: "<file.ndjson | ->",
    options: ["before", "ics", "pack", "today", "calendar"],
    examples: ["guiju calendar files.ndjson --before 2026-12-31", "guiju calendar files.ndjson --before 2026-12-31 --ics > due.ics"],
  },
  table: { operands: "<pack dir>", options: ["write"], examples: ["guiju table packages/pack-cpc --write"] },
  diagram: {
    operands: "<pack>/<lifecycle> | <pack dir>",
    options: ["format"],
    examples: ["guiju diagram cpc/member-development", "guiju diagram cpc/member-development --format svg --lang en > diagram.svg"],
  },
  score: {
    operands: "<pack>/<assessment> <facts.ndjson | ->",
    options: ["pack", "year", "parameter", "trace", "json", "fail-on"],
    values: { "fail-on": "open" },
    examples: [
      "guiju score town/branches facts.ndjson --pack packs/town --year 2025",
      "guiju score town/branches facts.ndjson --pack packs/town --json --trace",
    ],
  },
  explain: {
    operands: "<id> <facts.ndjson | ->",
    options: ["assessment", "pack", "year", "parameter", "json"],
    examples: ["guiju explain branch-7 facts.ndjson --assessment town/branches --pack packs/town"],
  },
  diff: {
    operands: "<pack A> <pack B>",
    options: ["against", "assessment", "year", "parameter", "json"],
    examples: ["guiju diff packs/town-2025 packs/town-2026 --against facts.ndjson"],
  },
};

/** The names of the commands that exist. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS) as CommandName[];

/** Commands of the published table that a later step brings. */
export const LATER_COMMANDS: readonly string[] = ["build", "init", "doctor", "serve"];
