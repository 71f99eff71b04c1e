import type { IrCond } from "../ir.ts";
import { allHold, ask, differs } from "./ask.ts";
import { gatherLeaf } from "./gather.ts";
import { gathering } from "./gathered.ts";
import type { Judge } from "./judge.ts";
import { type Inquiry, leavesOf } from "./question.ts";
import { add, addTooLarge, exampleFor } from "./report.ts";

type Group = Extract<IrCond, { op: "all" | "any" }>;

/** Finds parts of a group that repeat another, and parts that make no difference beside another. */
export function judgePairs(judge: Judge, open: Group, whole: Group, root: string): void {
  const { inquiry, report } = judge;
  const repeated = reportRepeated(judge, whole.parts);
  const parts = open.parts.filter((part) => !repeated.has(part));
  const { limits } = inquiry.budget;
  if (parts.length > limits.parts) {
    addTooLarge(report, { kind: "tooLarge", exceeded: { what: "parts", found: parts.length, limit: limits.parts } }, whole.pointer);
    return;
  }
  const read = parts.map((part) => variablesOf(inquiry, part));
  const idle = new Set<IrCond>();
  for (const [index, kept] of parts.entries()) {
    for (const [position, dropped] of parts.entries()) {
      if (index === position || idle.has(kept) || idle.has(dropped) || !shareAny(read[index], read[position])) continue;
      if (makesNoDifference(judge, whole.op, kept, dropped, root)) idle.add(dropped);
    }
  }
}

/** Reports conditions that say what one before them says, and gives them. */
export function reportRepeated({ inquiry, report }: Judge, conds: readonly IrCond[]): ReadonlySet<IrCond> {
  const first = new Map<string, IrCond>();
  const repeated = new Set<IrCond>();
  for (const cond of conds) {
    const { id, negated } = inquiry.canonical(cond);
    const key = `${negated} ${id}`;
    const same = first.get(key);
    if (same === undefined) first.set(key, cond);
    else {
      repeated.add(cond);
      add(report, "duplicate", { pointer: cond.pointer, related: [same.pointer] });
    }
  }
  return repeated;
}

function makesNoDifference({ inquiry, report }: Judge, op: "all" | "any", kept: IrCond, dropped: IrCond, root: string): boolean {
  const answer = ask(inquiry, [kept, dropped], differs(op));
  if (answer.kind === "tooLarge") addTooLarge(report, answer, root);
  if (answer.kind !== "no") return false;
  const both = ask(inquiry, [kept, dropped], allHold);
  const example = exampleFor(inquiry, both, [kept, dropped], true);
  if (both.kind === "yes" && example === undefined) return false;
  add(report, "subsumed", { pointer: dropped.pointer, related: [kept.pointer], example });
  return true;
}

function variablesOf({ subject, budget }: Inquiry, cond: IrCond): ReadonlySet<string> {
  const gathered = gathering(subject);
  for (const leaf of leavesOf(subject, [cond])) {
    budget.spend(1);
    gatherLeaf(gathered, leaf);
  }
  return new Set(gathered.variables.keys());
}

function shareAny(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a !== undefined && b !== undefined && [...a].some((id) => b.has(id));
}
