import type { Datum, Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Canonicals } from "./canonical.ts";
import { domainsOf } from "./domains.ts";
import type { Exceeded } from "./finding.ts";
import { gatherLeaf } from "./gather.ts";
import { gathering, type Needs } from "./gathered.ts";
import type { Budget } from "./steps.ts";
import type { Subject } from "./subject.ts";
import type { Supposing } from "./suppose.ts";
import type { Trial } from "./trial.ts";
import type { Variable } from "./variable.ts";

/** What all questions about one subject share. */
export interface Inquiry {
  readonly subject: Subject;
  /** Runs conditions as they are. */
  readonly trial: Trial;
  /** The subject in which calculations may yield anything, and what runs conditions rewritten for it. */
  readonly supposing: Supposing;
  readonly supposed: Trial;
  readonly canonical: Canonicals;
  readonly budget: Budget;
}

/** A comparison or loop of a question. */
export interface Leaf {
  readonly cond: IrCond;
  /** The condition itself, or rewritten with calculations as values. */
  readonly tested: IrCond;
  readonly variables: readonly string[];
  /** The samples of its variables settle it. */
  readonly exact: boolean;
  /** It cannot be tried: it reads what no facts can be made for. */
  readonly opaque: boolean;
}

/**
 * How a question is put where the data to try do not stand for all there are: trying them all the same (what is found is sure, what is not found may
 * exist), or supposing calculations, and comparisons that are still unsettled, to come out any way (what is not found surely does not exist).
 */
export type Manner = "trying" | "supposing";

/** Conditions with what they read and the data to try. */
export interface Question {
  readonly manner: Manner;
  readonly trial: Trial;
  readonly leaves: ReadonlyMap<IrCond, Leaf>;
  readonly variables: ReadonlyMap<string, { readonly variable: Variable; readonly values: readonly Datum[]; readonly isFree: boolean }>;
  /** Whether the data to try stand for all there are. */
  readonly exact: boolean;
}

/** Makes the question of some conditions. */
export function questionOf(inquiry: Inquiry, roots: readonly IrCond[], manner: Manner): Question | Exceeded {
  const { subject, supposing, budget } = inquiry;
  const trial = manner === "trying" ? inquiry.trial : inquiry.supposed;
  const gathered = gathering(manner === "trying" ? subject : supposing.subject);
  const needs = new Map<IrCond, Needs & { readonly tested: IrCond }>();
  for (const leaf of leavesOf(subject, roots)) {
    budget.spend(1);
    const tested = manner === "trying" ? leaf : supposing.leaf(leaf);
    needs.set(leaf, { ...gatherLeaf(gathered, tested), tested });
  }
  const domains = domainsOf(gathered, (cond, element) => trial.test(cond, element), budget);
  if ("what" in domains) return domains;
  const { samples, rough, bound } = domains;
  const leaves = new Map<IrCond, Leaf>();
  for (const [cond, { tested, variables, cells, exact, opaque }] of needs) {
    const isOpaque = opaque || [...variables].some((id) => bound.has(id) || samples.get(id)?.length === 0);
    const isExact = exact && !isOpaque && ![...cells].some((id) => rough.has(id));
    leaves.set(cond, { cond, tested, variables: [...variables], exact: isExact, opaque: isOpaque });
  }
  const variables = [...gathered.variables.values()].map(
    (variable) => [variable.id, { variable, values: samples.get(variable.id) ?? [], isFree: !bound.has(variable.id) }] as const,
  );
  return { manner, trial, leaves, variables: new Map(variables), exact: [...leaves.values()].every(({ exact }) => exact) };
}

/** Gives the comparisons and loops of conditions, those of the named conditions they name included, each once. */
export function leavesOf(subject: Subject, roots: readonly IrCond[]): ReadonlySet<IrCond> {
  const leaves = new Set<IrCond>();
  const named = new Set<number>();
  const open = [...roots].reverse();
  for (let cond = open.pop(); cond !== undefined; cond = open.pop()) {
    if (cond.op === "all" || cond.op === "any") open.push(...[...cond.parts].reverse());
    else if (cond.op === "not") open.push(cond.part);
    else if (cond.op !== "named") leaves.add(cond);
    else if (!named.has(cond.index)) {
      named.add(cond.index);
      open.push(subject.named(cond.index).ir);
    }
  }
  return leaves;
}

/** Says what is sought: decided as soon as the truths known so far settle it; `complete` where nothing more will be known. */
export type Goal = (truths: readonly Truth[], stage: "partial" | "complete") => Truth;
