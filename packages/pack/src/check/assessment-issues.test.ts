import { expect, test } from "vitest";
import { libraryFiles, libraryTexts } from "../fixture/library.ts";
import { readRooms, roomFiles } from "../fixture/rooms.ts";
import { readPack, readPackOver } from "../read/read-pack.ts";
import { rubricsOf } from "../rubrics-of.ts";
import { checkPack } from "./check-pack.ts";

type Loose = Record<string, unknown>;
interface Rubric extends Loose {
  readonly facts: Loose;
  readonly parameters: Loose;
  readonly indicators: (Loose & { readonly score: Loose })[];
}

function changed(change: (rubric: Rubric, files: Map<string, unknown>) => void): Map<string, string> {
  const files = roomFiles();
  change(files.get("assessments/yearly.json") as Rubric, files);
  return libraryTexts(files);
}

const minimum = [["warning", "minimum_unreachable", "/indicators/0"]];

/** What reading the pack finds after one change. */
function found(change: (rubric: Rubric, files: Map<string, unknown>) => void) {
  return readPack(changed(change)).issues;
}

test("a sound rubric is read under its full name, with its file", () => {
  const pack = readRooms();
  expect([...pack.assessments].map(([name, rubrics]) => [name, rubrics.map(({ version }) => version)])).toEqual([["rooms/yearly", ["1"]]]);
  expect(pack.assessmentFiles).toMatchObject([{ file: "assessments/yearly.json", name: "rooms/yearly" }]);
  // With units of ten days nobody can lose all the points for opening; a year has no more days to lose.
  expect(checkPack(pack).map(({ severity, code, pointer }) => [severity, code, pointer])).toEqual(minimum);
});

test("what is wrong with a rubric is told at its line, with the nearest spelling", () => {
  const unknown = found((rubric) => Object.assign(rubric.indicators[0]?.score ?? {}, { of: { fact: "openDay" } }));
  expect(unknown).toMatchObject([{ suggestion: "openDays", place: { file: "assessments/yearly.json", line: expect.any(Number) } }]);
  expect(unknown[0]?.place?.line).toBeGreaterThan(40);
  const instrument = found((rubric) => Object.assign(rubric, { basis: { instrument: "room", edition: "2020-01-01", confidence: "read" } }));
  expect(instrument).toMatchObject([{ code: "unknown_instrument", suggestion: "rooms" }]);
  const sum = found((rubric) => Object.assign(rubric, { max: 99 }));
  expect(sum.map(({ severity = "error", place }) => [severity, place?.file])).toEqual([["error", "assessments/yearly.json"]]);
});

test("two rubrics for one year are told at the second one's file", () => {
  const issues = found((rubric, files) => files.set("assessments/z-again.json", structuredClone(rubric)));
  expect(issues).toMatchObject([{ code: "two_editions", place: { file: "assessments/z-again.json" } }]);
  expect(issues[0]?.message.zh).toBe(
    "每一年有两个版本的考核表：“年度考核”（assessments/yearly.json）和“年度考核”（assessments/z-again.json）。",
  );
  expect(issues[0]?.help?.zh).toContain("years");
});

test("every option of a parameter is tried: one at fault itself is an error, one that does not fit the others a warning", () => {
  const told = (change: (rubric: Rubric) => void) => {
    const pack = readRooms((files) => change(files.get("assessments/yearly.json") as Rubric));
    return checkPack(pack).flatMap(({ code, severity = "error", pointer = "", message, place }) =>
      pointer.startsWith("/parameters/") ? [[code, severity, pointer, message.zh, place?.file]] : [],
    );
  };
  const [file, title] = ["assessments/yearly.json", { zh: "封顶", en: "cap" }];
  const vetoed = (rubric: Rubric) => (rubric.vetoes as Loose[])[0] as Loose;
  expect(
    told((rubric) => {
      rubric.parameters.cap = { title, value: "fair", options: ["fair", "best"] };
      vetoed(rubric).effect = { cap: { parameter: "cap" } };
    }),
  ).toEqual([["unknown_grade", "error", "/parameters/cap/options/1", "取“best”时不能成立：没有名为“best”的等次。", file]]);
  expect(
    told((rubric) => {
      rubric.parameters.most = { title, value: 100, options: [100, 90] };
      rubric.max = { parameter: "most" };
    }),
  ).toEqual([["sum_of_maxima", "warning", "/parameters/most/options/1", "取“90”时不能成立：各项满分合计 100，应为 90。", file]]);
});

test("ranks that only a parameter publishes are told as what they would be", () => {
  const told = (value: boolean, options?: readonly boolean[]) => {
    const pack = readRooms((files) => {
      const rubric = files.get("assessments/yearly.json") as Rubric;
      rubric.parameters.shown = { title: { zh: "公布名次", en: "ranks" }, value, ...(options && { options }) };
      rubric.ranking = { publish: { parameter: "shown" }, ties: "competition" };
    });
    return checkPack(pack).flatMap(({ code, message }) => (code === "burden_ranking" ? [message.zh.slice(0, 22)] : []));
  };
  expect(told(true)).toEqual([expect.stringMatching(/^公布名次：积分排名受到限制/)]);
  expect(told(false)).toEqual([expect.stringMatching(/^参数“shown”取 true 时，公布名次/)]);
  expect(told(false, [false, true])).toHaveLength(1);
  expect(told(false, [false])).toEqual([]);
});

test("a veto that its parameter switches off, and a quota whose number is assumed, are left alone; those that are written are not", () => {
  const told = (cap: unknown, count: unknown) => {
    const pack = readRooms((files) => {
      const rubric = files.get("assessments/yearly.json") as Rubric;
      rubric.parameters.cap = { title: { zh: "封顶", en: "cap" }, value: "excellent", options: ["excellent", "fair"] };
      rubric.parameters.places = { title: { zh: "名额", en: "places" }, value: 2, assumed: true };
      ((rubric.vetoes as Loose[])[0] as Loose).effect = { cap };
      rubric.quotas = [{ id: "best", grade: "excellent", kind: "most", count }];
    });
    return checkPack(pack).flatMap(({ code, pointer }) => (/veto|article/.test(code) ? [[code, pointer]] : []));
  };
  expect(told({ parameter: "cap" }, { parameter: "places" })).toEqual([]);
  expect(told("excellent", 2)).toEqual([
    ["veto_without_use", "/vetoes/0/effect/cap"],
    ["missing_article", "/quotas/0"],
  ]);
});

test("an instrument that no rubric cites is told as that, and one of a pack that is only begun is not", () => {
  const codes = (change: (files: Map<string, unknown>) => void) =>
    checkPack(readRooms(change)).flatMap(({ code, message }) => (code === "unused_instrument" ? [message.zh] : []));
  expect(codes((files) => Reflect.deleteProperty(files.get("assessments/yearly.json") as Loose, "basis"))).toEqual([
    "没有考核细则写明以“rooms”为依据（basis）。",
  ]);
  const begun = (files: Map<string, unknown>) =>
    [...files.keys()].filter((path) => /^(assessments|cases)/.test(path)).map((path) => files.delete(path));
  expect(codes((files) => void begun(files))).toEqual([]);
});

test("a shared fact schema may be used", () => {
  const { pack, issues } = readPack(
    changed((rubric, files) => {
      const { openDays, ...facts } = rubric.facts;
      Object.assign(rubric, { use: "room", facts });
      files.set("facts/room.json", { $schema: "schemas/facts.schema.json", id: "room", facts: { openDays } });
      Object.assign((files.get("facts/room.json") as { facts: Loose }).facts, {
        openDays: { type: "count", title: { zh: "开放天数", en: "days open" } },
      });
    }),
  );
  expect(issues).toEqual([]);
  expect(pack === undefined ? [] : checkPack(pack).map(({ severity, code, pointer }) => [severity, code, pointer])).toEqual(minimum);
  expect(found((rubric) => Object.assign(rubric, { use: "rom" }))[0]?.place?.file).toBe("assessments/yearly.json");
});

test("facts, conditions, measures and parameters that nothing reads, and indicators without a case, are warnings", () => {
  const pack = readRooms((files) => {
    const rubric = files.get("assessments/yearly.json") as Rubric;
    rubric.facts.visitors = { type: "count" };
    rubric.parameters.idle = { title: { zh: "闲置", en: "idle" }, value: 1 };
    Object.assign(rubric, {
      measures: { none: { fact: "openDays" } },
      conditions: { never: { fact: "hasPlan", operator: "equal", value: true } },
    });
    const { cases } = files.get("cases/yearly.test.json") as { cases: { expect: { organisations: Record<string, { scores?: Loose }> } }[] };
    delete cases[0]?.expect.organisations.a?.scores?.prize;
  });
  expect(checkPack(pack).map(({ severity, code, pointer }) => [severity, code, pointer])).toEqual([
    ...minimum,
    ["warning", "unused_fact", "/facts/visitors"],
    ["warning", "unused_condition", "/conditions/never"],
    ["warning", "unused_measure", "/measures/none"],
    ["warning", "unused_parameter", "/parameters/idle"],
    ["warning", "indicator_without_case", "/indicators/2"],
  ]);
});

test("what burdens those who are assessed is a warning, never an error", () => {
  const pack = readRooms((files) => {
    const rubric = files.get("assessments/yearly.json") as Rubric;
    Object.assign(rubric.facts.openDays as Loose, { source: "checkIn" });
    Object.assign(rubric, { ranking: { publish: true, ties: "competition" } });
  });
  const burdens = checkPack(pack).filter(({ pointer }) => pointer?.startsWith("/facts/openDays") || pointer?.startsWith("/ranking"));
  expect(burdens.length).toBeGreaterThanOrEqual(2);
  expect(burdens.every(({ severity }) => severity === "warning")).toBe(true);
});

test("an overlay cannot change an assessment, and is told what to do instead", () => {
  const files = roomFiles();
  Object.assign(files.get("pack.json") as Loose, { id: "town", extends: [{ pack: "rooms" }] });
  for (const path of ["assessments/yearly.json", "cases/yearly.test.json"]) files.delete(path);
  const overlay = {
    $schema: "schemas/overlay.schema.json",
    title: { zh: "细则", en: "Changes" },
    changes: [{ change: "set", assessment: "yearly", parameter: "unit", to: 5 }],
  };
  files.set("overlays/town.json", overlay);
  const { issues } = readPackOver(libraryTexts(files), new Map([["rooms", readRooms()]]));
  expect(issues).toMatchObject([
    {
      code: "assessment_overlay",
      pointer: "/changes/0/assessment",
      help: { en: expect.any(String) },
      place: { file: "overlays/town.json" },
    },
  ]);
});

test("a pack of lifecycles may hold assessments as well", () => {
  const files = libraryFiles();
  const rubric = roomFiles().get("assessments/yearly.json") as Loose;
  files.set("assessments/yearly.json", { ...rubric, basis: { instrument: "rules", edition: "2020-01-01", confidence: "read" } });
  expect([...(readPack(libraryTexts(files)).pack?.assessments.keys() ?? [])]).toEqual(["library/yearly"]);
});

test("a parameter takes another value, and one that is not there or not taken is an issue", () => {
  const pack = readRooms();
  const five = rubricsOf(pack, "rooms/yearly", { unit: 5 });
  expect(five.issues).toEqual([]);
  expect(five.rubrics[0]?.file.parameters?.unit).toBeDefined();
  expect(rubricsOf(pack, "rooms/yearly", { unti: 5 }).issues).toMatchObject([{ code: "unknown_parameter", suggestion: "unit" }]);
  expect(rubricsOf(pack, "rooms/yearly", { unit: 7 }).issues.length).toBeGreaterThan(0);
  expect(rubricsOf(pack, "rooms/year").issues).toMatchObject([{ code: "unknown_assessment", suggestion: "rooms/yearly" }]);
});
