import type { Basis, Norm, NormBody, NormEdition } from "@guiju/lifecycle";
import { canonical } from "./canonical.ts";
import { type DaysInForce, daysOf, inForceOf } from "./days-in-force.ts";
import type { Setting } from "./overlay-file.ts";

/** A norm as a pack holds it, with what it leaves open to packs that extend it. */
export type OpenNorm = Norm & { readonly open?: readonly string[] };

/** What a norm states on some days, in full. */
export interface NormPart {
  readonly id: string;
  /** The id of the edition as it was inherited. */
  readonly edition: string;
  readonly days: DaysInForce;
  readonly basis: readonly Basis[];
  readonly body: NormBody;
  /** Who set a parameter, by its address (`check name|parameter`); what is not listed is as the norm's own pack states it. */
  readonly settings: ReadonlyMap<string, Setting>;
}

/** A norm taken apart into what it states on which days. */
export interface DatedNorm {
  readonly slot: string;
  open: readonly string[];
  parts: NormPart[];
}

const BODY_KEYS = ["at", "modality", "effect", "needs", "ambiguities", "demands", "checks"] as const;

/** Takes a norm apart. Editions whose days are no period are left to the compiler's complaint. */
export function datedNorm(norm: OpenNorm, settingsOf: (edition: string) => ReadonlyMap<string, Setting>): DatedNorm {
  const parts = norm.editions.flatMap((edition): NormPart[] => {
    const days = daysOf(edition.in);
    if (days === undefined) return [];
    const body = bodyKeys({ ...norm, ...edition.replace });
    return [{ id: edition.id, edition: edition.id, days, basis: edition.basis, body, settings: settingsOf(edition.id) }];
  });
  return { slot: norm.slot, open: norm.open ?? [], parts };
}

/** Puts a norm together again: its last part in full, and of the others what they state differently. */
export function normOf({ slot, open, parts }: DatedNorm): OpenNorm {
  const sorted = [...parts].sort((a, b) => a.days.from - b.days.from);
  const common = (sorted.at(-1) as NormPart).body;
  const editions = sorted.map(({ id, days, basis, body }): NormEdition => {
    const replace = differing(common, body);
    return { id, in: inForceOf(days), basis, ...(Object.keys(replace).length === 0 ? {} : { replace }) };
  });
  return { slot, editions, ...common, ...(open.length === 0 ? {} : { open }) };
}

/** What one body states differently from another; a list it lacks is replaced by an empty one. */
function differing(common: NormBody, body: NormBody): Partial<NormBody> {
  const changed = BODY_KEYS.filter((key) => canonical([common[key]]) !== canonical([body[key]]));
  return Object.fromEntries(changed.map((key) => [key, body[key] ?? []]));
}

function bodyKeys(stated: NormBody): NormBody {
  return Object.fromEntries(BODY_KEYS.flatMap((key) => (stated[key] === undefined ? [] : [[key, stated[key]]]))) as unknown as NormBody;
}
