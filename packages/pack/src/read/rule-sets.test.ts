import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { runCases } from "../cases/run-cases.ts";
import { checkPack } from "../check/check-pack.ts";
import { libraryFiles, libraryTexts } from "../fixture/library.ts";
import { readLibrary } from "../fixture/read-library.ts";
import { packTables } from "../tables/pack-tables.ts";
import { factTypesOf } from "./fact-type.ts";
import { readPack } from "./read-pack.ts";

type Loose = Record<string, unknown>;

/** Code, file, line and pointer of every issue after one change to the rule file. */
function issuesAfter(change: (rules: Loose, files: Map<string, unknown>) => void) {
  const files = libraryFiles();
  change(files.get("rules/loan.json") as Loose, files);
  const { pack, issues } = readPack(libraryTexts(files));
  expect(pack).toBeUndefined();
  return issues.map(({ code, place, pointer, suggestion }) => ({
    code,
    file: place?.file,
    line: place?.line,
    length: place?.length,
    pointer,
    suggestion,
  }));
}

/** The first condition of the rule `lendFilm`. */
function firstCondition(rules: Loose): Loose {
  const [rule] = rules.rules as { conditions: { all: Loose[] } }[];
  return rule?.conditions.all[0] as Loose;
}

test("a rule set reads its own facts and those of the fact schema it uses", () => {
  const { ruleSets } = readLibrary();
  expect([...ruleSets.keys()]).toEqual(["library/loan"]);
  const ruleSet = ruleSets.get("library/loan");
  expect(ruleSet?.rules.map(({ name }) => name)).toEqual(["lend", "lendFilm"]);
  expect(ruleSet?.requests.map(({ key }) => key).sort()).toEqual(["birthDate", "books", "fees"]);
});

test("an amount is a number with decimals to rules, a mark is not read by them, and titles and words stay", () => {
  const title = { zh: "等级", en: "grade" };
  const of = { on: { type: "date" }, sent: { type: "mark" }, weight: { type: "amount" } } as const;
  expect(factTypesOf({ grade: { type: "word", words: ["a", "b"], title }, sent: { type: "mark" }, parcels: { type: "list", of } })).toEqual(
    {
      grade: { type: "word", words: ["a", "b"], title },
      parcels: { type: "list", of: { on: { type: "date" }, weight: { type: "number" } } },
    },
  );
});

test("a misspelt fact, a text where a number belongs and an unknown key of a condition are errors at their line", () => {
  const [found] = issuesAfter((rules) => {
    Object.assign(firstCondition(rules), { fact: "grwnOn" });
  });
  expect(found).toMatchObject({ file: "rules/loan.json", pointer: "/rules/0/conditions/all/0/fact", suggestion: "grownOn" });
  expect(found?.line).toBeGreaterThan(1);
  const text = issuesAfter((rules) => {
    (rules.conditions as Record<string, Loose>).few = { fact: "fees", operator: "lessThan", value: "20" };
  });
  expect(text[0]).toMatchObject({ file: "rules/loan.json", pointer: "/conditions/few/value" });
  const key = issuesAfter((rules) => {
    Object.assign(firstCondition(rules), { unless: true });
  });
  // The mark stands below the key, not below its value.
  expect(key[0]).toMatchObject({
    code: "unknown_key",
    file: "rules/loan.json",
    pointer: "/rules/0/conditions/all/0/unless",
    length: '"unless"'.length,
  });
});

test("a fact schema that is not there, a fact with two kinds, a second rule set of the same id and a foreign citation are errors", () => {
  expect(
    issuesAfter((rules) => {
      rules.use = "readers";
    })[0],
  ).toMatchObject({ code: "unknown_facts", pointer: "/use", suggestion: "reader" });
  expect(
    issuesAfter((rules) => {
      (rules.facts as Loose).birthDate = { type: "word" };
    })[0],
  ).toMatchObject({ code: "duplicate_name", pointer: "/facts/birthDate" });
  expect(
    issuesAfter((rules, files) => {
      files.set("rules/second.json", { ...rules });
    })[0],
  ).toMatchObject({ code: "duplicate_name", file: "rules/second.json", pointer: "/id" });
  expect(
    issuesAfter((rules) => {
      firstCondition(rules).basis = [{ instrument: "rules", edition: "2021-01-01", confidence: "read" }];
    })[0],
  ).toMatchObject({ code: "unknown_edition", pointer: "/rules/0/conditions/all/0/basis/0/edition" });
});

test("a pack may hold rule sets and no lifecycle", () => {
  const files = libraryFiles();
  for (const path of ["lifecycles/card.json", "norms/card.json", "cases/card.test.json", "ambiguities.json"]) files.delete(path);
  (files.get("pack.json") as Loose).interpretations = {};
  const { pack, issues } = readPack(libraryTexts(files));
  expect(issues).toEqual([]);
  if (pack === undefined) return;
  const calendar = chineseDays();
  expect(checkPack(pack, { calendar }).filter(({ code }) => code !== "unused_text")).toEqual([]);
  expect(runCases(pack, { calendar }).map(({ id, passed }) => `${id} ${passed}`)).toEqual(["grown-up true", "loaded true", "unknown true"]);
  expect(packTables(pack, calendar).get("tables/cases.en.md")).toContain("library/loan lendFilm: does not hold");
});

test("hostile rule files end in issues with a place", () => {
  const deep = (depth: number): unknown => (depth === 0 ? { fact: "fees", operator: "lessThan", value: 1 } : { not: deep(depth - 1) });
  const changes: readonly ((rules: Loose) => void)[] = [
    (rules) => Object.assign(rules, { rules: { length: 1 } }),
    (rules) => Object.assign(rules, { facts: [] }),
    (rules) => Object.assign(rules, { conditions: 3 }),
    (rules) => Object.assign(rules, { conditions: { a: { condition: "b" }, b: { condition: "a" } } }),
    (rules) => Object.assign(rules, { conditions: { deep: deep(90) } }),
    (rules) => Object.assign(rules, { conditions: { constructor: { fact: "toString", operator: "equal", value: 1 } } }),
  ];
  for (const change of changes) {
    const found = issuesAfter(change);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ file, line }) => file === "rules/loan.json" && line !== undefined)).toBe(true);
  }
});
