import { below } from "@guiju/core";
import type { PrimitiveIr } from "../plan.ts";
import { fraction, roundedOut } from "./bound.ts";
import { countItems, type Json, objectAt, refuse } from "./desk.ts";
import { decimalsNeeded, type Leaf, pointsWithin, type Scored, spanOf } from "./leaf.ts";
import { measureAt, needsWhole } from "./measures.ts";
import { problem } from "./problem.ts";
import { choiceAt, pointsAt, roundAt, tableAt, unrounded, wholeAt } from "./values.ts";

/** Checks points by place. */
export function rankPointsAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, asker, min, max } = leaf;
  const place = measureAt(desk, json.place, `${pointer}/place`, asker);
  const table = tableAt(desk, json.table, `${pointer}/table`, (value, at) => pointsWithin(leaf, value, at));
  const beyond = json.beyond === undefined ? null : beyondAt(leaf, json.beyond, `${pointer}/beyond`);
  const otherwise = json.else === undefined ? null : pointsWithin(leaf, json.else, `${pointer}/else`);
  const ties = json.ties === undefined ? "same" : choiceAt(desk, json.ties, `${pointer}/ties`, ["same", "split"]);
  const round = roundAt(desk, json.round, `${pointer}/round`);
  if (place === undefined || table === undefined || beyond === undefined || otherwise === undefined || ties === undefined) return undefined;
  countItems(desk, table.size, pointer);
  if (place.decimals !== 0) return needsWhole(desk, `${pointer}/place`, ["名次", "A place"]);
  const strange = [...table.keys()].find((key) => !/^[1-9]\d{0,6}$/.test(key));
  if (strange !== undefined)
    return refuse(
      desk,
      problem("wrong_place", below(`${pointer}/table`, strange), "名次写从 1 起的整数。", "A place is a whole number from 1."),
    );
  const most = place.bound.high === null ? Number.POSITIVE_INFINITY : Number(place.bound.high.n / place.bound.high.d);
  checkGaps(leaf, pointer, new Set([...table.keys()].map(Number)), beyond?.from ?? null, otherwise === null, most);
  if (ties === "split") {
    if (place.ir.op !== "statistic") {
      const texts = [
        "并列平分名次只能用于考核组内的名次（place）。",
        "Ties share places only where the place is one in the cohort.",
      ] as const;
      return refuse(desk, problem("split_outside_cohort", `${pointer}/ties`, ...texts));
    }
    if (round === null) return unrounded(desk, pointer, "并列平分名次要做除法", "Sharing places is a division");
  }
  const points = [...table.values(), ...(otherwise === null ? [] : [otherwise]), ...(beyond === null ? [] : [beyond.points])];
  const plain = spanOf(points);
  const kept = { kept: round?.decimals ?? desk.scale, scale: desk.scale };
  // A shared place is a mean, and rounding it may lead past the points of the table.
  const span = ties === "split" ? roundedOut(fraction(plain.low), fraction(plain.high), kept) : plain;
  const rises = beyond === null ? 0 : Math.sign(beyond.step);
  const ir: PrimitiveIr = {
    primitive: "rankPoints",
    place: place.ir,
    table: Object.fromEntries(table),
    beyond,
    else: otherwise,
    ties,
    round,
  };
  return {
    ir,
    low: rises < 0 || span.low < BigInt(min) ? BigInt(min) : span.low,
    high: rises > 0 || span.high > BigInt(max) ? BigInt(max) : span.high,
    decimals: Math.max(ties === "split" ? (round?.decimals ?? 0) : 0, decimalsNeeded([min, max, ...points, beyond?.step ?? 0], desk.scale)),
    ofCohort: place.ofCohort,
  };
}

function beyondAt(
  leaf: Leaf,
  json: unknown,
  at: string,
): { readonly from: number; readonly points: number; readonly step: number } | undefined {
  const { desk } = leaf;
  const given = objectAt(desk, json, at, ["from", "points", "step"]);
  if (given === undefined) return undefined;
  const from = wholeAt(desk, given.from, `${at}/from`, 1, 1_000_000);
  const points = pointsWithin(leaf, given.points, `${at}/points`);
  const step = pointsAt(desk, given.step, `${at}/step`);
  return from === undefined || points === undefined || step === undefined ? undefined : { from, points, step };
}

/** Tells the first place that has no points, or two. */
function checkGaps(
  { desk }: Leaf,
  pointer: string,
  places: ReadonlySet<number>,
  beyond: number | null,
  hasNoElse: boolean,
  most: number,
): void {
  const twice = beyond === null ? undefined : [...places].find((place) => place >= beyond);
  if (twice !== undefined) {
    const zh = `第 ${twice} 名在表里有分值，“beyond”又从第 ${beyond} 名起算；请改 from。`;
    refuse(
      desk,
      problem("place_overlap", `${pointer}/beyond/from`, zh, `Place ${twice} stands in the table, but "beyond" begins at place ${beyond}.`),
    );
  }
  let gap = 1;
  while (places.has(gap)) gap += 1;
  if (!hasNoElse || gap > most || (beyond !== null && gap >= beyond)) return;
  const zh = `第 ${gap} 名没有分值；请在表里补上，或写“else”（其余名次的分值）。`;
  refuse(desk, problem("place_gap", `${pointer}/table`, zh, `Place ${gap} has no points: add it to the table, or write "else".`));
}
