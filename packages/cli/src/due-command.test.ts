import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";
import { act, card, goodCard, ndjson } from "./sample-histories.ts";

const stdin = ndjson(
  card("c-3", [act("ASK", "2026-06-20")]),
  card("c-2", [...goodCard("c").acts, act("LEND", "2026-05-01", { items: 2 })]),
  "{",
  card("c-1", [act("ASK", "2026-06-01")]),
  goodCard("c-4"),
);

test("what is owed comes by date, overdue first and what has no date last", async () => {
  const { code, stdout, stderr } = await captured(["due", "-", "--pack", "library", "--before", "2026-07-10", "--json"], { stdin });
  const [problem, ...rows] = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(code).toBe(3);
  expect(stderr).toContain("-:3:");
  expect(problem).toMatchObject({ line: 3, error: { code: "invalid_json" } });
  const dated = rows.filter((row) => row.dueOn !== null);
  expect(dated.map((row) => [row.id, row.act, row.dueOn, row.overdue])).toEqual([
    ["c-2", "RETURN", "2026-05-31", true],
    ["c-1", "GRANT", "2026-07-01", false],
  ]);
  expect(rows.slice(dated.length).every((row) => row.dueOn === null)).toBe(true);
  expect(rows[0]).toMatchObject({
    lifecycle: "library/card",
    who: "reader",
    norm: "LB26-6",
    article: "《阅览室规则》（2026年1月1日）第六条",
  });
});

test("the day itself is included", async () => {
  const ids = async (before: string): Promise<string[]> => {
    const { stdout } = await captured(["due", "-", "--pack", "library", "--before", before, "--json"], {
      stdin: ndjson(card("c-1", [act("ASK", "2026-06-01")])),
    });
    return stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter((row) => row.dueOn !== null)
      .map((row) => row.id);
  };
  expect(await ids("2026-07-01")).toEqual(["c-1"]);
  expect(await ids("2026-06-30")).toEqual([]);
});

test("the table says who owes what, and by which article", async () => {
  const { stdout } = await captured(["due", "-", "--pack", "library", "--before", "2026-07-10", "--lang", "en"], { stdin });
  expect(stdout).toMatch(/2026-05-31 overdue +c-2 +return +the reader +LB26-6 +Reading Room Rules, Art. 6, 1 January 2026/);
});

test("nothing owed is said in words", async () => {
  const { code, stdout } = await captured(["due", "-", "--pack", "library", "--before", "2026-07-10", "--lang", "en"], {
    stdin: ndjson(card("c-1", [...goodCard("c").acts, act("CLOSE", "2026-06-01")])),
  });
  expect([code, stdout]).toEqual([0, "Nothing is owed up to 10 July 2026.\n"]);
});
