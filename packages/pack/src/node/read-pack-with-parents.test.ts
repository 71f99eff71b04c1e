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
