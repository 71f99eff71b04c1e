import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { Act, History } from "./history.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import type { Check, Norm } from "./norm.ts";
import { replay } from "./replay.ts";
import type { Report, Verdict } from "./report.ts";

/** A made-up rule book: a request is filed and granted, may be sent back or annulled, and is looked at while it lies there. */
const norms: readonly Norm[] = [
  owing("remind", "R-1", "REMIND", {
    kind: "latest",
    latest: { fact: "remindBy" },
    owes: { act: "REMIND", who: "desk", since: "ANNUL" },
  }),
  owing("file", "R-2", "FILE", {
    kind: "latest",
    latest: { fact: "fileBy" },
    owes: { act: "FILE", who: "asker", since: ["SEND_BACK", "ANNUL"] },
  }),
  owing("look", "R-3", "LOOK", {
    kind: "maximumInterval",
    from: { value: "filedOn" },
    period: { days: 10 },
    owes: { act: "LOOK", who: "desk", since: "FILE" },
  }),
];

function owing(slot: string, id: string, act: string, check: Check): Norm {
  const basis = [{ instrument: "desk", edition: "2020-01-01", article: id.slice(2), confidence: "read" as const }];
  return { slot, editions: [{ id, in: {}, basis }], at: [act], modality: "must", effect: "record", checks: [check] };
}

const source: LifecycleSource = {
  name: "desk/request",
  facts: { remindBy: { type: "date" }, fileBy: { type: "date" } },
  norms,
  decisions: [],
  interpretations: {},
  file: {
    id: "request",
    version: "1",
    facts: "request",
    initial: "asked",
    states: {
      asked: { on: { REMIND: "asked", FILE: "filed" } },
      filed: { on: { REMIND: "filed", LOOK: "filed", SEND_BACK: "asked", GRANT: "granted" } },
      granted: { on: { LOOK: "granted", ANNUL: "asked", CLOSE: "closed" } },
      closed: { final: true },
    },
    acts: { REMIND: {}, FILE: {}, LOOK: {}, SEND_BACK: {}, GRANT: {}, ANNUL: {}, CLOSE: {} },
    values: { filedOn: { type: "date", set: [{ on: "FILE", to: { self: "on" } }], clear: ["SEND_BACK", "ANNUL"] } },
  },
};
const desk = compileLifecycle(source);
const facts = { remindBy: "2024-01-31", fileBy: "2024-03-31" };

function judge(acts: readonly string[], more: Partial<History> = {}): Report {
  const written = acts.map((each): Act => {
    const [type = "", on = ""] = each.split(" ");
    return { type, on };
  });
  return replay(desk, { id: "r", lifecycle: desk.name, facts, today: "2024-06-30", acts: written, ...more }, { calendar });
}
const owed = (report: Report, norm: string): Verdict | undefined =>
  report.verdicts.find((verdict) => verdict.norm === norm && verdict.on === null);
const due = (report: Report): readonly string[] => report.obligations.map((each) => each.act);

test("an owed act that may lie before a record from the middle is no breach and no obligation", () => {
  const whole = judge(["FILE 2024-02-01"]);
  expect(owed(whole, "R-1")).toMatchObject({ status: "violated", reason: "overdue", latest: "2024-01-31" });
  expect(due(whole)).toContain("REMIND");
  const midway = judge([], { startsAt: "filed" });
  expect(owed(midway, "R-1")).toMatchObject({ status: "notApplicable", reason: "beforeRecord", latest: "2024-01-31", readings: [] });
  expect(due(midway)).toEqual([]);
  expect(owed(judge(["SEND_BACK 2024-03-01"], { startsAt: "filed" }), "R-1")).toMatchObject({ reason: "beforeRecord" });
  expect(owed(judge(["GRANT 2024-03-01", "ANNUL 2024-04-01"], { startsAt: "filed" }), "R-1")).toMatchObject({ reason: "overdue" });
  expect(owed(judge(["REMIND 2024-01-15"], { startsAt: "filed" }), "R-1")).toBeUndefined();
});

test("an act that would have moved the case on has not been done, wherever the record begins", () => {
  const report = judge([], { startsAt: "asked" });
  expect(owed(report, "R-2")).toMatchObject({ status: "violated", reason: "overdue", latest: "2024-03-31" });
  expect(due(report)).toEqual(["FILE"]);
  expect(owed(report, "R-1")).toMatchObject({ reason: "beforeRecord" });
});

test("a clock that began within the record is judged; one that began before it may have been answered before it", () => {
  const earlier = ["FILE 2024-02-01", "GRANT 2024-02-20"];
  expect(owed(judge(earlier, { startsAt: "filed", startsOn: "2024-02-15" }), "R-3")).toMatchObject({ reason: "beforeRecord" });
  expect(owed(judge(earlier.slice(0, 1), { startsAt: "filed" }), "R-3")).toMatchObject({ reason: "beforeRecord" });
  expect(owed(judge(earlier, { startsAt: "filed", startsOn: "2024-02-01" }), "R-3")).toMatchObject({ reason: "overdue" });
  const live = judge(earlier, { startsAt: "asked" });
  expect(owed(live, "R-3")).toMatchObject({ status: "violated", reason: "overdue", latest: "2024-02-11" });
  expect(due(live)).toEqual(["LOOK"]);
});

test("an act that was sent back or annulled is owed again", () => {
  const filed = judge(["FILE 2024-02-01"]);
  expect(owed(filed, "R-2")).toBeUndefined();
  const returned = judge(["FILE 2024-02-01", "SEND_BACK 2024-02-10"]);
  expect(owed(returned, "R-2")).toMatchObject({ status: "violated", reason: "overdue" });
  expect(due(judge(["FILE 2024-02-01", "SEND_BACK 2024-02-10"], { today: "2024-03-01" }))).toEqual(["REMIND", "FILE"]);
  const again = judge(["FILE 2024-02-01", "SEND_BACK 2024-02-10", "FILE 2024-02-20", "GRANT 2024-02-25"]);
  expect(owed(again, "R-2")).toBeUndefined();
  const annulled = judge(["FILE 2024-02-01", "GRANT 2024-02-10", "ANNUL 2024-02-20"]);
  expect(owed(annulled, "R-2")).toMatchObject({ reason: "overdue" });
});

test("an act that names itself is owed as long as it is possible", () => {
  const lookedAt = (acts: readonly string[]) => {
    const owes = { act: "LOOK", who: "desk", since: "LOOK" };
    const changed = norms.map((norm) => (norm.slot === "look" ? owing("look", "R-3", "LOOK", { ...norm.checks[0], owes } as Check) : norm));
    const written = acts.map((each): Act => ({ type: each.split(" ")[0] ?? "", on: each.split(" ")[1] ?? "" }));
    const lifecycle = compileLifecycle({ ...source, norms: changed });
    return replay(lifecycle, { id: "r", lifecycle: desk.name, facts, today: "2024-06-30", acts: written }, { calendar });
  };
  const acts = ["FILE 2024-02-01", "LOOK 2024-02-05", "GRANT 2024-02-20"];
  expect(due(judge(acts))).toEqual([]);
  expect(due(lookedAt(acts))).toEqual(["LOOK"]);
  expect(due(lookedAt([...acts, "CLOSE 2024-03-01"]))).toEqual([]);
});

/** What follows a grant, and counts from the filing: the desk publishes, before or after it grants. */
const publishing = (): ReturnType<typeof compileLifecycle> => {
  const { file } = source;
  const states = file.states ?? {};
  const on = (state: string) => ({ ...states[state], on: { ...states[state]?.on, PUBLISH: state } });
  return compileLifecycle({
    ...source,
    norms: [
      ...norms.filter((norm) => norm.slot === "file"),
      {
        slot: "publish",
        editions: [{ id: "R-4", in: {}, basis: [] }],
        modality: "must",
        effect: "record",
        demands: [
          { act: "FILE", who: "asker" },
          { act: "PUBLISH", who: "desk", after: "GRANT", since: "FILE" },
        ],
        checks: [],
      },
    ],
    file: {
      ...file,
      states: { ...states, asked: on("asked"), filed: on("filed"), granted: on("granted") },
      acts: { ...file.acts, PUBLISH: {} },
    },
  });
};

test("what is required once an act has happened belongs to the round of that act; a later round that has not come as far asks for nothing", () => {
  const lifecycle = publishing();
  const owedOf = (acts: readonly string[], more: Partial<History> = {}) => {
    const written = acts.map((each): Act => ({ type: each.split(" ")[0] ?? "", on: each.split(" ")[1] ?? "" }));
    const history = { id: "r", lifecycle: lifecycle.name, facts, today: "2024-12-31", acts: written, ...more };
    return due(replay(lifecycle, history, { calendar })).filter((act) => act === "PUBLISH");
  };
  const granted = ["FILE 2024-02-01", "GRANT 2024-02-20"];
  const published = [...granted, "PUBLISH 2024-02-25"];
  const anew = ["ANNUL 2024-03-01", "FILE 2024-03-05"];
  expect(owedOf(granted.slice(0, 1))).toEqual([]);
  expect(owedOf(granted)).toEqual(["PUBLISH"]);
  expect(owedOf(published)).toEqual([]);
  expect(owedOf([...published, ...anew])).toEqual([]);
  expect(owedOf([...published, ...anew, "SEND_BACK 2024-03-10"])).toEqual([]);
  expect(owedOf([...granted, ...anew, "SEND_BACK 2024-03-10"])).toEqual(["PUBLISH"]);
  expect(owedOf([...published, ...anew, "GRANT 2024-03-10"])).toEqual(["PUBLISH"]);
  expect(owedOf([...published, ...anew, "PUBLISH 2024-03-06", "GRANT 2024-03-10"])).toEqual([]);
  // Granted in a record that begins after the filing: it may have been published before; a later filing tells nothing of that.
  expect(owedOf(["GRANT 2024-02-20"], { startsAt: "filed" })).toEqual([]);
  expect(owedOf(["GRANT 2024-02-20", ...anew], { startsAt: "filed" })).toEqual([]);
  expect(owedOf(["GRANT 2024-02-20", ...anew, "GRANT 2024-03-10"], { startsAt: "filed" })).toEqual(["PUBLISH"]);
  // A filing that the record lacks begins a round as well.
  expect(owedOf([...published, "ANNUL 2024-03-01", "GRANT 2024-03-10"])).toEqual(["PUBLISH"]);
});

test("what makes an act owed anew is an act of the lifecycle", () => {
  const changed = norms.map((norm) =>
    norm.slot === "look"
      ? owing("look", "R-3", "LOOK", { ...norm.checks[0], owes: { act: "LOOK", who: "desk", since: "FLIE" } } as Check)
      : norm,
  );
  expect(() => compileLifecycle({ ...source, norms: changed })).toThrow(
    expect.objectContaining({
      issues: [expect.objectContaining({ code: "unknown_act", pointer: "/norms/2/checks/0/owes/since", suggestion: "FILE" })],
    }),
  );
});

/** A record of possible acts, chosen by numbers. */
const walk = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 0, max: 25 })), { minLength: 1, maxLength: 14 }).map((steps) => {
  let day = Date.UTC(2024, 0, 1);
  let state = "asked";
  const acts: Act[] = [];
  for (const [choice, wait] of steps) {
    const row = [...(desk.table.get(state) ?? [])];
    const step = row[choice % Math.max(1, row.length)];
    if (step === undefined) break;
    day += wait * 86_400_000;
    acts.push({ type: step[0], on: new Date(day).toISOString().slice(0, 10) });
    state = step[1][0]?.state ?? state;
  }
  return acts;
});

test("a record that lacks its beginning finds no breach that the whole record does not", () => {
  fc.assert(
    fc.property(walk, fc.nat(14), fc.boolean(), (acts, at, says) => {
      const cut = at % (acts.length + 1);
      const before = replay(desk, { id: "r", lifecycle: desk.name, facts, today: "2025-06-30", acts: acts.slice(0, cut) }, { calendar });
      const whole = replay(desk, { id: "r", lifecycle: desk.name, facts, today: "2025-06-30", acts }, { calendar });
      const last = acts[cut - 1]?.on;
      const startsOn = says && last !== undefined ? { startsOn: last } : {};
      const history: History = {
        id: "r",
        lifecycle: desk.name,
        facts,
        today: "2025-06-30",
        acts: acts.slice(cut),
        startsAt: before.state as string,
        ...startsOn,
      };
      const breaches = (report: Report) =>
        report.verdicts
          .filter((verdict) => verdict.status === "violated")
          .map((verdict) => `${verdict.norm} ${verdict.act} ${verdict.on} ${verdict.reason}`);
      const known = new Set(breaches(whole));
      for (const breach of breaches(replay(desk, history, { calendar }))) expect(known).toContain(breach);
    }),
    { numRuns: 1000 },
  );
});

test("adding a later act never changes the verdict of an earlier one, wherever the record begins", () => {
  fc.assert(
    fc.property(walk, fc.constantFrom("asked", "filed", "granted"), (acts, startsAt) => {
      const history = (some: readonly Act[]): History => ({
        id: "r",
        lifecycle: desk.name,
        facts,
        today: "2024-01-01",
        acts: some,
        startsAt,
      });
      const earlier = acts.slice(0, -1).filter((act) => act.on < (acts.at(-1)?.on ?? ""));
      const settled = (report: Report) => report.verdicts.filter((verdict) => verdict.on !== null);
      const before = settled(replay(desk, history(earlier), { calendar }));
      const after = settled(replay(desk, history([...earlier, acts.at(-1) as Act]), { calendar }));
      expect(after.slice(0, before.length)).toEqual(before);
    }),
  );
});
