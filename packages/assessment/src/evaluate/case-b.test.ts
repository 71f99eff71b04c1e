import { expect, test } from "vitest";
import { group, leaf, scored } from "./rubric.fixture.ts";

const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const award = (given: string, most: number) => ({ primitive: "award", given, range: [0, most] });
const given = (points: number) => ({ points, reason: "as inspected", assessor: "office" });
const flags = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: "flag" }]));
const counts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: "count" }]));
const record = { type: "record", of: { points: { type: "number" }, reason: { type: "word" }, assessor: { type: "word" } } };
const awards = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, record]));

test("the common part of the river rubric is as the worked case has it", () => {
  const file = {
    scale: 1,
    max: 40,
    facts: {
      ...awards("organisation", "publicity"),
      ...flags("groupFormed", "liaison", "joined", "cooperates"),
      ...counts("deployments", "missedReports", "missedMeetings", "province", "city", "county"),
    },
    indicators: [
      leaf("organisation", 8, award("organisation", 8)),
      group("routine", 7, [
        leaf("group", 1, { primitive: "checklist", mode: "award", items: [{ id: "formed", points: 1, when: yes("groupFormed") }] }),
        leaf("liaison", 3, {
          primitive: "checklist",
          mode: "allOrNothing",
          items: [
            { id: "liaison", points: 1, when: yes("liaison") },
            { id: "joined", points: 1, when: yes("joined") },
          ],
        }),
        leaf("deploy", 3, {
          primitive: "perUnitShort",
          of: { fact: "deployments" },
          target: 3,
          side: "below",
          unit: 1,
          points: 1,
          steps: "complete",
        }),
      ]),
      leaf("publicity", 10, award("publicity", 10)),
      group("practice", 10, [
        leaf("reports", 5, { primitive: "perOccurrence", start: 5, terms: [{ of: { fact: "missedReports" }, points: -0.5 }] }),
        leaf("meetings", 2, { primitive: "perOccurrence", start: 2, terms: [{ of: { fact: "missedMeetings" }, points: -0.5 }] }),
        leaf("articles", 3, {
          primitive: "tiers",
          tiers: [
            { when: { fact: "province", operator: "greaterThanInclusive", value: 1 }, points: 3 },
            { when: { fact: "city", operator: "greaterThanInclusive", value: 2 }, points: 2 },
            { when: { fact: "county", operator: "greaterThanInclusive", value: 1 }, points: 1 },
          ],
          else: 0,
        }),
      ]),
      leaf("cooperation", 5, { primitive: "checklist", mode: "allOrNothing", items: [{ id: "all", points: 5, when: yes("cooperates") }] }),
    ],
  };
  const reports = scored(file, {
    water: {
      organisation: given(7.5),
      groupFormed: true,
      liaison: true,
      joined: true,
      deployments: 2,
      publicity: given(9),
      missedReports: 3,
      missedMeetings: 1,
      province: 1,
      city: 2,
      county: 0,
      cooperates: true,
    },
    grain: {
      organisation: given(8),
      groupFormed: true,
      liaison: true,
      joined: true,
      deployments: 4,
      publicity: given(8),
      missedReports: 11,
      missedMeetings: 5,
      province: 0,
      city: 0,
      county: 1,
      cooperates: false,
    },
    forest: {
      organisation: given(6),
      groupFormed: true,
      liaison: true,
      joined: false,
      deployments: 0,
      publicity: given(10),
      missedReports: 0,
      missedMeetings: 0,
      province: 0,
      city: 2,
      county: 0,
      cooperates: true,
    },
  });
  expect(Object.values(reports).map(({ total, scores }) => [total, scores.routine, scores.practice])).toEqual([
    ["35.5", "6", "8"],
    ["24", "7", "1"],
    ["31", "1", "9"],
  ]);
});
