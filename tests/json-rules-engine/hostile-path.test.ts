import { pathResolver } from "@guiju/json-rules-engine";
import { compileRuleSet } from "@guiju/rules/compile";
import { Engine } from "json-rules-engine";
import { afterEach, expect, test } from "vitest";

const scope: { touched?: unknown } & Record<string, unknown> = globalThis as never;
afterEach(() => {
  delete scope.touched;
});

/** What the default path resolver of json-rules-engine gives for a path, or its error. */
async function byDefault(path: string, fact: unknown = facts()): Promise<unknown> {
  const engine = new Engine();
  let read: unknown = "never asked";
  engine.addOperator("look", (found: unknown) => {
    read = found;
    return true;
  });
  engine.addRule({ conditions: { all: [{ fact: "f", path, operator: "look", value: 0 }] }, event: { type: "seen" } });
  try {
    await engine.run({ f: fact });
    return { read };
  } catch (error) {
    return { throws: (error as Error).message };
  }
}

function facts(): Record<string, unknown> {
  return {
    a: 1,
    list: [
      { k: "late", n: 3 },
      { k: "ok", n: 1 },
    ],
    b: { c: [5] },
  };
}

const code = "globalThis.touched = 1";
const escapes: readonly string[] = [
  `$[?(${code})]`,
  `$[(${code})]`,
  `$[?(this.constructor.constructor('${code}')())]`,
  `$[?(@.constructor.constructor('${code}')())]`,
  `$.list[?(@.k.constructor.constructor('${code}')())]`,
  `$[?(@property.constructor.constructor('${code}')())]`,
  `$[?(@path.constructor.constructor('${code}')())]`,
  `$.list[(@.constructor.constructor('${code}')())]`,
  `$[?([].concat.constructor('${code}')())]`,
  `$[?('a'['constructor']['constructor']('${code}')())]`,
  "$[?(process.exit(3))]",
  "$[?(@.__proto__.touched = 1)]",
  "$[?(@root.a = 1)]",
  "$[?(@.k.constructor.prototype.touched = 1)]",
];

test.each(escapes)("the default resolver ends %s in an error, and no code has run", async (path) => {
  const fact = facts();
  expect(await byDefault(path, fact)).toHaveProperty("throws");
  expect(fact).toEqual(facts());
  expect(scope.touched).toBeUndefined();
  expect(({} as Record<string, unknown>).touched).toBeUndefined();
});

const inherited = [
  "$.constructor",
  "$.__proto__",
  "$.list.constructor",
  "$..constructor",
  "$.a.__proto__.b",
  "$.toString",
  "$.list[0].__proto__",
];

test.each(inherited)("the default resolver finds nothing at %s: it reads own properties", async (path) => {
  expect(await byDefault(path)).toEqual({ read: undefined });
});

test("the default resolver runs filters and scripts: comparisons, methods of texts, positions that are computed", async () => {
  expect(await byDefault("$.list[?(@.k=='late')].n")).toEqual({ read: [3] });
  expect(await byDefault("$.list[?(@.k.toUpperCase()=='OK')].n")).toEqual({ read: [1] });
  expect(await byDefault("$.b.c[(@.length-1)]")).toEqual({ read: 5 });
});

test("the default resolver runs a regular expression that stands in the path", async () => {
  expect(await byDefault("$.list[?(/^l/.test(@.k))].n")).toEqual({ read: [3] });
  expect(await byDefault("$.list[?(@.k.match(/^l/))].n")).toEqual({ read: [3] });
});

test("the default resolver lets a path change the facts, by calling methods of lists", async () => {
  const fact = facts();
  await byDefault("$.list[?(@root.b.c.push(6))]", fact);
  expect(fact.b).not.toEqual({ c: [5] });
});

test("the default resolver calls functions that are among the facts", async () => {
  const called: unknown[] = [];
  await byDefault("$.list[?(@.f('from the path'))]", { list: [{ f: (text: unknown) => called.push(text) }] });
  expect(called).toEqual(["from the path"]);
});

test("the default resolver walks recursively: facts or paths that are deep enough end in a stack error", async () => {
  let deep: unknown = { z: 1 };
  for (let level = 0; level < 20_000; level += 1) deep = { x: deep };
  expect(await byDefault("$..z", deep)).toEqual({ throws: "Maximum call stack size exceeded" });
  expect(await byDefault(`$${".x".repeat(10_000)}`, deep)).toEqual({ throws: "Maximum call stack size exceeded" });
});

test("the default resolver visits the same place again and again for each further ..*", async () => {
  let chain: unknown = 1;
  for (let level = 0; level < 12; level += 1) chain = { x: chain };
  const counts: number[] = [];
  for (const times of [1, 2, 3, 4]) counts.push(((await byDefault(`$${"..*".repeat(times)}`, chain)) as { read: unknown[] }).read.length);
  expect(counts).toEqual([12, 66, 220, 495]);
});

test("the default resolver takes a broken path for another, without an error", async () => {
  expect(await byDefault("$[")).toEqual({ read: facts() });
  expect(await byDefault("$.a[")).toEqual({ read: 1 });
  expect(await byDefault("$.a,b")).toEqual({ read: [1, { c: [5] }] });
});

const refused = [
  ...escapes,
  "$.list[?(@.k=='late')].n",
  "$.b.c[(@.length-1)]",
  "$.list[?(/^l/.test(@.k))].n",
  "$..constructor",
  "$..*",
  "$.*",
  "$.a^",
  "$.a~",
  "$.a,b",
  "$.list[-1:]",
  "$.list[0,1]",
  "$['a']",
  "$['a:b']",
  "$['*.']",
  "$['a.`b']",
  "$[01]",
  "$.l[001]",
  "$[",
  "",
  "a",
  `$${".x".repeat(500_000)}`,
  `$${"[?(".repeat(10_000)}`,
];

test.each(refused.map((path) => ({ path, shown: path.slice(0, 40) })))("our resolver and the strict profile refuse $shown", ({ path }) => {
  expect(() => pathResolver(facts(), path)).toThrow(expect.objectContaining({ code: "invalid_expression" }));
  const rule = { name: "r", conditions: { all: [{ fact: "f", path, operator: "equal", value: 1 }] }, event: { type: "r" } };
  const { issues } = compileRuleSet({ facts: { f: { type: "record", of: { a: { type: "number" } } } }, rules: [rule] });
  expect(issues.map((issue) => [issue.code, issue.pointer])).toEqual([
    [path.length > 1_000 ? "too_long" : "wrong_path", "/rules/0/conditions/all/0/path"],
  ]);
});

test("our resolver gives nothing for names that are inherited, and own properties whatever their names", () => {
  for (const path of ["$.constructor", "$.__proto__", "$.list.length", "$.list.constructor", "$.a.toString"])
    expect(pathResolver(facts(), path)).toBeUndefined();
  expect(pathResolver(JSON.parse('{"__proto__": {"constructor": [7]}}'), "$.__proto__.constructor[0]")).toBe(7);
  expect(pathResolver([facts()], "$[0].list[1].n")).toBe(1);
  expect(pathResolver(facts(), "$.list[2].n")).toBeUndefined();
  expect(pathResolver(facts(), "$")).toEqual(facts());
});

test("a path that our resolver refuses ends the run of json-rules-engine in that error", async () => {
  const engine = new Engine([], { pathResolver });
  engine.addRule({ conditions: { all: [{ fact: "f", path: `$[?(${code})]`, operator: "equal", value: 0 }] }, event: { type: "seen" } });
  await expect(engine.run({ f: facts() })).rejects.toMatchObject({ code: "invalid_expression" });
  expect(scope.touched).toBeUndefined();
});

test("the versions these findings are of are the ones that are installed", async () => {
  const { createRequire } = await import("node:module");
  const require = createRequire(new URL("../../packages/json-rules-engine/package.json", import.meta.url));
  const engine = createRequire(require.resolve("json-rules-engine/package.json"));
  expect((engine("./package.json") as { version: string }).version).toBe("7.3.1");
  const entry = engine.resolve("jsonpath-plus").replaceAll("\\", "/");
  const root = entry.slice(0, entry.lastIndexOf("/jsonpath-plus/") + "/jsonpath-plus/".length);
  expect((engine(`${root}package.json`) as { version: string }).version).toBe("11.3.0");
});
