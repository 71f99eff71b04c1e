import { basename, dirname, resolve } from "node:path";
import { below, GuijuError, type Issue, isGuijuError, parseJson, type WorkCalendar } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { readWhole } from "./input.ts";
import { optionValue } from "./options.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

type Years = NonNullable<Parameters<typeof chineseDays>[0]>;

/**
 * The working-day calendar of a run: the years the data package has, and those of the file that `--calendar` names:
 * `{"years": {"2027": {"holidays": ["2027-01-01"], "makeUpDays": []}}}`.
 *
 * @throws GuijuError `invalid_calendar` with the places in the file, `usage` where there is no such file
 */
export async function calendarOf(session: Session): Promise<WorkCalendar> {
  const path = optionValue(session.given, "calendar");
  if (path === undefined) return chineseDays();
  const bytes = await readWhole(session, path);
  if (bytes === undefined) throw usage(say("calendar.tooLarge", { path }));
  const full = resolve(session.io.cwd, path);
  const { value, issues, placeOf } = parseJson(bytes.toString("utf8"), basename(full));
  const refuse = (found: readonly Issue[]): GuijuError =>
    new GuijuError("invalid_calendar", "The calendar file is wrong.", { issues: found, details: { folder: dirname(full) } });
  if (issues.length > 0) throw refuse(issues);
  const other = typeof value === "object" && value !== null ? Object.keys(value).find((key) => key !== "years") : undefined;
  if (typeof value !== "object" || value === null || other !== undefined || !Object.hasOwn(value, "years")) {
    const place = placeOf(other === undefined ? "" : below("", other), "key");
    throw refuse([{ code: "calendar_shape", pointer: "", message: say("calendar.shape"), ...(place === undefined ? {} : { place }) }]);
  }
  try {
    return chineseDays((value as { years: Years }).years);
  } catch (error) {
    if (!isGuijuError(error) || error.code !== "invalid_calendar") throw error;
    throw refuse(error.issues.map((issue) => ({ ...issue, ...placed(placeOf(issue.pointer ?? "")) })));
  }
}

function placed(place: Issue["place"] | undefined): Pick<Issue, "place"> | object {
  return place === undefined ? {} : { place };
}
