import { expect, test } from "vitest";
import { type Audited, type AuditLine, audited, file } from "./audited.ts";

const good = (id: string): string => JSON.stringify(file(id));
const acts = (...list: readonly object[]): Record<string, unknown> => file("bad", { acts: list });

/** Audits a spoiled line between two good ones: they are judged whatever stands between them, and nothing looks like a crash. */
async function between(spoiled: string | object): Promise<Audited & { readonly text: string; readonly middle: AuditLine }> {
  const text = typeof spoiled === "string" ? spoiled : JSON.stringify(spoiled);
  const result = await audited(`${good("first")}\n${text}\n${good("last")}\n`);
  expect(result.lines.map((line) => line.id === "first" || line.id === "last")).toEqual([true, false, true]);
  expect(result.lines[0]?.error).toBeUndefined();
  expect(result.lines[2]?.error).toBeUndefined();
  expect(result.stderr).not.toMatch(/\n\s+at |internal error/);
  return { ...result, text, middle: result.lines[1] as AuditLine };
}

/** The same for a line that must be refused: with a reason in both languages, at its line and the column of `at`. */
async function refused(spoiled: string | object, code: string, at: string): Promise<AuditLine["error"]> {
  const result = await between(spoiled);
  const { error, line } = result.middle;
  expect([result.code, line, error?.code]).toEqual([3, 2, code]);
  expect(error?.message.zh).toMatch(/\p{Script=Han}/u);
  expect(error?.message.en).toMatch(/[a-z]/);
  const column = result.text.indexOf(at) + 1;
  expect(column).toBeGreaterThan(0);
  expect(error?.issues[0]?.place).toMatchObject({ line: 2, column });
  expect(result.stderr).toContain(`--> -:2:${column}\n`);
  return error;
}

test("an unknown key is refused where it stands", async () => {
  await refused(file("bad", { colour: "red" }), "invalid_history", '"colour"');
  await refused(acts({ type: "APPLY", on: "2026-09-01", colour: "red" }), "invalid_history", '"colour"');
});

test.each([
  ["a number for an id", file("bad", { id: 7 }), "7,"],
  ["an object for the acts", file("bad", { acts: {} }), "{}"],
  ["a list for an act", file("bad", { acts: [[]] }), "[]"],
  ["a number for a lifecycle", file("bad", { lifecycle: 7 }), "7,"],
  ["null for the facts", file("bad", { facts: null }), "null"],
  ["a text for the data of an act", acts({ type: "APPLY", on: "2026-09-01", data: "x" }), '"x"'],
])("a wrong type is refused where it stands: %s", async (_, spoiled, at) => {
  await refused(spoiled, "invalid_history", at);
});

test.each([
  ["a list", "[]", "[]"],
  ["a number", "42", "42"],
  ["a text", '"x"', '"x"'],
  ["null", "null", "null"],
])("a line that is no object is refused: %s", async (_, spoiled, at) => {
  await refused(spoiled, "invalid_history", at);
});

test.each([
  ["30 February", "2026-02-30", "month 2 of 2026 has 28 days"],
  ["full-width digits", "２０２６-０９-０１", "2026-09-01"],
  ["a spreadsheet serial date as text", "46266", "2026-09-01"],
  ["a date the other way round", "01/09/2026", "year, month, day"],
])("a date that is none is refused with what was meant: %s", async (_, on, meant) => {
  const error = await refused(acts({ type: "APPLY", on }), "invalid_history", `"${on}"`);
  expect(error?.message.en).toContain(meant);
});

test("a spreadsheet serial number for a date is refused with the day it means", async () => {
  const error = await refused(acts({ type: "APPLY", on: 46266 }), "invalid_history", "46266");
  expect(error?.message.en).toContain("2026-09-01");
});

test("nesting of 2,000 levels is refused where it passes the limit", async () => {
  const deep = `{"id":"bad","lifecycle":"cpc/member-development","acts":${"[".repeat(2000)}${"]".repeat(2000)}}`;
  const { middle, code } = await between(deep);
  expect([code, middle.error?.code]).toEqual([3, "invalid_json"]);
  expect(middle.error?.issues[0]?.place?.line).toBe(2);
  expect(middle.error?.issues[0]?.place?.column).toBeGreaterThan(deep.indexOf("[") + 100);
});

test("a text of 10 MB is refused, and neither the result nor the frame repeats it", async () => {
  const long = "x".repeat(10 * 1024 * 1024);
  for (const spoiled of [
    file("bad", { id: long }),
    acts({ type: long, on: "2026-09-01" }),
    file("bad", { lifecycle: long }),
    acts({ type: "APPLY", on: long }),
  ]) {
    const { middle, stderr, code } = await between(spoiled);
    expect(code).toBe(3);
    expect(middle.error?.issues[0]?.place?.line).toBe(2);
    expect(JSON.stringify(middle).length).toBeLessThan(5000);
    expect(stderr.length).toBeLessThan(5000);
  }
});

test("__proto__ as a key or an act is refused like any unknown name", async () => {
  await refused(`{"__proto__":{"today":"2026-10-01"},${good("bad").slice(1)}`, "invalid_history", '"__proto__"');
  await refused(acts({ type: "__proto__", on: "2026-09-01" }), "invalid_history", '"__proto__"');
  await refused(acts({ type: "constructor", on: "2026-09-01" }), "invalid_history", '"constructor"');
  await refused(file("bad", { lifecycle: "__proto__/constructor" }), "unknown_lifecycle", '"__proto__/constructor"');
  await refused(
    good("bad").replace('"on":"2026-09-01"', '"on":"2026-09-01","data":{"__proto__":{"x":1}}'),
    "invalid_history",
    '"__proto__"',
  );
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("__proto__ as an id is an id, and the second one is a duplicate", async () => {
  const { code, lines } = await audited(`${good("__proto__")}\n${good("constructor")}\n${good("__proto__")}\n`);
  expect(code).toBe(3);
  expect(lines.map((line) => [line.id, line.error?.code])).toEqual([
    ["__proto__", undefined],
    ["constructor", undefined],
    ["__proto__", "duplicate_id"],
  ]);
});

test("the later of two equal ids is refused and names the line of the first", async () => {
  const { code, lines, stderr } = await audited(`${good("a")}\n\n${good("b")}\n${good("a")}\n${good("c")}\n`);
  expect(code).toBe(3);
  expect(lines.map((line) => [line.id, line.error?.code])).toEqual([
    ["a", undefined],
    ["b", undefined],
    ["a", "duplicate_id"],
    ["c", undefined],
  ]);
  expect(lines[2]).toMatchObject({
    line: 4,
    error: { message: { en: "the id is that of line 1; this line was not judged", zh: "编号与第 1 行重复，本行未核查" } },
  });
  expect(stderr).toContain("--> -:4:7");
});

const assembly = (data: Record<string, unknown>): Record<string, unknown> =>
  file("bad", { startsAt: "admission.preReviewed", acts: [{ type: "ASSEMBLY", on: "2026-09-01", data }] });

test.each([
  ["text for a number", { due: "16", present: 14, yes: 12 }, '"16"'],
  ["a negative count", { due: 16, present: -1, yes: 12 }, "-1,"],
  ["half a person", { due: 16.5, present: 14, yes: 12 }, "16.5"],
  ["more present than due", { due: 16, present: 17, yes: 12 }, "17"],
])("a number that cannot be is refused where it stands: %s", async (_, data, at) => {
  await refused(assembly(data), "invalid_history", at);
});

test("NaN and 1e400 are refused where they stand", async () => {
  const text = JSON.stringify(assembly({ due: 16, present: 14, yes: 12 }));
  await refused(text.replace(":16", ":NaN"), "invalid_json", "NaN");
  await refused(text.replace(":16", ":1e400"), "invalid_json", "1e400");
  await refused(text.replace(":16", ":Infinity"), "invalid_json", "Infinity");
});

test("acts out of order are taken by their days: the report is that of the sorted file", async () => {
  const [first, second] = [
    { type: "APPLY", on: "2026-09-01" },
    { type: "TALK", on: "2026-09-15" },
  ];
  const turned = await between(acts(second, first));
  const sorted = await between(acts(first, second));
  expect(turned.code).toBe(0);
  expect(turned.middle).toEqual(sorted.middle);
});

test("the same act twice is reported as refused the second time, as a duplicate", async () => {
  const apply = { type: "APPLY", on: "2026-09-01" };
  const { code, middle } = await between(acts(apply, apply));
  expect(code).toBe(0);
  expect(middle.refused).toEqual([{ act: "APPLY", on: "2026-09-01", reason: "duplicate", state: "applicant" }]);
});

test("an act after a final state is reported as refused, with that state", async () => {
  const spoiled = file("bad", {
    startsAt: "member",
    acts: [
      { type: "EXPEL", on: "2026-09-01" },
      { type: "ANNUAL_REVIEW", on: "2026-09-20", data: { grade: "good" } },
    ],
  });
  const { code, middle } = await between(spoiled);
  expect(code).toBe(0);
  expect(middle.state).toBe("expelled");
  expect(middle.refused).toEqual([{ act: "ANNUAL_REVIEW", on: "2026-09-20", reason: "notPossibleInState", state: "expelled" }]);
});

test("an empty file, and one of blank lines, is refused at its first place", async () => {
  for (const text of ["", "\n", "\ufeff", " \r\n\n"]) {
    const { code, lines, stderr } = await audited(text);
    expect([code, lines.length]).toEqual([3, 1]);
    expect(lines[0]).toMatchObject({ id: null, line: 1, error: { code: "empty_file", issues: [{ place: { line: 1, column: 1 } }] } });
    expect(stderr).toContain("--> -:1:1");
  }
});

test("line 5,000 of 10,000 cut short is refused at its end, and the 9,999 others are judged in order", async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => good(`m-${index + 1}`));
  const cut = (lines[4999] as string).slice(0, 80);
  const { code, lines: results, stderr } = await audited([...lines.slice(0, 4999), cut, ...lines.slice(5000)].join("\n"));
  expect(code).toBe(3);
  expect(results.map((line) => line.id)).toEqual(lines.map((_, index) => (index === 4999 ? null : `m-${index + 1}`)));
  expect(results[4999]).toMatchObject({ line: 5000, error: { code: "invalid_json" } });
  expect(results[4999]?.error?.issues[0]?.place?.line).toBe(5000);
  expect(results.filter((line) => line.error !== undefined)).toHaveLength(1);
  expect(stderr).toMatch(/--> -:5000:\d+\n/);
});

test("a last line cut short is refused at its end", async () => {
  const cut = good("last").slice(0, 50);
  const { code, lines, stderr } = await audited(`${good("first")}\n${cut}`);
  expect(code).toBe(3);
  expect(lines.map((line) => line.error?.code)).toEqual([undefined, "invalid_json"]);
  expect(stderr).toMatch(/--> -:2:\d+\n/);
});

test("1,000,000 acts in one history are refused by the limit of acts or of the line, with the limit named", async () => {
  const real = await between(
    `{"id":"bad","lifecycle":"cpc/member-development","today":"2026-10-01","acts":[${'{"type":"APPLY","on":"2026-09-01"},'.repeat(999_999)}{"type":"APPLY","on":"2026-09-01"}]}`,
  );
  expect([real.code, real.middle.error?.code]).toEqual([3, "line_too_long"]);
  expect(real.middle.error?.message.en).toContain("16 MiB");
  expect(real.stderr).toContain("--> -:2:1\n");
  const short = await between(`{"id":"bad","lifecycle":"cpc/member-development","today":"2026-10-01","acts":[${"{},".repeat(999_999)}{}]}`);
  expect([short.code, short.middle.error?.code]).toEqual([3, "invalid_history"]);
  expect(short.middle.error?.message.en).toMatch(/1000000 acts.*10000/);
  expect(short.stderr.length).toBeLessThan(5000);
});

test("bytes that are no UTF-8 are refused at their column", async () => {
  const bytes = Buffer.concat([Buffer.from(`${good("first")}\n{"id":"`), Buffer.from([0xb9, 0xe6]), Buffer.from(`"}\n${good("last")}\n`)]);
  const { code, lines, stderr } = await audited(bytes);
  expect(code).toBe(3);
  expect(lines.map((line) => line.error?.code)).toEqual([undefined, "invalid_utf8", undefined]);
  expect(stderr).toContain("--> -:2:8");
});

test("a repeated key is refused where it is repeated", async () => {
  await refused(good("bad").replace('"today"', '"id":"other","today"'), "invalid_json", '"id":"other"');
});
