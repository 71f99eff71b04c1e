/** How one option is written. `value` is what help shows for its value; an option without one is on or off. */
export interface Option {
  readonly value?: string;
  readonly short?: string;
  readonly several?: "yes";
}

/** The name of an option, without its dashes. */
export type OptionName =
  | "against"
  | "assessment"
  | "fail-on"
  | "no-color"
  | "before"
  | "calendar"
  | "coverage"
  | "data"
  | "debug"
  | "engine"
  | "filter"
  | "format"
  | "help"
  | "ics"
  | "json"
  | "junit"
  | "lang"
  | "min"
  | "mutate"
  | "on"
  | "pack"
  | "parameter"
  | "summary"
  | "texts"
  | "today"
  | "trace"
  | "version"
  | "write"
  | "year";

/** Every option of every command; a name means the same wherever it is taken. */
export const OPTIONS: Readonly<Record<OptionName, Option>> = {
  "fail-on": { value: "word" },
  "no-color": {},
  against: { value: "facts.ndjson" },
  assessment: { value: "pack/assessment" },
  before: { value: "YYYY-MM-DD" },
  calendar: { value: "years.json" },
  coverage: {},
  data: { value: "JSON" },
  debug: {},
  engine: { value: "guiju|json-rules-engine" },
  filter: { value: "text" },
  format: { value: "mermaid|svg|list" },
  help: { short: "h" },
  ics: {},
  json: {},
  junit: { value: "file.xml" },
  lang: { value: "zh|en" },
  min: { value: "percent" },
  mutate: {},
  on: { value: "YYYY-MM-DD" },
  parameter: { value: "name=value", several: "yes" },
  pack: { value: "id|dir", several: "yes" },
  summary: {},
  texts: {},
  today: { value: "YYYY-MM-DD" },
  trace: {},
  version: {},
  write: {},
  year: { value: "YYYY", several: "yes" },
};

/** Options that every command takes. */
export const GLOBAL_OPTIONS: readonly OptionName[] = ["lang", "no-color", "debug", "help", "version"];

/** What the user wrote: switches that are on, and values by option. */
export interface Given {
  readonly on: ReadonlySet<OptionName>;
  readonly values: ReadonlyMap<OptionName, readonly string[]>;
}

/** The value of an option that is given once at most. */
export function optionValue(given: Given, name: OptionName): string | undefined {
  return given.values.get(name)?.[0];
}
