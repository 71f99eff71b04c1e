import { expect, test } from "vitest";
import { formatDateRange, parseDateRange } from "./date-range.ts";

test("a month and a year stand for all of their days, a day for itself", () => {
  const written = (text: string): string | undefined => {
    const range = parseDateRange(text);
    return range === undefined ? undefined : formatDateRange(range);
  };
  expect(written("2019-07")).toBe("2019-07-01/2019-07-31");
  expect(written("2024-02")).toBe("2024-02-01/2024-02-29");
  expect(written("2019")).toBe("2019-01-01/2019-12-31");
  expect(written("9999-12")).toBe("9999-12-01/9999-12-31");
  expect(written("2019-07-05")).toBe("2019-07-05");
});

test("what is neither a day, a month nor a year is refused", () => {
  const wrong = ["2019-7", "2019-00", "2019-13", "0000", "19", "2019-07-32", "２０１９", "2019-", "2019-07-", "abcd", "20190701"];
  for (const text of wrong) expect([text, parseDateRange(text)]).toEqual([text, undefined]);
  for (const value of [2019, null, ["2019"]]) expect(parseDateRange(value as never)).toBeUndefined();
});
