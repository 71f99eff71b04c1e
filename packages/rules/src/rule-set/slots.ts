import type { Issue } from "@guiju/core";
import type { Run } from "../closures/jump-code.ts";
import type { Datum } from "../datum.ts";

/** Stands in a slot for Missing, since an empty slot is one not yet filled. */
export const MISSING: unique symbol = Symbol("missing");

/** What a slot may hold. */
export type Slot = Datum | typeof MISSING;

/** What one run reads and finds. It serves one run of one rule set, and closures made for it later. */
export interface Frame extends Run {
  readonly slots: Slot[];
  readonly issues: Issue[];
  visit(count: number, pointer: string): boolean;
}
