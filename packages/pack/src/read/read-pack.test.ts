import { expect, test } from "vitest";
import { libraryFiles, libraryTexts } from "../fixture/library.ts";
import { readPack } from "./read-pack.ts";

type Loose = Record<string, unknown>;

/** Reads the fixture with one change. */
function readWith(change: (files: Map<string, unknown>) => void): ReturnType<typeof readPack> {
  const files = libraryFiles();
  change(files);
  return readPack(libraryTexts(files));
}

/** Reads the fixture with the text of one file replaced. */
function readWithText(path: string, text: string): ReturnType<typeof readPack> {
  return readPack(libraryTexts().set(path, text));
}

function norm(files: Map<string, unknown>, index: number): Loose {
  return (files.get("norms/card.json") as { norms: Loose[] }).norms[index] as Loose;
}

test("a sound pack is read without issues and compiled", () => {
  const { pack, issues } = readPack(libraryTexts());
  expect(issues).toEqual([]);
  expect([...(pack?.lifecycles.keys() ?? [])]).toEqual(["library/card"]);
  expect(pack?.norms.map((each) => each.slot)).toEqual(["ask.age", "grant.time", "check.before", "card.return"]);
  expect(pack?.cases.flatMap((file) => file.cases.map((each) => each.id))).toEqual(["in-time", "late"]);
});

test("an unknown key is placed at the key, with the known ones and the nearest spelling", () => {
  const { pack, issues } = readWith((files) => {
    norm(files, 0).modalty = "must";
  });
  expect(pack).toBeUndefined();
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({
    code: "unknown_key",
    pointer: "/norms/0/modalty",
    suggestion: "modality",
    place: { file: "norms/card.json" },
  });
  expect(issues[0]?.place?.line).toBeGreaterThan(10);
  expect(issues[0]?.message.zh).toContain("modalty");
});

test("a missing key is named in both languages", () => {
  const { issues } = readWith((files) => {
    delete norm(files, 1).effect;
  });
  expect(issues).toMatchObject([
    { code: "missing_key", pointer: "/norms/1", message: { zh: "缺少“effect”。", en: '"effect" is missing.' } },
  ]);
});

test("a misspelt kind of check names the nearest kind", () => {
  const { issues } = readWith((files) => {
    (norm(files, 1).checks as Loose[])[0] = { kind: "maximumIntervall", from: { value: "askedOn" }, period: { months: 1 } };
  });
  expect(issues).toMatchObject([{ code: "unknown_word", pointer: "/norms/1/checks/0/kind", suggestion: "maximumInterval" }]);
});

test("a period in an unknown unit is explained by the closest shape, not by all of them", () => {
  const { issues } = readWith((files) => {
    (norm(files, 1).checks as Loose[])[0] = { kind: "maximumInterval", from: { value: "askedOn" }, period: { monts: 1 } };
  });
  expect(issues.map((issue) => issue.code)).toContain("unknown_key");
  expect(issues.every((issue) => issue.pointer?.startsWith("/norms/1/checks/0/period"))).toBe(true);
});

test("a wrong type says what was expected and what was found", () => {
  const { issues } = readWith((files) => {
    (files.get("lifecycles/card.json") as Loose).states = [];
  });
  expect(issues).toMatchObject([{ code: "wrong_type", pointer: "/states", expected: { zh: "对象 {…}", en: "an object {…}" } }]);
  expect(issues[0]?.message.zh).toContain("列表");
});

test("zod's own words never reach the reader", () => {
  const { issues } = readPack(new Map([...libraryTexts()].map(([path]) => [path, '{"$schema": 5, "nonsense": [null]}'])));
  expect(issues.length).toBeGreaterThan(8);
  for (const issue of issues) expect(issue.message.en).not.toMatch(/Invalid input|Unrecognized|expected .* received/);
});

test("a basis of an unknown instrument or edition is an issue at that word", () => {
  const { issues } = readWith((files) => {
    norm(files, 0).editions = [{ id: "L-1", in: {}, basis: [{ instrument: "rulse", edition: "2020-01-01", confidence: "read" }] }];
    norm(files, 1).editions = [{ id: "L-2", in: {}, basis: [{ instrument: "rules", edition: "2020-01-02", confidence: "read" }] }];
  });
  expect(issues).toMatchObject([
    { code: "unknown_instrument", pointer: "/norms/0/editions/0/basis/0/instrument", suggestion: "rules" },
    { code: "unknown_edition", pointer: "/norms/1/editions/0/basis/0/edition", suggestion: "2020-01-01" },
  ]);
});

test("an unknown ambiguity, a slot used twice and an id used twice are issues", () => {
  const { issues } = readWith((files) => {
    norm(files, 1).ambiguities = ["Q-2"];
    norm(files, 3).slot = "ask.age";
    norm(files, 3).editions = norm(files, 0).editions;
  });
  expect(issues.map((issue) => [issue.code, issue.pointer])).toEqual([
    ["unknown_ambiguity", "/norms/1/ambiguities/0"],
    ["duplicate_name", "/norms/3/slot"],
    ["duplicate_name", "/norms/3/editions/0/id"],
  ]);
});

test("what the compiler finds is brought back to the file it came from", () => {
  const { issues } = readWith((files) => {
    (norm(files, 0).checks as Loose[])[0] = { kind: "minimumInterval", from: { fact: "birthDay" }, period: { years: 6 } };
    norm(files, 3).at = ["RETRUN"];
    ((files.get("lifecycles/card.json") as Loose).values as Loose).twice = {
      type: "date",
      is: { addDays: [{ value: "askdOn" }, 1] },
    };
  });
  const where = issues.map((issue) => `${issue.place?.file} ${issue.pointer}`);
  expect(where.some((each) => each.startsWith("norms/card.json /norms/0/checks/0/from"))).toBe(true);
  expect(where.some((each) => each.startsWith("norms/card.json /norms/3/at"))).toBe(true);
  expect(where.some((each) => each.startsWith("lifecycles/card.json /values/twice/is"))).toBe(true);
});

test("values whose formulas read each other are refused where they stand", () => {
  const { issues } = readWith((files) => {
    const values = (files.get("lifecycles/card.json") as Loose).values as Loose;
    values.a = { type: "date", is: { value: "b" } };
    values.b = { type: "date", is: { value: "a" } };
  });
  expect(issues.length).toBeGreaterThan(0);
  expect(issues[0]).toMatchObject({ code: "cyclic_value", place: { file: "lifecycles/card.json" } });
});

test("a pack that extends another one needs it, and says so where it names it", () => {
  const { issues } = readWith((files) => {
    (files.get("pack.json") as Loose).extends = [{ pack: "cpc" }];
  });
  expect(issues).toMatchObject([{ code: "missing_parent", pointer: "/extends/0/pack", place: { file: "pack.json" } }]);
});

test("norms of a pack with two lifecycles have to say to which they belong", () => {
  const second = (files: Map<string, unknown>) =>
    files.set("lifecycles/second.json", { ...(files.get("lifecycles/card.json") as Loose), id: "second" });
  expect(readWith(second).issues).toMatchObject([{ code: "missing_key", place: { file: "norms/card.json" } }]);
  const named = readWith((files) => {
    second(files);
    (files.get("norms/card.json") as Loose).lifecycle = "card";
  });
  expect(named.issues).toEqual([]);
  expect(named.pack?.lifecycles.get("library/second")?.source.norms).toEqual([]);
});

test("a file of no known kind inside the pack's folders is an issue, beside them it is none", () => {
  expect(readWithText("cases/card.json", "{}").issues).toMatchObject([{ code: "unknown_file", place: { file: "cases/card.json" } }]);
  expect(readWithText("package.json", "{}").issues).toEqual([]);
});

test("a default that is none of the readings is refused", () => {
  const { issues } = readWith((files) => {
    ((files.get("pack.json") as Loose).interpretations as Record<string, Loose>)["grant.from"] = {
      readings: ["asked", "checked"],
      default: "askd",
    };
  });
  expect(issues.map((issue) => issue.code)).toContain("unknown_reading");
  expect(issues[0]?.suggestion).toBe("asked");
});

test("the numbers and lengths of time of a pack's own norms are checked, and that a part yields what its check can judge", () => {
  const after = (change: (check: Record<string, unknown>) => void, replace?: unknown) => {
    const files = libraryFiles();
    const [, norm] = (
      files.get("norms/card.json") as { norms: { checks: Record<string, unknown>[]; editions: Record<string, unknown>[] }[] }
    ).norms;
    change(norm?.checks[0] as Record<string, unknown>);
    if (replace !== undefined) Object.assign(norm?.editions[0] as object, { replace });
    return readPack(libraryTexts(files)).issues.map((issue) => `${issue.code} ${issue.place?.file} ${issue.pointer}`);
  };
  const period = (to: unknown) => after((check) => Object.assign(check, { period: to }));
  const at = "norms/card.json /norms/1/checks/0";
  expect(period({ months: 1.5 })).toEqual([`wrong_type ${at}/period/months`]);
  expect(period({ days: 0 })).toEqual([`out_of_range ${at}/period/days`]);
  expect(period({ days: 366_000 })).toEqual([]);
  expect(period({ days: 366_001 })).toEqual([`out_of_range ${at}/period/days`]);
  expect(period({ days: { value: "askedOn" } })).toEqual([`wrong_type ${at}/period`]);
  expect(after((check) => Object.assign(check, { from: 5 }))).toEqual([`wrong_type ${at}/from`]);
  const checks = [{ kind: "maximumInterval", from: { value: "askedOn" }, period: { days: -1 } }];
  expect(after(() => undefined, { checks })).toEqual(["out_of_range norms/card.json /norms/1/editions/0/replace/checks/0/period/days"]);
});
