import type { Catalogue, Text } from "@guiju/core";
import type { Decision, LifecycleFile } from "@guiju/lifecycle";
import type { Ambiguity, FactSchema, PackInstrument, PackInterpretation, RuleFile } from "../pack.ts";
import type { FiledIssue } from "../read/link.ts";
import type { DatedNorm } from "./dated-norm.ts";
import type { ChangeFinding, PlacedChange, Setting } from "./overlay-file.ts";

/** A lifecycle file with what it leaves open to packs that extend it. */
export type OpenLifecycleFile = LifecycleFile & { readonly title?: Text; readonly open?: readonly string[] };

/** The norms and decisions of one file, by slot. */
export interface DraftChapter {
  readonly file: string;
  readonly title: Text;
  /** The lifecycle's id. */
  readonly lifecycle: string;
  norms: DatedNorm[];
  decisions: Decision[];
}

/** What a child inherits, while its overlays are laid over it. Only the steps of resolving see it; the pack they yield is plain readonly data. */
export interface Draft {
  /** The id of the child. */
  readonly pack: string;
  interpretations: Map<string, PackInterpretation>;
  instruments: Map<string, PackInstrument>;
  ambiguities: Map<string, Ambiguity>;
  facts: Map<string, { readonly file: string; content: FactSchema }>;
  rules: Map<string, { readonly file: string; content: RuleFile }>;
  lifecycles: Map<string, { readonly file: string; content: OpenLifecycleFile }>;
  chapters: DraftChapter[];
  messages: { readonly [Language in keyof Catalogue]: Map<string, string> };
  sources: Map<string, string>;
  /** Who set what, of elements that have no editions, by address. */
  settings: Map<string, Setting>;
  findings: ChangeFinding[];
  issues: FiledIssue[];
  /** Where norms that overlays add are written, by slot. */
  added: Map<string, PlacedChange>;
  /** The acts that lifecycles had before this pack, as `<lifecycle>|<act>`. */
  readonly inheritedActs: Set<string>;
}

/** The norm of a slot and the chapter it stands in. */
export function normIn(draft: Draft, slot: string): { readonly chapter: DraftChapter; readonly norm: DatedNorm } | undefined {
  for (const chapter of draft.chapters) {
    const norm = chapter.norms.find((each) => each.slot === slot);
    if (norm !== undefined) return { chapter, norm };
  }
  return undefined;
}

/** The names under which elements of a kind can be changed. */
export function slotsOf(draft: Draft): readonly string[] {
  return draft.chapters.flatMap((chapter) => chapter.norms.map((norm) => norm.slot));
}

/** The address of a parameter of an element without editions. */
export function addressOf(...steps: readonly (string | undefined)[]): string {
  return JSON.stringify(steps.map((step) => step ?? ""));
}
