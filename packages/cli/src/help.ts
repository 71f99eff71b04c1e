import { displayWidth, type Language } from "@guiju/core";
import { COMMAND_NAMES, COMMANDS, type CommandName } from "./command-table.ts";
import { GLOBAL_OPTIONS, OPTIONS, type Option, type OptionName } from "./options.ts";
import { say } from "./say.ts";

/** The help of the command as a whole. */
export function generalHelp(language: Language): string {
  const tell = (key: string): string => say(key)[language];
  return [
    tell("help.title"),
    "",
    `${tell("help.usage")}  guiju <${tell("help.command")}> …`,
    "",
    listed(COMMAND_NAMES.map((name) => [name, tell(`help.${name}`)])),
    "",
    tell("help.options"),
    listed(GLOBAL_OPTIONS.map((name) => optionRow(name, undefined, language))),
    "",
    tell("help.exitCodes"),
    "",
    tell("help.more"),
    "",
  ].join("\n");
}

/** The help of one command. */
export function commandHelp(command: CommandName, language: Language): string {
  const tell = (key: string): string => say(key)[language];
  const { operands, options, examples } = COMMANDS[command];
  return [
    `guiju ${command}  ${tell(`help.${command}`)}`,
    "",
    `${tell("help.usage")}  guiju ${command} ${operands} [${tell("help.optionsWord")}]`,
    "",
    tell(`help.${command}.about`),
    "",
    tell("help.options"),
    listed([...options, ...GLOBAL_OPTIONS].map((name) => optionRow(name, command, language))),
    "",
    tell("help.examples"),
    ...examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

function optionRow(name: OptionName, command: CommandName | undefined, language: Language): readonly [string, string] {
  const { value: usual, short, several }: Option = OPTIONS[name];
  const value = (command === undefined ? undefined : COMMANDS[command].values?.[name]) ?? usual;
  const written = `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}${several === undefined ? "" : "…"}`;
  const own = `option.${command}.${name}`;
  const text = say(own);
  return [written, (text.en === own ? say(`option.${name}`) : text)[language]];
}

function listed(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => displayWidth(name)));
  return rows.map(([name, text]) => `  ${name}${" ".repeat(width - displayWidth(name))}  ${text}`).join("\n");
}
