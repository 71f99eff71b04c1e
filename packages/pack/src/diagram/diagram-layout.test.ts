import { expect, test } from "vitest";
import { layoutText, readLayout } from "./diagram-layout.ts";

const nothing = { width: 10, height: 20, nodes: new Map(), arrows: new Map() };
const layout = {
  lifecycle: "library/card",
  en: nothing,
  zh: {
    ...nothing,
    nodes: new Map([["state:a", { x: 1, y: 2.5, width: 3, height: 4 }]]),
    arrows: new Map([
      [
        "a > b",
        {
          line: [
            [1, 2],
            [3.5, 4],
          ] as const,
          label: { x: 0, y: 0, width: 5, height: 6 },
        },
      ],
      [
        "b > a",
        {
          line: [
            [1, 2],
            [3, 4],
          ] as const,
          label: undefined,
        },
      ],
    ]),
  },
};

function pointers(json: unknown): readonly (string | undefined)[] {
  const read = readLayout(json);
  return "issues" in read ? read.issues.map((issue) => issue.pointer) : [];
}

test("a layout that was written is read as it was", () => {
  expect(readLayout(JSON.parse(layoutText(layout)))).toEqual({ layout });
  const folded = { ...layout, en: { ...nothing, panels: 3 } };
  expect(readLayout(JSON.parse(layoutText(folded)))).toEqual({ layout: folded });
});

test("what is not a layout is refused where it is wrong", () => {
  expect(pointers(undefined)).toEqual(["/lifecycle", "/zh/size", "/en/size"]);
  const good = { size: "1 2", nodes: {}, arrows: {} };
  const bad = { size: "1 2", nodes: { "state:a": "1 2 3" }, arrows: { x: { line: "1,2" }, y: { line: "1,2 3,4", label: "1 2 3 x" } } };
  expect(pointers({ lifecycle: "a/b", zh: good, en: bad })).toEqual(["/en/nodes/state:a", "/en/arrows/x/line", "/en/arrows/y/label"]);
  for (const panels of [0, 1.5, 51, "2"]) expect(pointers({ lifecycle: "a/b", zh: { ...good, panels }, en: good })).toEqual(["/zh/panels"]);
});

test("text that is no number cannot reach the picture through a layout", () => {
  const zh = { size: "1 2", nodes: { a: '1 2 3 4"/><script>' }, arrows: { __proto__: { line: "1e9,2 3,4" } } };
  expect(pointers({ lifecycle: "a/b", zh, en: { size: "NaN 1", nodes: {}, arrows: {} } })).toContain("/zh/nodes/a");
  expect(pointers({ lifecycle: "a/b", zh: { size: "1 2" }, en: { size: "NaN 1" } })).toEqual(["/en/size"]);
});

test("a file of very many parts is refused before it is read", () => {
  const nodes = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`n${index}`, "1 2 3 4"]));
  expect(pointers({ lifecycle: "a/b", zh: { size: "1 2", nodes }, en: { size: "1 2" } })).toEqual(["/zh"]);
});
