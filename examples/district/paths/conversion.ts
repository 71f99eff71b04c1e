import { addDays, addMonths, type CivilDate } from "@guiju/core";
import { act, among, type Draft, found, foundMissing, neverCame, type Path, type Planted, TODAY } from "../step.ts";
import { votes } from "./votes.ts";

/** The days that a conversion is measured by. */
export interface Probation {
  readonly resolved: CivilDate;
  readonly approved: CivilDate;
  readonly expiry: CivilDate;
}

/** From the request to the approved conversion, with an extension where there is one. */
export function* conversion(draft: Draft, { expiry }: Probation): Path<CivilDate | undefined> {
  const { random, quirks } = draft;
  if (!quirks.has("noRequest"))
    yield act("REQUEST_CONVERSION", addDays(expiry, quirks.has("earlyConversion") ? -random.int(32, 45) : -random.int(10, 28)));
  if (quirks.has("deferred") || quirks.has("deferredTooLong")) yield act("DEFER", addDays(expiry, -random.int(1, 8)));
  if (quirks.has("conversionOverdue")) {
    yield neverCame(addMonths(expiry, 1), "conversionOverdue", { ...found("31b", "CONVERSION_ASSEMBLY", TODAY, "warning"), on: null });
  }
  const on = conversionDay(draft, expiry);
  const planted: Planted[] = [];
  if (quirks.has("earlyConversion")) planted.push(found("31b", "CONVERSION_ASSEMBLY", on));
  if (quirks.has("lateConversion")) planted.push(found("31b", "CONVERSION_ASSEMBLY", on, "warning"));
  if (quirks.has("deferredTooLong")) planted.push(found("35", "CONVERSION_ASSEMBLY", on));
  if (quirks.has("noRequest")) planted.push(foundMissing("32", "REQUEST_CONVERSION", on));
  const met = among(draft, ["earlyConversion", "lateConversion", "deferredTooLong", "noRequest", "deferred", "cancelled"]);
  const counts = votes(random, "passed");
  if (quirks.has("extended") || quirks.has("extendedWrongly") || quirks.has("extendedTwice")) {
    const months = quirks.has("extendedWrongly") ? random.pick([3, 4, 5, 13, 15, 18]) : random.int(6, quirks.has("extendedTwice") ? 6 : 12);
    if (quirks.has("extendedWrongly")) planted.push(found("31c", "CONVERSION_ASSEMBLY", on));
    yield act("CONVERSION_ASSEMBLY", on, {
      data: { ...counts, outcome: "extend", months },
      planted,
      quirks: [...met, ...among(draft, ["extendedWrongly"])],
    });
    yield* approved(draft, on, 50);
    return yield* extended(draft, addMonths(expiry, months));
  }
  const outcome = quirks.has("cancelled") ? "cancel" : "convert";
  yield act("CONVERSION_ASSEMBLY", on, { data: { ...counts, outcome }, planted, quirks: met });
  const done = yield* approved(draft, on, 80);
  return outcome === "convert" ? done : undefined;
}

function conversionDay({ random, quirks }: Draft, expiry: CivilDate): CivilDate {
  if (quirks.has("earlyConversion")) return addDays(expiry, -random.pick([1, random.int(2, 10), random.int(5, 28)]));
  if (quirks.has("lateConversion")) return addDays(addMonths(expiry, 1), random.int(3, 110));
  if (quirks.has("deferred")) return addDays(addMonths(expiry, 6), -random.int(0, 60));
  if (quirks.has("deferredTooLong")) return addDays(addMonths(expiry, 6), random.int(1, 45));
  return addDays(expiry, random.int(0, 25));
}

/** After an extension the assembly converts at the new end; a second extension is one too many. */
function* extended(draft: Draft, expiry: CivilDate): Path<CivilDate> {
  const { random, quirks } = draft;
  const on = addDays(expiry, random.int(0, 20));
  if (quirks.has("extendedTwice")) {
    const planted = [found("31c", "CONVERSION_ASSEMBLY", on)];
    yield act("CONVERSION_ASSEMBLY", on, {
      data: { ...votes(random, "passed"), outcome: "extend", months: 6 },
      planted,
      quirks: ["extendedTwice"],
    });
    yield* approved(draft, on, 80);
    const last = addDays(addMonths(expiry, 6), random.int(0, 20));
    yield act("CONVERSION_ASSEMBLY", last, { data: { ...votes(random, "passed"), outcome: "convert" } });
    return yield* approved(draft, last, 80);
  }
  yield act("CONVERSION_ASSEMBLY", on, { data: { ...votes(random, "passed"), outcome: "convert" }, quirks: among(draft, ["extended"]) });
  return yield* approved(draft, on, 80);
}

/** The approval of what the assembly resolved, within so many days where it is in time. Returns its day. */
function* approved(draft: Draft, resolved: CivilDate, within: number): Path<CivilDate> {
  const { random, quirks } = draft;
  const limit = addMonths(resolved, 3);
  if (quirks.has("conversionApprovalOverdue")) {
    yield neverCame(limit, "conversionApprovalOverdue", { ...found("33a", "APPROVE_CONVERSION", TODAY), on: null });
  }
  if (quirks.has("lateConversionApproval")) {
    const late = addDays(limit, random.pick([1, 2, random.int(3, 50)]));
    yield act("APPROVE_CONVERSION", late, { planted: [found("33a", "APPROVE_CONVERSION", late)], quirks: ["lateConversionApproval"] });
    return late;
  }
  const on = addDays(resolved, random.int(15, within));
  yield act("APPROVE_CONVERSION", on);
  return on;
}
