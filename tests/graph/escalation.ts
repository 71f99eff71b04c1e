const STEPS = ["reminded", "urged", "talked", "circulated", "referred"];

/** The step that a target of an escalation stands for; the last target is that of a step that leads no further. */
export function escalatedTo(from: string | undefined, index: number): string | undefined {
  const at = STEPS.indexOf(from ?? "");
  return STEPS[at + 1 + index] ?? STEPS[at];
}
