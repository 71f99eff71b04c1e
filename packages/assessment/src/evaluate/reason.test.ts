import { expect, test } from "vitest";
import * as reasons from "./reason.ts";

test("each code is the position of the reason that its name says", () => {
  const codes = Object.entries(reasons).filter(([, code]) => typeof code === "number");
  const positions = codes.map(([name]) => {
    const camel = name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    return [name, (reasons.REASONS as readonly string[]).indexOf(camel)];
  });
  expect(codes).toHaveLength(15);
  expect(codes).toEqual(positions);
});

test("a reason is a sentence in both languages", () => {
  const said = reasons.REASONS.filter((reason) => reason !== "").map((reason) => reasons.reasonText(reason, []));
  expect(said.filter(({ en }) => !/^[A-Z][a-z ]+\.$/.test(en))).toEqual([]);
  expect(said.filter(({ zh }) => !/^[\u4e00-\u9fff]+。$/.test(zh))).toEqual([]);
  expect(reasons.reasonText("noReason", []).en).toBe("No reason given.");
  expect(reasons.reasonText("missingAmongPeers", [{ zh: "收入", en: "income" }])).toEqual({
    zh: "同组有单位缺少：收入。",
    en: "Missing among peers: income.",
  });
});
