/** Whether a part of a definition reads what a tally yields: `{"result": …}` somewhere within it. */
export function readsResult(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  if (Array.isArray(part)) return part.some(readsResult);
  return Object.entries(part).some(([key, inner]) => (key === "result" && typeof inner === "string") || readsResult(inner));
}
