import { type CaseRun, choose, type Found } from "./case-run.ts";
import type { PreparedAct } from "./prepared-history.ts";

/** Whether the act just judged is void: a norm whose breach voids it is broken. Where that is open, both are tried. */
export function isVoid(run: CaseRun, act: PreparedAct): boolean {
  const each = [...voiding(run, act)];
  // What is broken settles it: nothing else has to be tried.
  if (each.some(({ verdict }) => verdict.status === "violated")) return true;
  for (const found of each) {
    if (found.verdict.status !== "undetermined") continue;
    if (isTakenAsBroken(run, found)) return true;
    run.kept.set(found.norm.slot, "satisfied");
  }
  return false;
}

/**
 * Settles a norm that cannot be told to be kept and whose breach would make the act void, before a vote that needs it is counted:
 * where it is taken to be kept the vote counts as it was cast, and where it is taken to be broken there was none.
 */
export function settleVoid(run: CaseRun, slot: string, act: PreparedAct): void {
  if (run.kept.get(slot) !== "undetermined") return;
  const open = [...voiding(run, act)].find((each) => each.norm.slot === slot && each.verdict.status === "undetermined");
  if (open !== undefined) run.kept.set(slot, isTakenAsBroken(run, open) ? "violated" : "satisfied");
}

/** What was found of an act that makes it void where it is a breach, the last first. What should only be kept makes nothing void. */
function* voiding(run: CaseRun, act: PreparedAct): Generator<Found> {
  for (let index = run.found.length - 1; index >= 0; index -= 1) {
    const found = run.found[index];
    if (found === undefined || found.source !== act.position) return;
    if (found.effect === "void" && found.verdict.act === act.type && found.verdict.modality === "must") yield found;
  }
}

/** Tried once for a norm and an act, however many of its checks are open: whichever is broken, the act is void. */
function isTakenAsBroken(run: CaseRun, { norm, source, verdict }: Found): boolean {
  return choose(run, { key: `void:${norm.slot}|${source}`, label: verdict.norm, options: ["kept", "void"] }) === "void";
}
