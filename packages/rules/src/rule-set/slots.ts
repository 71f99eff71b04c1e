import type { Issue } from "@guiju/core";
import type { Run } from "../closures/jump-code.ts";
import type { Datum } from "../datum.ts";

/** Stands in a slot for Missing, since an empty slot is one not yet filled. */
export const MISSING: unique symbol = Symbol("missing");

/** Stands for Missing where there is something that cannot be used, or what is Missing depends on such a datum. */
export const UNUSABLE: unique symbol = Symbol("unusable");

/** What a slot may hold. */
export type Slot = Datum | typeof MISSING | typeof UNUSABLE;

/** What one run reads and finds. It serves one run of one rule set, and closures made for it later. */
export interface Frame extends Run {
  readonly slots: Slot[];
  readonly issues: Issue[];
  /** How often something was met that cannot be used. */
  unusable: number;
  /** What was made of such data and is there all the same: lists that lack some of their elements. */
  spoilt: Set<Datum> | undefined;
  visit(count: number, pointer: string): boolean;
}
