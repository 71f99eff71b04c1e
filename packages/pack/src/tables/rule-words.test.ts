import type { Check } from "@guiju/lifecycle";
import { expect, test } from "vitest";
import { checkPack } from "../check/check-pack.ts";
import { readLibrary } from "../fixture/read-library.ts";
import type { Pack } from "../pack.ts";
import { ratioWords } from "./ratio-words.ts";
import { ruleWords } from "./rule-words.ts";

/** The fixture with more messages. */
function packWith(messages: Readonly<Record<string, readonly [string, string]>>): Pack {
  return readLibrary((files) => {
    for (const [index, language] of ["zh", "en"].entries()) {
      const file = files.get(`messages/${language}.json`) as { messages: Record<string, string> };
      for (const [key, texts] of Object.entries(messages)) file.messages[key] = texts[index] as string;
    }
  });
}

const words = (pack: Pack, slot: string, check: unknown): string | undefined => ruleWords(pack, slot, check as Check)?.en;

test("a sentence of the pack is filled with the parameters of the check, so that it changes when the data change", () => {
  const pack = packWith({
    "rule.loan.length": ["{months}个月，特殊的{exception.months}个月", "{months} months, {exception.months} where special"],
  });
  const check = {
    name: "length",
    kind: "maximumInterval",
    from: { value: "askedOn" },
    period: { months: 3 },
    exception: { period: { months: 6 }, when: { all: [] } },
  };
  expect(words(pack, "loan", check)).toBe("3 months, 6 where special");
  expect(words(pack, "loan", { ...check, period: { months: 4 } })).toBe("4 months, 6 where special");
});

test("a check without a name has the sentence of its norm", () => {
  const pack = packWith({ "rule.loan": ["{min}到{max}", "{min} to {max}"] });
  expect(words(pack, "loan", { kind: "count", of: { self: "cards" }, min: 1, max: 2 })).toBe("1 to 2");
  expect(words(pack, "loan", { name: "x", kind: "count", of: { self: "cards" }, min: 1, max: 2 })).toBeUndefined();
});

test("none and exactly are said only while they are true", () => {
  const pack = packWith({
    "rule.loan.none": ["不得", "none"],
    "rule.loan.exactly": ["{max}个", "just {max}"],
    "rule.loan": ["至多{max}个", "at most {max}"],
  });
  const check = { kind: "count", of: { self: "cards" } };
  expect(words(pack, "loan", { ...check, max: 0 })).toBe("none");
  expect(words(pack, "loan", { ...check, max: 1 })).toBe("at most 1");
  expect(words(pack, "loan", { ...check, min: 2, max: 2 })).toBe("just 2");
});

test("numbers inside a condition are parameters by the key they stand under, days as {day}, closed choices in words", () => {
  const pack = packWith({
    "rule.a": ["{warning}/{ban}（{day}）", "{warning}/{ban} ({day})"],
    "rule.b": ["{sameDay}", "{sameDay}"],
    "rule.c": ["{sign}{ratio}；{exact}", "{sign} {ratio}; {exact}"],
  });
  const lookup = { lookup: { self: "kind" }, in: { warning: 12, ban: 24 } };
  expect(words(pack, "a", { kind: "eligibility", that: { all: [{ lt: [lookup, 3] }, { ge: [{ self: "on" }, "2025-01-01"] }] } })).toBe(
    "12/24 (1 January 2025)",
  );
  expect(words(pack, "b", { kind: "order", after: { value: "askedOn" }, sameDay: "allowed" })).toBe("the same day will do");
  expect(words(pack, "b", { kind: "order", after: { value: "askedOn" }, sameDay: "refused" })).toBe("not on the same day");
  const quorum = { kind: "quorum", present: 1, of: 2, ratio: [2, 3] };
  expect(words(pack, "c", { ...quorum, exact: "fails" })).toBe("more than 2/3; exactly 2/3 will not do");
  expect(words(pack, "c", { ...quorum, exact: "counts" })).toBe("at least 2/3; exactly 2/3 will do");
});

test("a sentence that asks for what its check does not have is not used, and is an error of the pack; one for no check is a warning", () => {
  const pack = packWith({ "rule.ask.age": ["满{months}个月", "{months} months"], "rule.lost": ["某项", "something"] });
  expect(words(pack, "ask.age", pack.norms.find((norm) => norm.slot === "ask.age")?.checks[0])).toBeUndefined();
  const found = checkPack(pack).filter((issue) => issue.pointer?.includes("rule."));
  expect(found.map(({ code, severity, pointer }) => [code, severity ?? "error", pointer])).toEqual([
    ["unknown_slot", "error", "/messages/rule.ask.age"],
    ["unused_text", "warning", "/messages/rule.lost"],
  ]);
  expect(found[0]?.place).toMatchObject({ file: "messages/zh.json" });
});

test("short names of states, of acts and of an act by its outcome are used; of others they are not", () => {
  const pack = packWith({
    "short.state.asked": ["申请", "asked"],
    "short.act.GRANT": ["发", "grant"],
    "short.act.GRANT.granted": ["已发", "granted"],
    "short.act.GRANTED": ["?", "?"],
  });
  expect(checkPack(pack).flatMap((issue) => (issue.code === "unused_text" ? [issue.pointer] : []))).toEqual([
    "/messages/short.act.GRANTED",
  ]);
});

test("a share is said as people say it", () => {
  expect(ratioWords([1, 2])).toEqual({ zh: "半数", en: "half" });
  expect([ratioWords([2, 3]).zh, ratioWords([4, 5]).zh, ratioWords([13, 25]).zh]).toEqual(["三分之二", "五分之四", "25分之13"]);
});
