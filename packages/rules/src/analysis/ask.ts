import { not } from "../comparison.ts";
import type { Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Exceeded } from "./finding.ts";
import { type Goal, type Inquiry, type Question, questionOf } from "./question.ts";
import { type Found, search } from "./search.ts";
import type { Assignment } from "./variable.ts";

/** Whether facts exist: yes, with them; surely not; cannot be told, because of these leaves; or not within the limits. */
export type Answer =
  | { readonly kind: "yes"; readonly assignment: Assignment }
  | { readonly kind: "no" }
  | { readonly kind: "unclear"; readonly because: readonly string[] }
  | { readonly kind: "tooLarge"; readonly exceeded: Exceeded };

/**
 * Asks whether there are facts for which some conditions reach a goal.
 *
 * Where the data to try do not stand for all there are, what cannot be is ruled out first: for that a calculation is one value, and a comparison and
 * its opposite are one, so that little has to be tried. Only what is not ruled out is looked for among the data themselves.
 */
export function ask(inquiry: Inquiry, roots: readonly IrCond[], goal: Goal): Answer {
  inquiry.budget.begin();
  const used = inquiry.budget.exceeded();
  if (used) return { kind: "tooLarge", exceeded: used };
  const question = questionOf(inquiry, roots, "trying");
  if ("what" in question) return { kind: "tooLarge", exceeded: question };
  if (question.exact) return answerOf(search(inquiry, question, roots, goal), { kind: "no" });
  const supposed = suppose(inquiry, roots, goal);
  if (supposed === "none") return { kind: "no" };
  inquiry.budget.begin();
  const found = search(inquiry, question, roots, goal);
  return answerOf(found, "what" in supposed ? { kind: "tooLarge", exceeded: supposed } : { kind: "unclear", because: unsettled(question) });
}

/** Supposes calculations, and comparisons that are still unsettled, to come out any way. What is not found then does not exist. */
function suppose(inquiry: Inquiry, roots: readonly IrCond[], goal: Goal): Found {
  const question = questionOf(inquiry, roots, "supposing");
  return "what" in question ? question : search(inquiry, question, roots, goal);
}

function answerOf(found: Found, none: Answer): Answer {
  if (found === "none") return none;
  return "what" in found ? { kind: "tooLarge", exceeded: found } : { kind: "yes", assignment: found.assignment };
}

function unsettled({ leaves }: Question): readonly string[] {
  return [...leaves.values()].filter(({ exact }) => !exact).map(({ cond }) => cond.pointer);
}

/** The condition is true. */
export const holds: Goal = ([truth]) => truth;

/** The condition is not true: false, or unknown of complete facts. */
export const fails: Goal = ([truth], stage) => (stage === "complete" ? truth !== true : not(truth));

/** Every condition is true. */
export const allHold: Goal = (truths) => (truths.includes(false) ? false : truths.includes(undefined) ? undefined : true);

/** Every condition is false. */
export const noneHolds: Goal = (truths) => (truths.includes(true) ? false : truths.includes(undefined) ? undefined : true);

/** Taking the second condition out of a group of the two makes a difference. */
export function differs(op: "all" | "any"): Goal {
  const decisive = op === "any";
  return ([kept, dropped], stage) => {
    if (kept === decisive || dropped === !decisive) return false;
    if (kept === !decisive && dropped === decisive) return true;
    return stage === "complete" ? kept !== together(decisive, kept, dropped) : undefined;
  };
}

function together(decisive: boolean, a: Truth, b: Truth): Truth {
  if (a === decisive || b === decisive) return decisive;
  return a === undefined || b === undefined ? undefined : !decisive;
}
