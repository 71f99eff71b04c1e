import { type Issue, nearest, type Text } from "@guiju/core";
import { packIssue } from "./pack-text.ts";

/** The issue of a name that is none of those there are, with the nearest of them. */
export function noSuchName(
  code: string,
  pointer: string,
  noun: Text,
  name: string,
  known: Iterable<string>,
  more: Partial<Issue> = {},
): Issue {
  const suggestion = nearest(name, known);
  const message = { zh: `没有名为“${name}”的${noun.zh}。`, en: `There is no ${noun.en} named "${name}".` };
  return packIssue(code, pointer, message, { ...more, ...(suggestion === undefined ? {} : { suggestion }) });
}
