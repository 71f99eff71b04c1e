import { below } from "@guiju/core";
import { askedAt } from "./conditions.ts";
import { countItems, type Json, listAt, objectAt } from "./desk.ts";
import { decimalsNeeded, type Leaf, type Scored } from "./leaf.ts";
import { uniqueId } from "./unique.ts";
import { choiceAt, pointsAt, textAt } from "./values.ts";

const MODES = ["deduct", "award", "allOrNothing"] as const;

/** Checks a checklist: items that hold take points off the most, add up, or must all hold. */
export function checklistAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, min, max } = leaf;
  const mode = choiceAt(desk, json.mode, `${pointer}/mode`, MODES);
  const at = `${pointer}/items`;
  const given = listAt(desk, json.items, at) ?? [];
  countItems(desk, given.length, at);
  const ids = new Set<string>();
  const items = given.flatMap((item, index) => {
    const place = below(at, index);
    const one = objectAt(desk, item, place, ["id", "points", "when"], ["title"]);
    if (one === undefined) return [];
    const id = uniqueId(desk, one.id, `${place}/id`, ids);
    const points = pointsAt(desk, one.points, `${place}/points`, { least: 0 });
    if (one.title !== undefined) textAt(desk, one.title, `${place}/title`);
    const when = askedAt(desk, "before", one.when, `${place}/when`);
    return id === undefined || points === undefined ? [] : [{ id, points, when }];
  });
  if (mode === undefined || items.length === 0 || items.length < given.length) return undefined;
  const sum = items.reduce((all, { points }) => all + BigInt(points), 0n);
  const most = BigInt(max);
  const spans = { deduct: [most - sum, most], award: [0n, sum], allOrNothing: [BigInt(min), most] } as const;
  const [low, high] = spans[mode];
  const decimals = decimalsNeeded([min, max, ...items.map(({ points }) => points)], desk.scale);
  return { ir: { primitive: "checklist", mode, items }, low, high, decimals };
}
