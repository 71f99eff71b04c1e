import type { IrCond } from "../ir.ts";
import { allHold, ask, fails, holds } from "./ask.ts";
import type { Judge, Standing } from "./judge.ts";
import { judgePairs } from "./judge-pairs.ts";
import { add, addTooLarge, exampleFor } from "./report.ts";

/** Judges a named condition, once. */
export function judgeNamed(judge: Judge, index: number): Standing {
  const known = judge.named.get(index);
  if (known !== undefined) return known;
  const { ir } = judge.inquiry.subject.named(index);
  const standing = judgeCondition(judge, ir, ir.pointer, judge.leftOver.has(index) ? "mayHoldAlways" : "plain");
  judge.named.set(index, standing);
  return standing;
}

/** Judges a condition after its parts. What follows from a part alone is said of the part and not again of the whole. */
export function judgeCondition(judge: Judge, cond: IrCond, root: string, role: "plain" | "mayHoldAlways" = "plain"): Standing {
  switch (cond.op) {
    case "named":
      return judgeNamed(judge, cond.index);
    case "not": {
      const part = judgeCondition(judge, cond.part, root);
      if (part === "always") return "never";
      if (part === "never") return settle(judge, cond, root, "unsaid") === "always" ? "always" : "open";
      return settle(judge, cond, root, role);
    }
    case "all":
    case "any":
      return judgeGroup(judge, cond, root, role);
    default:
      return settle(judge, cond, root, role);
  }
}

function judgeGroup(judge: Judge, cond: Extract<IrCond, { op: "all" | "any" }>, root: string, role: "plain" | "mayHoldAlways"): Standing {
  const [decisive, dull] = cond.op === "any" ? (["always", "never"] as const) : (["never", "always"] as const);
  const standings = cond.parts.map((part) => judgeCondition(judge, part, root));
  const open = cond.parts.filter((_, index) => standings[index] === "open");
  const standing = standings.includes(decisive)
    ? decisive
    : open.length === 0
      ? dull
      : open.length === 1
        ? "open"
        : settle(judge, cond, root, role);
  judgePairs(judge, { ...cond, parts: standing === "open" ? open : [] }, cond, root);
  return standing;
}

type Role = "plain" | "mayHoldAlways" | "unsaid";

/** Asks whether a condition can hold and whether it can fail, and reports where it cannot. */
function settle(judge: Judge, cond: IrCond, root: string, role: Role): Standing {
  const { inquiry, report } = judge;
  const holding = ask(inquiry, [cond], holds);
  if (holding.kind === "tooLarge") addTooLarge(report, holding, root);
  if (holding.kind === "no") {
    if (role !== "unsaid") reportImpossible(judge, cond);
    return "never";
  }
  const failing = ask(inquiry, [cond], fails);
  if (failing.kind === "tooLarge") addTooLarge(report, failing, root);
  if (failing.kind !== "no") return "open";
  const example = exampleFor(inquiry, holding, [cond], true);
  if (holding.kind === "yes" && example === undefined) return "open";
  if (role === "plain") add(report, "always_true", { pointer: cond.pointer, example });
  return "always";
}

/** Says which two parts exclude each other, or else that the whole is impossible. */
function reportImpossible({ inquiry, report }: Judge, cond: IrCond): void {
  const parts = cond.op === "all" ? cond.parts.slice(0, inquiry.budget.limits.parts) : [];
  for (const [index, part] of parts.entries()) {
    for (const other of parts.slice(index + 1)) {
      if (ask(inquiry, [part, other], allHold).kind !== "no") continue;
      add(report, "contradictory", { pointer: part.pointer, related: [other.pointer] });
      return;
    }
  }
  add(report, "impossible", { pointer: cond.pointer });
}
