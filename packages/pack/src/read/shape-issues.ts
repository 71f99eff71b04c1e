import { type Issue, nearest, type Text } from "@guiju/core";
import type * as z from "zod";
import { packIssue, pointerOf, valueAt } from "./pack-text.ts";

type ZodIssue = z.core.$ZodIssue;

/** An issue together with the part of the file it points at: an unknown key, or a value. */
export interface ShapeIssue {
  readonly issue: Issue;
  readonly part: "key" | "value";
}

/** Says in plain words, in both languages, what is wrong with the shape of a value; zod's own messages are never shown. */
export function shapeIssues(root: unknown, issues: readonly ZodIssue[], base: readonly PropertyKey[] = []): readonly ShapeIssue[] {
  return issues.flatMap((issue) => shapeIssue(root, issue, base));
}

function shapeIssue(root: unknown, issue: ZodIssue, base: readonly PropertyKey[]): readonly ShapeIssue[] {
  const path = [...base, ...issue.path];
  const pointer = pointerOf(path);
  const found = valueAt(root, path);
  const wrong = (code: string, message: Text, more: Partial<Issue> = {}): readonly ShapeIssue[] => [
    { issue: packIssue(code, pointer, message, more), part: "value" },
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, key, issue.message));
    case "invalid_union": {
      const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : undefined;
      if (issue.errors.length === 0 && options !== undefined) {
        return found === undefined ? missingKey(path, options) : unknownWord(pointer, found, options);
      }
      return found === undefined ? missingKey(path) : shapeIssues(root, likeliest(issue.errors), path);
    }
    case "invalid_value": {
      const words = issue.values.map(String);
      return found === undefined ? missingKey(path, words) : unknownWord(pointer, found, words);
    }
    case "invalid_type":
      if (found === undefined) return missingKey(path);
      return wrong(
        "wrong_type",
        {
          zh: `这里应为${kindWords(issue.expected).zh}，写成了${describe(found).zh}。`,
          en: `This should be ${kindWords(issue.expected).en}, but is ${describe(found).en}.`,
        },
        { expected: kindWords(issue.expected) },
      );
    case "too_small":
    case "too_big":
      return wrong("out_of_range", rangeText(issue));
    case "invalid_format": {
      const expected = formatWords(issue.format, "pattern" in issue ? issue.pattern : undefined);
      return wrong(
        "wrong_format",
        { zh: `${describe(found).zh}的写法不对。`, en: `${describe(found).en} is not written as it should be.` },
        { expected },
      );
    }
    case "invalid_key":
      return [
        {
          issue: packIssue(
            "wrong_format",
            pointer,
            { zh: `名称“${String(path.at(-1))}”的写法不对。`, en: `The name "${String(path.at(-1))}" is not written as it should be.` },
            {
              expected: { zh: "印发日期，如 2026-05-11", en: "a day of issue, as 2026-05-11" },
            },
          ),
          part: "key",
        },
      ];
    default:
      return wrong("wrong_shape", { zh: "这里的内容不合要求。", en: "What stands here does not fit." });
  }
}

function unknownKey(path: readonly PropertyKey[], key: string, known: string): ShapeIssue {
  const keys = known.split(" ");
  const suggestion = nearest(key, keys);
  const expected = { zh: keys.join("、"), en: keys.join(", ") };
  const message = { zh: `不认识的键“${shorten(key)}”。`, en: `Unknown key "${shorten(key)}".` };
  return {
    issue: packIssue("unknown_key", pointerOf([...path, key]), message, { expected, ...(suggestion === undefined ? {} : { suggestion }) }),
    part: "key",
  };
}

function missingKey(path: readonly PropertyKey[], words?: readonly string[]): readonly ShapeIssue[] {
  const key = String(path.at(-1) ?? "");
  const message = { zh: `缺少“${key}”。`, en: `"${key}" is missing.` };
  const expected = words === undefined ? {} : { expected: { zh: words.join("、"), en: words.join(", ") } };
  return [{ issue: packIssue("missing_key", pointerOf(path.slice(0, -1)), message, expected), part: "key" }];
}

function unknownWord(pointer: string, found: unknown, words: readonly string[]): readonly ShapeIssue[] {
  const suggestion = typeof found === "string" ? nearest(found, words) : undefined;
  const message = { zh: `不认识${describe(found).zh}。`, en: `${describe(found).en} is not known here.` };
  const expected = { zh: words.join("、"), en: words.join(", ") };
  return [
    {
      issue: packIssue("unknown_word", pointer, message, { expected, ...(suggestion === undefined ? {} : { suggestion }) }),
      part: "value",
    },
  ];
}

/** Of the shapes a value could have had, takes the one it is closest to: the right kind of value, then the fewest absent and foreign keys. */
function likeliest(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] {
  const cost = (issues: readonly ZodIssue[]) =>
    issues.reduce((sum, issue) => {
      if (issue.path.length === 0 && issue.code === "invalid_type") return sum + 1000;
      if (issue.path.length === 0 && issue.code === "unrecognized_keys") return sum + 20 * issue.keys.length;
      return sum + (issue.path.length === 1 ? 10 : 1);
    }, 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

function rangeText(issue: Extract<ZodIssue, { code: "too_small" | "too_big" }>): Text {
  const small = issue.code === "too_small";
  const bound = String(small ? issue.minimum : issue.maximum);
  if (issue.origin === "string") {
    return small
      ? { zh: "这里不能为空。", en: "This must not be empty." }
      : { zh: `这里最多 ${bound} 个字。`, en: `This holds at most ${bound} characters.` };
  }
  if (issue.origin === "array") {
    return small
      ? { zh: `这里至少要有 ${bound} 项。`, en: `At least ${bound} items are needed here.` }
      : { zh: `这里最多 ${bound} 项。`, en: `At most ${bound} items fit here.` };
  }
  return small
    ? { zh: `这里不能小于 ${bound}。`, en: `This must not be below ${bound}.` }
    : { zh: `这里不能大于 ${bound}。`, en: `This must not be above ${bound}.` };
}

function formatWords(format: string, pattern: string | undefined): Text {
  if (pattern?.includes("\\d{4}")) return { zh: "日期，如 2026-05-11", en: "a date, as 2026-05-11" };
  if (pattern?.includes("[a-z]"))
    return { zh: "小写字母、数字和连字符，以字母开头", en: "lower-case letters, digits and hyphens, a letter first" };
  return { zh: format, en: format };
}

function kindWords(expected: string): Text {
  const words: Readonly<Record<string, Text>> = {
    string: { zh: "文字", en: "text" },
    number: { zh: "数", en: "a number" },
    int: { zh: "整数", en: "a whole number" },
    boolean: { zh: "true 或 false", en: "true or false" },
    array: { zh: "列表 […]", en: "a list […]" },
    tuple: { zh: "列表 […]", en: "a list […]" },
    object: { zh: "对象 {…}", en: "an object {…}" },
    record: { zh: "对象 {…}", en: "an object {…}" },
    null: { zh: "null", en: "null" },
  };
  return (Object.hasOwn(words, expected) ? words[expected] : undefined) ?? { zh: expected, en: expected };
}

function describe(found: unknown): Text {
  if (typeof found === "string") return { zh: `“${shorten(found)}”`, en: `"${shorten(found)}"` };
  if (Array.isArray(found)) return kindWords("array");
  if (typeof found === "object" && found !== null) return kindWords("object");
  return { zh: String(found), en: String(found) };
}

function shorten(text: string): string {
  const letters = [...text.slice(0, 80)];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : text;
}
