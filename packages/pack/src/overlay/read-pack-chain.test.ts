import { expect, test } from "vitest";
import { libraryTexts } from "../fixture/library.ts";
import type { Pack } from "../pack.ts";
import type { OverlayChange } from "./overlay-file.ts";
import { OVERLAY_LIMITS } from "./overlay-limits.ts";
import { childFiles, readParent } from "./parent.fixture.ts";
import { readPackChain } from "./read-pack-chain.ts";
import { resolvePack } from "./resolve-pack.ts";
import { resolvedRows } from "./resolved-rows.ts";

type Loose = Record<string, unknown>;

const parent = readParent();

function chain(length: number): (id: string) => ReadonlyMap<string, string> | undefined {
  const files = new Map<string, ReadonlyMap<string, string>>([["library", libraryTexts()]]);
  for (let level = 1; level <= length; level += 1) {
    const above = level === 1 ? "library" : `level${level - 1}`;
    const change: OverlayChange = { change: "set", norm: "ask.age", parameter: "period", to: { years: 6 + level } };
    files.set(`level${level}`, libraryTexts(childFiles([change], undefined, `level${level}`, above)));
  }
  return (id) => files.get(id);
}

test("a chain from nation to district is resolved level by level, each tightening the one above", () => {
  const find = chain(3);
  const { pack, issues } = readPackChain(find("level3") ?? new Map(), find);
  expect(issues).toEqual([]);
  expect(pack?.norms.find((norm) => norm.slot === "ask.age")?.checks).toMatchObject([{ period: { years: 9 } }]);
  expect(pack?.overlay?.findings.map((finding) => finding.class)).toEqual(["tighter"]);
  expect(pack?.overlay?.parents[0]?.pack.overlay?.parents[0]?.pack.id).toBe("level1");
  expect([...(pack?.sources.keys() ?? [])]).toEqual(expect.arrayContaining(["library:norms/card.json", "level1:pack.json", "pack.json"]));
});

test("a chain that is too long, one that comes back to itself, and a parent that is another are refused at extends", () => {
  const find = chain(OVERLAY_LIMITS.depth);
  const deep = readPackChain(find(`level${OVERLAY_LIMITS.depth}`) ?? new Map(), find);
  expect(deep.issues[0]).toMatchObject({ code: "limit_exceeded", pointer: "/extends/0/pack" });
  const a = libraryTexts(childFiles([], undefined, "a", "b"));
  const b = libraryTexts(childFiles([], undefined, "b", "a"));
  expect(readPackChain(a, (id) => (id === "a" ? a : b)).issues).toMatchObject([
    { code: "cyclic_extends", message: { en: "These packs extend each other: a -> b -> a." }, place: { file: "b:pack.json" } },
  ]);
  expect(readPackChain(a, () => a).issues[0]?.code).toBe("wrong_parent");
  expect(readPackChain(a, () => undefined).issues).toMatchObject([{ code: "missing_parent", place: { file: "pack.json" } }]);
  const broken = libraryTexts().set("norms/card.json", "{");
  const ofParent = readPackChain(libraryTexts(childFiles([])), () => broken).issues;
  expect(ofParent[0]?.place?.file).toBe("library:norms/card.json");
});

/** Two cities that set a limit differently, and a district that moved from one to the other. */
function moved(change: (files: Map<string, unknown>) => void = () => {}): ReturnType<typeof resolvePack> {
  const city = (id: string, months: number) => {
    const files = childFiles([{ change: "set", norm: "grant.limit", parameter: "period", to: { months } }], undefined, id, "library");
    return [id, resolvePack(libraryTexts(files), new Map([["library", parent]])).pack as Pack] as const;
  };
  const files = childFiles([], (each) => {
    (each.get("pack.json") as Loose).extends = [
      { pack: "east", to: "2023-12-31" },
      { pack: "west", from: "2024-01-01" },
    ];
    change(each);
  });
  return resolvePack(libraryTexts(files), new Map([city("east", 2), city("west", 1)]));
}

test("a parent with dates lends its norms on its days only; what has no days must agree", () => {
  const { pack, issues } = moved();
  expect(issues).toEqual([]);
  const norm = pack?.norms.find((each) => each.slot === "grant.limit");
  expect(norm?.editions.map((edition) => [edition.id, edition.in])).toEqual([
    ["L-6@east", { from: "2020-01-01", to: "2023-12-31" }],
    ["L-6@west", { from: "2024-01-01" }],
  ]);
  // What both inherited from the nation is one edition still.
  expect(pack?.norms.find((each) => each.slot === "grant.wait")?.editions).toMatchObject([{ id: "L-5", in: { from: "2020-01-01" } }]);
  expect(
    resolvedRows(pack as Pack)
      .filter((row) => row.element === "grant.limit" && row.parameter === "period")
      .map((row) => row.setBy),
  ).toEqual(["east", "west"]);
  const both = moved((files) => {
    (files.get("pack.json") as Loose).extends = [{ pack: "east" }, { pack: "west", from: "2024-01-01" }];
  });
  expect(both.issues).toMatchObject([
    { code: "parents_differ", pointer: "/extends/1", message: { en: '"west" states "grant.limit" otherwise than a parent before it.' } },
  ]);
});
