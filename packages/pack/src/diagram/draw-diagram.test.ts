import { isGuijuError } from "@guiju/core";
import type { Lifecycle } from "@guiju/lifecycle";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { labelLines } from "./box-text.ts";
import type { ArrowLayout, Box, DiagramLayout } from "./diagram-layout.ts";
import { diagramList } from "./diagram-list.ts";
import { diagramModel, numberRanges } from "./diagram-model.ts";
import { type DiagramNames, diagramNames } from "./diagram-names.ts";
import { planDiagram } from "./diagram-plan.ts";
import { drawDiagram } from "./draw-diagram.ts";

const pack = readLibrary();
const lifecycle = pack.lifecycles.get("library/card") as Lifecycle;
const names = diagramNames(pack, lifecycle, "en");

/** A layout that puts one part below the other: enough to draw. */
function stacked(used: DiagramNames, height = 0): DiagramLayout {
  const panels = planDiagram(lifecycle, used);
  const nodes = panels.flatMap((panel) => panel.nodes);
  const boxes = nodes.map((node, index): [string, Box] => [
    node.id,
    { x: 0, y: index * 200, width: node.width, height: height || node.height },
  ]);
  const arrows = panels
    .flatMap((panel) => panel.edges)
    .map((edge): [string, ArrowLayout] => [
      edge.id,
      {
        line: [
          [0, 0],
          [9, 9],
        ],
        label: { x: 0, y: 0, width: edge.labelWidth, height: edge.labelHeight },
      },
    ]);
  const coordinates = { width: 300, height: 1000, nodes: new Map(boxes), arrows: new Map(arrows) };
  return { lifecycle: "library/card", zh: coordinates, en: coordinates };
}

test("a model tells what stays, what leads on and what ends", () => {
  const model = diagramModel(lifecycle);
  expect(model.states.map(({ name, kind, stays }) => [name, kind, stays])).toEqual([
    ["none", "initial", []],
    ["asked", "ordinary", ["CHECK"]],
    ["granted", "ordinary", []],
    ["closed", "final", []],
  ]);
  expect(model.arrows).toContainEqual({ from: "asked", to: "closed", acts: ["REFUSE"] });
  expect(model.shared).toEqual([]);
});

test("acts that have the same outcome in many states are shared, and a state reached by them alone stands with them", () => {
  const many = readLibrary((files) => {
    const card = files.get("lifecycles/card.json") as { states: Record<string, unknown>; acts: Record<string, unknown> };
    const more = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`s${n}`, { on: { GO: `s${n + 1}`, LEAVE: "left", NOTE: `s${n}` } }]));
    card.states = {
      ...card.states,
      granted: { on: { RETURN: "closed", GO: "s1" } },
      ...more,
      s7: { on: { GO: "closed" } },
      left: { final: true },
    };
    card.acts = { ...card.acts, GO: {}, LEAVE: {}, NOTE: {} };
  }).lifecycles.get("library/card") as Lifecycle;
  const from = ["s1", "s2", "s3", "s4", "s5", "s6"];
  expect(diagramModel(many).shared).toEqual([
    { from, acts: ["LEAVE"], to: ["left"] },
    { from, acts: ["NOTE"], to: [] },
  ]);
  expect(
    planDiagram(many, names)
      .at(-1)
      ?.nodes.map((node) => node.id),
  ).toEqual(["shared", "state:left"]);
});

test("a picture is drawn with names escaped, a title and a description, and without script, style or address", () => {
  const hostile: DiagramNames = { ...names, title: 'a<b&"c"', act: () => "<script>alert(1)</script>", state: () => "x\u0000]]>&amp;" };
  const svg = drawDiagram(lifecycle, stacked(hostile), hostile);
  expect(svg).toContain('<title id="title">a&lt;b&amp;&quot;c&quot;</title>');
  expect(svg).toMatch(/<desc id="desc">State diagram: 4 states, 4 arrows\./);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/<script|<style|style=|https?:|url\(|href|@import|\son\w+=/);
});

test("characters that XML does not take are left out", () => {
  const odd: DiagramNames = { ...names, state: () => "a\u0000b" };
  expect(drawDiagram(lifecycle, stacked(odd), odd)).toContain(">ab</text>");
});

test("a text that has no room is cut; its full form is the title of the box", () => {
  const long: DiagramNames = { ...names, state: () => "a very long name of a state that goes on and on and on" };
  const svg = drawDiagram(lifecycle, stacked(long, 40), long);
  expect(svg).toContain("…</text>");
  expect(svg).toContain("<title>a very long name of a state that goes on and on and on</title>");
});

test("a layout of other states or arrows is refused", () => {
  const layout = stacked(names);
  const nodes = new Map([...layout.en.nodes].slice(1));
  let code = "";
  try {
    drawDiagram(lifecycle, { ...layout, en: { ...layout.en, nodes } }, names);
  } catch (caught) {
    code = isGuijuError(caught) ? caught.code : "";
  }
  expect(code).toBe("invalid_definition");
});

test("the list twin names for each state what leads in and out", () => {
  const list = diagramList(lifecycle, diagramNames(pack, lifecycle, "zh"));
  expect(list).toContain("## 2 已申请\n\n- 到达：\n  - 1 ");
  expect(list).toContain("- 离开：\n  - 发证 → 3 ");
  expect(list).toMatch(/## 4 .*（终结）\n/);
  expect(list).toContain("- 状态不变：\n  - 查验");
});

test("numbers in a row are written with a dash", () => {
  expect(numberRanges([1, 2, 3, 5, 7, 8])).toBe("1–3, 5, 7–8");
});

test("the text beside an arrow breaks no word and has few lines", () => {
  expect(labelLines(["Announcement of the result"])).toEqual(["Announcement", "of the result"]);
  expect(labelLines(["Approval of the postponement", "Refusal"]).at(-1)).toBe("Refusal");
  for (const lines of [labelLines(["Extra ballot", "Leaving the open seats vacant for now and later"]), labelLines(["a", "b", "a"])]) {
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines).not.toContain("/");
  }
});

test("a small picture is as wide as its heading and its legend need", () => {
  const width = (title: string): number => {
    const used = { ...names, title };
    const at = { ...stacked(used).en, width: 100 };
    return Number(/viewBox="0 0 (\d+)/.exec(drawDiagram(lifecycle, { lifecycle: "library/card", zh: at, en: at }, used))?.[1]);
  };
  expect(width("a")).toBeGreaterThan(400);
  expect(width("a long title that goes on ".repeat(4))).toBeGreaterThan(width("a"));
});

test("what a lifecycle calls by a name of its own is not shortened as in another", () => {
  const texts = { "state.asked": "Asked", "short.state.asked": "ask.", "card/state.asked": "Own" };
  const named = (more: object) => {
    const catalogue = { zh: { ...pack.catalogue.zh, ...texts, ...more }, en: { ...pack.catalogue.en, ...texts, ...more } };
    return diagramNames({ ...pack, catalogue }, lifecycle, "en").state("asked", "short");
  };
  expect(named({})).toBe("Own");
  expect(named({ "card/short.state.asked": "O." })).toBe("O.");
});
