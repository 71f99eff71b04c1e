import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chineseDays } from "@guiju/core/chinese-days";
import { auditAll, type History } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import { workingDaysOf } from "./by-hand/working-days.ts";
import { differencesOf } from "./differences.ts";
import { districtHistories, manyLines } from "./district.ts";
import { judgeByHand } from "./hand-written.ts";
import { type Rounds, spreadOf, timeInRounds } from "./rounds.ts";
import type { Row, Table } from "./table.ts";

const FILES = 5_000;
const ROUNDS = 5;
const COMMAND = fileURLToPath(new URL("../../packages/cli/bin/guiju.mjs", import.meta.url));

type Name = "parse" | "byHand" | "inMemory" | "startUp" | "command";

/**
 * Files of the district a second: the command from start to end, and `auditAll` in memory, beside `JSON.parse` alone and the same norms
 * checked by hand.
 *
 * The two must find the same norms broken before anything is timed. The checks by hand only say yes or no;
 * the engine also writes dates, reasons, articles, readings and what is owed.
 *
 * @throws Error naming the files of which the two say different things
 */
export async function benchAudit(): Promise<Table> {
  const pack = loadPack("cpc");
  const district = districtHistories();
  const differences = differencesOf(pack.lifecycles, district);
  if (differences.length > 0) {
    throw new Error(`the engine and the checks by hand differ:\n${differences.map((each) => JSON.stringify(each)).join("\n")}`);
  }
  const lines = manyLines(district, FILES);
  const histories = lines.map((line) => JSON.parse(line) as History);
  const calendar = chineseDays();
  const worked = workingDaysOf(calendar);
  const folder = mkdtempSync(join(tmpdir(), "guiju-bench-"));
  try {
    const [one, many] = [join(folder, "one.ndjson"), join(folder, "many.ndjson")];
    writeFileSync(one, `${lines[0]}\n`);
    writeFileSync(many, `${lines.join("\n")}\n`);
    const times = await timeInRounds<Name>(
      {
        parse: () => count(lines, (line) => JSON.parse(line)),
        byHand: () => count(histories, (history) => judgeByHand(history, worked)),
        inMemory: () => count(auditAll(pack.lifecycles, histories, { calendar }), (report) => report),
        startUp: () => auditByCommand(one),
        command: () => auditByCommand(many),
      },
      ROUNDS,
    );
    return { name: "audit", node: process.versions.node, rows: rowsOf(times) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(times: Rounds<Name>): readonly Row[] {
  const judging = times.command.map((all, round) => all - (times.startUp[round] ?? 0));
  const row = (what: string, own: readonly number[], other: readonly number[], scale: "files" | "one" = "files"): Row => {
    const { median, min, max } = spreadOf(own.map((time, round) => time / (other[round] ?? Number.NaN)));
    const middle = spreadOf(own).median;
    return scale === "one"
      ? { what, ratio: median, min, max, unit: "ms", value: middle }
      : { what, ratio: median, min, max, unit: "files/s", value: (FILES * 1000) / middle };
  };
  return [
    row("JSON.parse alone", times.parse, times.parse),
    row("checks by hand : JSON.parse", times.byHand, times.parse),
    row("auditAll : JSON.parse", times.inMemory, times.parse),
    row("auditAll : checks by hand", times.inMemory, times.byHand),
    row("guiju audit, whole process : JSON.parse", times.command, times.parse),
    row("guiju audit, whole process : checks by hand", times.command, times.byHand),
    row("guiju audit without start-up : JSON.parse", judging, times.parse),
    row("guiju audit without start-up : checks by hand", judging, times.byHand),
    row("start-up (one file) : whole process", times.startUp, times.command, "one"),
  ];
}

/** Runs through everything, so that nothing can be left out because nobody looks at it. */
function count<Item>(items: Iterable<Item>, judge: (item: Item) => unknown): void {
  let judged = 0;
  for (const item of items) if (judge(item) !== undefined) judged += 1;
  if (judged === 0) throw new Error("nothing was judged");
}

function auditByCommand(file: string): void {
  const run = spawnSync(process.execPath, [COMMAND, "audit", file, "--json"], { stdio: ["ignore", "ignore", "inherit"] });
  if (run.status !== 0) throw new Error(`guiju audit ended with ${run.status ?? run.signal}`);
}
