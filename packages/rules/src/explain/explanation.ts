import type { Citation, Issue } from "@guiju/core";
import type { Json } from "./json-of.ts";

/** What a condition of a rule set said of some facts, and why. Plain JSON; the same facts give the same explanation. */
export interface Explanation {
  /** As the rule set orders its rules. */
  readonly rules: readonly RuleExplanation[];
  /** The named conditions that the rules lead to, each once however often it is named. */
  readonly conditions: readonly NamedExplanation[];
  /** Facts that could not be read. */
  readonly issues: readonly Issue[];
}

/** One rule. */
export interface RuleExplanation {
  readonly name: string;
  /** Null: undetermined. */
  readonly result: boolean | null;
  readonly condition: ConditionExplanation;
}

/** One named condition. */
export interface NamedExplanation {
  readonly name: string;
  readonly result: boolean | null;
  readonly condition: ConditionExplanation;
}

/** One condition: what was asked, and what was found. */
export type ConditionExplanation = GroupExplanation | NotExplanation | NameExplanation | ComparisonExplanation | ElementsExplanation;

/** A group. */
export interface GroupExplanation extends Explained<Asked> {
  readonly kind: "all" | "any";
  readonly parts: readonly ConditionExplanation[];
}

/** A negation. */
export interface NotExplanation extends Explained<Asked> {
  readonly kind: "not";
  readonly part: ConditionExplanation;
}

/** A condition by name: see `conditions` of the explanation. */
export interface NameExplanation extends Explained<Asked & { readonly condition: string }> {
  readonly kind: "named";
}

/** A leaf: one comparison. Of a `count`, the datum is the number of elements. */
export interface ComparisonExplanation extends Explained<AskedOfDatum> {
  readonly kind: "leaf" | "count";
  /** What was read; null where nothing is recorded. */
  readonly now: Json;
  /** What it was compared with; null where that is read and not recorded. */
  readonly value: Json;
  /** Of a `count` with a condition of its elements. */
  readonly elements?: Elements | null;
}

/** A leaf: a condition of the elements of a list. */
export interface ElementsExplanation extends Explained<AskedOfElements> {
  readonly kind: "some" | "every";
  /** Null where there is no list, or the budget of steps is spent. */
  readonly elements: Elements | null;
}

/** What is said of every condition. */
export interface Explained<What extends Asked> {
  /** What stands in the document, whatever the facts are: one object for all explanations by a rule set. */
  readonly asked: What;
  /** Null: undetermined, since something that decides is not recorded or not recorded exactly enough. */
  readonly result: boolean | null;
}

/** A condition as it stands in the document. */
export interface Asked extends Remarks {
  /** JSON pointer of the condition. */
  readonly pointer: string;
}

/** A comparison as it stands in the document. */
export interface AskedOfDatum extends Asked, Subject {
  /** The name of the operator, with its decorators; `before` and the like for dates. */
  readonly operator: string;
  /** Where the value is read, if it is no constant. */
  readonly from?: Subject;
  /** Of a `count`: pointer of the condition of the elements. */
  readonly where?: string;
}

/** A condition of elements as it stands in the document. */
export interface AskedOfElements extends Asked, Subject {
  /** Pointer of the condition of the elements. */
  readonly where: string;
}

/** What the document says beside a condition for people. */
export interface Remarks {
  readonly name?: string;
  /** Key of a text. */
  readonly message?: string;
  readonly basis?: readonly Citation[];
}

/** Where a datum is read: a fact or derived fact, as a document writes it. */
export interface Subject {
  readonly fact?: string;
  readonly path?: string;
  readonly params?: Json;
}

/** What a datum is compared with: the value, and where it was read if it is no constant. */
export interface Comparand {
  /** The name of the operator in a document, with its decorators; `before` and the like for dates. */
  readonly operator: string;
  readonly value: Json;
  readonly from?: Subject;
}

/** How many elements a list has, and of which the condition is true, false or undetermined. Positions from 0, the first few of each. */
export interface Elements {
  readonly total: number;
  readonly held: number;
  readonly failed: number;
  readonly undetermined: number;
  readonly heldAt: readonly number[];
  readonly failedAt: readonly number[];
  readonly undeterminedAt: readonly number[];
}

/** So many positions of elements are listed of each kind. */
export const ELEMENTS_LISTED = 20;
