import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isGuijuError } from "@guiju/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { libraryTexts } from "../fixture/library.ts";
import { PACK_LIMITS } from "../read/pack-text.ts";
import { folderOfPack } from "./folder-of-pack.ts";
import { loadPack } from "./load-pack.ts";
import { readPackFolder } from "./read-pack-folder.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guiju-pack-"));
  for (const [path, text] of libraryTexts()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function codeOf(act: () => unknown): { code: string; files: readonly (string | undefined)[] } {
  try {
    act();
  } catch (caught) {
    if (isGuijuError(caught)) return { code: caught.code, files: caught.issues.map((issue) => issue.place?.file) };
    throw caught;
  }
  throw new Error("nothing was thrown");
}

test("a folder is loaded with the files of the format, and with nothing else that lies there", () => {
  writeFileSync(join(folder, "package.json"), "{}");
  mkdirSync(join(folder, "tables"));
  writeFileSync(join(folder, "tables/norms.zh.md"), "");
  expect([...readPackFolder(folder).keys()].sort()).toEqual([...libraryTexts().keys()].sort());
  expect(loadPack(folder).id).toBe("library");
});

test("a pack with a fault is refused with the place of the fault", () => {
  writeFileSync(join(folder, "norms/card.json"), "{");
  expect(codeOf(() => loadPack(folder))).toMatchObject({ code: "invalid_pack", files: ["norms/card.json"] });
});

test("a file that leads outside the pack's folder is not read", () => {
  const outside = mkdtempSync(join(tmpdir(), "guiju-outside-"));
  writeFileSync(join(outside, "secret.json"), "{}");
  symlinkSync(join(outside, "secret.json"), join(folder, "norms/linked.json"));
  expect(codeOf(() => loadPack(folder))).toEqual({ code: "invalid_pack", files: ["norms/linked.json"] });
  rmSync(outside, { recursive: true });
});

test("a file beyond the limit of size is refused before it is read", () => {
  writeFileSync(join(folder, "norms/big.json"), "x".repeat(PACK_LIMITS.fileBytes + 1));
  expect(codeOf(() => loadPack(folder))).toEqual({ code: "limit_exceeded", files: ["norms/big.json"] });
});

test("a folder in the place of a file and a link that leads nowhere are refused as such, not with an internal error", () => {
  mkdirSync(join(folder, "norms/folder.json"));
  expect(codeOf(() => loadPack(folder))).toEqual({ code: "invalid_pack", files: ["norms/folder.json"] });
  rmSync(join(folder, "norms/folder.json"), { recursive: true });
  symlinkSync(join(folder, "nowhere"), join(folder, "norms/dangling.json"));
  expect(codeOf(() => loadPack(folder))).toEqual({ code: "invalid_pack", files: ["norms/dangling.json"] });
});

test("an id that is not installed, a folder without pack.json and a path that is not there are not found", () => {
  for (const name of ["no-such-pack", join(folder, "norms"), join(folder, "nowhere"), "../..", ""]) {
    expect(codeOf(() => folderOfPack(name)).code).toBe("not_found");
  }
});
