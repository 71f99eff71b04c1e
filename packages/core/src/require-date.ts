import { type CivilDate, parseDate } from "./civil-date.ts";
import { dateProblem } from "./date-problem.ts";
import { GuijuError } from "./guiju-error.ts";

/**
 * Reads a date from `YYYY-MM-DD`.
 *
 * @throws GuijuError `invalid_date`, with an issue that says what is wrong with the text
 *
 * @example
 * civilDate("1970-01-02"); // => 1
 */
export function civilDate(text: string): CivilDate {
  const date = parseDate(text);
  if (date !== undefined) return date;
  const message = dateProblem(text);
  throw new GuijuError("invalid_date", message.en, { issues: [{ code: "invalid_date", message }] });
}
