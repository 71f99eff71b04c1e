import { type CivilDate, type Language, type Slots, type Text, textOf } from "@guiju/core";
import type { History, Report } from "@guiju/lifecycle";
import type { Pack, ReportTexts } from "@guiju/pack";
import type { Paint } from "./paint.ts";
import { TEXTS } from "./texts.ts";

/** One audited file with the branch that keeps it. */
export interface Audited {
  readonly history: History;
  readonly report: Report;
  readonly branch: string;
}

/** What a desk is made from. */
export interface DeskInput {
  readonly language: Language;
  readonly width: number;
  readonly paint: Paint;
  readonly today: CivilDate;
  readonly files: readonly Audited[];
  readonly pack: Pack;
  readonly texts: ReportTexts;
  readonly district: Text;
  readonly branches: Readonly<Record<string, Text>>;
}

/** What every section of the report works with. */
export interface Desk extends DeskInput {
  /** Words of the report itself. */
  readonly say: (key: string, slots?: Slots) => string;
  /** A text of the pack in the language of the report. */
  readonly told: (text: Text) => string;
  readonly branchName: (id: string) => string;
}

/** Puts the words of one language at hand. */
export function deskOf(input: DeskInput): Desk {
  const { language, branches } = input;
  return {
    ...input,
    say: (key, slots) => textOf(TEXTS, [key], slots)?.[language] ?? key,
    told: (text) => text[language],
    branchName: (id) => branches[id]?.[language] ?? id,
  };
}
