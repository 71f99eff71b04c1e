import { reportTexts } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { acts, branch, electionTerm, judge } from "./election-term.ts";

/** An assembly of one day, up to the count. */
const assembly = (on: string) =>
  acts(
    on,
    ["CONVENE", { base: 30, present: 28 }],
    ["ADOPT_METHOD"],
    ["APPOINT_SCRUTINEERS", { scrutineers: ["s"] }],
    ["OPEN_VOTE", { distributed: 28 }],
    ["COLLECT", { collected: 28 }],
    ["COUNT", { votes: { a: 20 }, voidBallots: 0 }],
  );

const instruments = (on: string, electedOn: string) => {
  const report = judge({ facts: branch(electedOn, { seats: 1 }), startsAt: "ready", today: on, acts: assembly(on) });
  const quorum = report.verdicts.find((verdict) => verdict.norm === "ET-13" && verdict.on === on);
  const texts = reportTexts(loadPack("cpc"), electionTerm);
  return { basis: quorum?.basis.map((each) => each.instrument), count: report.decisions.map(texts.decision).map((text) => text.zh)[0] };
};

test("the regulations of 1990 are cited for what was done before those of 2020 came into force, and not after", () => {
  const before = instruments("2019-03-08", "2016-03-15");
  expect(before.basis).toEqual(["xuanju1990"]);
  expect(before.count).toContain("（1990年）");
  const after = instruments("2024-03-08", "2021-03-15");
  expect(after.basis).toEqual(["xuanju", "huanjie"]);
  expect(after.count).not.toContain("1990");
});
