import { addDays, addMonths, type CivilDate, formatDate } from "@guiju/core";
import { act, among, type Draft, found, NEW_TEXT, type Path } from "../step.ts";
import { votes, votesOfRoster } from "./votes.ts";

/** From the pre-review to the resolution of the assembly. Returns the day of the resolution. */
export function* assembly(draft: Draft, reviewed: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  if (quirks.has("lateAssembly")) {
    const late = addDays(addMonths(reviewed, 1), random.pick([1, 2, random.int(3, 12), random.int(10, 40)]));
    const limited = late >= NEW_TEXT && reviewed >= NEW_TEXT;
    yield act("ASSEMBLY", late, {
      data: { ...votes(random, "passed") },
      planted: limited ? [found("19a", "ASSEMBLY", late)] : [],
      quirks: limited ? ["lateAssembly"] : [],
    });
    return late;
  }
  let on = addDays(reviewed, random.int(4, 14));
  if (quirks.has("voidAssembly")) {
    yield act("ASSEMBLY", on, { data: { ...votes(random, "void") }, planted: [found("19b", "ASSEMBLY", on)], quirks: ["voidAssembly"] });
    on = addDays(on, random.int(3, 12));
  } else if (quirks.has("tieThenPassed")) {
    yield act("ASSEMBLY", on, { data: { ...votes(random, "tie") }, quirks: ["tieThenPassed"] });
    on = addDays(on, random.int(3, 12));
  } else on = addDays(on, random.int(0, 12));
  const data = quirks.has("rosterGiven") ? votesOfRoster(random) : { ...votes(random, "passed") };
  yield act("ASSEMBLY", on, { data, quirks: among(draft, ["rosterGiven"]) });
  if (quirks.has("secondAssembly")) {
    const again = addDays(on, random.int(2, 5));
    const planted = [{ norm: "", act: "ASSEMBLY", on: formatDate(again), status: "refused" as const }];
    yield act("ASSEMBLY", again, { data: { ...votes(random, "passed") }, planted, quirks: ["secondAssembly"] });
  }
  return on;
}
