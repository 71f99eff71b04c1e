import { type CivilDate, civilDate, formatDate } from "@guiju/core";
import type { Quirk } from "./quirk.ts";
import type { Random } from "./random.ts";

/** The day on which every file of the district is judged. */
export const TODAY: CivilDate = civilDate("2026-10-31");
/** The day from which the text of 2026 applies. */
export const NEW_TEXT: CivilDate = civilDate("2026-05-11");

/** What an audit must find: the generator's own record of a defect it planted. */
export interface Planted {
  readonly norm: string;
  readonly act: string;
  /** The day of the act or the end of the window; `null` for an act that is missing or still owed. */
  readonly on: string | null;
  readonly status: "violated" | "warning" | "undetermined" | "refused";
}

/** One act on the way of a file, or (`type: null`) a day by which something should have happened and did not. */
export interface Step {
  readonly type: string | null;
  readonly on: CivilDate;
  /** How the day was written, where the paper shows only a month or a year. */
  readonly written?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly planted: readonly Planted[];
  readonly quirks: readonly Quirk[];
  /** The branch that keeps the file from the next act on. */
  readonly movesTo?: string;
  /** The record ends here. */
  readonly ends?: boolean;
}

/** Yields the steps of one part of the way in order of their days. It is not resumed after the record ends. */
export type Path<Result> = Generator<Step, Result, void>;

/** One file while it is being written. */
export interface Draft {
  readonly random: Random;
  readonly quirks: ReadonlySet<Quirk>;
  readonly appliedOn: CivilDate;
  readonly otherBranch: string;
}

/** What a step may carry besides its act and day. */
export type StepDetail = Partial<Omit<Step, "type" | "on">>;

/** An act that happened. */
export function act(type: string, on: CivilDate, detail: StepDetail = {}): Step {
  return { type, on, planted: [], quirks: [], ...detail };
}

/** The end of a record: the act owed by `limit` never came. */
export function neverCame(limit: CivilDate, quirk: Quirk, planted: Planted): Step {
  return { type: null, on: limit, planted: [planted], quirks: [quirk], ends: true };
}

/** A day by which something did not happen, though the record goes on. */
export function lacking(on: CivilDate, quirk: Quirk, planted: Planted): Step {
  return { type: null, on, planted: [planted], quirks: [quirk] };
}

/** Those of the named quirks that the file has. */
export function among<Name extends Quirk>(draft: Draft, names: readonly Name[]): Name[] {
  return names.filter((name) => draft.quirks.has(name));
}

/** A defect found at an act: the id of the norm is that of the text in force on that day. */
export function found(article: string, type: string, on: CivilDate, status: Planted["status"] = "violated"): Planted {
  return { norm: editionAt(article, on), act: type, on: formatDate(on), status };
}

/** An act that the record lacks, found missing on a day. */
export function foundMissing(article: string, type: string, on: CivilDate, status: Planted["status"] = "violated"): Planted {
  return { norm: editionAt(article, on), act: type, on: null, status };
}

function editionAt(article: string, on: CivilDate): string {
  if (!/^\d/.test(article)) return article;
  return `${on < NEW_TEXT ? "XZ14" : "XZ26"}-${article}`;
}
