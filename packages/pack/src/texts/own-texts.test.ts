import { chineseDays } from "@guiju/core/chinese-days";
import type { Lifecycle } from "@guiju/lifecycle";
import { expect, test } from "vitest";
import { checkPack } from "../check/check-pack.ts";
import { diagramNames } from "../diagram/diagram-names.ts";
import { readLibrary } from "../fixture/read-library.ts";
import { packTables } from "../tables/pack-tables.ts";
import { reportTexts } from "./report-texts.ts";

const messages = { zh: { "card/state.asked": "已递交申请" }, en: { "card/state.asked": "request handed in" } };
const pack = readLibrary((files) => {
  for (const language of ["zh", "en"] as const) {
    const file = files.get(`messages/${language}.json`) as { messages: Record<string, string> };
    Object.assign(file.messages, messages[language]);
  }
});
const lifecycle = pack.lifecycles.get("library/card") as Lifecycle;

test("a text under the name of a lifecycle stands for the shared one, in reports, diagrams and tables", () => {
  expect(reportTexts(pack, lifecycle).state("asked")).toEqual({ zh: "已递交申请", en: "request handed in" });
  expect(diagramNames(pack, lifecycle, "en").state("asked", "full")).toBe("request handed in");
  expect(packTables(pack, chineseDays()).get("tables/states.en.md")).toContain("request handed in");
});

test("the other texts stay as they are", () => {
  expect(reportTexts(pack, lifecycle).state("closed")).toEqual(reportTexts(readLibrary(), lifecycle).state("closed"));
});

test("a lifecycle's own text of a name it has is used, one of a name it has not is not", () => {
  const unused = (texts: Readonly<Record<string, string>>): readonly unknown[] => {
    const changed = readLibrary((files) => {
      for (const language of ["zh", "en"]) Object.assign((files.get(`messages/${language}.json`) as { messages: object }).messages, texts);
    });
    return checkPack(changed).filter((issue) => issue.code === "unused_text");
  };
  expect(unused(messages.zh)).toEqual(unused({}));
  expect(unused({ "card/state.burnt": "x" })).toHaveLength(unused({}).length + 1);
  expect(unused({ "cards/state.asked": "x" })).toHaveLength(unused({}).length + 1);
});
