import { addDays, type CivilDate, formatDate, nthWorkingDay } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { act, among, type Draft, found, foundMissing, NEW_TEXT, type Path, type Planted } from "../step.ts";
import { later } from "./votes.ts";

const calendar = chineseDays();

/** From the discussion to the listing as a development object, by the text in force. Returns the day of listing. */
export function* listing(draft: Draft, discussed: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  const slack = quirks.has("byMonth") ? 31 : 0;
  const filed = addDays(discussed, random.int(4, 15) + slack);
  const listed = addDays(filed, random.int(1, 10) + slack);
  if (listed < NEW_TEXT) {
    yield act("FILE_OBJECT", filed);
    yield act("LIST_OBJECT", listed);
    return listed;
  }
  if (quirks.has("filedUnderOldText") && filed < NEW_TEXT) {
    yield act("FILE_OBJECT", filed);
    const planted = [found("13c", "LIST_OBJECT", listed, "warning"), foundMissing("13d", "NOTICE", listed)];
    yield act("LIST_OBJECT", listed, { planted, quirks: ["filedUnderOldText"] });
    return listed;
  }
  return yield* consentAndNotice(draft, filed < NEW_TEXT ? addDays(NEW_TEXT, random.int(1, 15)) : filed);
}

/** The text of 2026: the superior committee consents, then a notice of five working days, then the listing. */
function* consentAndNotice(draft: Draft, consented: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  const start = workingDay(addDays(consented, random.int(1, 5)), 1);
  const early = quirks.has("noConsent") || quirks.has("lateConsent");
  if (!early) yield act("SUPERIOR_CONSENT", consented);
  if (quirks.has("noNotice")) {
    yield act("LIST_OBJECT", start, { planted: [foundMissing("13d", "NOTICE", start)], quirks: ["noNotice"] });
    return start;
  }
  const places = postings(draft, start);
  const end = places.map((place) => place.last).reduce(later);
  const data = { places: places.map(({ id, first, last }) => ({ id, start: formatDate(first), end: formatDate(last) })) };
  yield act("NOTICE", start, {
    data,
    planted: early ? [foundMissing("13c", "SUPERIOR_CONSENT", start)] : [],
    quirks: among(draft, ["noConsent"]),
  });
  if (quirks.has("lateConsent")) yield act("SUPERIOR_CONSENT", addDays(start, random.int(1, 3)), { quirks: ["lateConsent"] });
  if (quirks.has("noticeBlocked")) {
    yield act("NOTICE_BLOCKED", addDays(end, 1), { quirks: ["noticeBlocked"] });
    return yield* secondRound(draft, addDays(end, 1));
  }
  const short = among(draft, ["shortNotice", "listedEarly", "postedApart"]);
  const listed = quirks.has("listedEarly") ? end : addDays(end, short.length > 0 ? 1 : random.int(1, 6));
  const planted: Planted[] = short.length > 0 ? [found("13d", "LIST_OBJECT", listed)] : [];
  yield act("LIST_OBJECT", listed, { planted, quirks: [...short, ...among(draft, ["floating"])] });
  return listed;
}

/** A blocked notice leads back to cultivation; the person is discussed once more after the matter was looked into. */
function* secondRound(draft: Draft, blocked: CivilDate): Path<CivilDate> {
  const again = addDays(blocked, draft.random.int(40, 60));
  yield act("CHECK", addDays(blocked, 20));
  yield act("DISCUSS_OBJECT", again, { data: { opinions: ["partyGroup", "contacts", "members", "masses"] } });
  const plain = { ...draft, quirks: new Set([...draft.quirks].filter((quirk) => quirk !== "noticeBlocked")) };
  return yield* consentAndNotice(plain, addDays(again, draft.random.int(4, 12)));
}

interface Posting {
  readonly id: string;
  readonly first: CivilDate;
  readonly last: CivilDate;
}

function postings({ random, quirks }: Draft, start: CivilDate): Posting[] {
  if (quirks.has("postedApart")) {
    const later = workingDay(start, 3);
    return [
      { id: "outflow", first: start, last: workingDay(start, 5) },
      { id: "inflow", first: later, last: workingDay(later, 5) },
    ];
  }
  const last = workingDay(
    start,
    quirks.has("shortNotice") ? random.int(3, 4) : quirks.has("listedEarly") ? 5 : random.pick([5, 5, 5, 6, 7]),
  );
  if (!quirks.has("floating")) return [{ id: random.pick(["unit", "unit", "residence"]), first: start, last }];
  return [
    { id: "outflow", first: start, last },
    { id: "inflow", first: start, last },
  ];
}

function workingDay(from: CivilDate, count: number): CivilDate {
  return nthWorkingDay(calendar, from, count).day;
}
