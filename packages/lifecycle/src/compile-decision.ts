import type { Compiled } from "@guiju/rules";
import type { CompiledDecision, CompiledMotion, CompiledTally, TallyParts } from "./compiled.ts";
import { type Compiling, inForceDays } from "./compiling.ts";
import type { CompiledPassRule } from "./count-votes.ts";
import type { Decision, Motion, PassRule, Tally } from "./norm.ts";

/** Compiles all decisions; an act has one tally at the most, since what it yields is read without naming it. */
export function compileDecisions(compiling: Compiling): readonly CompiledDecision[] {
  const tallied = new Map<string, string>();
  return compiling.source.decisions.map((decision, index) => {
    const pointer = `/decisions/${index}`;
    for (const act of decision.kind === "tally" ? new Set(decision.at) : []) {
      const other = tallied.get(act);
      if (other !== undefined) {
        compiling.fail(
          "two_tallies",
          `${pointer}/at`,
          `“${act}”已由“${other}”计票，一个事项只能有一种选举计票。`,
          `The votes of "${act}" are counted by "${other}" already; an act has one tally.`,
        );
      }
      tallied.set(act, decision.slot);
    }
    return decision.kind === "tally"
      ? compileTally(compiling, decision, index, pointer)
      : compileMotion(compiling, decision, index, pointer);
  });
}

function compileMotion(compiling: Compiling, decision: Motion, index: number, pointer: string): CompiledMotion {
  const partsAt = new Map<string, { yes: Compiled; of: Compiled; exact: Compiled }>();
  for (const act of knownActs(compiling, decision, pointer)) {
    const yes = compiling.expr(decision.yes, act, `${pointer}/yes`);
    const of = compiling.expr(decision.of, act, `${pointer}/of`);
    const exact = compiling.expr(decision.exact, act, `${pointer}/exact`);
    if (yes !== undefined && of !== undefined && exact !== undefined) partsAt.set(act, { yes, of, exact });
  }
  return { ...common(decision, index), kind: "motion", ratio: decision.ratio, partsAt };
}

function compileTally(compiling: Compiling, decision: Tally, index: number, pointer: string): CompiledTally {
  const { pass } = decision;
  const partsAt = new Map<string, TallyParts>();
  for (const act of knownActs(compiling, decision, pointer)) {
    const votes = compiling.expr(decision.votes, act, `${pointer}/votes`);
    const seats = compiling.expr(decision.seats, act, `${pointer}/seats`);
    const among = decision.among === undefined ? undefined : compiling.expr(decision.among, act, `${pointer}/among`);
    const of = pass === "plurality" ? undefined : compiling.expr(pass.of, act, `${pointer}/pass/of`);
    if (votes !== undefined && votes.type.type !== "any" && votes.type.of?.votes === undefined) {
      compiling.fail(
        "not_a_tally",
        `${pointer}/votes`,
        "计票的内容应为得票（tally）类型的字段或数值。",
        "The votes of a tally are a field or value of type `tally`.",
      );
    }
    if (votes !== undefined && seats !== undefined) partsAt.set(act, { votes, seats, among, of });
  }
  return { ...common(decision, index), kind: "tally", pass: passRuleOf(pass), partsAt };
}

function passRuleOf(pass: PassRule): CompiledPassRule {
  if (pass === "plurality") return { kind: "plurality" };
  return "over" in pass ? { kind: "over", ratio: pass.over } : { kind: "atLeast", ratio: pass.atLeast };
}

function knownActs(compiling: Compiling, decision: Decision, pointer: string): readonly string[] {
  return decision.at.filter((act) => {
    if (Object.hasOwn(compiling.source.file.acts, act)) return true;
    compiling.fail("unknown_act", `${pointer}/at`, `没有名为“${act}”的办理事项。`, `There is no act named "${act}".`);
    return false;
  });
}

function common(decision: Decision, index: number): Pick<CompiledDecision, "slot" | "index" | "needs" | "atActs" | "editions"> {
  const editions = decision.editions.map((edition) => ({
    id: edition.id,
    basis: edition.basis,
    ...(inForceDays(edition.in) ?? { from: 0, to: -1 }),
  }));
  return { slot: decision.slot, index, needs: decision.needs ?? [], atActs: decision.at, editions };
}
