import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

const found = (text: string): unknown[] =>
  parseJson(text, "a.json").issues.map(({ code, place }) => [code, place?.line, place?.column, place?.length]);

test.each([
  ["an empty file", "", [["empty", 1, 1, 1]]],
  ["a file of white space", " \n\t", [["empty", 1, 1, 1]]],
  ["a file that ends too early", '{\n  "a": [1,', [["truncated", 2, 11, 1]]],
  ["a text that ends with the file", '{"a": "b', [["truncated", 1, 9, 1]]],
  ["a line comment", '{ // 说明\n"a": 1}', [["comment", 1, 3, 5]]],
  ["a block comment", '/* 说\n明 */ {"a": 1}', [["comment", 1, 1, 4]]],
  ["a comment without an end", "{} /* x", [["truncated", 1, 4, 2]]],
  ["a comma after the last member", '{"a": 1,}', [["trailing_comma", 1, 8, 1]]],
  ["a comma after the last item", "[1,\n 2,\n]", [["trailing_comma", 2, 3, 1]]],
  ["two equal names", '{"名": 1,\n "名": 2}', [["duplicate_key", 2, 2, 3]]],
  ["two names equal but for an escape", '{"a": 1, "\\u0061": 2}', [["duplicate_key", 1, 10, 8]]],
  [
    "a name given three times",
    '{"a":1,"a":2,"a":3}',
    [
      ["duplicate_key", 1, 8, 3],
      ["duplicate_key", 1, 14, 3],
    ],
  ],
  [
    "a number beyond the range",
    '[1, -1e400, {"a": 1e400}]',
    [
      ["number_too_large", 1, 5, 6],
      ["number_too_large", 1, 19, 5],
    ],
  ],
  [
    "a number so small that it would be nought",
    `[0, 0e-400, -1e-400, {"a": 0.${"0".repeat(400)}1}]`,
    [
      ["number_too_small", 1, 13, 7],
      ["number_too_small", 1, 28, 403],
    ],
  ],
  ["NaN", '{"a": NaN}', [["not_a_number", 1, 7, 3]]],
  ["minus infinity", "[-Infinity]", [["not_a_number", 1, 2, 9]]],
  ["a leading zero", "[01]", [["invalid_number", 1, 2, 2]]],
  ["a plus sign", "[+1]", [["invalid_number", 1, 2, 2]]],
  ["a number without a digit before the point", "[.5]", [["invalid_number", 1, 2, 2]]],
  ["a number without a digit after the point", "[5.]", [["invalid_number", 1, 2, 2]]],
  ["a hexadecimal number", "[0x10]", [["invalid_number", 1, 2, 4]]],
  ["a minus alone", "[-]", [["invalid_number", 1, 2, 1]]],
  ["a full-width colon", '{"名"：1}', [["full_width", 1, 5, 1]]],
  ["a full-width comma", '{"a": 1，"b": 2}', [["full_width", 1, 8, 1]]],
  ["Chinese quotes", "{“a”: 1}", [["full_width", 1, 2, 1]]],
  ["a full-width space", '{\u3000"a": 1}', [["full_width", 1, 2, 1]]],
  ["single quotes", "{'a': 1}", [["single_quotes", 1, 2, 3]]],
  ["a name without quotes", "{a: 1}", [["unquoted_name", 1, 2, 1]]],
  ["a keyword as a name", "{null: 1}", [["unquoted_name", 1, 2, 4]]],
  ["a text without its end", '{"a": "b\n}', [["unclosed_text", 1, 7, 2]]],
  ["a tab in a text", '["a\tb"]', [["control_character", 1, 4, 1]]],
  ["a path with single backslashes", '["C:\\docs"]', [["invalid_escape", 1, 5, 2]]],
  ["a Unicode escape of three digits", '["\\\\ \\u12g4"]', [["invalid_escape", 1, 6, 2]]],
  ["no comma between items", "[1 2]", [["missing_comma", 1, 3, 1]]],
  ["no comma between members", '{"a": 1\n "b": 2}', [["missing_comma", 1, 8, 1]]],
  ["no colon", '{"a" 1}', [["missing_colon", 1, 5, 1]]],
  ["no value", '{"a": }', [["missing_value", 1, 7, 1]]],
  ["two commas", "[1,,2]", [["missing_value", 1, 4, 1]]],
  ["a comma for a name", "{,}", [["missing_name", 1, 2, 1]]],
  ["a wrong bracket", '{"a": [1}', [["wrong_bracket", 1, 9, 1]]],
  ["a closing bracket alone", "]", [["missing_value", 1, 1, 1]]],
  ["a word of another language", "[True]", [["unknown_word", 1, 2, 4]]],
  ["two documents", "{} {}", [["more_than_one", 1, 4, 1]]],
  [
    "a byte order mark",
    "\ufeff[1,]",
    [
      ["byte_order_mark", 1, 1, 1],
      ["trailing_comma", 1, 3, 1],
    ],
  ],
])("%s is found at its place", (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test("an issue says what to do in both languages, with the line it refers to and the spelling meant", () => {
  const [duplicate] = parseJson('{"a": 1,\n\n"a": 2}', "a.json").issues;
  expect(duplicate?.message).toEqual({ zh: "名称“a”重复，第 1 行已经写过", en: 'the name "a" is already on line 1' });
  expect(duplicate?.help?.en).toBe("keep one of them; the earlier would be ignored silently");
  expect(parseJson("[True]", "a.json").issues[0]?.suggestion).toBe("true");
  expect(parseJson('{"a"：1}', "a.json").issues[0]?.suggestion).toBe(":");
  expect(parseJson('{"a": 1,\n"b": [2}', "a.json").issues[0]?.message.en).toBe("the bracket opened on line 2 ends with ], not }");
});

test("several mistakes that do not hide what follows are all found", () => {
  const text = '{ // one\n "a": [1,], /* two */\n "a": 1e999,\n}';
  expect(parseJson(text, "a.json").issues.map((issue) => issue.code)).toEqual([
    "comment",
    "trailing_comma",
    "comment",
    "duplicate_key",
    "number_too_large",
    "trailing_comma",
  ]);
});

test("names and values are found by pointer, escapes and hostile names included", () => {
  const text = '{\n  "a/b": [10, {"~": "名"}],\n  "__proto__": {"constructor": 1}\n}';
  const { value, issues, placeOf } = parseJson(text, "a.json");
  expect(issues).toEqual([]);
  expect(Object.hasOwn(value as object, "__proto__")).toBe(true);
  expect(placeOf("/a~1b/1/~0")).toEqual({ file: "a.json", line: 2, column: 21, length: 3 });
  expect(placeOf("/a~1b/1/~0", "key")).toEqual({ file: "a.json", line: 2, column: 16, length: 3 });
  expect(placeOf("/a~1b/0")).toEqual({ file: "a.json", line: 2, column: 11, length: 2 });
  expect(placeOf("/__proto__/constructor", "key")).toEqual({ file: "a.json", line: 3, column: 17, length: 13 });
  expect(placeOf("")).toEqual({ file: "a.json", line: 1, column: 1, length: 1 });
  for (const none of ["/a", "/a~1b/2", "/a~1b/01", "/a~1b/length", "/toString", "a", "/"]) expect(placeOf(none)).toBeUndefined();
  expect([placeOf("/a~1b/0", "key"), placeOf("", "key")]).toEqual([undefined, undefined]);
});

test("deep nesting and large files are refused without reading them, brackets in texts do not count", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  expect(parseJson(nested(200), "a.json").issues).toEqual([]);
  expect(found(nested(201))).toEqual([["too_deep", 1, 201, 1]]);
  expect(found("[".repeat(1_000_000))).toEqual([["too_deep", 1, 201, 1]]);
  expect(found(`${'{"a":'.repeat(300)}1`)).toEqual([["too_deep", 1, 1001, 1]]);
  expect(parseJson(JSON.stringify('[\\"'.repeat(500)), "a.json").issues).toEqual([]);
  expect(parseJson("[[1]]", "a.json", { maxDepth: 1 }).issues[0]?.message.en).toBe("nested too deeply; at most 1 levels are read");
  expect(parseJson("[1, 2]", "a.json", { maxLength: 5 })).toMatchObject({ value: undefined, issues: [{ code: "too_large" }] });
  expect(parseJson(`"${"x".repeat(4 * 1024 * 1024)}"`, "a.json").issues[0]?.code).toBe("too_large");
});

test("a file of nothing but mistakes stops after a hundred, and long names are shortened", () => {
  expect(parseJson(`{${'"a":1,'.repeat(1000)}"b":2}`, "a.json").issues).toHaveLength(100);
  const name = "x".repeat(10_000);
  expect(parseJson(`{"${name}":1,"${name}":2}`, "a.json").issues[0]?.message.en.length).toBeLessThan(150);
});

test("JSON without repeated names is read as JSON.parse reads it, without an issue, and every part has its place", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "grapheme" }), fc.constantFrom(undefined, 2, "\t"), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const { value, issues, placeOf } = parseJson(text, "a.json");
      expect([value, issues]).toEqual([JSON.parse(text), []]);
      expectPlaces(value, "", text, placeOf);
    }),
  );
});

test("a text is clean exactly where JSON.parse accepts it, whatever was changed in it", () => {
  const piece = fc.constantFrom(..."{}[]:,\"'\\/*.-+0123456789eEntfu：，“ \n\t\u0001", "NaN", "null", "true", '"a"', "//", "1e400");
  const change = fc.tuple(fc.nat(60), fc.nat(3), piece);
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.array(change, { maxLength: 4 }), (json, changes) => {
      let text = json;
      for (const [at, removed, added] of changes) text = text.slice(0, at) + added + text.slice(at + removed);
      const { value, issues } = parseJson(text, "a.json");
      const accepted = accepts(text);
      if (!accepted) expect([text, issues.length > 0, value]).toEqual([text, true, undefined]);
      else
        expect(
          issues.filter(
            (issue) => issue.code !== "duplicate_key" && issue.code !== "number_too_large" && issue.code !== "number_too_small",
          ),
        ).toEqual([]);
      expect(issues.filter((issue) => issue.code === "not_json")).toEqual([]);
      for (const { message } of issues) expect(message.zh + message.en).not.toMatch(/\{(?:found|line|instead|limit)\}|json\./);
    }),
    { numRuns: 20_000 },
  );
});

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Each name and each scalar must be found where it is written. */
function expectPlaces(value: unknown, pointer: string, text: string, placeOf: ReturnType<typeof parseJson>["placeOf"]): void {
  const written = (part: "key" | "value"): string | undefined => {
    const place = placeOf(pointer, part);
    return place === undefined ? undefined : text.split("\n")[place.line - 1]?.slice(place.column - 1, place.column - 1 + place.length);
  };
  if (typeof value !== "object" || value === null) {
    expect(written("value")).toBe(JSON.stringify(value));
    return;
  }
  for (const [name, inside] of Object.entries(value)) {
    const below = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!Array.isArray(value)) expect(placeOf(below, "key")?.length).toBe(JSON.stringify(name).length);
    expectPlaces(inside, below, text, placeOf);
  }
}

test("what helps is a sentence in both languages, or nothing; a key is never shown", () => {
  const broken = [
    "",
    "[",
    '{"a": "b',
    "// x",
    "[1,]",
    '{"a": 1, "a": 2}',
    "[1e999]",
    "[NaN]",
    "[01]",
    "[1，2]",
    "['a']",
    "{a: 1}",
    '["a\n"]',
  ];
  const more = ['["\t"]', '["\\d"]', "{,}", "[1 2]", '{"a" 1}', '{"a": }', '{"a": [1}', "[a]", "[1] [2]", "\uFEFF1", `${"[".repeat(300)}`];
  for (const issue of [...broken, ...more].flatMap((text) => parseJson(text, "a.json").issues)) {
    for (const text of [issue.message, issue.help ?? issue.message]) {
      expect([text.zh, text.en].filter((said) => /^\w+(\.help)?$/.test(said) || said.includes("{instead}"))).toEqual([]);
    }
  }
  expect(parseJson("[", "a.json").issues[0]?.help?.en).toMatch(/^close what is open/);
  expect(parseJson('{"a": [1}', "a.json").issues[0]?.help?.zh).toBe("改成 ]，或者检查中间是否少写了一个括号");
});
