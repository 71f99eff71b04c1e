import { expect, test } from "vitest";
import { sayDate } from "./say-date.ts";

test.each([
  ["2026-07-01", "2026年7月1日", "1 July 2026"],
  ["2019-07", "2019年7月", "July 2019"],
  ["2019-07-01/2019-07-31", "2019年7月", "July 2019"],
  ["2019", "2019年", "2019"],
  ["2019-01-01/2019-12-31", "2019年", "2019"],
  ["2019-07-01/2019-08-31", "2019年7月1日至2019年8月31日", "1 July 2019 to 31 August 2019"],
  ["2019-07-02/2019-07-31", "2019年7月2日至2019年7月31日", "2 July 2019 to 31 July 2019"],
  ["2019-07-02/2019-07-02", "2019年7月2日", "2 July 2019"],
])("%s is said as people write it", (iso, zh, en) => {
  expect([sayDate(iso, "zh"), sayDate(iso, "en")]).toEqual([zh, en]);
});

test("what is no date comes back as it is", () => {
  for (const text of ["2026-02-30", "branch", "", "2019-07-31/2019-07-01", "2019-07-01/never", "a/b"])
    expect(sayDate(text, "zh")).toBe(text);
});
