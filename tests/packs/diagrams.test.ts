import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { regionsOf } from "@guiju/lifecycle";
import { type Box, type Coordinates, type DiagramLayout, diagramNames, readLayout } from "@guiju/pack";
import { describe, expect, test } from "vitest";
import { planDiagram } from "../../packages/pack/src/diagram/diagram-plan.ts";
import { textWidth } from "../../packages/pack/src/diagram/text-width.ts";
import { laidOutFiles } from "../../scripts/generated-files.ts";
import { packsOfRepository } from "./packs-of-repository.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const drawn = packsOfRepository().flatMap((pack) =>
  [...pack.lifecycles.values()].map((lifecycle) => {
    const base = join(root, `packages/pack-${pack.id}/diagrams`, lifecycle.source.file.id);
    return { pack, lifecycle, base, read: readLayout(JSON.parse(readFileSync(`${base}.layout.json`, "utf8"))) };
  }),
);

/** From so many states on a diagram has to use a page as it is. */
const MANY_STATES = 20;

/** A sheet of A4 within its margins, in millimetres. */
const SHEET = [190, 277] as const;

/** The height in millimetres of the smallest letters, 12 units, on a sheet of A4 upright or across. */
function lettersOnPaper(width: number, height: number): number {
  const upright = Math.min(SHEET[0] / width, SHEET[1] / height);
  return 12 * Math.max(upright, Math.min(SHEET[1] / width, SHEET[0] / height));
}

test("the coordinates are those that the layout engine gives (npm run docs writes them)", async () => {
  for (const [path, text] of await laidOutFiles(root)) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(readFileSync(join(root, path), "utf8"), path).toBe(text);
  }
});

/** How much two boxes have in common in either direction; nothing where it is not more than the rounding of coordinates. */
function overlap(a: Box, b: Box): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 1 && down > 1;
}

/** The pieces of a line as thin boxes. */
function pieces(
  line: Coordinates["arrows"] extends ReadonlyMap<string, infer A> ? (A extends { line: infer L } ? L : never) : never,
): readonly Box[] {
  return line.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = line[index] as readonly [number, number];
    return { x: Math.min(x, fromX) - 1, y: Math.min(y, fromY) - 1, width: Math.abs(x - fromX) + 2, height: Math.abs(y - fromY) + 2 };
  });
}

describe.each(drawn)("the picture of $lifecycle.name", ({ pack, lifecycle, base, read }) => {
  const layout = (read as { layout: DiagramLayout }).layout;

  test.each(["zh", "en"] as const)("%s: no box, text or line lies over another", (language) => {
    const { width, height, nodes, arrows } = layout[language];
    const boxes = [...nodes].map(([id, box]) => ({ id, box }));
    const labels = [...arrows].flatMap(([id, { label }]) => (label === undefined ? [] : [{ id, box: label }]));
    const lines = [...arrows].flatMap(([id, { line }]) => pieces(line).map((box) => ({ id, box })));
    const solid = [...boxes, ...labels];
    const clashes = solid.flatMap((a, index) =>
      solid.slice(index + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${a.id} lies over ${b.id}`] : [])),
    );
    const crossed = solid.flatMap((a) =>
      // The line of an arrow runs under its own text and ends at its own boxes.
      lines.flatMap((line) =>
        line.id !== a.id && !line.id.split(" > ").includes(a.id) && overlap(a.box, line.box) ? [`${line.id} crosses ${a.id}`] : [],
      ),
    );
    expect([...clashes, ...crossed]).toEqual([]);
    for (const { id, box } of solid) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, id).toBe(true);
    }
    const states = [...lifecycle.rank.keys()];
    expect(states.length).toBeGreaterThan(1);
    for (const state of states) expect(nodes.has(`state:${state}`), state).toBe(true);
    const beginnings = regionsOf(lifecycle.source.file).length;
    expect(boxes.filter(({ id }) => /^start(:|$)/.test(id))).toHaveLength(beginnings);
  });

  test.each(["zh", "en"] as const)("%s: every box has the room its text needs, and nothing is cut", (language) => {
    const panels = planDiagram(lifecycle, diagramNames(pack, lifecycle, language), layout[language].panels);
    for (const node of panels.flatMap((panel) => panel.nodes)) {
      expect(layout[language].nodes.get(node.id), node.id).toMatchObject({ width: node.width, height: node.height });
    }
    for (const edge of panels.flatMap((panel) => panel.edges).filter(({ lines }) => lines.length > 0)) {
      expect(layout[language].arrows.get(edge.id)?.label, edge.id).toMatchObject({ width: edge.labelWidth, height: edge.labelHeight });
      expect(edge.lines.length, edge.id).toBeLessThanOrEqual(3);
    }
    expect(readFileSync(`${base}.${language}.svg`, "utf8")).not.toContain("…");
  });

  test.each(["zh", "en"] as const)("%s: it can be read on a page, in greys alone, and loads nothing", (language) => {
    const svg = readFileSync(`${base}.${language}.svg`, "utf8");
    const [width, height] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? []) as [number, number];
    const many = lifecycle.rank.size >= MANY_STATES;
    // A small diagram may be narrow: what counts is that nobody needs a glass. A large one has to fill the page for that.
    expect(lettersOnPaper(width, height)).toBeGreaterThan(many ? 1.6 : 1.9);
    if (many) {
      expect(height / width).toBeGreaterThan(1.1);
      expect(height / width).toBeLessThan(1.7);
    }
    const [, size, heading] = /<text x="20" y="36" font-size="(\d+)"[^>]*>([^<]+)</.exec(svg) ?? [];
    expect(textWidth(heading as string) * Number(size)).toBeLessThan(width - 20);
    const colours = new Set([...svg.matchAll(/(?:fill|stroke)="(#[^"]+)"/g)].map((match) => match[1] as string));
    for (const colour of colours) expect(colour).toMatch(/^#(\w)\1\1$|^#(\w\w)\2\2$/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/<script|<style|style=|https?:|url\(|href=|@import/);
  });

  test("the list twin names every state and every act of the lifecycle", () => {
    for (const language of ["zh", "en"] as const) {
      const list = readFileSync(`${base}.${language}.md`, "utf8");
      const names = diagramNames(pack, lifecycle, language);
      for (const state of lifecycle.rank.keys()) expect(list).toContain(names.state(state, "full"));
      const acts = new Set([...lifecycle.table.values()].flatMap((row) => [...row.keys()]));
      for (const act of acts) expect(list).toContain(names.act(act, "", "full"));
    }
  });
});
