import type { Datum, Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Exceeded } from "./finding.ts";
import type { Goal, Inquiry, Leaf, Question } from "./question.ts";
import type { Budget } from "./steps.ts";
import type { Trial } from "./trial.ts";
import { truthTree } from "./truth-tree.ts";
import type { Assignment, Variable } from "./variable.ts";

/** Something that is given one value after another: a variable, or a leaf that may come out either way. */
interface Choice {
  readonly leaves: LeafState[];
  values: readonly Datum[];
  readonly id: string;
  isMade: boolean;
}

/** A leaf with its truth as far as the choices made settle it. */
interface LeafState {
  readonly leaf: Leaf;
  readonly choices: Choice[];
  truthAt(): Truth;
  truth: Truth;
}

/** What a search came to. */
export type Found = { readonly assignment: Assignment } | "none" | Exceeded;

/**
 * Looks for data that reach a goal, depth first, and gives up a branch as soon as the truths known settle that it cannot.
 */
export function search(inquiry: Inquiry, question: Question, roots: readonly IrCond[], goal: Goal): Found {
  const { budget, subject } = inquiry;
  const { trial } = question;
  const choices = new Map<string, Choice>();
  const states = new Map<IrCond, LeafState>();
  for (const leaf of question.leaves.values()) states.set(leaf.cond, leafState(inquiry, question, choices, leaf));
  trial.data.clear();
  for (const choice of choices.values()) narrow(inquiry.budget, trial, choice);
  const tree = truthTree(subject, (cond) => states.get(cond)?.truth, budget);
  const next = (cond: IrCond): Choice | undefined => states.get(cond)?.choices.find((choice) => !choice.isMade);

  const descend = (): boolean => {
    const truths = roots.map((root) => tree.truthOf(root));
    const reached = goal(truths, "partial");
    if (reached !== undefined) return reached;
    if (budget.exceeded()) return false;
    let choice: Choice | undefined;
    for (let index = 0; index < roots.length && choice === undefined; index += 1) {
      if (truths[index] === undefined) choice = tree.firstOpen(roots[index] as IrCond, next);
    }
    if (choice === undefined) return goal(truths, "complete") === true;
    for (const value of choice.values) {
      take(budget, trial, choice, value);
      tree.forget();
      if (descend()) return true;
    }
    release(trial, choice);
    tree.forget();
    return false;
  };
  const isFound = descend();
  const exceeded = budget.exceeded();
  if (isFound) return { assignment: assignmentOf(question, trial.data) };
  return exceeded ?? "none";
}

function leafState({ canonical }: Inquiry, { trial, manner, variables }: Question, choices: Map<string, Choice>, leaf: Leaf): LeafState {
  const isSupposed = manner === "supposing" && !leaf.exact;
  const { id, negated } = canonical(leaf.cond);
  const supposed = `supposed ${id}`;
  const state: LeafState = {
    leaf,
    choices: [],
    truth: undefined,
    truthAt() {
      if (!isSupposed) return trial.test(leaf.tested);
      const truth = trial.data.get(supposed) as Truth | null;
      return truth === null || truth === undefined ? undefined : truth !== negated;
    },
  };
  const ids = isSupposed ? [supposed] : leaf.opaque ? [] : leaf.variables;
  for (const choiceId of ids) {
    const values = isSupposed ? [true, false, null] : (variables.get(choiceId)?.values ?? []);
    const choice = choices.get(choiceId) ?? { id: choiceId, values, leaves: [], isMade: false };
    choices.set(choiceId, choice);
    choice.leaves.push(state);
    state.choices.push(choice);
  }
  if (ids.length === 0 && !leaf.opaque) state.truth = trial.test(leaf.tested);
  return state;
}

/** Of the values that every leaf answers alike one is enough, where no other variable has a say in those leaves. */
function narrow(budget: Budget, trial: Trial, choice: Choice): void {
  if (choice.values.length < 3 || choice.leaves.some(({ choices }) => choices.length > 1)) return;
  const kept = new Map<string, Datum>();
  for (const value of choice.values) {
    trial.data.set(choice.id, value);
    budget.spend(choice.leaves.length);
    const answers = choice.leaves.map((state) => String(state.truthAt())).join();
    if (!kept.has(answers)) kept.set(answers, value);
  }
  trial.data.delete(choice.id);
  choice.values = [...kept.values()];
}

function take(budget: Budget, trial: Trial, choice: Choice, value: Datum): void {
  trial.data.set(choice.id, value);
  choice.isMade = true;
  for (const state of choice.leaves) {
    budget.spend(1);
    state.truth = state.choices.every(({ isMade }) => isMade) ? state.truthAt() : undefined;
  }
}

function release(trial: Trial, choice: Choice): void {
  trial.data.delete(choice.id);
  choice.isMade = false;
  for (const state of choice.leaves) state.truth = undefined;
}

/** Completes the data chosen: what the search did not have to choose may be anything. */
function assignmentOf(question: Question, data: ReadonlyMap<string, Datum>): Assignment {
  const assignment = new Map<Variable, Datum>();
  for (const [id, { variable, values, isFree }] of question.variables) {
    if (isFree && values.length > 0) assignment.set(variable, data.has(id) ? data.get(id) : values[0]);
  }
  return assignment;
}
