import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isGuijuError } from "@guiju/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { libraryTexts } from "../fixture/library.ts";
import { childFiles } from "../overlay/parent.fixture.ts";
import { loadPack } from "./load-pack.ts";
import { readPackWithParents } from "./read-pack-with-parents.ts";

let base = "";

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "guiju-chain-"));
  write("pack-town", libraryTexts(childFiles([{ change: "set", norm: "grant.time", parameter: "period", to: { days: 20 } }])));
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(base, folder, path)), { recursive: true });
    writeFileSync(join(base, folder, path), text);
  }
}

test.each(["library", "pack-library"])("a parent in the folder %s beside the child is found", (folder) => {
  write(folder, libraryTexts());
  const pack = loadPack(join(base, "pack-town"));
  expect([...pack.lifecycles.keys()]).toEqual(["town/card"]);
  expect(pack.overlay?.parents.map((parent) => parent.pack.id)).toEqual(["library"]);
});

test("a parent is found where the child's own folder has its packages", () => {
  write("pack-town/node_modules/@guiju/pack-library", libraryTexts());
  expect(loadPack(join(base, "pack-town")).id).toBe("town");
});

test("a parent that is nowhere is an issue where it is named", () => {
  expect(readPackWithParents(join(base, "pack-town")).issues).toMatchObject([
    {
      code: "missing_parent",
      pointer: "/extends/0/pack",
      place: { file: "pack.json" },
      help: { en: expect.stringContaining("@guiju/pack-library") },
    },
  ]);
  try {
    loadPack(join(base, "pack-town"));
    expect.unreachable();
  } catch (caught) {
    expect(isGuijuError(caught) && caught.code).toBe("invalid_pack");
  }
});

test("a pack whose changes are refused is not loaded, nor one that stands on it, and the places of the faults can be found", () => {
  write("library", libraryTexts());
  write("pack-town", libraryTexts(childFiles([{ change: "set", norm: "grant.time", parameter: "period", to: { days: 90 } }])));
  write("ward", libraryTexts(childFiles([], undefined, "ward", "town")));
  const failure = (folder: string) => {
    try {
      loadPack(join(base, folder));
    } catch (caught) {
      if (isGuijuError(caught)) return caught;
    }
    throw new Error("it was loaded");
  };
  const town = failure("pack-town");
  expect(town.code).toBe("invalid_pack");
  expect(town.issues).toMatchObject([{ code: "overlay_looser", place: { file: "overlays/town.json", line: expect.any(Number) } }]);
  const ward = failure("ward");
  expect(ward.issues).toMatchObject([{ code: "overlay_looser", place: { file: "town:overlays/town.json" } }]);
  expect(ward.details.parents).toEqual({ town: join(base, "pack-town"), library: join(base, "library") });
});
