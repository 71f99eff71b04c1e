import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { icalendar } from "../../packages/cli/src/icalendar.ts";
import { readIcalendar, textOfProperty } from "./read-icalendar.ts";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/guiju.mjs", import.meta.url));
const READER = fileURLToPath(new URL("local-days.ts", import.meta.url));
const DISTRICT = readFileSync(new URL("../../examples/district/files.ndjson", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean);

/** Terms that end on days on which Los Angeles puts its clocks forward and back, around a leap day, at the turn of a year and of a month. */
const TERMS = ["2024-03-14", "2024-11-07", "2020-02-29", "2022-12-31", "2021-08-31", "2024-03-28"].map((electedOn, index) =>
  JSON.stringify({
    id: `组织;${index},\\n甲\n乙`,
    lifecycle: "cpc/election-term",
    today: "2025-01-15",
    facts: { organisation: { kind: "branch", village: false, hasCommittee: true }, electedOn, seats: 3 },
    acts: [],
  }),
);
const INPUT = [...DISTRICT.slice(0, 150), ...TERMS].map((line) => `${line}\n`).join("");
const ZONES = ["UTC", "Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles"];
const OFFSETS = [0, -480, -840, 480];

function run(args: readonly string[], input: string | Buffer, TZ: string): Buffer {
  const { LC_ALL: _, LANG: __, GUIJU_LANG: ___, ...rest } = process.env;
  const child = spawnSync(process.execPath, args, { input, env: { ...rest, TZ }, maxBuffer: 2 ** 26 });
  expect([child.status, child.stderr.toString("utf8")]).toEqual([0, ""]);
  return child.stdout;
}

describe.each(["zh", "en"])("the calendar file in %s", (language) => {
  const command = [BIN, "calendar", "-", "--before", "2199-12-31", "--lang", language];
  const owed = run([BIN, "due", "-", "--before", "2199-12-31", "--json"], INPUT, "UTC")
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; dueOn: string | null })
    .filter((row) => row.dueOn !== null);
  const plain = run([...command, "--ics"], INPUT, "UTC");

  test.each(ZONES.map((zone, index) => ({ zone, offset: OFFSETS[index] })))(
    "has each event on its day, and on no other, in $zone",
    ({ zone, offset }) => {
      expect(run([...command, "--ics"], INPUT, zone).equals(plain)).toBe(true);
      const read = JSON.parse(run([READER], plain, zone).toString("utf8")) as {
        offset: number;
        events: { summary: string; days: string[] }[];
      };
      expect(read.offset).toBe(offset);
      expect(owed.length).toBeGreaterThan(40);
      expect(read.events.map((event) => event.days)).toEqual(owed.map((row) => [row.dueOn]));
    },
  );

  test("names the opaque id, keeps its marks, and has stable names of its own for each event", () => {
    const { head, events } = readIcalendar(plain);
    expect(head.get("VERSION")).toBe("2.0");
    const summaries = events.map((event) => textOfProperty(event.properties.get("SUMMARY")?.value ?? ""));
    for (const [index, row] of owed.entries()) {
      expect(summaries[index]?.startsWith(row.id.replaceAll("\n", "\\u000a"))).toBe(true);
    }
    const uids = events.map((event) => event.properties.get("UID")?.value);
    expect(new Set(uids).size).toBe(events.length);
    expect(events.every((event) => /^[0-9a-f]{32}@guiju$/.test(event.properties.get("UID")?.value ?? ""))).toBe(true);
    expect(events.every((event) => /^\d{8}T000000Z$/.test(event.properties.get("DTSTAMP")?.value ?? ""))).toBe(true);
    expect([...new Set(events.flatMap((event) => [...event.properties.keys()]))].sort()).toEqual(
      ["DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"].sort(),
    );
  });

  test("gives an event the same name on another day, from which it is told, and in another order of the file", () => {
    const later = INPUT.split("\n")
      .filter(Boolean)
      .map((line) => `${JSON.stringify({ ...JSON.parse(line), today: "2026-12-01" })}\n`)
      .reverse()
      .join("");
    const uids = (bytes: Buffer) => new Set(readIcalendar(bytes).events.map((event) => event.properties.get("UID")?.value));
    const now = uids(run([...command, "--ics"], TERMS.map((line) => `${line}\n`).join(""), "UTC"));
    const then = uids(run([...command, "--ics"], later, "UTC"));
    expect(now.size).toBeGreaterThanOrEqual(TERMS.length);
    expect([...now].filter((uid) => !then.has(uid))).toEqual([]);
  });
});

test("nothing of a person but the opaque id is in the file", () => {
  const line = DISTRICT.find((each) => each.includes('"contacts"')) as string;
  const history = JSON.parse(line) as { id: string; facts: object; acts: { data?: object; actor?: string }[] };
  const marked = JSON.stringify({
    ...history,
    acts: history.acts.map((act) => ({ ...act, actor: "Geheim-Actor/x", externalRef: "Geheim-Ref", evidence: ["Geheim-Doc"] })),
  });
  const text = run([BIN, "calendar", "-", "--before", "2199-12-31", "--ics"], `${marked}\n`, "UTC")
    .toString("utf8")
    .replaceAll("\r\n ", "");
  expect(text).not.toContain("Geheim");
  for (const value of Object.values(history.facts)) expect(text).not.toContain(String(value).replaceAll("-", ""));
});

test("whatever the texts hold, lines are folded between characters, escaped, and read back as they were", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom("规", "矩", "𠮷", "é", "👩‍👩‍👧", "a", ",", ";", "\\", "\n", ":", '"', " "), maxLength: 200 }),
  );
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.record({ summary: text, description: text, on: day, toldOn: day }), { maxLength: 5 }), (all) => {
      const events = all.map((each, index) => ({ ...each, uid: `${index}@guiju` }));
      const clean = (value: string): string => value.replace(/[\p{Cc}]/gu, (mark) => (mark === "\n" ? mark : ""));
      const safe = events.map((each) => ({ ...each, summary: clean(each.summary), description: clean(each.description) }));
      const read = readIcalendar(new TextEncoder().encode(icalendar(safe, "zh"))).events.map(({ properties }) => ({
        uid: properties.get("UID")?.value,
        summary: textOfProperty(properties.get("SUMMARY")?.value ?? ""),
        description: textOfProperty(properties.get("DESCRIPTION")?.value ?? ""),
        start: properties.get("DTSTART")?.value,
      }));
      expect(read).toEqual(safe.map(({ uid, summary, description, on }) => ({ uid, summary, description, start: on.replaceAll("-", "") })));
    }),
    { numRuns: process.env.GUIJU_FULL === undefined ? 200 : 20_000 },
  );
});
