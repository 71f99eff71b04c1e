import { dateProblem, nearest, parseDate } from "@guiju/core";
import { type OptionName, optionValue } from "./options.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** The value of an option that must be an existing day. @throws GuijuError `usage` */
export function dayOption(session: Session, name: OptionName): string | undefined {
  const text = optionValue(session.given, name);
  if (text === undefined || parseDate(text) !== undefined) return text;
  const problem = dateProblem(text);
  throw usage({ zh: `--${name}：${problem.zh}`, en: `--${name}: ${problem.en}` });
}

/** The value of an option that must be there. @throws GuijuError `usage` */
export function required<Value>(value: Value | undefined, name: OptionName, shown: string): Value {
  if (value === undefined) throw usage(say("usage.optionMissing", { option: `--${name}`, value: shown }));
  return value;
}

/** The value of an option with a closed set of words. @throws GuijuError `usage` */
export function choiceOption<Word extends string>(session: Session, name: OptionName, words: readonly Word[]): Word | undefined {
  const text = optionValue(session.given, name);
  const found = words.find((word) => word === text);
  if (text === undefined || found !== undefined) return found;
  throw usage(say("usage.choice", { option: `--${name}`, value: text, words: words.join(", ") }), nearest(text, words));
}

/** The value of an option that must be a number within bounds. @throws GuijuError `usage` */
export function numberOption(session: Session, name: OptionName, min: number, max: number): number | undefined {
  const text = optionValue(session.given, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value < min || value > max) throw usage(say("usage.number", { option: `--${name}`, min, max }));
  return value;
}
