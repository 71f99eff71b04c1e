import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { LIBRARY } from "./captured-run.ts";
import { earlyCard, goodCard, ndjson } from "./sample-histories.ts";

const BIN = fileURLToPath(new URL("../bin/guiju.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "guiju-bin-"));

function sample(count: number): string {
  const file = join(folder, `${count}.ndjson`);
  writeFileSync(file, ndjson(...Array.from({ length: count }, (_, index) => (index % 2 === 0 ? goodCard : earlyCard)(`c-${index}`))));
  return file;
}

test("the installed command passes arguments, streams and the exit code", () => {
  const good = spawnSync(process.execPath, [BIN, "audit", "-", "--pack", LIBRARY, "--json"], {
    input: ndjson(goodCard("c-1")),
    encoding: "utf8",
  });
  expect([good.status, good.stderr, JSON.parse(good.stdout).id]).toEqual([0, "", "c-1"]);
  const bad = spawnSync(process.execPath, [BIN, "audit", "-", "--pack", LIBRARY], { input: "{", encoding: "utf8" });
  expect(bad.status).toBe(3);
  expect(bad.stderr).toContain("-:1:");
});

test("a reader that stops early ends the command quietly with 0", () => {
  const file = sample(2000);
  const run = spawnSync(
    "bash",
    ["-c", `set -o pipefail; "${process.execPath}" "${BIN}" audit "${file}" --pack "${LIBRARY}" --json | head -1`],
    { encoding: "utf8" },
  );
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(JSON.parse(run.stdout).id).toBe("c-0");
});

test("a reader of both streams that stops early ends the command quietly", () => {
  const file = join(folder, "bad.ndjson");
  writeFileSync(file, "{\n".repeat(20_000));
  const run = spawnSync(
    "bash",
    ["-c", `set -o pipefail; "${process.execPath}" "${BIN}" audit "${file}" --pack "${LIBRARY}" --json 2>&1 | head -1`],
    {
      encoding: "utf8",
    },
  );
  expect([run.status, run.stderr, run.stdout.split("\n").length]).toEqual([0, "", 2]);
});

test("an interrupt ends the command quietly with 130", async () => {
  const child = spawn(process.execPath, [BIN, "audit", "-", "--pack", LIBRARY, "--json"], { stdio: ["pipe", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  child.stdin.write(ndjson(goodCard("c-1")));
  await new Promise((go) => child.stdout.once("data", go));
  child.kill("SIGINT");
  const code = await new Promise((go) => child.on("exit", (status, signal) => go(status ?? signal)));
  expect([code, stderr]).toEqual([130, ""]);
});

test.runIf(process.platform === "linux")("a full disk is one clear message and exit code 1", () => {
  const run = spawnSync(process.execPath, [BIN, "audit", sample(10), "--pack", LIBRARY, "--json", "--lang", "en"], {
    stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    encoding: "utf8",
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toBe("guiju: the disk is full; the results are not complete. Make room and run it again.\n");
});

test("results written to a file are whole", () => {
  const out = join(folder, "out.ndjson");
  const run = spawnSync(process.execPath, [BIN, "audit", sample(300), "--pack", LIBRARY, "--json"], {
    stdio: ["ignore", openSync(out, "w"), "pipe"],
    encoding: "utf8",
  });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const lines = readFileSync(out, "utf8").split("\n");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(Array.from({ length: 300 }, (_, index) => `c-${index}`));
});

test("a file of 120 MB is audited in a heap of 48 MB", () => {
  const file = join(folder, "large.ndjson");
  const note = "x".repeat(12_000);
  const line = (index: number): object => ({
    ...goodCard(`c-${index}`),
    acts: goodCard("c").acts.map((each) => ({ ...each, externalRef: note.slice(index % 10) })),
  });
  for (let part = 0; part < 20; part += 1)
    appendFileSync(file, ndjson(...Array.from({ length: 170 }, (_, index) => line(part * 170 + index))));
  const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=48" };
  const run = spawnSync(process.execPath, [BIN, "audit", file, "--pack", LIBRARY, "--summary", "--json"], { env, encoding: "utf8" });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(JSON.parse(run.stdout)).toMatchObject({ histories: 3400, clean: 3400 });
});
