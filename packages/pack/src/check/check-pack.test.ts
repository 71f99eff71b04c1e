import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { checkPack } from "./check-pack.ts";

type Loose = Record<string, unknown>;

function messagesOf(files: Map<string, unknown>, language: string): Record<string, string> {
  return (files.get(`messages/${language}.json`) as { messages: Record<string, string> }).messages;
}

function codes(change: (files: Map<string, unknown>) => void): readonly string[] {
  return checkPack(readLibrary(change)).map((issue) => `${issue.severity ?? "error"} ${issue.code} ${issue.pointer}`);
}

/** The item at a position, which the fixture is known to have. */
function at<Item>(list: readonly Item[], position: number): Item {
  return list[position] as Item;
}

test("a sound pack has no errors, and warns of norms that no worked case names", () => {
  const issues = checkPack(readLibrary(), { calendar: chineseDays() });
  expect(issues.filter((issue) => issue.severity !== "warning")).toEqual([]);
  expect(issues.map((issue) => issue.code)).toEqual(["norm_without_case", "norm_without_case", "norm_without_case"]);
  expect(issues[0]?.place).toMatchObject({ file: "norms/card.json" });
});

test("a text that one language lacks, and slots that differ, are errors at their place", () => {
  const found = codes((files) => {
    delete messagesOf(files, "en")["act.GRANT"];
    messagesOf(files, "zh")["grant.time.tooLate"] = "{on}";
    messagesOf(files, "en")["grant.time.tooLate"] = "{latest}";
  });
  expect(found.filter((each) => each.startsWith("error"))).toEqual([
    "error text_missing /messages/act.GRANT",
    "error slots_differ /messages/grant.time.tooLate",
  ]);
});

test("a state, an act, a norm and a responsible word without a text are errors", () => {
  const issues = checkPack(
    readLibrary((files) => {
      for (const language of ["zh", "en"]) {
        for (const key of ["state.asked", "act.CHECK", "norm.ask.age", "who.reader"]) delete messagesOf(files, language)[key];
      }
    }),
  );
  const lacking = issues.filter((issue) => issue.code === "text_missing" && issue.severity !== "warning").map((issue) => issue.message.en);
  expect(lacking).toEqual(["state.asked", "act.CHECK", "norm.ask.age", "who.reader"].map((key) => `The text "${key}" is missing.`));
});

test("what nothing uses is a warning, with the nearest spelling of a text", () => {
  const issues = checkPack(
    readLibrary((files) => {
      const pack = files.get("pack.json") as Loose;
      (pack.interpretations as Loose).unused = { readings: ["a", "b"], default: "a" };
      const ambiguities = (files.get("ambiguities.json") as { ambiguities: Loose }).ambiguities;
      ambiguities["Q-9"] = { ...(ambiguities["Q-1"] as Loose), interpretation: undefined };
      (files.get("facts/reader.json") as { facts: Loose }).facts.height = { type: "count" };
      (files.get("instruments.json") as { instruments: Loose }).instruments.other = { title: { zh: "他", en: "other" }, editions: {} };
      for (const language of ["zh", "en"]) messagesOf(files, language)["act.GARNT"] = "?";
    }),
  ).filter((issue) => issue.code.startsWith("unused"));
  expect(issues.map((issue) => issue.code)).toEqual([
    "unused_interpretation",
    "unused_ambiguity",
    "unused_fact",
    "unused_instrument",
    "unused_text",
  ]);
  expect(issues.every((issue) => issue.severity === "warning" && issue.place !== undefined)).toBe(true);
  expect(issues.at(-1)?.suggestion).toBe("act.GRANT");
});

test("a reading that has no text is a warning that says which key to add", () => {
  const issues = checkPack(
    readLibrary((files) => {
      for (const language of ["zh", "en"]) delete messagesOf(files, language)["reading.grant.from.checked"];
    }),
  );
  expect(issues.find((issue) => issue.code === "text_missing")).toMatchObject({
    severity: "warning",
    pointer: "/interpretations/grant.from",
  });
});

test("what is wrong with the model is placed in the file it comes from", () => {
  const issues = checkPack(
    readLibrary((files) => {
      const { states } = files.get("lifecycles/card.json") as { states: Loose };
      states.lost = { on: { RETURN: "closed" } };
      for (const language of ["zh", "en"]) messagesOf(files, language)["state.lost"] = "lost";
    }),
  );
  expect(issues.find((issue) => issue.code === "unreachable_state")).toMatchObject({
    pointer: "/states/lost",
    place: { file: "lifecycles/card.json" },
  });
});

test("a worked case whose history cannot be read is an error at its place", () => {
  const issues = checkPack(
    readLibrary((files) => {
      const { cases } = files.get("cases/card.test.json") as { cases: { history: Loose }[] };
      at(at(cases, 0).history.acts as Loose[], 0).on = "2026-02-30";
    }),
  );
  expect(issues.find((issue) => issue.pointer === "/cases/0/history/acts/0/on")).toMatchObject({ place: { file: "cases/card.test.json" } });
});

test("with a calendar, an act that can be left out of every worked case silently is an error", () => {
  const pack = readLibrary((files) => {
    const { norms } = files.get("norms/card.json") as { norms: Loose[] };
    at(norms, 2).demands = [{ act: "GRANT", who: "library" }];
  });
  expect(checkPack(pack, { calendar: chineseDays() }).map((issue) => issue.code)).toContain("silent_omission");
});
