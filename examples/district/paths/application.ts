import { addDays, addMonths, type CivilDate, formatDate, partsOf } from "@guiju/core";
import { act, type Draft, found, neverCame, type Path, TODAY } from "../step.ts";

/** From the application to the talk. Returns the day of the talk. */
export function* application({ random, quirks, appliedOn }: Draft): Path<CivilDate> {
  const underage = quirks.has("underage");
  yield act("APPLY", appliedOn, underage ? { planted: [found("05", "APPLY", appliedOn)], quirks: ["underage"] } : {});
  const limit = addMonths(appliedOn, 1);
  if (quirks.has("talkOverdue")) {
    yield neverCame(limit, "talkOverdue", { ...found("07", "TALK", TODAY), on: null });
  }
  if (quirks.has("noTalk")) return addDays(appliedOn, random.int(10, 25));
  if (quirks.has("talkByMonth")) {
    const written = formatDate(limit).slice(0, 7);
    const planted = [{ ...found("07", "TALK", limit, "undetermined"), on: written }];
    yield act("TALK", limit, partsOf(limit).day < 25 ? { written, planted, quirks: ["talkByMonth"] } : {});
    return addDays(limit, 40);
  }
  if (quirks.has("lateTalk")) {
    const late = addDays(limit, random.pick([1, 2, 3, random.int(4, 15), random.int(10, 60)]));
    yield act("TALK", late, { planted: [found("07", "TALK", late)], quirks: ["lateTalk"] });
    return late;
  }
  const talked = addDays(appliedOn, random.int(3, 26));
  yield act("TALK", talked);
  return talked;
}
