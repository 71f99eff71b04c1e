import type { Assessment, AssessmentFile } from "@guiju/assessment";
import type { Catalogue, Text } from "@guiju/core";
import type { Confidence, Decision, Field, Interpretation, Lifecycle, LifecycleFile, Norm } from "@guiju/lifecycle";
import type { RuleDocument, RuleSet } from "@guiju/rules";
import type { CaseFile } from "./case-file.ts";
import type { ChangeFinding, PlacedChange, Setting } from "./overlay/overlay-file.ts";

/** One edition of an instrument, keyed by its day of issue. */
export interface InstrumentEdition {
  readonly adopted?: string;
  readonly inForce: string;
  readonly repealed?: string;
  readonly note?: Text;
}

/** A published text that norms rest on. */
export interface PackInstrument {
  readonly title: Text;
  readonly kind?: string;
  readonly editions: Readonly<Record<string, InstrumentEdition>>;
}

/** Where a text leaves something open, what was found about it, and what the pack takes. */
export interface Ambiguity {
  readonly question: Text;
  readonly found: Text;
  readonly default: Text;
  readonly interpretation?: string;
}

/** A named choice among readings, with what people call it. */
export type PackInterpretation = Interpretation & { readonly title?: Text; readonly confidence?: Confidence; readonly open?: boolean };

/** A fact schema: the facts a host supplies about one kind of subject. */
export interface FactSchema {
  readonly id: string;
  readonly title?: Text;
  readonly facts: Readonly<Record<string, Field & { readonly title?: Text }>>;
}

/** The norms and decisions of one file, under its heading. */
export interface Chapter {
  readonly file: string;
  readonly title: Text;
  /** `<pack>/<lifecycle>` of the lifecycle they belong to. */
  readonly lifecycle: string;
  readonly norms: readonly Norm[];
  readonly decisions: readonly Decision[];
}

/** A lifecycle file as the pack holds it. */
export interface PackLifecycleFile {
  readonly file: string;
  /** `<pack>/<lifecycle>`, the name histories use. */
  readonly name: string;
  readonly title: Text | undefined;
  readonly content: LifecycleFile;
}

/** A file in the folder `rules`: a rule document, whose facts may come from a fact schema of the pack. */
export interface RuleFile extends Omit<RuleDocument, "facts"> {
  readonly id: string;
  readonly title: Text;
  /** Id of the fact schema whose facts the rules may read. */
  readonly use?: string;
  /** Facts of the rule set alone. */
  readonly facts?: RuleDocument["facts"];
}

/** A rule file as the pack holds it. */
export interface PackRuleFile {
  readonly file: string;
  /** `<pack>/<rule set>`, the name worked cases use. */
  readonly name: string;
  readonly content: RuleFile;
}

/** A file in the folder `assessments`: one rubric. Rubrics with one id are the categories and editions of one assessment. */
export interface PackAssessmentFile {
  readonly file: string;
  /** `<pack>/<assessment>`. */
  readonly name: string;
  /** As it is written: parameters are not in their places. */
  readonly content: AssessmentFile;
}

/** What a pack that extends others keeps of how it came about. */
export interface PackOverlay {
  /** The parents, each resolved itself, with the days on which it is one. */
  readonly parents: readonly { readonly pack: Pack; readonly from?: string; readonly to?: string }[];
  /** Every change of this pack, classified, in the order of the files. */
  readonly findings: readonly ChangeFinding[];
  /** What nobody can keep since these changes, and the change that brought it about. */
  readonly unsatisfiable: readonly {
    readonly slots: readonly string[];
    readonly message: Text;
    readonly change: PlacedChange | undefined;
  }[];
  /** Who set a parameter of a norm, by slot, id of the edition and `check|parameter`. */
  readonly normSettings: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Setting>>>;
  /** Who set anything else, by address. */
  readonly settings: ReadonlyMap<string, Setting>;
}

/** A pack that was read, linked and compiled. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly jurisdiction: string;
  readonly calendar: string;
  readonly instruments: Readonly<Record<string, PackInstrument>>;
  readonly ambiguities: Readonly<Record<string, Ambiguity>>;
  readonly interpretations: Readonly<Record<string, PackInterpretation>>;
  readonly facts: ReadonlyMap<string, FactSchema>;
  readonly chapters: readonly Chapter[];
  /** All norms, in the order of the files' names. */
  readonly norms: readonly Norm[];
  readonly decisions: readonly Decision[];
  readonly catalogue: Catalogue;
  readonly lifecycleFiles: readonly PackLifecycleFile[];
  /** By `<pack>/<lifecycle>`. */
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  readonly ruleFiles: readonly PackRuleFile[];
  /** By `<pack>/<rule set>`. */
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly assessmentFiles: readonly PackAssessmentFile[];
  /** The checked rubrics by `<pack>/<assessment>`, in the order of the files, with the values that parameters have by themselves. */
  readonly assessments: ReadonlyMap<string, readonly Assessment[]>;
  readonly cases: readonly CaseFile[];
  /** The text of every file by its path in the pack, for places and frames of later issues. */
  readonly sources: ReadonlyMap<string, string>;
  /** Present where the pack extends others: its parents, and every change, classified. Files of parents are named `<parent>:<path>`. */
  readonly overlay?: PackOverlay;
}
