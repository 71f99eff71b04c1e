import { expect, test } from "vitest";
import { readRooms } from "../fixture/rooms.ts";
import { runMutants } from "./run-mutants.ts";

test("most small changes of a rubric are noticed, and those that are not are listed with their place", () => {
  const mutants = [...runMutants(readRooms())];
  const survivors = mutants.filter(({ outcome }) => outcome === "survived");
  expect(mutants.length).toBeGreaterThan(20);
  expect(mutants.filter(({ outcome }) => outcome === "killed").every(({ by }) => by !== null)).toBe(true);
  expect(survivors.length).toBeLessThan(mutants.length / 2);
  // No room has the silver prize, so what it is worth is untried.
  expect(survivors.map(({ pointer }) => pointer)).toContain("/indicators/2/score/table/silver");
  expect(survivors.every(({ place, file }) => place.file === file && place.line > 1)).toBe(true);
});

test("a case that already fails notices nothing, and without cases every change survives", () => {
  const pack = readRooms((files) => {
    const { cases } = files.get("cases/yearly.test.json") as { cases: { expect: { organisations: Record<string, object> } }[] };
    for (const each of cases)
      each.expect.organisations = Object.fromEntries(Object.keys(each.expect.organisations).map((id) => [id, { total: "1" }]));
  });
  expect([...runMutants(pack)].every(({ outcome }) => outcome === "survived")).toBe(true);
});
