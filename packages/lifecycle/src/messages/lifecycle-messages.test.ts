import { catalogueIssues } from "@guiju/core";
import { expect, test } from "vitest";
import { lifecycleMessages } from "./lifecycle-messages.ts";

/** Every reason a verdict can carry, by the kind of check that gives it; the last row is of every kind. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  minimumInterval: ["tooEarly"],
  maximumInterval: ["tooLate", "overdue", "owed", "exception"],
  latest: ["tooLate", "overdue", "owed"],
  window: ["tooFew"],
  publicNotice: ["tooShort", "notTogether"],
  order: ["outOfOrder"],
  quorum: ["notReached"],
  surplus: ["tooFew"],
  count: ["tooFew", "tooMany"],
  evidence: ["incomplete"],
  range: ["tooLow", "tooHigh"],
  once: ["repeated"],
  competence: ["notCompetent"],
  eligibility: ["notMet"],
  judgement: ["judgedBad"],
  "": [
    "missingAct",
    "beforeRecord",
    "missingFact",
    "notConcerned",
    "needsNotKept",
    "noEditionInForce",
    "imprecise",
    "openCount",
    "readingsDiffer",
    "none",
  ],
};

test("the engine says the same in Chinese and in English, with the same slots", () => {
  expect(catalogueIssues(lifecycleMessages)).toEqual([]);
});

test("every reason of every kind of check has a general text that needs only the act", () => {
  for (const reason of Object.values(reasons).flat()) {
    const text = lifecycleMessages.zh[`reason.${reason}`];
    expect(text, reason).toBeTypeOf("string");
    expect((text ?? "").match(/\{(\w+)\}/g) ?? [], reason).toEqual(text?.includes("{act}") ? ["{act}"] : []);
  }
});

test("every breach of every kind of check has its own sentence and tells what to do next", () => {
  for (const [kind, list] of Object.entries(reasons)) {
    for (const reason of list.filter((each) => kind !== "" && each !== "owed")) {
      expect(lifecycleMessages.zh, `${kind}.${reason}`).toHaveProperty([`${kind}.${reason}`]);
      if (reason !== "exception") expect(lifecycleMessages.en, reason).toHaveProperty([`next.${reason}`]);
    }
  }
});

test("every sentence ends as a sentence", () => {
  for (const [key, text] of Object.entries(lifecycleMessages.zh)) {
    if (/^(reason|next)\./.test(key)) expect(text, key).toMatch(/。$/);
  }
  for (const [key, text] of Object.entries(lifecycleMessages.en)) {
    if (/^(reason|next)\./.test(key)) expect(text, key).toMatch(/\.$/);
  }
});
