import { expect, test } from "vitest";
import { calendar } from "./choir.fixture.ts";
import { committeeSource, election2024, upTo } from "./committee.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import { faultsOf } from "./faults.fixture.ts";
import type { Act, History } from "./history.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import type { Check, Norm } from "./norm.ts";
import { replay } from "./replay.ts";
import type { Verdict } from "./report.ts";

const { acts } = committeeSource.file;

function norm(slot: string, at: Norm["at"], check: Check, more: Partial<Norm> = {}): Norm {
  const basis = [{ instrument: "choir", edition: "2020-01-01", article: slot, confidence: "read" as const }];
  const editions = [{ id: slot, in: { from: "2020-01-01" }, basis }];
  return { slot, editions, modality: "must", effect: "record", checks: [check], ...(at === undefined ? {} : { at }), ...more };
}

/** The made-up election with another norm, and with a list of those declared elected. */
function withNorm(added: Norm, change: Partial<LifecycleSource> = {}): LifecycleSource {
  const declared = { ...acts, COUNT: { data: { ...acts.COUNT?.data, declared: { type: "list" as const } } } };
  return { ...committeeSource, norms: [added, ...committeeSource.norms], file: { ...committeeSource.file, acts: declared }, ...change };
}

const judge = (source: LifecycleSource, history: History, norms: string): readonly Verdict[] =>
  replay(compileLifecycle(source), history, { calendar }).verdicts.filter((verdict) => verdict.norm === norms);

const onlyElected: Check = {
  kind: "count",
  of: { self: "declared" },
  where: { not: { in: [{ item: "" }, { result: "elected" }] } },
  max: 0,
};
const declares = (declared: readonly string[], votes: object, base = "entitled", collected = 22): History => ({
  ...upTo("COUNT", { collected, votes, declared }),
  interpretations: { base },
});

test("a norm that reads what a tally of its act yields is judged after it", () => {
  const source = withNorm(norm("declared", ["COUNT"], onlyElected));
  const votes = { A: 20, B: 17, C: 17, D: 12 };
  expect(judge(source, declares(["A", "B", "C"], votes), "declared")).toMatchObject([{ status: "satisfied" }]);
  expect(judge(source, declares(["A", "B", "D"], votes), "declared")).toMatchObject([
    { status: "violated", reason: "tooMany", facts: { count: 1, max: 0 } },
  ]);
});

test("readings that elect others judge the same declaration differently", () => {
  const source = withNorm(norm("declared", ["COUNT"], onlyElected));
  const history = declares(["A", "B", "C"], { A: 20, B: 17, C: 12, D: 3 }, "unconfirmed");
  expect(judge(source, history, "declared")).toMatchObject([
    {
      status: "undetermined",
      reason: "readingsDiffer",
      readings: [
        { reading: "entitled", status: "violated" },
        { reading: "present", status: "satisfied" },
      ],
    },
  ]);
});

test("a ballot that is not counted elects nobody who could be declared; votes that lack leave it open", () => {
  const source = withNorm(norm("declared", ["COUNT"], onlyElected));
  expect(judge(source, declares(["A"], { A: 20 }, "entitled", 23), "declared")).toMatchObject([{ status: "violated" }]);
  const lacking = { ...upTo("COUNT", { collected: 22, declared: ["A"] }), interpretations: { base: "entitled" } };
  expect(judge(source, lacking, "declared")).toMatchObject([{ status: "undetermined", reason: "missingFact" }]);
});

test("deleting a field or a fact never makes a norm that reads a result satisfied", () => {
  const full: Check = { kind: "range", of: { result: "seatsLeft" }, max: 0, at: ["COUNT"] };
  const base = withNorm(norm("declared", ["COUNT"], onlyElected));
  const lifecycle = compileLifecycle({ ...base, norms: [...base.norms, norm("full", { entering: "elected" }, full)] });
  const judged = (history: History): ReadonlySet<string> =>
    new Set(
      replay(lifecycle, history, { calendar }).verdicts.flatMap((verdict) =>
        ["declared", "full"].includes(verdict.norm) && verdict.status === "satisfied" ? [verdict.norm] : [],
      ),
    );
  const without = (fields: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] =>
    Object.keys(fields).map((name) => Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name)));
  const votes = { A: 20, B: 17, C: 17, D: 12 };
  for (const history of [
    declares(["A"], votes),
    declares(["D"], votes),
    declares(["A"], votes, "entitled", 23),
    declares(["A"], { A: 20 }),
  ]) {
    const changed = [
      ...without(history.facts ?? {}).map((facts) => ({ ...history, facts })),
      ...history.acts.flatMap((act, index) =>
        without(act.data ?? {}).map((data) => ({
          ...history,
          acts: history.acts.map((each, at) => (at === index ? { ...act, data } : each)),
        })),
      ),
    ];
    const before = judged(history);
    for (const each of changed) for (const slot of judged(each)) expect(before, JSON.stringify(each)).toContain(slot);
  }
});

test("the result is there at acts with a tally only, and no tally can need a norm that reads it", () => {
  expect(faultsOf(withNorm(norm("early", ["OPEN"], { kind: "range", of: { result: "seatsLeft" }, max: 0 })))).toEqual([
    "unknown_field /norms/0/checks/0/of/result",
  ]);
  const decisions = committeeSource.decisions.map((each) => (each.slot === "count" ? { ...each, needs: ["declared"] } : each));
  expect(faultsOf(withNorm(norm("declared", ["COUNT"], onlyElected), { decisions }))).toEqual(["cyclic_needs /norms/0/needs"]);
});

test("a norm of a state reads the act that entered it, its day and its fields", () => {
  const reminded = { type: "REMIND", on: "2023-09-10" };
  const urged = (on: string): History => ({ ...election2024, acts: [reminded, { type: "ESCALATE", on, data: { step: "urge" } }] });
  const within = norm(
    "urge.within",
    { entering: "urged" },
    {
      kind: "eligibility",
      that: { all: [{ eq: [{ self: "step" }, "urge"] }, { le: [{ self: "on" }, { addDays: [{ value: "remindedOn" }, 30] }] }] },
    },
  );
  const source = withNorm(within);
  expect(judge(source, urged("2023-10-10"), "urge.within")).toMatchObject([
    { act: "ESCALATE", status: "satisfied", facts: { step: "urge" } },
  ]);
  expect(judge(source, urged("2023-10-11"), "urge.within")).toMatchObject([{ status: "violated", reason: "notMet", on: "2023-10-11" }]);
  expect(judge(source, urged("2023-10"), "urge.within")).toMatchObject([{ status: "undetermined", reason: "imprecise" }]);
});

test("a norm of a state that several acts enter reads what each of them has, or is judged at some of them only", () => {
  const held: Check = { kind: "range", of: { self: "collected" }, min: 1 };
  expect(new Set(faultsOf(withNorm(norm("held", { entering: "elected" }, held))))).toEqual(
    new Set(["unknown_field /norms/0/checks/0/of/self"]),
  );
  const source = withNorm(norm("held", { entering: "elected" }, { ...held, at: ["COUNT"] }));
  expect(judge(source, election2024, "held")).toMatchObject([{ act: "COUNT", status: "satisfied", facts: { collected: 22 } }]);
  const full: Check = { kind: "range", of: { result: "seatsLeft" }, max: 0, at: ["COUNT", "RUNOFF"] };
  expect(judge(withNorm(norm("full", { entering: "elected" }, full)), election2024, "full")).toMatchObject([{ status: "satisfied" }]);
});

test("a limit that a norm of a state owes an act by reads the fields of that act", () => {
  const counted: Check = {
    kind: "latest",
    latest: { value: "termEnd" },
    when: { not: { isSet: { first: [{ self: "collected" }] } } },
    owes: { act: "COUNT", who: "choir" },
  };
  expect(faultsOf(withNorm(norm("counted", { entering: "voting" }, counted)))).toEqual([]);
});

test("a fault that a norm has at each of its acts is reported once", () => {
  const wrong: Check = { kind: "range", of: { value: "presnt" }, min: 1 };
  expect(faultsOf(withNorm(norm("held", { entering: "elected" }, wrong)))).toEqual(["unknown_value /norms/0/checks/0/of/value"]);
  expect(faultsOf(withNorm(norm("held", ["COUNT", "OPEN"], wrong)))).toEqual(["unknown_value /norms/0/checks/0/of/value"]);
});

test("a number counted from things of which some are not recorded is no imprecise day", () => {
  const data = {
    ...acts.OPEN?.data,
    full: { type: "count" as const },
    absent: { type: "list" as const, of: { excused: { type: "flag" as const } } },
    base: {
      type: "count" as const,
      from: { sub: [{ self: "full" }, { count: { self: "absent" }, where: { eq: [{ item: "excused" }, true] } }] } as never,
    },
  };
  const file = { ...committeeSource.file, acts: { ...acts, OPEN: { data } } };
  const most = norm("most", ["COUNT"], { kind: "range", of: { value: "base" }, max: 25 });
  const source = { ...committeeSource, norms: [...committeeSource.norms, most], file };
  const open = (present: number, absent: readonly object[]): History => {
    const opened: Act = { type: "OPEN", on: "2024-03-08", data: { full: 27, present, absent } };
    return { ...election2024, acts: election2024.acts.map((act) => (act.type === "OPEN" ? opened : act)) };
  };
  const unknown = [{ excused: true }, {}];
  expect(judge(source, open(20, unknown), "E-4")).toMatchObject([
    { status: "undetermined", reason: "openCount", readings: [], facts: { present: 20, due: "25..26", needed: "20..21" } },
  ]);
  expect(judge(source, open(21, unknown), "E-4")).toMatchObject([{ status: "satisfied" }]);
  expect(judge(source, open(19, unknown), "E-4")[0]).toMatchObject({ status: "violated", facts: { needed: "20..21" } });
  expect(judge(source, open(20, [{ excused: true }, { excused: true }]), "E-4")).toMatchObject([
    { status: "satisfied", facts: { needed: 20 } },
  ]);
  expect(judge(source, open(22, unknown), "most")).toMatchObject([{ status: "undetermined", reason: "openCount" }]);
});

test("a number that follows from a day known only by month is imprecise by that day", () => {
  const { values } = committeeSource.file;
  const days = { type: "count", is: { sub: [{ fact: "electedOn" }, { value: "remindedOn" }] } } as const;
  const file = { ...committeeSource.file, values: { ...values, days } };
  const source = {
    ...committeeSource,
    file,
    norms: [...committeeSource.norms, norm("soon", ["CALL"], { kind: "range", of: { value: "days" }, max: 10 })],
  };
  const history: History = {
    ...election2024,
    facts: { electedOn: "2024-03-15", seats: 3 },
    acts: [
      { type: "REMIND", on: "2024-03" },
      { type: "CALL", on: "2024-03-15" },
    ],
  };
  expect(judge(source, history, "soon")).toMatchObject([{ status: "undetermined", reason: "imprecise" }]);
});

test("who did an act is read from the act itself, is unknown where nobody is named, and gives way to a field of that name", () => {
  const teller: Check = { kind: "eligibility", that: { ne: [{ self: "actor" }, "A"] } };
  const source = withNorm(norm("teller", ["COUNT"], teller));
  const by = (actor?: string, data: object = {}): History => {
    const history = upTo("COUNT", { votes: { A: 20 }, ...data });
    return { ...history, acts: history.acts.map((act) => (act.type === "COUNT" && actor !== undefined ? { ...act, actor } : act)) };
  };
  expect(judge(source, by("A"), "teller")).toMatchObject([{ status: "violated", facts: { actor: "A" } }]);
  expect(judge(source, by("B"), "teller")).toMatchObject([{ status: "satisfied" }]);
  expect(judge(source, by(), "teller")).toMatchObject([{ status: "undetermined", reason: "missingFact", facts: { actor: null } }]);
  expect(judge(source, by(""), "teller")).toMatchObject([{ status: "undetermined" }]);
  const own = { ...acts, COUNT: { data: { ...acts.COUNT?.data, actor: { type: "word" as const } } } };
  const declared = { ...source, file: { ...source.file, acts: own } };
  expect(judge(declared, by("A", { actor: "B" }), "teller")).toMatchObject([{ status: "satisfied" }]);
  expect(judge(declared, by("A"), "teller")).toMatchObject([{ status: "undetermined" }]);
});

test("a field may be taken from who did the act, and a value is set by it", () => {
  const data = { ...acts.COUNT?.data, by: { type: "word" as const, from: { self: "actor" } } };
  const values = {
    ...committeeSource.file.values,
    teller: { type: "word" as const, report: true, set: [{ on: "COUNT", to: { self: "actor" } }] },
    clerk: { type: "word" as const, report: true, set: [{ on: "COUNT", to: { self: "by" } }] },
  };
  const lifecycle = compileLifecycle({
    ...committeeSource,
    file: { ...committeeSource.file, acts: { ...acts, COUNT: { data } }, values },
  });
  const told = (more: object) => {
    const history = upTo("COUNT", { votes: { A: 20 }, ...more });
    return replay(lifecycle, { ...history, acts: history.acts.map((act) => ({ ...act, actor: "branch-7/secretary" })) }, { calendar })
      .derived;
  };
  expect(told({})).toMatchObject({ teller: "branch-7/secretary", clerk: "branch-7/secretary" });
  expect(told({ by: "p-1" })).toMatchObject({ teller: "branch-7/secretary", clerk: "p-1" });
});
