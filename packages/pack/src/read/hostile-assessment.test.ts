import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { runCases } from "../cases/run-cases.ts";
import { checkPack } from "../check/check-pack.ts";
import { libraryTexts } from "../fixture/library.ts";
import { roomFiles } from "../fixture/rooms.ts";
import { packTables } from "../tables/pack-tables.ts";
import { readPack } from "./read-pack.ts";

const calendar = chineseDays();

interface Leaf {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function leaves(data: unknown): readonly Leaf[] {
  if (typeof data !== "object" || data === null) return [];
  const holder = data as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...leaves(holder[key])]);
}

test("whatever one value of a rubric or of its cases is replaced by, reading ends in located issues, and what is read is checked, run and laid out", () => {
  const strange = [null, -1, 1e308, 0.1234567, "", "constructor", [], {}, { parameter: "unit" }, true];
  let [refused, taken] = [0, 0];
  for (const path of ["assessments/yearly.json", "cases/yearly.test.json"]) {
    const count = leaves(roomFiles().get(path)).length;
    for (let index = 0; index < count; index += 1) {
      const files = roomFiles();
      const leaf = leaves(files.get(path))[index] as Leaf;
      leaf.holder[leaf.key] = strange[index % strange.length];
      const { pack, issues } = readPack(libraryTexts(files));
      for (const { place, message } of issues)
        expect([place?.line, message.zh, message.en]).toEqual([expect.any(Number), expect.any(String), expect.any(String)]);
      if (pack === undefined) refused += 1;
      else {
        taken += 1;
        checkPack(pack, { calendar });
        runCases(pack, { calendar });
        packTables(pack, calendar);
      }
    }
  }
  expect(refused).toBeGreaterThan(100);
  expect(taken).toBeGreaterThan(20);
});

test.each(["__proto__", "constructor", "toString", "a/b~c"])("the name %s is a name like any other, or refused at its place", (name) => {
  const files = roomFiles();
  const text = JSON.stringify(files.get("assessments/yearly.json")).replaceAll('"openDays"', JSON.stringify(name));
  const texts = libraryTexts(files);
  texts.set("assessments/yearly.json", text);
  texts.delete("cases/yearly.test.json");
  const { pack, issues } = readPack(texts);
  if (pack === undefined) expect(issues.every(({ place }) => place !== undefined)).toBe(true);
  else expect(packTables(pack, calendar).get("tables/assessments.zh.md")).toContain("开放天数");
});
