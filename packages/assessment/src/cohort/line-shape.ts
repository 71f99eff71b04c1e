import { below, type Issue, nearest, type Text } from "@guiju/core";
import { ratioOfText } from "../exact/decimal.ts";

/** A longer id, list or text is refused. */
const LINE_LIMITS: { readonly id: number; readonly list: number; readonly text: number; readonly depth: number } = {
  id: 200,
  list: 10_000,
  text: 10_000,
  depth: 200,
};

/** The years that can be assessed. */
const YEARS: readonly [number, number] = [1900, 2199];

// A line may be wrong in a million places; nobody reads more than this of them.
const MOST = 50;

type Json = Readonly<Record<string, unknown>>;
type Tell = (pointer: string, zh: string, en: string, more?: Partial<Issue>) => void;
type Check = (tell: Tell, json: unknown, pointer: string) => void;

/** Says what is wrong with the shape of a line, at the innermost key. No message repeats a value, or a name that is not of the format. */
export function shapeIssues(json: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  const tell: Tell = (pointer, zh, en, more = {}) => {
    if (issues.length < MOST) issues.push({ code: "wrong_line", pointer, message: { zh: `${zh}。`, en: `${en}.` }, ...more });
  };
  if (!isRecord(json)) {
    const form = alike('{"id": "…", "facts": {…}}');
    tell("", "一行应是一个单位，或者考核组那一行，写成一个 JSON 对象", "A line is an organisation, or the cohort, as one JSON object", {
      expected: form,
    });
  } else if (json.cohort === true) keysAt(tell, json, "", OWN, []);
  else keysAt(tell, json, "", ORGANISATION, ["id", "facts"]);
  return issues;
}

/** Whether a line is that of the cohort itself. */
export function isCohortLine(json: unknown): json is Json {
  return isRecord(json) && json.cohort === true;
}

/** What each key of a line takes. */
const OWN: Readonly<Record<string, Check>> = { cohort: () => undefined, year: yearAt, facts: factsAt };
const ORGANISATION: Readonly<Record<string, Check>> = {
  id: idAt,
  category: textAt,
  facts: factsAt,
  previous: previousAt,
  exemptions: exemptionsAt,
};
const EXEMPTION: Readonly<Record<string, Check>> = Object.fromEntries(
  ["indicator", "ground", "by", "on", "occurrences", "item"].map((key) => [key, () => undefined]),
);

function keysAt(tell: Tell, json: Json, pointer: string, keys: Readonly<Record<string, Check>>, needed: readonly ("id" | "facts")[]): void {
  for (const key of needed)
    if (!Object.hasOwn(json, key)) tell(below(pointer, key), `缺少 ${key}`, `The key ${key} is missing`, { help: NEEDED[key] });
  for (const [key, value] of Object.entries(json)) {
    const check = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (check !== undefined) check(tell, value, below(pointer, key));
    else if (key === "cohort" && pointer === "")
      tell("/cohort", "cohort 只能写 true，表示这一行是考核组自己的", "The key cohort is only true, on the line of the cohort itself");
    else unknownKey(tell, below(pointer, key), key, Object.keys(keys));
  }
}

const NEEDED: Readonly<Record<"id" | "facts", Text>> = {
  id: { zh: '写上单位的编号："id": "…"', en: 'give the id of the organisation: "id": "…"' },
  facts: { zh: '事实都写在 facts 里："facts": {…}；一项也没有的写 {}', en: 'facts stand in "facts": {…}; write {} where there is none' },
};

function unknownKey(tell: Tell, pointer: string, key: string, known: readonly string[]): void {
  const suggestion = key.length > LINE_LIMITS.id ? undefined : nearest(key, known);
  tell(pointer, "没有规定这个键", "There is no such key here", {
    code: "unknown_key",
    expected: { zh: known.join("、"), en: known.join(", ") },
    ...(suggestion !== undefined && { suggestion }),
  });
}

function idAt(tell: Tell, json: unknown, pointer: string): void {
  if (isText(json) && json !== "" && json.length <= LINE_LIMITS.id) return;
  tell(pointer, "id 不能使用", "This id cannot be used", {
    expected: { zh: `加引号的文字，1到${LINE_LIMITS.id}个字符`, en: `a text in quotes of 1 to ${LINE_LIMITS.id} characters` },
  });
}

function textAt(tell: Tell, json: unknown, pointer: string): void {
  if (isText(json) && json.length <= LINE_LIMITS.id) return;
  tell(pointer, "类别不能使用", "This category cannot be used", {
    expected: { zh: `加引号的文字，不超过${LINE_LIMITS.id}个字符`, en: `a text in quotes of at most ${LINE_LIMITS.id} characters` },
  });
}

function yearAt(tell: Tell, json: unknown, pointer: string): void {
  const [first, last] = YEARS;
  if (Number.isSafeInteger(json) && (json as number) >= first && (json as number) <= last) return;
  tell(pointer, "年度不能使用", "This year cannot be used", {
    expected: { zh: `${first}到${last}的整数，不加引号`, en: `a whole number from ${first} to ${last}, without quotes` },
  });
}

function factsAt(tell: Tell, json: unknown, pointer: string): void {
  if (isRecord(json)) sizesAt(tell, json, pointer, 1);
  else
    tell(pointer, "facts 应是一组事实", "The key facts takes a set of facts", {
      expected: { zh: '{"事实": 值, …}', en: '{"fact": value, …}' },
    });
}

/** Lists and texts are not longer than the format has them. */
function sizesAt(tell: Tell, json: unknown, pointer: string, depth: number): void {
  if (isText(json) && json.length > LINE_LIMITS.text)
    tell(pointer, `文字超过${LINE_LIMITS.text}个字符`, `This text has more than ${LINE_LIMITS.text} characters`);
  else if (Array.isArray(json) && json.length > LINE_LIMITS.list)
    tell(pointer, `列表超过${LINE_LIMITS.list}项`, `This list has more than ${LINE_LIMITS.list} items`);
  else if (typeof json === "object" && json !== null && depth <= LINE_LIMITS.depth)
    for (const [key, part] of Object.entries(json))
      if (typeof part === "string" || typeof part === "object") sizesAt(tell, part, below(pointer, key), depth + 1);
}

const PREVIOUS: Text = alike('{"<pack>/<assessment>": {"2025": "92.5"}}');

function previousAt(tell: Tell, json: unknown, pointer: string): void {
  if (!isRecord(json)) {
    tell(pointer, "previous 应是一组往年总分", "The key previous takes totals of earlier years", { expected: PREVIOUS });
    return;
  }
  for (const [assessment, years] of Object.entries(json)) {
    const at = below(pointer, assessment);
    if (!isRecord(years) || /^\d{4}$/.test(assessment))
      tell(at, "外层应是考核的名称，里层才是年度和总分", "The assessment stands outside, its years and totals inside", {
        expected: PREVIOUS,
      });
    else for (const [year, total] of Object.entries(years)) totalAt(tell, year, total, below(at, year));
  }
}

function totalAt(tell: Tell, year: string, total: unknown, pointer: string): void {
  if (!/^\d{4}$/.test(year))
    tell(pointer, "这里应是年度，四位半角数字", "A year of four digits stands here", { code: "unknown_key", expected: PREVIOUS });
  else if (!isText(total) || ratioOfText(total) === undefined)
    tell(pointer, "往年总分应是加引号的十进制数", "A total of an earlier year is a decimal number in quotes", {
      expected: alike('"92.5"'),
      ...(typeof total === "number" && { help: { zh: "给这个数加上引号", en: "put this number into quotes" } }),
    });
}

function exemptionsAt(tell: Tell, json: unknown, pointer: string): void {
  const expected = alike('[{"indicator": "…", "ground": "…", "by": "…", "on": "2026-07-01"}]');
  if (!Array.isArray(json)) {
    tell(pointer, "exemptions 应是一个列表", "The key exemptions takes a list", { expected });
    return;
  }
  sizesAt(tell, json, pointer, 1);
  for (const [position, exemption] of json.slice(0, LINE_LIMITS.list).entries()) {
    const at = below(pointer, position);
    if (isRecord(exemption)) keysAt(tell, exemption, at, EXEMPTION, []);
    else tell(at, "每条容错写成一组字段", "Each exemption is a record", { expected });
  }
}

function alike(said: string): Text {
  return { zh: said, en: said };
}

function isRecord(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isText(json: unknown): json is string {
  return typeof json === "string";
}
