import { expect, test } from "vitest";
import { electionTerm } from "./election-term.ts";
import { AMENDMENTS, TRANSITIONS } from "./tabled.ts";

/** What a group of transitions beyond the table rests on, in the words of the source, and how they follow from it. */
interface Amendment {
  readonly sentence: string;
  readonly because: string;
  readonly transitions: readonly string[];
}

/** The transitions that the table does not have; the decision record on them tells the same. Written down from the text and not from the data. */
const AMENDED: Readonly<Record<string, Amendment>> = {
  "reminders until the assembly": {
    sentence: "REMIND is possible until the assembly.",
    because:
      "the table has idle and decided; between them and the assembly lie these states, and an appointed body has no term to be reminded of",
    transitions: [
      "extensionFiled REMIND extensionFiled",
      "requestFiled REMIND requestFiled",
      "requestApproved REMIND requestApproved",
      "nominating REMIND nominating",
      "slateFiled REMIND slateFiled",
      "ready REMIND ready",
    ],
  },
  "by-elections after the file is closed": {
    sentence: "BY_ELECTION is possible in `archived` and in any later state of the same term; the term end does not move (EH-21).",
    because: "named by the sentence",
    transitions: ["archived BY_ELECTION archived"],
  },
  "by-elections while the term runs towards its end": {
    sentence: "BY_ELECTION is possible in `archived` and in any later state of the same term; the term end does not move (EH-21).",
    because: "what comes after `archived` within the term is the record of the next renewal up to its assembly, as in EH-21",
    transitions: [
      "idle BY_ELECTION idle",
      "decided BY_ELECTION decided",
      "extensionFiled BY_ELECTION extensionFiled",
      "requestFiled BY_ELECTION requestFiled",
      "requestApproved BY_ELECTION requestApproved",
      "nominating BY_ELECTION nominating",
      "slateFiled BY_ELECTION slateFiled",
      "ready BY_ELECTION ready",
    ],
  },
  "by-elections between the election and the closing of the file": {
    sentence: "term runs from the **day of the election** by assembly/congress",
    because:
      "a reading of ours: ET-03 has the term begin on the election day and ET-34 has a vacancy filled promptly, so that these are states of the same term",
    transitions: [
      "committeeElected BY_ELECTION committeeElected",
      "officersElected BY_ELECTION officersElected",
      "resultFiled BY_ELECTION resultFiled",
      "handover BY_ELECTION handover",
      "handedOver BY_ELECTION handedOver",
    ],
  },
  "a motion that fails": {
    sentence: "A failed count is a decision.",
    because:
      "the motion to reduce the seats is taken and counted; where it fails the shortage stays, and another ballot may follow (EH-18)",
    transitions: ["shortage REDUCE_SEATS shortage"],
  },
};

test("beyond the 93 tabled transitions the procedure has 21, each with the sentence it rests on", () => {
  const listed = Object.values(AMENDED).flatMap((each) => each.transitions);
  const states = electionTerm.regions.find((region) => region.name === "procedure")?.states ?? [];
  const written = states.flatMap((state) =>
    [...(electionTerm.table.get(state) ?? [])].flatMap(([act, targets]) => targets.map((target) => `${state} ${act} ${target.state}`)),
  );
  const beyond = [...written];
  for (const line of TRANSITIONS) expect(beyond.splice(beyond.indexOf(line), 1)).toEqual([line]);
  expect([TRANSITIONS.length, listed.length, written.length]).toEqual([93, 21, 114]);
  expect(beyond.sort()).toEqual([...listed].sort());
  expect([...AMENDMENTS].sort()).toEqual([...listed].sort());
  const groups = Object.entries(AMENDED).map(([name, { transitions }]) => `${name}: ${transitions.length}`);
  console.log(`election-term: 93 transitions as tabled; ${groups.join("; ")}`);
});
