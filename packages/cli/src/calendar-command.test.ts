import { expect, test } from "vitest";
import { captured } from "./captured-run.ts";
import { act, card, goodCard, ndjson } from "./sample-histories.ts";

const stdin = ndjson(
  card("c-3", [act("ASK", "2026-06-20")]),
  card("c-2", [...goodCard("c").acts, act("LEND", "2026-05-01", { items: 2 })]),
  card("c;1,\\\n", [act("ASK", "2026-06-01")]),
);
const calendar = (...argv: string[]): ReturnType<typeof captured> =>
  captured(["calendar", "-", "--pack", "library", "--before", "2026-07-10", ...argv], { stdin });

test("the list has a heading a day with its weekday, and below it what is owed, overdue or not", async () => {
  const { code, stdout, stderr } = await calendar("--lang", "en");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^2026-05-31 Sunday\n {2}c-2: return, owed by the reader {2}LB26-6 {2}overdue\n/);
  expect(stdout).toMatch(/\n\n2026-07-01 Wednesday\n {2}c;1,\\\\u000a: /);
  expect((await calendar()).stdout).toContain("2026-05-31 星期日");
});

test("the file has an event of a whole day for each act with a date, in the chosen language", async () => {
  const { code, stdout, stderr } = await calendar("--ics", "--lang", "en");
  expect([code, stderr]).toEqual([0, ""]);
  const lines = stdout.replaceAll("\r\n ", "").split("\r\n");
  expect(lines.slice(0, 10)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Guiju//guiju calendar//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    expect.stringMatching(/^UID:[0-9a-f]{32}@guiju$/),
    "DTSTAMP:20260630T000000Z",
    "DTSTART;VALUE=DATE:20260531",
    "DTEND;VALUE=DATE:20260601",
    "SUMMARY:c-2: return\\, owed by the reader",
  ]);
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(2);
  expect(stdout).toContain("SUMMARY:c\\;1\\,\\\\\\\\u000a: ");
  expect((await calendar("--ics")).stdout).toContain("SUMMARY:c-2：还书（责任主体：读者）");
});

test("the last day of a month ends with the first of the next, that of a year with New Year's Day", async () => {
  const loan = (on: string) => ndjson(card("c-1", [...goodCard("c").acts, act("LEND", on, { items: 1 })], { today: "2026-12-31" }));
  const events = async (on: string): Promise<string> =>
    (await captured(["calendar", "-", "--pack", "library", "--before", "2199-12-31", "--ics"], { stdin: loan(on) })).stdout;
  expect(await events("2026-12-01")).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
});

test("a file in which nothing is owed is a list that says so, and still a calendar", async () => {
  const done = ndjson(card("c-1", [...goodCard("c").acts, act("CLOSE", "2026-06-01")]));
  const run = (...argv: string[]) =>
    captured(["calendar", "-", "--pack", "library", "--before", "2026-07-10", "--lang", "en", ...argv], { stdin: done });
  expect((await run()).stdout).toBe("No day up to 10 July 2026 has anything owed; acts owed without a date: 0.\n");
  expect((await run("--ics")).stdout).toMatch(/CALSCALE:GREGORIAN\r\nBEGIN:VTIMEZONE\r\n[\s\S]*END:VTIMEZONE\r\nEND:VCALENDAR\r\n$/);
});

test("a line that is no history is reported, the rest is in the calendar, and the exit code is 3", async () => {
  const { code, stdout, stderr } = await captured(["calendar", "-", "--pack", "library", "--before", "2026-07-10", "--ics"], {
    stdin: `{\n${stdin}`,
  });
  expect(code).toBe(3);
  expect(stderr).toContain("-:1:");
  expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
});
