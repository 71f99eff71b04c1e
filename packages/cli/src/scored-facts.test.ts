import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { openFacts } from "./facts-source.ts";
import { surveyFacts } from "./facts-survey.ts";
import { createProgress } from "./progress.ts";
import { scoredFacts } from "./scored-facts.ts";
import { createSession, openStreams } from "./session.ts";

const pack = loadPack(fileURLToPath(new URL("../fixtures/rooms", import.meta.url)));
const rubrics = pack.assessments.get("rooms/yearly") ?? [];
const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

async function reportsOf(file: string, held: number) {
  const io = { stdin: (async function* () {})(), stdout: sink(), stderr: sink(), env: {}, cwd: "/" };
  const session = createSession(io, openStreams(io), "en", [], { on: new Set(), values: new Map() });
  const source = await openFacts(session, file);
  const survey = await surveyFacts(
    session,
    source,
    "rooms/yearly",
    createProgress(io.stderr, "never", () => ""),
    held,
  );
  const scored = scoredFacts({ rubrics }, source, survey, undefined);
  const organisations = [...source.lines()].flatMap((line) =>
    "text" in line && !survey.problems.has(line.number) ? [JSON.parse(line.text)] : [],
  );
  return { held: survey.organisations !== undefined, reports: organisations.map((each, index) => scored.report(index, each, "traced")) };
}

test("a file that is read again and again gives what a file that is held gives, quotas and traces included", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "guiju-scored-")), "facts.ndjson");
  const lines = Array.from({ length: 300 }, (_, index) => {
    const facts = {
      openDays: 250 + ((index * 37) % 60),
      hasPlan: index % 3 !== 0,
      hasNotice: true,
      complaints: index % 7,
      prize: index % 11 === 0 ? "gold" : "none",
      accident: index % 13 === 0,
    };
    return JSON.stringify(
      index === 17 ? { id: `r${index}` } : { id: `r${index}`, facts: index % 29 === 0 ? { ...facts, complaints: undefined } : facts },
    );
  });
  writeFileSync(file, lines.join("\n"));
  const [held, again] = [await reportsOf(file, 1e9), await reportsOf(file, 10)];
  expect([held.held, again.held, held.reports.length]).toEqual([true, false, 299]);
  expect(again.reports).toEqual(held.reports);
});
