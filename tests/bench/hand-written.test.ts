import type { History } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { differencesOf } from "./differences.ts";
import { districtHistories } from "./district.ts";

const pack = loadPack("cpc");

test("checks written by hand and the engine find the same norms broken in every file of the district", () => {
  expect(differencesOf(pack.lifecycles, districtHistories())).toEqual([]);
});

test("they find the same in every worked case that takes the default readings, which are all that is written by hand", () => {
  const histories = pack.cases.flatMap(({ cases }) => cases.map(({ id, history }) => ({ ...(history as unknown as History), id })));
  const plain = histories.filter(
    ({ lifecycle, interpretations }) => lifecycle === "cpc/member-development" && interpretations === undefined,
  );
  expect(plain.length).toBeGreaterThan(100);
  expect(differencesOf(pack.lifecycles, plain)).toEqual([]);
});
