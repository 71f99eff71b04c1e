import type { Text } from "@guiju/core";
import type { RoundingIr } from "../plan.ts";
import { type Desk, type Json, objectAt, refuse } from "./desk.ts";
import { minAboveMax } from "./facts.ts";
import { floorAboveCap } from "./term-points.ts";
import { choiceAt, idAt, longTextAt, pointsAt, roundAt, textAt, wholeAt, wordAt } from "./values.ts";

const NEEDS: readonly string[] = ["id", "title", "scale", "max", "indicators"];
const MAY: readonly string[] = [
  ...[
    "$schema",
    "rubric",
    "provenance",
    "basis",
    "years",
    "categories",
    "use",
    "facts",
    "cohortFacts",
    "parameters",
    "derived",
    "conditions",
  ],
  ...["measures", "take", "round", "cap", "floor", "exemptions", "vetoes", "bands", "ranking", "quotas", "consequences"],
];

/** What a rubric says of itself and of its total; `undefined` where it cannot be taken. */
export interface Head {
  readonly title: Text | undefined;
  readonly max: number | undefined;
  readonly take: "sum" | "weighted" | undefined;
  readonly round: RoundingIr | null;
  readonly cap: number | null | undefined;
  readonly floor: number | undefined;
}

/** Takes the file itself: an object with the keys of a rubric. */
export function headAt(desk: Pick<Desk, "issues" | "root">, json: unknown): Json | undefined {
  return objectAt(desk, json, desk.root, NEEDS, MAY);
}

/** Checks what a rubric says of itself and of its total. */
export function headOf(desk: Desk, json: Json): Head {
  const { root } = desk;
  idAt(desk, json.id, `${root}/id`);
  if (json.$schema !== undefined) longTextAt(desk, json.$schema, `${root}/$schema`);
  if (json.rubric !== undefined) wordAt(desk, json.rubric, `${root}/rubric`);
  if (json.use !== undefined) wordAt(desk, json.use, `${root}/use`);
  if (json.provenance !== undefined) checkProvenance(desk, json.provenance, `${root}/provenance`);
  if (json.years !== undefined) checkYears(desk, json.years, `${root}/years`);
  const cap = json.cap === undefined ? null : pointsAt(desk, json.cap, `${root}/cap`);
  const floor = json.floor === undefined ? 0 : pointsAt(desk, json.floor, `${root}/floor`);
  if (typeof cap === "number" && floor !== undefined && floor > cap)
    refuse(desk, floorAboveCap(json.floor === undefined ? `${root}/cap` : `${root}/floor`, json.floor ?? 0, json.cap));
  return {
    title: textAt(desk, json.title, `${root}/title`),
    max: pointsAt(desk, json.max, `${root}/max`, { above: 0 }),
    take: json.take === undefined ? "sum" : choiceAt(desk, json.take, `${root}/take`, ["sum", "weighted"]),
    round: roundAt(desk, json.round, `${root}/round`),
    cap,
    floor,
  };
}

function checkProvenance(desk: Desk, json: unknown, at: string): void {
  const given = objectAt(desk, json, at, ["practice"], ["note"]);
  if (given === undefined) return;
  textAt(desk, given.practice, `${at}/practice`);
  if (given.note !== undefined) textAt(desk, given.note, `${at}/note`);
}

function checkYears(desk: Desk, json: unknown, at: string): void {
  const given = objectAt(desk, json, at, [], ["from", "to"]);
  if (given === undefined) return;
  const [from, to] = ["from", "to"].map((key) =>
    given[key] === undefined ? undefined : wholeAt(desk, given[key], `${at}/${key}`, 1, 9999),
  );
  if (from !== undefined && to !== undefined && from > to) refuse(desk, { ...minAboveMax(at, from, to), pointer: `${at}/from` });
}
