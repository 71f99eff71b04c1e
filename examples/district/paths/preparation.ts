import { addDays, addMonths, type CivilDate, formatDate } from "@guiju/core";
import { people } from "../people.ts";
import { act, among, type Draft, found, foundMissing, type Path, type Planted, type Step } from "../step.ts";
import { later } from "./votes.ts";

/** From the listing to the passed pre-review. Returns the day of the pre-review. */
export function* preparation(draft: Draft, listed: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  const steps = [introducers(draft, listed), ...review(draft, listed), ...training(draft, listed)].sort((a, b) => a.on - b.on);
  yield* steps;
  const last = steps.map((step) => step.on).reduce(later);
  const cleared = addDays(last, random.int(5, 25));
  const planted: Planted[] = [];
  if (quirks.has("noPoliticalReview")) planted.push(foundMissing("16a", "POLITICAL_REVIEW", cleared));
  if (quirks.has("noTraining")) planted.push(foundMissing("17", "TRAIN", cleared));
  yield act("COMMITTEE_CLEAR", cleared, { planted, quirks: among(draft, ["noPoliticalReview", "noTraining"]) });
  return yield* preReview(draft, addDays(cleared, random.int(6, 24)));
}

function* preReview(draft: Draft, on: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  if (quirks.has("preReviewFailed")) {
    yield act("PRE_REVIEW", on, { data: { pass: false } });
    yield act("COMMITTEE_CLEAR", addDays(on, random.int(30, 50)));
    const again = addDays(on, random.int(60, 80));
    yield act("PRE_REVIEW", again, { data: { pass: true }, quirks: ["preReviewFailed"] });
    return again;
  }
  if (quirks.has("leavingSoon")) {
    const leaves = formatDate(addDays(addMonths(on, 3), -random.int(1, 50)));
    const planted = [found("18b", "PRE_REVIEW", on, "warning")];
    yield act("PRE_REVIEW", on, { data: { pass: true, leaveDate: leaves }, planted, quirks: ["leavingSoon"] });
    return on;
  }
  const leaves = random.percent(5) ? { leaveDate: formatDate(addDays(addMonths(on, 3), random.int(20, 200))) } : {};
  yield act("PRE_REVIEW", on, { data: { pass: true, ...leaves } });
  return on;
}

function introducers({ random, quirks }: Draft, listed: CivilDate): Step {
  const on = addDays(listed, random.int(1, 14));
  const two: { id: string; fullMember: boolean; penalty?: unknown }[] = people(random, 2).map((id) => ({ id, fullMember: true }));
  if (quirks.has("oneIntroducer")) {
    return act("INTRODUCERS", on, {
      data: { introducers: two.slice(1) },
      planted: [found("14a", "INTRODUCERS", on)],
      quirks: ["oneIntroducer"],
    });
  }
  if (quirks.has("introducerWarned")) {
    const penalty = { kind: "warning", from: formatDate(addDays(on, -random.int(20, 300))) };
    const data = { introducers: two.map((one, index) => (index === 0 ? { ...one, penalty } : one)) };
    return act("INTRODUCERS", on, { data, planted: [found("14c", "INTRODUCERS", on, "warning")], quirks: ["introducerWarned"] });
  }
  return act("INTRODUCERS", on, { data: { introducers: two } });
}

function review({ random, quirks }: Draft, listed: CivilDate): Step[] {
  if (quirks.has("noPoliticalReview")) return [];
  return [act("POLITICAL_REVIEW", addDays(listed, random.int(8, 45)), { data: { result: "qualified" } })];
}

function training({ random, quirks }: Draft, listed: CivilDate): Step[] {
  if (quirks.has("noTraining")) return [];
  const on = addDays(listed, random.int(8, 55));
  if (!quirks.has("shortTraining"))
    return [
      act("TRAIN", on, {
        data: random.pick([
          { days: 3, hours: 24 },
          { days: 3, hours: 18 },
          { days: 4, hours: 28 },
          { days: 2, hours: 24 },
        ]),
      }),
    ];
  const data = random.pick([
    { days: 2, hours: 16 },
    { days: 1, hours: 8 },
    { days: 2, hours: 20 },
  ]);
  return [act("TRAIN", on, { data, planted: [found("17", "TRAIN", on, "warning")], quirks: ["shortTraining"] })];
}
