import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

test("an unknown command names the nearest one and those that exist", async () => {
  const { code, stdout, stderr } = await captured(["audti", "x.ndjson", "--lang", "en"]);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain('there is no command "audti"; there are check, test, audit, can, due, calendar, table, diagram');
  expect(stderr).toContain("did you mean: audit");
});

test("a command of a later step says which commands exist", async () => {
  const { code, stderr } = await captured(["build"]);
  expect(code).toBe(2);
  expect(stderr).toContain("“build”命令尚未提供");
  expect(stderr).toContain("diagram");
});

test("an unknown option names the nearest one that the command takes", async () => {
  const { code, stderr } = await captured(["audit", "x.ndjson", "--sumary", "--lang=en"]);
  expect(code).toBe(2);
  expect(stderr).toContain("guiju audit has no option --sumary");
  expect(stderr).toContain("did you mean: --summary");
});

test("an option of another command is refused", async () => {
  const { code, stderr } = await captured(["table", "library", "--json", "--lang", "en"]);
  expect(code).toBe(2);
  expect(stderr).toContain("guiju table has no option --json");
});

test.each([
  [["due", "x", "--before"], "--before needs a value"],
  [["audit", "x", "--pack", "--json"], "--pack needs a value"],
  [["audit", "x", "--json=yes"], "--json takes no value"],
  [["audit", "x", "--today", "2026-01-01", "--today", "2026-01-02"], "--today is given twice"],
  [["audit"], "guiju audit <file.ndjson | ->"],
  [["audit", "a", "b"], '"b" is too much'],
  [["audit", "x", "--fail-on", "violatd"], "did you mean: violated"],
  [["audit", "x", "--today", "2026-02-30"], "--today: there is no such day: month 2 of 2026 has 28 days"],
  [["due", "x"], "--before <YYYY-MM-DD> is needed"],
  [["can", "x", "ASK"], "--on <YYYY-MM-DD> is needed"],
  [["test", "--min", "80"], "--min goes with --coverage"],
  [["test", "--coverage", "--min", "101"], "--min is a number from 0 to 100"],
  [["test", "--engine", "json-logic"], "guiju, json-rules-engine"],
  [["audit", "no-such-file.ndjson"], 'there is no file "no-such-file.ndjson"'],
  [["audit", "library"], '"library" is a folder'],
  [["audit", "-", "--pack", "no-such-pack"], 'There is no pack "no-such-pack"'],
  [["diagram", "library", "--format", "png"], "--format cannot be"],
  [["audit", "__proto__", "--constructor"], "has no option --constructor"],
])("the command line %j ends with exit code 2 and says why", async (argv, text) => {
  const { code, stdout, stderr } = await captured(["--lang", "en", ...argv]);
  expect(stderr).toContain(text);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect([code, stdout]).toEqual([2, ""]);
});

test("texts are Chinese whatever the locale; GUIJU_LANG and --lang choose, --lang last", async () => {
  const text = async (env: Record<string, string>, ...argv: string[]): Promise<string> =>
    (await captured([...argv, "--help"], { env })).stdout;
  const zh = await text({});
  expect(zh).toContain("用法");
  expect(await text({ LC_ALL: "en_US.UTF-8", LANG: "en_US.UTF-8" })).toBe(zh);
  expect(await text({ GUIJU_LANG: "en" })).toContain("Usage");
  expect(await text({ GUIJU_LANG: "en" }, "--lang", "zh")).toBe(zh);
});

test("a language that does not exist is refused", async () => {
  expect((await captured(["--lang", "de"])).code).toBe(2);
  const { code, stderr } = await captured(["--version"], { env: { GUIJU_LANG: "de" } });
  expect(code).toBe(2);
  expect(stderr).toContain("GUIJU_LANG");
});

test("each command has help in both languages, by --help and by help", async () => {
  for (const command of ["check", "test", "audit", "can", "due", "table", "diagram"]) {
    const en = await captured([command, "--help", "--lang", "en"]);
    expect(en.stdout, command).toContain(`guiju ${command} `);
    expect(en.stdout, command).not.toMatch(/\p{Script=Han}/u);
    expect(await captured(["help", command, "--lang", "en"])).toEqual(en);
    const zh = await captured([command, "--help"]);
    expect(zh.stdout, command).toMatch(/\p{Script=Han}/u);
    expect([en.code, zh.code, en.stderr, zh.stderr]).toEqual([0, 0, "", ""]);
  }
});

test("without a command the help is shown as a problem", async () => {
  const { code, stdout, stderr } = await captured([]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("guiju <");
});

test("the version is that of the package", async () => {
  expect(await captured(["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
});
