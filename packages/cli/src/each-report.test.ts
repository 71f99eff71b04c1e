import type { History } from "@guiju/lifecycle";
import { expect, test, vi } from "vitest";
import { captured } from "./captured-run.ts";
import { goodCard, ndjson } from "./sample-histories.ts";

// An engine with a fault that one history meets: what must then not be shown is in the error's own message.
vi.mock("@guiju/lifecycle", async (original) => {
  const engine = await original<typeof import("@guiju/lifecycle")>();
  const replay: typeof engine.replay = (lifecycle, history: History, options) => {
    if (history.id === "c-2") throw new TypeError("cannot read facts of PRIVATE-7");
    return engine.replay(lifecycle, history, options);
  };
  return { ...engine, replay };
});

const stdin = ndjson(goodCard("c-1"), goodCard("c-2"), goodCard("c-3"));

test("an error of the engine is a problem of that line: the others are judged, the exit code is 1, nothing of the file is shown", async () => {
  const { code, stdout, stderr } = await captured(["audit", "-", "--pack", "library", "--json", "--lang", "en"], { stdin });
  const lines = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(lines.map((line) => [line.id, line.error?.code])).toEqual([
    ["c-1", undefined],
    ["c-2", "internal"],
    ["c-3", undefined],
  ]);
  expect(stderr).toContain("--> -:2:1");
  expect(stdout + stderr).not.toMatch(/PRIVATE-7|\n\s+at /);
});

test("with --debug the call stack of an internal error is shown, without it only how to report it", async () => {
  const { code, stderr } = await captured(["audit", "-", "--pack", "library", "--debug", "--lang", "en"], { stdin });
  expect(code).toBe(1);
  expect(stderr).toContain("guiju: internal error (TypeError, version 0.1.0). Please run it again with --debug");
  expect(stderr).toMatch(/\n\s+at /);
});
