import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";

test("test --mutate lists the changes that no case notices with their places, which is no failure but with --fail-on survivors", async () => {
  const { code, stdout } = await captured(["test", "rooms", "--mutate", "--lang", "en"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/not noticed {2}rooms\/yearly: silver: 2\.5 becomes 2\.6\n +--> rooms\/assessments\/yearly\.json:\d+:\d+\n/);
  expect(stdout).toMatch(/rooms: \d+ changes of rubrics: \d+ noticed by a case, \d+ refused, \d+ not noticed\.\n$/);
  expect((await captured(["test", "rooms", "--mutate", "--fail-on", "survivors"])).code).toBe(4);
  const { packs } = JSON.parse((await captured(["test", "rooms", "--mutate", "--json"])).stdout);
  expect(packs[0].mutants).toContainEqual(expect.objectContaining({ assessment: "rooms/yearly", outcome: "killed", by: "four-rooms" }));
});

test("--fail-on survivors needs --mutate", async () => {
  const { code, stderr } = await captured(["test", "rooms", "--fail-on", "survivors", "--lang", "en"]);
  expect([code, stderr.includes("--fail-on survivors goes with --mutate")]).toEqual([2, true]);
});
