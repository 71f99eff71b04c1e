/** The name of a fact in a trace, with the keys below it. None begins with one equals sign alone: that is how what was computed is called. */
export function factName(keys: readonly (string | number)[]): string {
  return keys.join(".").replace(/^=/, "==");
}

/**
 * The name in a trace of what was computed beside the facts, which no fact can have: of a named measure, of a part of a primitive such as its target,
 * or of the amount of a consequence.
 */
export function computedName(kind: "measure" | "part" | "amount", name: string): string {
  return kind === "part" ? `=${name}` : `=${kind}.${name}`;
}

/** What a name in a trace stands for: a fact by the keys joined with dots, or what was computed. */
export function readTraceName(text: string): { readonly kind: "fact" | "measure" | "part" | "amount"; readonly name: string } {
  if (!text.startsWith("=")) return { kind: "fact", name: text };
  const name = text.slice(1);
  if (name.startsWith("=")) return { kind: "fact", name };
  for (const kind of ["measure", "amount"] as const) if (name.startsWith(`${kind}.`)) return { kind, name: name.slice(kind.length + 1) };
  return { kind: "part", name };
}
