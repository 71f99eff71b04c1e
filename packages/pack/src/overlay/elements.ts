import type * as z from "zod";
import type { Comparison, ElementKind } from "./overlay-file.ts";

/** The kinds of elements that have no editions. */
export type OtherKind = Exclude<ElementKind, "norm">;

/** What people call an element of a kind. */
export const NOUNS: Readonly<Record<OtherKind, { readonly zh: string; readonly en: string }>> = {
  decision: { zh: "表决", en: "decision" },
  interpretation: { zh: "口径", en: "interpretation" },
  value: { zh: "数值", en: "value" },
  act: { zh: "事项", en: "act" },
  state: { zh: "状态", en: "state" },
  facts: { zh: "事实表", en: "fact schema" },
  text: { zh: "文案", en: "text" },
};

/** How elements of a kind are found, checked, written back and compared. */
export interface Elements {
  readonly names: Iterable<string>;
  readonly current: unknown;
  readonly schema: z.ZodType;
  readonly open: boolean;
  write(value: unknown): void;
  compare(before: unknown, after: unknown): Comparison;
}
