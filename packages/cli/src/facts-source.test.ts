import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { isGuijuError } from "@guiju/core";
import { expect, test } from "vitest";
import { openFacts } from "./facts-source.ts";
import { createSession, openStreams, type Session } from "./session.ts";

/** A session whose standard input brings these pieces. */
function sessionOf(...pieces: readonly string[]): Session {
  const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  const stdin = (async function* () {
    for (const piece of pieces) yield Buffer.from(piece, "utf8");
  })();
  const io = { stdin, stdout: sink(), stderr: sink(), env: {}, cwd: tmpdir() };
  return createSession(io, openStreams(io), "en", [], { on: new Set(), values: new Map() });
}

const asideNow = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("guiju-facts-"));

test.each([1000, 3])("standard input is read as often as needed, held or put aside, with lines across pieces (limit %i)", async (limit) => {
  const before = new Set(asideNow());
  const source = await openFacts(sessionOf("\ufeffa\nb", "c\r\n\n", "规矩"), "-", limit);
  const wanted = ["a", "bc", "", "规矩"].map((text, index) => ({ number: index + 1, text }));
  expect([[...source.lines()], [...source.lines()]]).toEqual([wanted, wanted]);
  const aside = asideNow().filter((name) => !before.has(name));
  if (limit === 3) expect(aside.map((name) => statSync(join(tmpdir(), name, "facts.ndjson")).mode & 0o777)).toContain(0o600);
  source.close();
  expect(asideNow().filter((name) => aside.includes(name) && limit === 3)).toEqual([]);
});

test("what is put aside is taken away where standard input fails, too", async () => {
  const before = asideNow();
  const session = sessionOf();
  const stdin = (async function* () {
    yield Buffer.from("abcdef");
    throw new Error("torn");
  })();
  await expect(openFacts({ ...session, io: { ...session.io, stdin } }, "-", 3)).rejects.toThrow("torn");
  expect(asideNow().filter((name) => !before.includes(name))).toEqual([]);
});

test("a file is read anew each time, and one that is not there is wrong usage", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "guiju-source-")), "facts.ndjson");
  writeFileSync(file, "x\ny");
  const source = await openFacts(sessionOf(), file);
  expect([...source.lines()].length + [...source.lines()].length).toBe(4);
  const error = await openFacts(sessionOf(), `${file}.none`).catch((caught: unknown) => caught);
  expect(isGuijuError(error) && error.code).toBe("usage");
});
