import { expect, test } from "vitest";
import { analysePack } from "../check/analyse-pack.ts";
import { checkPack } from "../check/check-pack.ts";
import { libraryTexts } from "../fixture/library.ts";
import type { Pack } from "../pack.ts";
import type { OverlayChange } from "./overlay-file.ts";
import { childFiles, issuesOf, laid, readParent } from "./parent.fixture.ts";
import { resolvePack } from "./resolve-pack.ts";

type Loose = Record<string, unknown>;

const parent = readParent();

test("a change that is refused leaves no pack to judge by: a looser one, one without order, one that nobody can keep, and none that is left open", () => {
  const period = (to: object): OverlayChange => ({ change: "set", norm: "grant.limit", parameter: "period", to });
  const codes = (change: OverlayChange) => issuesOf(parent, [change]);
  expect(codes(period({ days: 90 }))).toEqual(["overlay_looser overlays/town.json /changes/0"]);
  expect(codes({ change: "set", interpretation: "grant.from", parameter: "default", to: "checked" })).toEqual([
    "overlay_incomparable overlays/town.json /changes/0",
  ]);
  expect(codes({ change: "set", norm: "grant.books", check: "number", parameter: "min", to: 10 })).toEqual([
    "overlay_unsatisfiable overlays/town.json /changes/0",
  ]);
  const open = readParent((files) => {
    for (const norm of (files.get("norms/card.json") as { norms: Loose[] }).norms) if (norm.slot === "grant.limit") norm.open = ["period"];
  });
  const { pack, refused } = resolvePack(libraryTexts(childFiles([period({ days: 90 })])), new Map([["library", open]]));
  expect([pack?.id, refused]).toEqual(["town", undefined]);
});

test("a pack that was refused is no parent", () => {
  const bad = laid(parent, [{ change: "set", norm: "grant.limit", parameter: "period", to: { days: 90 } }]);
  const { pack, issues } = resolvePack(libraryTexts(childFiles([], undefined, "ward", "town")), new Map([["town", bad]]));
  expect(pack).toBeUndefined();
  expect(issues).toMatchObject([{ code: "refused_parent", pointer: "/extends/0/pack", place: { file: "pack.json" } }]);
});

test("a parent may be asked for by its version, and no other will do", () => {
  const over = (version: string) =>
    issuesOf(parent, [], (files) => {
      (files.get("pack.json") as Loose).extends = [{ pack: "library", version }];
    });
  expect(over("1")).toEqual([]);
  expect(over("2")).toEqual(["wrong_version pack.json /extends/0/version"]);
});

test("a report of a local pack carries its own version, and one of its parent the parent's", () => {
  const child = laid(parent, [], (files) => {
    (files.get("pack.json") as Loose).version = "2030-local";
  });
  expect(child.lifecycles.get("town/card")?.version).toBe("2030-local");
  expect(parent.lifecycles.get("library/card")?.version).toBe("1");
  const below = resolvePack(libraryTexts(childFiles([], undefined, "ward", "town")), new Map([["town", child]])).pack;
  expect(below?.lifecycles.get("ward/card")?.version).toBe("1");
});

test("a text of the parent that says what a change took away is told at the change", () => {
  const said = readParent((files) => {
    for (const language of ["zh", "en"]) {
      const { messages } = files.get(`messages/${language}.json`) as { messages: Loose };
      messages["rule.grant.limit"] = "{period}, {exception.period}";
    }
  });
  const found = (changes: readonly OverlayChange[]) =>
    checkPack(laid(said, changes))
      .filter((issue) => issue.code === "unknown_slot")
      .map((issue) => [issue.pointer, issue.place?.file]);
  expect(found([])).toEqual([]);
  expect(
    found([
      { change: "add", norm: "grant.papers", parameter: "all", to: "proof" },
      { change: "remove", norm: "grant.limit", parameter: "exception" },
    ]),
  ).toEqual([["/changes/1", "overlays/town.json"]]);
});

test("what the analysis warns of is told of the pack that states it: the parent, or the child at its change", () => {
  const twice = { all: [{ eq: [{ self: "body" }, "library"] }, { eq: [{ self: "body" }, "library"] }] };
  const warned = readParent((files) => {
    for (const norm of (files.get("norms/card.json") as { norms: { slot: string; checks: Loose[] }[] }).norms)
      if (norm.slot === "grant.body") (norm.checks[0] as Loose).when = twice;
  });
  const places = (pack: Pack) => analysePack(pack).issues.map((issue) => `${issue.place?.file} ${issue.pointer}`);
  expect(places(warned).length).toBeGreaterThan(0);
  expect(places(laid(warned, [{ change: "set", norm: "grant.limit", parameter: "period", to: { months: 2 } }]))).toEqual([]);
  expect(places(laid(warned, [{ change: "remove", norm: "grant.body", parameter: "oneOf", to: "branch" }]))).toEqual([]);
  const own = places(laid(parent, [{ change: "add", norm: "grant.body", parameter: "when", to: twice }]));
  expect(new Set(own)).toEqual(new Set(["overlays/town.json /changes/0/to"]));
});
