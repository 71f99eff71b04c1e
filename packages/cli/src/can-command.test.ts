import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";
import { act, card, goodCard } from "./sample-histories.ts";

const asked = card("c-1", [act("ASK", "2026-03-02"), act("REFEREES", "2026-03-03")]);
const can = (history: object | string, ...argv: string[]): ReturnType<typeof captured> =>
  captured(["can", "-", ...argv, "--pack", "library", "--lang", "en"], {
    stdin: typeof history === "string" ? history : JSON.stringify(history, null, 2),
  });

test("a no comes with the norm, the article and the earliest day, and is an answer, not a failure", async () => {
  const { code, stdout, stderr } = await can(asked, "GRANT", "--on", "2026-03-05");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^No: "grant of the card" \(GRANT\) may not happen on 5 March 2026\.\n/);
  expect(stdout).toContain("the earliest day is 9 March 2026.");
  expect(stdout).toContain("Why not");
  expect(stdout).toContain("Reading Room Rules, Art. 2, 1 January 2026");
});

test("a yes on the earliest day", async () => {
  const { code, stdout } = await can(asked, "GRANT", "--on", "2026-03-09");
  expect(code).toBe(0);
  expect(stdout).toBe('Yes: "grant of the card" (GRANT) may happen on 9 March 2026.\n');
});

test("what has to be done first comes first", async () => {
  const { stdout } = await can(card("c-1", [act("ASK", "2026-03-02")]), "GRANT", "--on", "2026-03-09");
  const [first, ...rest] = stdout.split("\n");
  expect(first).toMatch(/^No:/);
  expect(rest.join("\n").indexOf("To be done first")).toBeGreaterThan(0);
  expect(stdout.match(/LB26-4/g)).toHaveLength(1);
  expect(stdout.indexOf("LB26-4")).toBeGreaterThan(stdout.indexOf("To be done first"));
  expect(stdout).toContain("Reading Room Rules, Art. 4, 1 January 2026");
});

test("the JSON has the fields of the contract, and --fail-on no makes a no a failure", async () => {
  const { code, stdout } = await can(asked, "GRANT", "--on", "2026-03-05", "--json", "--fail-on", "no");
  expect(code).toBe(3);
  const answer = JSON.parse(stdout);
  expect(Object.keys(answer)).toEqual(["allowed", "verdicts", "missing", "refused", "earliest"]);
  expect(answer).toMatchObject({ allowed: false, missing: [], refused: [], earliest: "2026-03-09" });
  expect(answer.verdicts).toContainEqual(expect.objectContaining({ norm: "LB26-2", status: "violated" }));
});

test("--data is read and wrong data is a problem of the command line, not of the file", async () => {
  expect((await can(asked, "GRANT", "--on", "2026-03-09", "--data", '{"due": 5, "present": 4}')).stdout).toMatch(/^Yes/);
  const impossible = await can(asked, "GRANT", "--on", "2026-03-09", "--data", '{"due": 4, "present": 5}');
  expect(impossible.code).toBe(3);
  expect(impossible.stderr).toContain("the act asked for (/data/present): Present (5) must not be more than should attend (4)");
  const broken = await can(asked, "GRANT", "--on", "2026-03-09", "--data", '{"due": }');
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain("--data is not correct JSON (column 9)");
  expect((await can(asked, "GRANT", "--on", "2026-03-09", "--data", "[]")).code).toBe(2);
});

test("an unknown act names the nearest, a day that does not exist is refused", async () => {
  const act = await can(asked, "GRANTED", "--on", "2026-03-09");
  expect([act.code, act.stdout]).toEqual([2, ""]);
  expect(act.stderr).toContain("did you mean: GRANT");
  expect((await can(asked, "GRANT", "--on", "2026-03")).code).toBe(2);
});

test("an act that the state does not take is refused with its state", async () => {
  const { stdout } = await can(goodCard("c-1"), "ASK", "--on", "2026-06-30");
  expect(stdout).toMatch(/^No:/);
  expect(stdout).toContain("card held");
});

test("a fault in the file is shown at its line and column", async () => {
  const { code, stderr } = await can({ ...asked, today: "2026-02-30" }, "GRANT", "--on", "2026-03-09");
  expect(code).toBe(3);
  expect(stderr).toContain("--> -:4:12");
  const truncated = await can('{\n  "id": "c-1",\n  "acts": [', "GRANT", "--on", "2026-03-09");
  expect(truncated.code).toBe(3);
  expect(truncated.stderr).toContain("-:3:");
});
