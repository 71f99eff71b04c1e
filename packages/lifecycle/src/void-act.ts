import { type CaseRun, choose, type Found } from "./case-run.ts";
import type { PreparedAct } from "./prepared-history.ts";

/** Whether the act just judged is void: a norm whose breach voids it is broken. Where that is open, both are tried. */
export function isVoid(run: CaseRun, act: PreparedAct): boolean {
  for (const found of voiding(run, act)) {
    if (isBroken(run, found)) return true;
    if (found.verdict.status === "undetermined") run.kept.set(found.norm.slot, "satisfied");
  }
  return false;
}

/**
 * Settles a norm that cannot be told to be kept and whose breach would make the act void, before a vote that needs it is counted:
 * where it is taken to be kept the vote counts as it was cast, and where it is taken to be broken there was none.
 */
export function settleVoid(run: CaseRun, slot: string, act: PreparedAct): void {
  if (run.kept.get(slot) !== "undetermined") return;
  const found = [...voiding(run, act)].filter((each) => each.norm.slot === slot);
  if (found.length > 0) run.kept.set(slot, found.some((each) => isBroken(run, each)) ? "violated" : "satisfied");
}

/** What was found of an act that makes it void where it is a breach, the last first. What should only be kept makes nothing void. */
function* voiding(run: CaseRun, act: PreparedAct): Generator<Found> {
  for (let index = run.found.length - 1; index >= 0; index -= 1) {
    const found = run.found[index];
    if (found === undefined || found.source !== act.position) return;
    if (found.effect === "void" && found.verdict.act === act.type && found.verdict.modality === "must") yield found;
  }
}

function isBroken(run: CaseRun, { key, verdict }: Found): boolean {
  if (verdict.status !== "undetermined") return verdict.status === "violated";
  return choose(run, { key: `void:${key}`, label: verdict.norm, options: ["kept", "void"] }) === "void";
}
