import type { NormBody } from "@guiju/lifecycle";
import { canonical } from "./canonical.ts";
import type { NormPart } from "./dated-norm.ts";
import { type DaysInForce, daysWithout, inForceOf, sameDays } from "./days-in-force.ts";
import type { Draft } from "./draft.ts";
import type { Comparison, PlacedChange } from "./overlay-file.ts";

/** What changing one part of a norm came to; `undefined` where the part does not have what is changed. */
export interface AlteredPart {
  readonly body: NormBody | undefined;
  readonly days?: DaysInForce;
  readonly comparison: Comparison;
  readonly check: string;
  readonly parameter: string;
  readonly before: unknown;
}

/** A part on the days of a change, and what is left of it before and after. */
export function splitPart(
  draft: Draft,
  change: PlacedChange,
  part: NormPart,
  result: AlteredPart,
  shared: DaysInForce,
): readonly NormPart[] {
  if (result.days !== undefined) return [touched(draft, change, part, result, result.days)];
  const { before, after } = daysWithout(part.days, shared);
  return [
    ...(before === undefined ? [] : [shortened(draft, change, part, before)]),
    ...(result.body === undefined ? [] : [touched(draft, change, part, result, shared)]),
    ...(after === undefined ? [] : [shortened(draft, change, part, after)]),
  ];
}

/** What is left of a part beside the days of a change, which set how long it holds. */
function shortened(draft: Draft, change: PlacedChange, part: NormPart, days: DaysInForce): NormPart {
  return { ...part, days, settings: new Map(part.settings).set("|in", { pack: draft.pack, change, before: inForceOf(part.days) }) };
}

function touched(draft: Draft, change: PlacedChange, part: NormPart, result: AlteredPart, days: DaysInForce): NormPart {
  const basis = [...new Map([...change.basis, ...part.basis].map((each) => [canonical(each), each])).values()];
  const settings = new Map(part.settings);
  settings.set(`${result.check}|${result.parameter}`, { pack: draft.pack, change, before: result.before });
  if (!sameDays(days, part.days)) settings.set("|in", { pack: draft.pack, change, before: inForceOf(part.days) });
  const id = change.written.id ?? (part.id === part.edition ? `${part.edition}@${draft.pack}` : part.id);
  return { ...part, id, days, basis, body: result.body ?? part.body, settings };
}
