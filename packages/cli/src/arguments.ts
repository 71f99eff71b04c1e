import { parseArgs } from "node:util";
import { type Language, nearest } from "@guiju/core";
import { COMMAND_NAMES, COMMANDS, type CommandName, LATER_COMMANDS } from "./command-table.ts";
import { type Given, GLOBAL_OPTIONS, OPTIONS, type Option, type OptionName } from "./options.ts";
import { say } from "./say.ts";
import { usage } from "./usage.ts";

/** A command line, taken apart. */
export interface Invocation {
  readonly command: CommandName | undefined;
  readonly operands: readonly string[];
  readonly given: Given;
}

const NAMES = Object.keys(OPTIONS) as OptionName[];
const shape = (name: OptionName): Option => OPTIONS[name];

/** Takes a command line apart. @throws GuijuError `usage`, naming the nearest spelling. */
export function parseArguments(argv: readonly string[]): Invocation {
  const tokens = tokensOf(argv);
  const words: string[] = [];
  const on = new Set<OptionName>();
  const values = new Map<OptionName, string[]>();
  const unknown: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const name = token.name as OptionName;
    if (!NAMES.includes(name)) unknown.push(token.rawName);
    else if (shape(name).value === undefined) switchOn(name, token.value, on);
    else addValue(name, token.value, token.inlineValue === true, values);
  }
  const command = commandOf(words[0] === "help" ? words.slice(1) : words);
  if (words[0] === "help") on.add("help");
  refuseOptions(command, unknown, [...on, ...values.keys()]);
  return { command, operands: words.slice(words[0] === "help" ? 2 : 1), given: { on, values } };
}

/** The language of every text: `--lang`, else GUIJU_LANG, else Chinese; never the locale. A wrong choice is refused later, in Chinese. */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  let chosen = env.GUIJU_LANG;
  for (const token of tokensOf(argv)) if (token.kind === "option" && token.name === "lang") chosen = token.value;
  return chosen === "en" ? "en" : "zh";
}

function tokensOf(argv: readonly string[]): NonNullable<ReturnType<typeof parseArgs>["tokens"]> {
  const options = Object.fromEntries(
    NAMES.map((name) => {
      const { value, short } = shape(name);
      return [name, { type: value === undefined ? ("boolean" as const) : ("string" as const), ...(short === undefined ? {} : { short }) }];
    }),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens ?? [];
}

function switchOn(name: OptionName, value: string | undefined, on: Set<OptionName>): void {
  if (value !== undefined) throw usage(say("usage.noValue", { option: `--${name}` }));
  on.add(name);
}

function addValue(name: OptionName, value: string | undefined, inline: boolean, values: Map<OptionName, string[]>): void {
  const missing = value === undefined || (!inline && value.length > 1 && value.startsWith("-"));
  if (missing) throw usage(say("usage.valueMissing", { option: `--${name}`, value: shape(name).value ?? "" }));
  const before = values.get(name);
  if (before !== undefined && shape(name).several === undefined) throw usage(say("usage.twice", { option: `--${name}` }));
  values.set(name, [...(before ?? []), value]);
}

function commandOf(words: readonly string[]): CommandName | undefined {
  const word = words[0];
  if (word === undefined) return undefined;
  if (Object.hasOwn(COMMANDS, word)) return word as CommandName;
  const existing = COMMAND_NAMES.join(", ");
  if (LATER_COMMANDS.includes(word)) throw usage(say("usage.laterCommand", { command: word, existing }));
  const suggestion = nearest(word, COMMAND_NAMES);
  throw usage(say("usage.unknownCommand", { command: word, existing }), suggestion);
}

function refuseOptions(command: CommandName | undefined, unknown: readonly string[], known: readonly OptionName[]): void {
  const taken: readonly OptionName[] = command === undefined ? GLOBAL_OPTIONS : [...GLOBAL_OPTIONS, ...COMMANDS[command].options];
  const wrong = unknown[0] ?? known.filter((name) => !taken.includes(name)).map((name) => `--${name}`)[0];
  if (wrong === undefined) return;
  const suggestion = nearest(
    wrong,
    taken.map((name) => `--${name}`),
  );
  const where = command === undefined ? "guiju" : `guiju ${command}`;
  throw usage(say("usage.unknownOption", { option: wrong, command: where }), suggestion);
}
