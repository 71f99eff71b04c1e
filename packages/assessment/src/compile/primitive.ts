import { checklistAt } from "./checklist.ts";
import { isObject, type Json, objectAt, wrong } from "./desk.ts";
import { carryOverAt, periodsAt } from "./earlier.ts";
import { awardAt, ratersAt, severityAt } from "./given.ts";
import type { Leaf, Scored } from "./leaf.ts";
import { perOccurrenceAt } from "./per-occurrence.ts";
import { rankPointsAt } from "./places.ts";
import { convertAt, perUnitShortAt, proRataAt, ratioToBestAt } from "./proportion.ts";
import { ladderAt, tiersAt } from "./steps.ts";
import { choiceAt } from "./values.ts";

/** How one primitive is checked: the keys it needs and may have, and by what. */
interface Form {
  readonly needs: readonly string[];
  readonly may?: readonly string[];
  readonly check: (leaf: Leaf, json: Json, pointer: string, name: string) => Scored | undefined;
}

/** A division whose rounding is missing is told by the primitive itself. */
const forms: Readonly<Record<string, Form>> = {
  checklist: { needs: ["mode", "items"], check: checklistAt },
  perOccurrence: { needs: ["start", "terms"], may: ["deductCap", "floor", "cap"], check: perOccurrenceAt },
  ladder: { needs: ["of", "steps"], check: ladderAt },
  tiers: { needs: ["tiers", "else"], check: tiersAt },
  proRata: { needs: ["of", "target"], may: ["points", "noneOfNone", "round"], check: proRataAt },
  perUnitShort: { needs: ["of", "target", "side", "unit", "points", "steps"], may: ["round"], check: perUnitShortAt },
  rankPoints: { needs: ["place", "table"], may: ["beyond", "else", "ties", "round"], check: rankPointsAt },
  ratioToBest: { needs: ["of", "best"], may: ["round"], check: ratioToBestAt },
  severity: { needs: ["by", "table"], may: ["path", "else"], check: severityAt },
  award: { needs: ["given", "range"], check: awardAt },
  raters: { needs: ["groups"], may: ["round"], check: ratersAt },
  convert: { needs: ["of", "from"], may: ["factor", "to", "round"], check: convertAt },
  carryOver: { needs: ["yearsBack", "factor"], may: ["assessment", "first", "round"], check: carryOverAt },
  periods: { needs: ["of", "periods", "take"], may: ["factor", "round"], check: periodsAt },
};

const allKeys: readonly string[] = [...new Set(Object.values(forms).flatMap(({ needs, may = [] }) => [...needs, ...may]))];

/** Checks how a leaf scores; `name` is that of the assessment. */
export function primitiveAt(leaf: Leaf, json: unknown, pointer: string, name: string): Scored | undefined {
  const { desk } = leaf;
  if (!isObject(json)) return wrong(desk, pointer, "object", json);
  if (!Object.hasOwn(json, "primitive")) {
    objectAt(desk, json, pointer, ["primitive"], allKeys);
    return undefined;
  }
  const primitive = choiceAt(desk, json.primitive, `${pointer}/primitive`, Object.keys(forms));
  const form = primitive === undefined ? undefined : forms[primitive];
  if (form === undefined) return undefined;
  const given = objectAt(desk, json, pointer, ["primitive", ...form.needs], form.may);
  return given && form.check(leaf, given, pointer, name);
}
