import fc from "fast-check";
import { expect, test } from "vitest";
import { libraryTexts } from "../fixture/library.ts";
import { PACK_LIMITS } from "./pack-text.ts";
import { readPack } from "./read-pack.ts";

const paths = [...libraryTexts().keys()];

function issuesWith(path: string, text: string): ReturnType<typeof readPack>["issues"] {
  return readPack(libraryTexts().set(path, text)).issues;
}

test.each(paths)("an empty or truncated %s ends in a located issue", (path) => {
  const whole = libraryTexts().get(path) ?? "";
  for (const text of ["", " ", whole.slice(0, -2), whole.slice(0, whole.length / 2), "null", "[]", "7", '"x"']) {
    const issues = issuesWith(path, text);
    expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues) expect(issue.place?.file).toBe(path);
  }
});

test("nesting of two thousand levels is refused with its place", () => {
  const deep = `${'{"all":['.repeat(1000)}${"]}".repeat(1000)}`;
  expect(issuesWith("norms/card.json", deep)[0]?.place).toMatchObject({ file: "norms/card.json", line: 1 });
});

test("an expression nested as deep as the reader allows is refused, not run over for ever", () => {
  const nested = `${'{"if":true,"then":1,"else":'.repeat(90)}1${"}".repeat(90)}`;
  const text = (libraryTexts().get("lifecycles/card.json") ?? "").replace('"is": {', `"is": {"add": [${nested}], `);
  const issues = issuesWith("lifecycles/card.json", text);
  expect(issues.length).toBeGreaterThan(0);
});

test("a file of ten megabytes is refused with its place", () => {
  const issues = issuesWith("norms/card.json", `{"$schema":"${"x".repeat(10_000_000)}"}`);
  expect(issues).toHaveLength(1);
  expect(issues[0]?.place).toMatchObject({ file: "norms/card.json", line: 1 });
});

test("a hundred thousand unknown keys end in a bounded list of issues", () => {
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, 0])));
  const issues = issuesWith("instruments.json", many);
  expect(issues.length).toBeLessThanOrEqual(PACK_LIMITS.issues + 1);
  expect(issues.at(-1)?.code).toBe("more_issues");
});

test("more files than a pack may have are refused before one is read", () => {
  const files = libraryTexts();
  for (let index = 0; index <= PACK_LIMITS.files; index += 1) files.set(`norms/n${index}.json`, "{");
  expect(readPack(files).issues).toMatchObject([{ code: "limit_exceeded" }]);
});

test("a key named __proto__ is refused wherever it stands, and other inherited names are ordinary unknown names", () => {
  for (const path of paths) {
    const text = (libraryTexts().get(path) ?? "").replace("{", '{"__proto__": {"polluted": true}, ');
    expect(issuesWith(path, text)).toMatchObject([{ code: "unknown_key", pointer: "/__proto__", place: { file: path } }]);
  }
  const inherited = (libraryTexts().get("norms/card.json") ?? "").replaceAll('"rules"', '"constructor"');
  expect(issuesWith("norms/card.json", inherited)[0]).toMatchObject({ code: "unknown_instrument" });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("whatever stands in a file, reading ends in located issues and never throws", () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 6 }), (path, value) => {
      const { pack, issues } = readPack(libraryTexts().set(path, JSON.stringify(value)));
      expect(pack).toBeUndefined();
      expect(issues.length).toBeGreaterThan(0);
      for (const issue of issues) expect(issue.place?.line).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("whatever one value of a sound file is replaced by, reading never throws", () => {
  const texts = libraryTexts();
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), fc.jsonValue({ maxDepth: 3 }), (path, at, value) => {
      const root: unknown = JSON.parse(texts.get(path) ?? "null");
      replaceNth(root, at, value);
      const { pack, issues } = readPack(libraryTexts().set(path, JSON.stringify(root)));
      if (pack === undefined) for (const issue of issues) expect(issue.place?.file).toBeTypeOf("string");
    }),
    { numRuns: 500, seed: 11 },
  );
});

/** Replaces one of the inner values, chosen by a number. */
function replaceNth(root: unknown, at: number, value: unknown): void {
  const spots: { holder: Record<string, unknown>; key: string }[] = [];
  const visit = (holder: unknown): void => {
    if (typeof holder !== "object" || holder === null) return;
    for (const key of Object.keys(holder)) {
      spots.push({ holder: holder as Record<string, unknown>, key });
      visit((holder as Record<string, unknown>)[key]);
    }
  };
  visit(root);
  const spot = spots[at % spots.length];
  if (spot !== undefined) spot.holder[spot.key] = value;
}
