import { loadPack } from "@guiju/pack/node";
import { expect, test } from "vitest";
import { differencesOf } from "./differences.ts";
import { districtHistories } from "./district.ts";

test("checks written by hand and the engine find the same norms broken in every file of the district", () => {
  expect(differencesOf(loadPack("cpc").lifecycles, districtHistories())).toEqual([]);
});
