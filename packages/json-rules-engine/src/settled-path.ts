import type { FactType, Typed } from "@guiju/rules";
import { pathKeys, pathOf } from "@guiju/rules/compile";
import { plainPath } from "./path-resolver.ts";

type Json = Readonly<Record<string, unknown>>;

/** What is known of the facts before their kinds are concluded. */
export interface Known {
  readonly facts: Readonly<Record<string, FactType>>;
  readonly samples: readonly unknown[];
}

/** What stands at a place of a fact. */
type Shape = "list" | "record" | "scalar";

/**
 * Writes a path of json-rules-engine as a rule document has it, or says which step of it is not clear.
 *
 * That engine takes `.0` for a position where there is a list and `[0]` for a field where there is a record, and `.length` for how long a list or
 * text is. Here the two are kept apart, so that what stands there must be known from given kinds or samples.
 */
export function settledPath(fact: string, path: string, known: Known): { readonly path: string } | { readonly unclear: string } {
  const plain = plainPath(path);
  const steps = pathKeys(plain);
  if (steps === undefined) return { path };
  const settled: (string | number)[] = [];
  for (const step of steps) {
    const shape = isDoubtful(step) ? shapeAt(fact, settled, known) : undefined;
    if (typeof step === "number") settled.push(shape === "record" ? String(step) : step);
    else if (!isDoubtful(step) || shape === "record") settled.push(step);
    else if (shape === "list" && /^(?:0|[1-9]\d{0,8})$/.test(step)) settled.push(Number(step));
    else return { unclear: step };
  }
  return { path: pathOf(settled) ?? plain };
}

function isDoubtful(step: string | number): boolean {
  return typeof step === "number" || step === "length" || /^\d+$/.test(step);
}

/** Given kinds go before samples. */
function shapeAt(fact: string, steps: readonly (string | number)[], { facts, samples }: Known): Shape | undefined {
  if (Object.hasOwn(facts, fact)) {
    const type = steps.reduce<Typed | undefined>(typeBelow, facts[fact]);
    return type && (type.type === "list" || type.type === "record" ? type.type : type.type === "any" ? undefined : "scalar");
  }
  for (const sample of samples) {
    const value = [fact, ...steps].reduce(own, sample);
    if (value === undefined || value === null) continue;
    return Array.isArray(value) ? "list" : typeof value === "object" ? "record" : "scalar";
  }
  return undefined;
}

function typeBelow(type: Typed | undefined, step: string | number): Typed | undefined {
  if (typeof step === "string") return type?.of !== undefined && Object.hasOwn(type.of, step) ? type.of[step] : undefined;
  return type?.type !== "list" ? undefined : type.of === undefined ? type.items : { type: "record", of: type.of };
}

/** The own property of a value. */
export function own(whole: unknown, key: string | number): unknown {
  return typeof whole === "object" && whole !== null && Object.hasOwn(whole, key) ? (whole as Json)[key] : undefined;
}
