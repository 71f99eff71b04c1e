import { DatabaseSync } from "node:sqlite";
import { type Text, textOf } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, decide, type History } from "@guiju/lifecycle";
import { verdictText } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";

const LIFECYCLE = "cpc/member-development";
const pack = loadPack("cpc");
const lifecycle = pack.lifecycles.get(LIFECYCLE);
if (lifecycle === undefined) throw new Error(`the pack has no ${LIFECYCLE}`);
const sentence = verdictText(pack, lifecycle);
const calendar = chineseDays();

const database = new DatabaseSync(":memory:");
database.exec(`
  CREATE TABLE person (id TEXT PRIMARY KEY, birth_date TEXT NOT NULL);
  CREATE TABLE act (person TEXT NOT NULL REFERENCES person, position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (person, position));
`);

/** What became of an act: stored, or refused with the reasons and the first day on which it may happen. */
interface Outcome {
  readonly saved: boolean;
  readonly earliest: string | null;
  readonly reasons: readonly Text[];
}

/** Asks before saving: the question and the insert are one transaction of the host's own database. */
function save(person: string, act: Act): Outcome {
  database.exec("BEGIN IMMEDIATE");
  try {
    const history = historyOf(person);
    const answer = decide(lifecycle as NonNullable<typeof lifecycle>, history, act, { calendar, today: act.on });
    if (answer.allowed) {
      database.prepare("INSERT INTO act VALUES (?, ?, ?)").run(person, history.acts.length, JSON.stringify(answer.record));
    }
    database.exec("COMMIT");
    const reasons = answer.verdicts.filter((verdict) => verdict.status === "violated").map((verdict) => sentence(verdict, "asked"));
    return { saved: answer.allowed, earliest: answer.earliest, reasons };
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function historyOf(person: string): History {
  const row = database.prepare("SELECT birth_date FROM person WHERE id = ?").get(person);
  if (row === undefined) throw new Error(`there is no person ${person}`);
  const rows = database.prepare("SELECT record FROM act WHERE person = ? ORDER BY position").all(person);
  const acts = rows.map((each) => JSON.parse(String(each.record)) as Act);
  return { id: person, lifecycle: LIFECYCLE, facts: { birthDate: String(row.birth_date) }, acts };
}

function show(act: Act, outcome: Outcome): void {
  const name = textOf(pack.catalogue, [`act.${act.type}`]) ?? { zh: act.type, en: act.type };
  console.log(`${act.on}  ${name.zh} / ${name.en}: ${outcome.saved ? "已保存 / saved" : "未保存 / not saved"}`);
  if (outcome.saved) return;
  for (const reason of outcome.reasons) console.log(`    ${reason.zh}\n    ${reason.en}`);
  if (outcome.earliest !== null) console.log(`    最早 / earliest: ${outcome.earliest}`);
}

const opinions = ["partyGroup", "contacts", "members", "masses"];
const contacts = [{ id: "m-0301", fullMember: true }];
const places = [{ id: "unit", start: "2026-11-30", end: "2026-12-04" }];
const acts: readonly Act[] = [
  { type: "APPLY", on: "2025-06-03" },
  { type: "TALK", on: "2025-06-20" },
  { type: "DECIDE_ACTIVIST", on: "2025-11-20" },
  { type: "FILE_ACTIVIST", on: "2025-11-27" },
  { type: "ASSIGN_CONTACTS", on: "2025-12-01", data: { contacts } },
  { type: "CHECK", on: "2026-05-15" },
  { type: "CHECK", on: "2026-10-30" },
  { type: "DISCUSS_OBJECT", on: "2026-11-02", data: { opinions } }, // the year is not over
  { type: "DISCUSS_OBJECT", on: "2026-11-20", data: { opinions } },
  { type: "SUPERIOR_CONSENT", on: "2026-11-27" },
  { type: "LIST_OBJECT", on: "2026-11-28" }, // without a notice
  { type: "NOTICE", on: "2026-11-30", data: { places } },
  { type: "LIST_OBJECT", on: "2026-12-04" }, // on the last day of the notice
  { type: "LIST_OBJECT", on: "2026-12-05" },
];
database.prepare("INSERT INTO person VALUES (?, ?)").run("m-0001", "1998-03-01");
for (const act of acts) show(act, save("m-0001", act));
console.log(`\n${historyOf("m-0001").acts.length} 项已保存 / acts saved`);
