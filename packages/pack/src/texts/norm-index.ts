import type { Check, Decision, Lifecycle, Norm, NormBody, NormEdition } from "@guiju/lifecycle";

/** One edition of a norm as it reads with what it states differently. */
export interface IndexedNorm {
  readonly slot: string;
  readonly edition: NormEdition;
  readonly body: NormBody | undefined;
}

/** The editions of a lifecycle's norms and decisions by id. */
export function normIndex(lifecycle: Lifecycle): ReadonlyMap<string, IndexedNorm> {
  const index = new Map<string, IndexedNorm>();
  for (const norm of lifecycle.source.norms) {
    for (const edition of norm.editions) index.set(edition.id, { slot: norm.slot, edition, body: bodyOf(norm, edition) });
  }
  for (const decision of lifecycle.source.decisions) {
    for (const edition of decision.editions) index.set(edition.id, { slot: decision.slot, edition, body: undefined });
  }
  return index;
}

/** What a norm states in one edition. */
export function bodyOf(norm: Norm, edition: NormEdition): NormBody {
  return { ...norm, ...edition.replace };
}

/** Whether something in a chapter is a decision, which has votes and no checks. */
export function isDecision(stated: Norm | Decision): stated is Decision {
  return "kind" in stated;
}

/** The check a verdict speaks of: the one of its name, or the only one without a name. */
export function checkOf(body: NormBody | undefined, name: string | null): Check | undefined {
  return body?.checks.find((check) => (check.name ?? null) === name);
}
