import { addDays, addMonths, type CivilDate } from "@guiju/core";
import { people } from "../people.ts";
import { act, among, type Draft, found, foundMissing, lacking, type Path, type Planted, type Step } from "../step.ts";

const OPINIONS = ["partyGroup", "contacts", "members", "masses"];

/** From the decision on an activist to the discussion of a development object. Returns the day of the discussion. */
export function* cultivation(draft: Draft, talked: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  let started = addDays(talked, random.int(45, 400));
  yield* activist(draft, started);
  const anniversary = addMonths(started, 12);
  if (quirks.has("yearStartedAnew")) {
    const moved = addMonths(started, 7);
    yield* checks(draft, started, moved);
    yield act("MOVE", moved);
    yield act("HANDOVER", addDays(moved, random.int(2, 12)), { movesTo: draft.otherBranch });
    const dropped = addDays(moved, random.int(15, 30));
    yield act("NOT_RECOGNISED", dropped, { data: { superiorAgreed: true } });
    started = addDays(dropped, random.int(10, 30));
    yield* activist(draft, started);
  }
  const discussed = discussionDay(draft, started, anniversary);
  yield* checks(draft, started, discussed);
  yield* discussion(draft, discussed);
  return discussed;
}

/** The decision, its filing with the superior committee, and the contacts. */
function* activist({ random, quirks }: Draft, decided: CivilDate): Path<void> {
  const slack = quirks.has("byMonth") ? 31 : 0;
  const noTalk = quirks.has("noTalk");
  yield act(
    "DECIDE_ACTIVIST",
    decided,
    noTalk ? { planted: [foundMissing("LC25-3", "TALK", decided), foundMissing("07", "TALK", decided)], quirks: ["noTalk"] } : {},
  );
  const filed = addDays(decided, random.int(3, 18) + slack);
  if (!quirks.has("neverFiled") && !quirks.has("lateFiling")) yield act("FILE_ACTIVIST", filed);
  if (quirks.has("noContacts")) return;
  const assigned = addDays(filed, random.int(1, 15) + slack);
  const contacts = people(random, random.int(1, 2)).map((id) => ({ id, fullMember: true }));
  if (quirks.has("contactNotFull")) {
    const planted = [found("09", "ASSIGN_CONTACTS", assigned)];
    const data = { contacts: contacts.map((one, index) => ({ ...one, fullMember: index > 0 })) };
    yield act("ASSIGN_CONTACTS", assigned, { data, planted, quirks: ["contactNotFull"] });
  } else yield act("ASSIGN_CONTACTS", assigned, { data: { contacts } });
}

function discussionDay({ random, quirks }: Draft, started: CivilDate, anniversary: CivilDate): CivilDate {
  if (quirks.has("earlyDiscussion")) return addDays(anniversary, -random.pick([1, 2, random.int(3, 20), random.int(10, 70)]));
  if (quirks.has("yearStartedAnew")) return addDays(anniversary, random.int(0, 20));
  if (quirks.has("byMonth")) return addDays(addMonths(started, 14), random.int(0, 50));
  return addDays(addMonths(started, 12), random.int(0, 170));
}

/** One check in each half year, and the papers of a person who moves meanwhile. */
function* checks(draft: Draft, started: CivilDate, until: CivilDate): Path<void> {
  const { random, quirks } = draft;
  const steps: Step[] = [];
  const skipped = quirks.has("missingCheck") ? random.int(1, 2) : 0;
  for (let index = 1; addMonths(started, 6 * (index - 1)) < until; index += 1) {
    const end = addMonths(started, 6 * index);
    const day = addDays(end, -(quirks.has("byMonth") ? random.int(40, 65) : random.int(3, 40)));
    if (index === skipped && end <= until) {
      steps.push(lacking(end, "missingCheck", found("11a", "CHECK", end)));
    } else if (day < until) steps.push(act("CHECK", day));
  }
  if (quirks.has("moved")) steps.push(...move(draft, addMonths(started, random.int(2, 9))));
  yield* steps.sort((a, b) => a.on - b.on);
}

function move({ random, otherBranch }: Draft, moved: CivilDate): Step[] {
  const handed = addDays(moved, random.int(2, 20));
  const accepted = addDays(handed, random.int(3, 25));
  return [
    act("MOVE", moved),
    act("HANDOVER", handed, { movesTo: otherBranch }),
    act("ACCEPT", accepted, { data: { reviewOk: true }, quirks: ["moved"] }),
  ];
}

/** The discussion, at which all that the year should have brought is looked at. */
function* discussion(draft: Draft, on: CivilDate): Path<void> {
  const { random, quirks } = draft;
  const planted: Planted[] = [];
  if (quirks.has("earlyDiscussion") || quirks.has("yearStartedAnew")) planted.push(found("13a", "DISCUSS_OBJECT", on));
  if (quirks.has("missingOpinion")) planted.push(found("13b", "DISCUSS_OBJECT", on));
  if (quirks.has("noContacts")) planted.push(foundMissing("09", "ASSIGN_CONTACTS", on));
  if (quirks.has("neverFiled") || quirks.has("lateFiling")) planted.push(foundMissing("08", "FILE_ACTIVIST", on));
  const left = quirks.has("missingOpinion") ? random.int(0, 3) : -1;
  const data = { opinions: OPINIONS.filter((_, index) => index !== left) };
  yield act("DISCUSS_OBJECT", on, {
    data,
    planted,
    quirks: among(draft, ["earlyDiscussion", "yearStartedAnew", "missingOpinion", "noContacts", "neverFiled", "byMonth"]),
  });
  if (quirks.has("lateFiling")) yield act("FILE_ACTIVIST", addDays(on, random.int(1, 3)), { quirks: ["lateFiling"] });
}
