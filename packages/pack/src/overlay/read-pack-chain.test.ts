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

test("days between two parents on which there is none are one error, not one of every step that is then demanded by nothing", () => {
  const gap = (from: string) =>
    moved((files) => {
      (files.get("pack.json") as Loose).extends = [
        { pack: "west", from },
        { pack: "east", to: "2023-12-31" },
      ];
    });
  expect(gap("2024-02-01").issues).toMatchObject([
    {
      code: "parents_gap",
      pointer: "/extends/0/from",
      message: { zh: "2024-01-01 至 2024-01-31 没有上级规则包。", en: "From 2024-01-01 to 2024-01-31 there is no parent." },
    },
  ]);
  expect(gap("2024-01-02").issues).toMatchObject([{ message: { en: "On 2024-01-01 there is no parent." } }]);
  expect(gap("2024-01-01").issues).toEqual([]);
});

test("the days that a reference to a parent cuts off are set by the child, and those it leaves whole are not", () => {
  const rows = resolvedRows(moved().pack as Pack).filter((row) => row.parameter === "in");
  const setBy = (element: string) => rows.filter((row) => row.element === element).map((row) => row.setBy);
  expect(setBy("grant.limit")).toEqual(["town", "town"]);
  expect(setBy("grant.wait")).toEqual(["library"]);
});

test("nothing stands on a pack that is refused: a parent that opens what it may not makes its children refused, at its change", () => {
  const opening: OverlayChange = { change: "add", norm: "ask.age", parameter: "open", to: "period" };
  const files = new Map<string, ReadonlyMap<string, string>>([
    ["library", libraryTexts()],
    ["opener", libraryTexts(childFiles([opening], undefined, "opener", "library"))],
    [
      "user",
      libraryTexts(childFiles([{ change: "set", norm: "ask.age", parameter: "period", to: { years: 5 } }], undefined, "user", "opener")),
    ],
    ["last", libraryTexts(childFiles([], undefined, "last", "user"))],
  ]);
  const find = (id: string) => files.get(id);
  const read = (id: string) => readPackChain(files.get(id) ?? new Map(), find);
  expect(read("opener").pack).toBeUndefined();
  expect(read("opener").refused?.id).toBe("opener");
  for (const id of ["user", "last"]) {
    const { pack, refused, issues } = read(id);
    expect([pack, refused]).toEqual([undefined, undefined]);
    expect(issues).toMatchObject([{ code: "overlay_looser", pointer: "/changes/0", place: { file: "opener:overlays/town.json" } }]);
  }
});
