import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { displayWidth } from "@guiju/core";
import { describe, expect, test } from "vitest";
import { captured } from "../../../packages/cli/src/captured-run.ts";
import { acts, branch, electionTerm } from "./election-term.ts";

const folder = mkdtempSync(join(tmpdir(), "guiju-term-"));
const votes = { "c-1": 20, "c-2": 15, "c-3": 14 };
const assembly = acts(
  "2024-03-08",
  ["CONVENE", { base: 30, present: 28 }],
  ["ADOPT_METHOD"],
  ["APPOINT_SCRUTINEERS", { scrutineers: ["s"] }],
  ["OPEN_VOTE", { distributed: 28 }],
  ["COLLECT", { collected: 28 }],
);
const term = {
  ...{ id: "b-7", lifecycle: electionTerm.name, startsAt: "ready", today: "2024-03-08", facts: branch("2021-04-01", { seats: 2 }) },
  acts: assembly,
};
const counted = { ...term, acts: [...assembly, ...acts("2024-03-08", ["COUNT", { votes, voidBallots: 0 }])] };
const run = async (argv: readonly string[], history: object): Promise<string> => {
  const { code, stdout, stderr } = await captured(argv, { stdin: `${JSON.stringify(history)}\n`, cwd: folder });
  expect([code, stderr]).toEqual([0, ""]);
  return stdout;
};

describe("guiju audit of a term", () => {
  test("shows each region and the clock on a line of its own under each reading, and the count under each", async () => {
    expect((await run(["audit", "-"], counted)).split("\n").slice(0, 9)).toEqual([
      "b-7",
      "  以应到会有选举权人数为基数：",
      "    换届程序：当选人数不足，待另行选举或减少名额",
      "    督促：未采取督促措施",
      expect.stringMatching(/^ {4}任期时限：/),
      "  以实到会有选举权人数为基数：",
      "    换届程序：委员会已选出，待选举书记、副书记",
      "    督促：未采取督促措施",
      expect.stringMatching(/^ {4}任期时限：/),
    ]);
    const english = await run(["audit", "-", "--lang", "en"], counted);
    expect(english).toMatch(
      /\? undetermined {2}ET-27 .*\n.*too few are elected; elected: c-1; more than half of those present: every seat is filled; elected: c-1, c-2\./,
    );
    expect(english).toContain("Histories judged: 1; without findings: 0");
    expect(english).not.toMatch(/base not recorded|[A-Za-z]+[A-Z][a-z]+: /);
  });

  test("shows whom a tie leaves, where something is to be said of the term", async () => {
    const tied = {
      ...counted,
      acts: [...assembly, ...acts("2024-04-08", ["COUNT", { votes: { a: 20, b: 18, c: 18 }, voidBallots: 0 }])],
      today: "2024-04-08",
    };
    expect(await run(["audit", "-", "--lang", "en"], tied)).toMatch(/• vote {10}ET-27 .*\n.*Tied: b, c; elected: a\./);
  });
});

describe("guiju can", () => {
  const data = JSON.stringify({ votes, voidBallots: 0 });
  test("says yes to a count, what it comes to under each reading, and where the term then is", async () => {
    const shown = await run(["can", "-", "COUNT", "--on", "2024-03-08", "--data", data, "--lang", "en"], term);
    expect(shown).toMatch(/^Yes: /);
    expect(shown).toMatch(/What the vote comes to\n {2}\? undetermined {2}ET-27/);
    expect(shown).toMatch(/Where the case then is\n {2}more than half of all entitled to vote:\n {4}Procedure: /);
    const present = { ...term, interpretations: { "majority.base": "present" } };
    const settled = await run(["can", "-", "COUNT", "--on", "2024-03-08", "--data", data, "--lang", "en"], present);
    expect(settled).toMatch(/What the vote comes to\n {2}• vote .*\n.*Elected: c-1, c-2\./);
    expect(settled).not.toContain("Where the case then is");
  });

  test("says no to an assembly that is not quorate", async () => {
    const short = JSON.stringify({ base: 30, present: 23 });
    expect(await run(["can", "-", "CONVENE", "--on", "2024-03-08", "--data", short], { ...term, acts: [] })).toMatch(
      /^不能：[\s\S]*至少 24 人/,
    );
  });
});

test("guiju due fits a phone: on a narrow terminal an act is a block, its lines no table", async () => {
  const { startsAt: _, ...whole } = term;
  const narrow = { stdin: `${JSON.stringify({ ...whole, today: "2023-01-01", acts: [] })}\n`, cwd: folder };
  const wide = await captured(["due", "-", "--before", "2030-01-01"], narrow);
  expect(wide.stdout).toContain("───");
  const phone = await captured(["due", "-", "--before", "2030-01-01"], { ...narrow, columns: 40 });
  expect(phone.stdout).not.toContain("───");
  for (const line of phone.stdout.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(40);
  expect(phone.stdout).toMatch(/^2023-10-01\n {2}材料: b-7\n {2}应办事项: 上级提醒按期换届\n {2}责任主体: /);
});

test("guiju diagram draws both regions in Mermaid and lists them in words, in either language, without a bare name of the data", async () => {
  for (const language of ["zh", "en"]) {
    const mermaid = await run(["diagram", "cpc/election-term", "--lang", language], {});
    expect(mermaid).toMatch(/^%% cpc\/election-term \S+\nstateDiagram-v2\n/);
    expect(mermaid.match(/^ {8}state "/gm)).toHaveLength(2);
    expect(mermaid.match(/^ {12}state "/gm)).toHaveLength(27);
    const list = await run(["diagram", "cpc/election-term", "--format", "list", "--lang", language], {});
    expect(list.match(/^## \d+ /gm)).toHaveLength(27);
    for (const text of [mermaid, list]) expect(text).not.toMatch(/\b[A-Z]{3,}_[A-Z]+\b|committeeElected|requestFiled/);
  }
});
