import type { Text } from "@guiju/core";
import type { Basis, InForce } from "@guiju/lifecycle";

/** A pack that another one extends; with dates, on those days only (both included). */
export interface ParentReference {
  readonly pack: string;
  /** The one version that will do; without it, whichever is there. */
  readonly version?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The kinds of elements that a change may name. */
export type ElementKind = "norm" | "decision" | "interpretation" | "value" | "act" | "state" | "facts" | "text";

/** One change as an overlay file writes it: what is done, to which element and parameter, on whose authority and from when. */
export interface OverlayChange {
  readonly change: "add" | "set" | "remove";
  readonly norm?: string;
  readonly decision?: string;
  readonly interpretation?: string;
  readonly value?: string;
  readonly act?: string;
  readonly state?: string;
  readonly facts?: string;
  readonly text?: string;
  readonly lifecycle?: string;
  readonly check?: string;
  readonly edition?: string;
  readonly parameter?: string;
  readonly to?: unknown;
  readonly after?: string;
  readonly in?: InForce;
  readonly basis?: readonly Basis[];
  readonly id?: string;
  readonly message?: Text;
}

/** A file in the folder `overlays`. */
export interface OverlayFile {
  readonly title: Text;
  readonly lifecycle?: string;
  readonly basis?: readonly Basis[];
  readonly in?: InForce;
  readonly changes: readonly OverlayChange[];
}

/** A change with what its file says for all, and where it is written. */
export interface PlacedChange {
  readonly file: string;
  /** The JSON pointer of the change in its file. */
  readonly pointer: string;
  readonly kind: ElementKind;
  /** The slot, name, key or id of the element. */
  readonly element: string;
  readonly lifecycle: string | undefined;
  readonly basis: readonly Basis[];
  /** The days in force; open bounds where neither the change nor its basis names any. */
  readonly in: InForce;
  readonly written: OverlayChange;
}

/**
 * How strict a change is against what it changes.
 *
 * `tighter`: whatever the child passes, the parent passes. `equal`: it says the same, or changes no judgement.
 * `looser`: there is a case that the child passes and the parent does not. `incomparable`: its parameter has no order.
 */
export type ChangeClass = "tighter" | "equal" | "looser" | "incomparable";

/** What comparing a change with what stood before found. */
export interface Comparison {
  readonly class: ChangeClass;
  /** A case in which the child and the parent differ: a day, a number, a sample. */
  readonly example?: Text;
}

/** One classified change: what was compared, and whether the parent leaves it open. */
export interface ChangeFinding extends Comparison {
  readonly change: PlacedChange;
  /** What was changed, as people read it: `grant.time · period`. */
  readonly subject: string;
  readonly open: boolean;
}

/** Which pack set a value, by which change. */
export interface Setting {
  readonly pack: string;
  /** Absent for what a pack states itself, without an overlay. */
  readonly change?: PlacedChange;
  readonly before?: unknown;
}
