import { chineseDays } from "@guiju/core/chinese-days";
import { replay } from "@guiju/lifecycle";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPack } from "../check/check-pack.ts";
import { libraryFiles, libraryTexts } from "../fixture/library.ts";
import { readLibrary } from "../fixture/read-library.ts";
import type { Pack } from "../pack.ts";
import { readPack } from "../read/read-pack.ts";
import type { OverlayChange } from "./overlay-file.ts";
import { OVERLAY_LIMITS } from "./overlay-limits.ts";
import { childFiles, issuesOf, laid, readParent } from "./parent.fixture.ts";
import { resolvePack } from "./resolve-pack.ts";
import { resolvedRows } from "./resolved-rows.ts";

type Loose = Record<string, unknown>;

const parent = readParent();
const calendar = chineseDays();

test("a child is a pack like any other: its lifecycles carry its id, and its changes show in the verdicts, with the local basis", () => {
  const child = laid(parent, [{ change: "set", norm: "grant.limit", parameter: "period", to: { days: 20 }, id: "T-6" }]);
  expect([...child.lifecycles.keys()]).toEqual(["town/card"]);
  const judged = (pack: Pack) => {
    const lifecycle = pack.lifecycles.get(`${pack.id}/card`);
    if (lifecycle === undefined) throw new Error("no cards");
    const acts = [
      { type: "ASK", on: "2026-01-10" },
      { type: "CHECK", on: "2026-01-10", data: { result: "passed" } },
      { type: "GRANT", on: "2026-02-05" },
    ];
    return replay(
      lifecycle,
      { id: "h", lifecycle: lifecycle.name, today: "2026-03-01", facts: { birthDate: "2000-01-01" }, acts },
      { calendar },
    ).verdicts;
  };
  expect(judged(child).find((verdict) => verdict.norm === "T-6")).toMatchObject({
    status: "violated",
    latest: "2026-01-30",
    basis: [{ instrument: "local" }, { instrument: "rules" }],
  });
  expect(judged(parent).find((verdict) => verdict.norm === "L-6")).toMatchObject({ status: "satisfied", latest: "2026-04-10" });
});

test("a dated change splits the edition, and without dates it holds on the days of the instrument it cites", () => {
  const editions = (change: Partial<OverlayChange>) =>
    laid(parent, [{ change: "set", norm: "grant.limit", parameter: "period", to: { months: 2 }, ...change }])
      .norms.find((norm) => norm.slot === "grant.limit")
      ?.editions.map((edition) => [edition.id, edition.in]);
  const cited = [{ instrument: "local", edition: "2024-05-01", confidence: "read" }] as const;
  expect(editions({ basis: cited })).toEqual([
    ["L-6", { from: "2020-01-01", to: "2024-05-31" }],
    ["L-6@town", { from: "2024-06-01" }],
  ]);
  expect(editions({ in: { from: "2022-01-01", to: "2022-12-31" }, id: "T-6" })).toEqual([
    ["L-6", { from: "2020-01-01", to: "2021-12-31" }],
    ["T-6", { from: "2022-01-01", to: "2022-12-31" }],
    ["L-6@2023-01-01", { from: "2023-01-01" }],
  ]);
});

test("the resolved view tells of every value which pack set it, and on what basis", () => {
  const city = laid(parent, [{ change: "set", norm: "grant.limit", parameter: "period", to: { months: 2 } }]);
  const files = childFiles([{ change: "set", norm: "grant.books", check: "number", parameter: "max", to: 7 }], undefined, "ward", "town");
  const { pack: ward, issues } = resolvePack(libraryTexts(files), new Map([["town", city]]));
  expect(issues).toEqual([]);
  const rows = resolvedRows(ward as Pack);
  const row = (element: string, parameter: string, check: string | null = null) =>
    rows.find((each) => each.element === element && each.parameter === parameter && each.check === check);
  expect(row("grant.limit", "period")).toMatchObject({ edition: "L-6@town", setBy: "town", value: { months: 2 }, before: { months: 3 } });
  expect(row("grant.limit", "from")).toMatchObject({ setBy: "library", basis: [] });
  expect(row("grant.books", "max", "number")).toMatchObject({
    setBy: "ward",
    value: 7,
    before: 9,
    class: "tighter",
    source: "overlays/town.json/changes/0",
    basis: [{ instrument: "local.ward" }],
  });
  expect(row("card/leastBooks", "is")).toMatchObject({ kind: "value", setBy: "library", value: 2 });
  expect(row("grant.from", "default")).toMatchObject({ kind: "interpretation", setBy: "library" });
  expect(new Set(rows.map((each) => each.setBy))).toEqual(new Set(["library", "town", "ward"]));
  expect(new Set(resolvedRows(parent).map((each) => each.setBy))).toEqual(new Set(["library"]));
});

test("a child adds norms, interpretations and texts in its own files, and may not state again what it inherits", () => {
  const norm = {
    slot: "grant.stamp",
    editions: [{ id: "T-9", in: {}, basis: [{ instrument: "local", edition: "2020-01-01", confidence: "read" }] }],
    at: ["GRANT"],
    modality: "must",
    effect: "record",
    checks: [{ kind: "evidence", in: { self: "papers" }, all: ["stamp"] }],
  };
  const own = laid(parent, [], (files) => {
    files.set("norms/town.json", { $schema: "schemas/norms.schema.json", title: { zh: "本市", en: "Town" }, norms: [norm] });
    (files.get("messages/zh.json") as Loose).messages = { "norm.grant.stamp": "盖章", "act.GRANT": "核发" };
    (files.get("messages/en.json") as Loose).messages = { "norm.grant.stamp": "Stamp", "act.GRANT": "Issuing" };
  });
  expect(own.overlay?.findings.map((finding) => [finding.class, finding.change.file])).toEqual([["tighter", "norms/town.json"]]);
  expect(own.catalogue.en["act.GRANT"]).toBe("Issuing");
  expect(resolvedRows(own).find((row) => row.element === "grant.stamp")).toMatchObject({ setBy: "town" });
  expect(
    issuesOf(parent, [], (files) => {
      (files.get("pack.json") as Loose).interpretations = { "grant.from": { readings: ["asked", "checked"], default: "checked" } };
    }),
  ).toEqual(["already_inherited pack.json /interpretations/grant.from"]);
});

test("an overlay without a parent, and too many changes, are refused", () => {
  const files = libraryFiles().set("overlays/a.json", { $schema: "x", title: { zh: "甲", en: "A" }, changes: [] });
  expect(readPack(libraryTexts(files)).issues).toMatchObject([{ code: "nothing_to_change", place: { file: "overlays/a.json" } }]);
  const many = Array.from({ length: OVERLAY_LIMITS.changes + 1 }, (): OverlayChange => ({ change: "remove", norm: "x" }));
  expect(issuesOf(parent, many)[0]).toMatch(/^limit_exceeded/);
});

test("guiju check tells of changes that loosen, with a counterexample, and is silent about what the parent leaves open and what tightens", () => {
  const library = readLibrary();
  const found = (period: object, change?: (files: Map<string, unknown>) => void, over = library) => {
    const files = childFiles([{ change: "set", norm: "grant.time", parameter: "period", to: period }], change);
    const { refused, pack = refused, issues } = resolvePack(libraryTexts(files), new Map([["library", over]]));
    const checked = checkPack(pack as Pack, { calendar });
    // What makes a pack unusable is told at the same places, whether it is only read or checked as well.
    expect(checked.map((issue) => [issue.code, issue.place])).toEqual(issues.map((issue) => [issue.code, issue.place]));
    return checked;
  };
  expect(found({ days: 30 })).toMatchObject([
    {
      code: "overlay_looser",
      pointer: "/changes/0",
      place: { file: "overlays/town.json" },
      message: {
        zh: "“grant.time · period”放宽了上级规定：自 2001-01-30 起算，这里到 2001-03-01 为止，上级到 2001-02-28 为止。",
        en: '"grant.time · period" loosens the parent: from 2001-01-30 it runs until 2001-03-01 here and until 2001-02-28 in the parent.',
      },
    },
  ]);
  expect(found({ days: 28 })).toEqual([]);
  const open = readLibrary((files) => {
    ((files.get("norms/card.json") as { norms: Loose[] }).norms[1] as Loose).open = ["period"];
  });
  expect(found({ days: 30 }, undefined, open)).toEqual([]);
  const incomparable = childFiles([{ change: "set", interpretation: "grant.from", parameter: "default", to: "checked" }]);
  const { refused } = resolvePack(libraryTexts(incomparable), new Map([["library", library]]));
  expect(checkPack(refused as Pack).map((issue) => issue.code)).toEqual(["overlay_incomparable"]);
});

test("a misspelt parameter that should be left open is an error of the parent, with the nearest spelling", () => {
  const pack = readLibrary((files) => {
    ((files.get("norms/card.json") as { norms: Loose[] }).norms[1] as Loose).open = ["period", "perod", "latestDay"];
    (files.get("lifecycles/card.json") as Loose).open = ["value.grantDue", "value.grantDeu"];
  });
  const found = checkPack(pack).filter((issue) => issue.severity !== "warning");
  expect(found.map((issue) => [issue.code, issue.pointer, issue.suggestion])).toEqual([
    ["unknown_open", "/norms/1/open/1", "period"],
    ["unknown_open", "/norms/1/open/2", undefined],
    ["unknown_open", "/open/1", "value.grantDue"],
  ]);
});

test("what nobody can keep is an error even where each change tightens", () => {
  const files = childFiles(
    [
      {
        change: "add",
        norm: "grant.slow",
        id: "T-3",
        to: {
          at: ["GRANT"],
          modality: "must",
          effect: "record",
          checks: [{ kind: "minimumInterval", from: { value: "askedOn" }, period: { days: 30 } }],
        },
      },
    ],
    (each) => {
      (each.get("messages/zh.json") as Loose).messages = { "norm.grant.slow": "等候" };
      (each.get("messages/en.json") as Loose).messages = { "norm.grant.slow": "Waiting" };
    },
  );
  const library = readLibrary((each) => {
    const norms = (each.get("norms/card.json") as { norms: { checks: Loose[] }[] }).norms;
    (norms[1]?.checks[0] as Loose).from = { value: "askedOn" };
  });
  const { pack, refused } = resolvePack(libraryTexts(files), new Map([["library", library]]));
  expect(pack).toBeUndefined();
  expect(checkPack(refused as Pack)).toMatchObject([
    { code: "overlay_unsatisfiable", pointer: "/changes/0", message: { en: expect.stringContaining("from 2001-01-30") } },
  ]);
});

test("the day on which an edition is split is set by the change that splits it, level by level", () => {
  const cited = (id: string) =>
    [{ instrument: id === "town" ? "local" : `local.${id}`, edition: "2024-05-01", confidence: "read" }] as const;
  const months = (id: string, to: number): OverlayChange => ({
    change: "set",
    norm: "grant.limit",
    parameter: "period",
    to: { months: to },
    basis: cited(id),
  });
  const below = (id: string, over: Pack, change: OverlayChange) => {
    const { pack, issues } = resolvePack(libraryTexts(childFiles([change], undefined, id, over.id)), new Map([[over.id, over]]));
    expect(issues).toEqual([]);
    return pack as Pack;
  };
  const ward = below("ward", laid(parent, [months("town", 2)]), months("ward", 1));
  const street = below("street", ward, {
    change: "set",
    norm: "grant.limit",
    parameter: "exception.period",
    to: { months: 4 },
    in: { from: "2025-01-01" },
  });
  const rows = resolvedRows(street).filter((row) => row.element === "grant.limit" && ["in", "period", "exception"].includes(row.parameter));
  expect(
    rows.map(({ edition, parameter, value, setBy, class: found }) => [edition, parameter, parameter === "in" ? value : "", setBy, found]),
  ).toEqual([
    ["L-6", "in", { from: "2020-01-01", to: "2024-05-31" }, "town", "tighter"],
    ["L-6", "period", "", "library", null],
    ["L-6", "exception", "", "library", null],
    ["L-6@town@ward", "in", { from: "2024-06-01", to: "2024-12-31" }, "street", "tighter"],
    ["L-6@town@ward", "period", "", "ward", "tighter"],
    ["L-6@town@ward", "exception", "", "library", null],
    ["L-6@town@ward@street", "in", { from: "2025-01-01" }, "street", "tighter"],
    ["L-6@town@ward@street", "period", "", "ward", "tighter"],
    ["L-6@town@ward@street", "exception", "", "street", "tighter"],
  ]);
  expect(rows[0]).toMatchObject({ before: { from: "2020-01-01" }, source: "overlays/town.json/changes/0" });
});

test("whatever stands in an overlay, resolving ends in located issues and never throws", () => {
  const parents = new Map([["library", parent]]);
  const word = fc.constantFrom(
    "grant.limit",
    "grant.books",
    "number",
    "period",
    "exception.period",
    "all",
    "at",
    "card",
    "asked",
    "on.VISIT",
    "__proto__",
    "constructor",
    "leastBooks",
    "is",
    "in",
    "open",
    "checks",
    "",
  );
  const change = fc.record(
    {
      change: fc.constantFrom("add", "set", "remove"),
      norm: word,
      decision: word,
      interpretation: word,
      value: word,
      act: word,
      state: word,
      facts: word,
      text: word,
      check: word,
      edition: word,
      parameter: word,
      to: fc.jsonValue({ maxDepth: 3 }),
      after: word,
      id: word,
    },
    { requiredKeys: ["change"] },
  );
  const single = change.map(({ norm, decision, interpretation, value, act, state, facts, text, ...rest }) => {
    const [key, element] = Object.entries({ norm, decision, interpretation, value, act, state, facts, text }).find(
      ([, each]) => each !== undefined,
    ) ?? ["norm", "grant.limit"];
    return { ...rest, [key]: element };
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(single, change), { maxLength: 3 }), (changes) => {
      const { pack, issues } = resolvePack(libraryTexts(childFiles(changes as never)), parents);
      if (pack === undefined) expect(issues.length).toBeGreaterThan(0);
      for (const issue of issues) expect(issue.place?.line, JSON.stringify(issue)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 400, seed: 5 },
  );
});
