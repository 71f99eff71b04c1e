import { DatabaseSync } from "node:sqlite";
import type { Text } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, decide, type History, replay } from "@guiju/lifecycle";
import { reportTexts } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";

const LIFECYCLE = "cpc/election-term";
const pack = loadPack("cpc");
const lifecycle = pack.lifecycles.get(LIFECYCLE) as NonNullable<ReturnType<typeof pack.lifecycles.get>>;
const texts = reportTexts(pack, lifecycle);
const calendar = chineseDays();

const database = new DatabaseSync(":memory:");
database.exec(`
  CREATE TABLE term (id TEXT PRIMARY KEY, kind TEXT NOT NULL, elected_on TEXT NOT NULL, seats INTEGER NOT NULL);
  CREATE TABLE act (term TEXT NOT NULL REFERENCES term, position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (term, position));
`);

/** The record of a term as Guiju reads it, out of the host's own tables. */
function historyOf(term: string): History {
  const row = database.prepare("SELECT kind, elected_on, seats FROM term WHERE id = ?").get(term);
  if (row === undefined) throw new Error(`there is no term ${term}`);
  const rows = database.prepare("SELECT record FROM act WHERE term = ? ORDER BY position").all(term);
  const organisation = { kind: String(row.kind), village: false, hasCommittee: true };
  const facts = { organisation, electedOn: String(row.elected_on), seats: Number(row.seats) };
  return { id: term, lifecycle: LIFECYCLE, facts, acts: rows.map((each) => JSON.parse(String(each.record)) as Act) };
}

/** Asks before saving: the question and the insert are one transaction of the host's own database. */
function save(term: string, act: Act): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    const history = historyOf(term);
    const answer = decide(lifecycle, history, act, { calendar });
    if (answer.allowed) {
      database.prepare("INSERT INTO act VALUES (?, ?, ?)").run(term, history.acts.length, JSON.stringify(answer.record));
    }
    database.exec("COMMIT");
    const name = texts.act(act.type);
    console.log(`${act.on}  ${name.zh} / ${name.en}: ${answer.allowed ? "已保存 / saved" : "未保存 / not saved"}`);
    if (answer.allowed) return;
    for (const each of answer.verdicts) if (each.status === "violated") say(texts.verdict(each, "asked"));
    if (answer.earliest !== null) say({ zh: `最早：${answer.earliest}`, en: `earliest: ${answer.earliest}` });
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** What is owed as of a day, and how votes were counted: under each reading where the texts leave it open. */
function show(term: string, today: string): void {
  const report = replay(lifecycle, historyOf(term), { calendar, today });
  console.log(`\n${today}`);
  for (const obligation of report.obligations) say(texts.obligation(obligation));
  for (const decision of report.decisions) say(texts.decision(decision));
  for (const { reading, state } of report.states ?? [{ reading: "", state: report.state ?? "" }]) {
    const [label, at] = [texts.reading(reading), texts.state(state)];
    say({ zh: `${label.zh && `${label.zh}：`}${at.zh}`, en: `${label.en && `${label.en}: `}${at.en}` });
  }
  console.log("");
}

function say(text: Text): void {
  console.log(`    ${text.zh}\n    ${text.en}`);
}

const TERM = "branch-7/2023";
const [one, two] = [
  ["c-1", "c-2", "c-3"],
  ["c-1", "c-2", "c-3", "c-4"],
];
database.prepare("INSERT INTO term VALUES (?, ?, ?, ?)").run(TERM, "branch", "2023-08-31", 3);
show(TERM, "2026-01-15"); // the reminder is due on the last day of February
save(TERM, { type: "REMIND", on: "2026-02-20", data: { channel: "letter" } });
save(TERM, { type: "DECIDE", on: "2026-06-02", data: { mode: "onTime" } });
save(TERM, { type: "FILE_REQUEST", on: "2026-06-10" });
save(TERM, { type: "APPROVE_REQUEST", on: "2026-06-22" });
save(TERM, { type: "NOMINATE", on: "2026-07-01", data: { candidates: two } });
save(TERM, { type: "FILE_SLATE", on: "2026-07-06", data: { seats: 3, candidates: one } }); // as many candidates as seats
save(TERM, { type: "FILE_SLATE", on: "2026-07-06", data: { seats: 3, candidates: two } });
save(TERM, { type: "APPROVE_SLATE", on: "2026-07-03" }); // a reply dated before what it answers
save(TERM, { type: "APPROVE_SLATE", on: "2026-07-15" });
save(TERM, { type: "CONVENE", on: "2026-08-20", data: { base: 30, present: 23 } }); // 24 are needed
save(TERM, { type: "CONVENE", on: "2026-08-20", data: { base: 30, present: 28 } });
save(TERM, { type: "ADOPT_METHOD", on: "2026-08-20" });
save(TERM, { type: "APPOINT_SCRUTINEERS", on: "2026-08-20", data: { scrutineers: ["m-8", "m-9"] } });
save(TERM, { type: "OPEN_VOTE", on: "2026-08-20", data: { distributed: 28 } });
save(TERM, { type: "COLLECT", on: "2026-08-20", data: { collected: 28 } });
save(TERM, { type: "COUNT", on: "2026-08-20", data: { votes: { "c-1": 26, "c-2": 22, "c-3": 15, "c-4": 9 }, voidBallots: 0 } });
show(TERM, "2026-08-20"); // 15 of 28 present is more than half, 15 of 30 entitled is not
save(TERM, { type: "ELECT_OFFICERS", on: "2026-08-21" }); // with this recorded, only one reading is left
show(TERM, "2026-08-21");
console.log(`${historyOf(TERM).acts.length} 项已保存 / acts saved`);
