import { addDays, addMonths, type CivilDate, civilDate, dateOf, formatDate, partsOf } from "@guiju/core";
import { act, type Draft, found, type Path, TODAY } from "../step.ts";

// From this day the usual term of half a year is known; the longest, one year, is older.
const USUAL_TERM = civilDate("2025-01-01");

/** After conversion: the file is archived, and a review closes each year. */
export function* membership({ random, quirks }: Draft, converted: CivilDate): Path<void> {
  const archived = addDays(converted, random.int(5, 40));
  yield act("ARCHIVE", archived);
  if (quirks.has("suspendedEarly")) {
    const lost = addDays(archived, random.int(60, 90));
    yield act("LOST_CONTACT", lost, { data: { since: formatDate(lost) } });
    const suspended = addDays(addMonths(lost, 6), -random.int(5, 60));
    yield act("SUSPEND", suspended, {
      data: { ground: "lostContact" },
      planted: [found("JY-24c", "SUSPEND", suspended)],
      quirks: ["suspendedEarly"],
    });
    return;
  }
  if (quirks.has("rectifiedTooLong")) {
    const on = addDays(archived, random.int(60, 200));
    const until = formatDate(addMonths(on, random.int(13, 18)));
    const planted = [found("JY-30", "RECTIFY", on), ...(on >= USUAL_TERM ? [found("JY-30", "RECTIFY", on, "warning")] : [])];
    yield act("RECTIFY", on, { data: { until }, planted, quirks: ["rectifiedTooLong"] });
    return;
  }
  for (let year = partsOf(archived).year; year <= partsOf(TODAY).year; year += 1) {
    const review = dateOf(year, 12, random.int(8, 28));
    if (review !== undefined && review > archived)
      yield act("ANNUAL_REVIEW", review, { data: { grade: random.pick(["优秀", "合格", "合格", "合格"]) } });
  }
}
