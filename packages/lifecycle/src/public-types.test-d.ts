import type { WorkCalendar } from "@guiju/core";
import { expectTypeOf, test } from "vitest";
import { type Act, auditAll, can, type History, type HistoryProblem, type Lifecycle, type Report, replay, type Status } from "./index.ts";

declare const lifecycle: Lifecycle;
declare const calendar: WorkCalendar;

test("a history is plain JSON, and a report is too", () => {
  expectTypeOf<History["acts"]>().toEqualTypeOf<readonly Act[]>();
  expectTypeOf(replay).returns.toEqualTypeOf<Report>();
  expectTypeOf(JSON.parse("{}")).toExtend<History>();
});

test("a verdict is never a bare boolean", () => {
  expectTypeOf<Report["verdicts"][number]["status"]>().toEqualTypeOf<Status>();
  expectTypeOf<Status>().toEqualTypeOf<"satisfied" | "violated" | "warning" | "undetermined" | "notApplicable">();
  expectTypeOf<Report["verdicts"][number]["earliest"]>().toEqualTypeOf<string | null>();
});

test("a question without a calendar does not compile", () => {
  // @ts-expect-error the calendar is required: working days are never guessed
  replay(lifecycle, { id: "a", lifecycle: "x/y", acts: [] }, { today: "2026-01-01" });
  expectTypeOf(
    can(lifecycle, { id: "a", lifecycle: "x/y", acts: [] }, { type: "A", on: "2026-01-01" }, { calendar }).earliest,
  ).toEqualTypeOf<string | null>();
});

test("an audit yields a report or the problem of each history", () => {
  expectTypeOf(auditAll).returns.toExtend<Iterable<Report | HistoryProblem>>();
});
