import { type CivilDate, type Language, type Slots, type Text, textOf } from "@guiju/core";
import type { History, Report, Verdict } from "@guiju/lifecycle";
import type { Pack } from "@guiju/pack";
import type { Paint } from "./paint.ts";
import { TEXTS } from "./texts.ts";

/** One audited file with the branch that keeps it. */
export interface Audited {
  readonly history: History;
  readonly report: Report;
  readonly branch: string;
}

/** What every section of the report works with. */
export interface Desk {
  readonly language: Language;
  readonly width: number;
  readonly paint: Paint;
  readonly today: CivilDate;
  readonly files: readonly Audited[];
  readonly say: (key: string, slots?: Slots) => string;
  /** The words the pack has for an act, a state, who owes, or a norm's slot. */
  readonly nameOf: (kind: "act" | "state" | "who" | "norm", key: string) => string;
  readonly branchName: (id: string) => string;
  readonly sentence: (verdict: Verdict) => string;
  /** The edition-free name of a norm, by the id of its edition. */
  readonly slotOf: (norm: string) => string;
  readonly pack: Pack;
}

/** What a desk is made from. */
export interface DeskInput extends Pick<Desk, "language" | "width" | "paint" | "today" | "files" | "pack"> {
  readonly branches: Readonly<Record<string, Text>>;
  readonly sentence: (verdict: Verdict) => Text;
}

/** Puts the words of one language at hand. */
export function deskOf({ branches, sentence, ...input }: DeskInput): Desk {
  const { language, pack } = input;
  const slots = new Map(pack.norms.flatMap((norm) => norm.editions.map((edition) => [edition.id, norm.slot] as const)));
  return {
    ...input,
    say: (key, values) => textOf(TEXTS, [key], values)?.[language] ?? key,
    nameOf: (kind, key) => textOf(pack.catalogue, [`${kind}.${key}`])?.[language] ?? key,
    branchName: (id) => branches[id]?.[language] ?? id,
    sentence: (verdict) => sentence(verdict)[language],
    slotOf: (norm) => slots.get(norm) ?? norm,
  };
}
