import { expect, test } from "vitest";
import { leavesOf } from "./dialect.ts";
import { answering } from "./engine.ts";
import { ENGINES } from "./engines/all.ts";
import { BY_HAND } from "./engines/by-hand.ts";
import { FACTS } from "./fact-model.ts";
import { organisations } from "./organisations.ts";
import { rulePack, SIZE } from "./rule-pack.ts";
import { expectSameAnswers } from "./same-answers.ts";

const document = rulePack();
const some = organisations(20);

test("the pack of the bench has 60 indicators and 179 leaves over 80 facts, and is the same each time", () => {
  expect([document.rules.length, leavesOf(document), FACTS.length]).toEqual([SIZE.indicators, SIZE.leaves, 80]);
  expect(rulePack()).toEqual(document);
  expect(organisations(3)).toEqual(some.slice(0, 3));
});

test("every engine gives the answers of the code written by hand", async () => {
  const started = new Map(ENGINES.map((engine) => [engine.name, engine.start(document, some)]));
  await expectSameAnswers(document, started, some.length);
});

test("an engine that says something else once is told, with the indicator and the organisation", async () => {
  const hand = BY_HAND.start(document, some);
  const answers = await Promise.all(some.map((_, index) => hand.answers(index)));
  const wrong = answers.map((each, index) => each.map((answer, rule) => (index === 3 && rule === 4 ? !answer : answer)));
  const started = new Map([
    ["hand", hand],
    ["wrong", answering(wrong, (each) => each)],
  ]);
  await expect(expectSameAnswers(document, started, some.length)).rejects.toThrow(/differ 1 times:\nwrong: indicator05 of organisation 3/);
});
