import type { Act, History } from "@guiju/lifecycle";

/** One act of a sample; for tests. */
export function act(type: string, on: string, data?: Record<string, unknown>, actor?: string): Act {
  return { type, on, ...(data === undefined ? {} : { data }), ...(actor === undefined ? {} : { actor }) };
}

/** A history of the library pack; for tests. */
export function card(id: string, acts: readonly Act[], rest: Record<string, unknown> = {}): History {
  return { id, lifecycle: "library/card", today: "2026-06-30", ...rest, acts };
}

/** A card granted and lent on in order: nothing to find. */
export function goodCard(id: string): History {
  const referees = { referees: [{ id: "r-1" }] };
  return card(id, [
    act("ASK", "2026-03-02", undefined, "desk-1/clerk"),
    act("REFEREES", "2026-03-03", referees, "desk-1/clerk"),
    act("GRANT", "2026-03-10", { due: 5, present: 4 }, "desk-1/clerk"),
  ]);
}

/** A card granted three days too early, by another desk. */
export function earlyCard(id: string): History {
  return card(id, [
    act("ASK", "2026-03-02", undefined, "desk-2/clerk"),
    act("REFEREES", "2026-03-03"),
    act("GRANT", "2026-03-06", undefined, "desk-2/clerk"),
  ]);
}

/** Histories as NDJSON; a text stands as it is. */
export function ndjson(...lines: readonly (object | string)[]): string {
  return lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
}
