import type { PrimitiveIr } from "../../plan.ts";
import { award } from "./award.ts";
import { carryOver } from "./carry-over.ts";
import { checklist } from "./checklist.ts";
import { convert } from "./convert.ts";
import { ladder } from "./ladder.ts";
import type { Leaf, LeafOf, Making } from "./leaf.ts";
import { perOccurrence } from "./per-occurrence.ts";
import { perUnitShort } from "./per-unit-short.ts";
import { periods } from "./periods.ts";
import { proRata } from "./pro-rata.ts";
import { rankPoints } from "./rank-points.ts";
import { raters } from "./raters.ts";
import { ratioToBest } from "./ratio-to-best.ts";
import { severity } from "./severity.ts";
import { tiers } from "./tiers.ts";

const leaves: { readonly [Primitive in PrimitiveIr["primitive"]]: LeafOf<Primitive> } = {
  award,
  carryOver,
  checklist,
  convert,
  ladder,
  perOccurrence,
  perUnitShort,
  periods,
  proRata,
  rankPoints,
  raters,
  ratioToBest,
  severity,
  tiers,
};

/** Makes the closure of a leaf. */
export function leafOf(making: Making, ir: PrimitiveIr): Leaf {
  return (leaves[ir.primitive] as (making: Making, ir: PrimitiveIr) => Leaf)(making, ir);
}
