import { parseDate } from "@guiju/core";
import type { FactType, Typed } from "@guiju/rules";
import { pathKeys } from "@guiju/rules/compile";

type Json = Readonly<Record<string, unknown>>;

/** What the kind of a fact, or of a field of it, was concluded from. */
export type Evidence = "samples" | "constants" | "operators";

/** A kind that was not given but concluded. */
export interface InferredKind {
  readonly fact: string;
  /** Path of the field in the fact; `$` is the fact itself, `[]` stands for each element of a list. */
  readonly path: string;
  readonly kind: Typed["type"];
  readonly from: Evidence;
}

/** What is known of one fact, field or element while the conditions are gone through. */
interface Trait {
  readonly fields: Map<string, Trait>;
  readonly texts: Set<string>;
  readonly kinds: Map<"number" | "flag" | "text" | "list", Evidence>;
  readonly same: Set<Trait>;
  elements?: Trait;
  isOrdered?: true;
}

/** One side of a comparison. */
type Side = { readonly trait: Trait } | { readonly values: readonly unknown[] };

/** Gathers what conditions and samples say of the kinds of facts. */
export interface Inference {
  readonly facts: Map<string, Trait>;
  readonly params: Map<string, Map<string, Trait>>;
}

/** Starts with nothing known. */
export function inference(): Inference {
  return { facts: new Map(), params: new Map() };
}

/** Learns from one comparison; its shape is not checked, what does not fit says nothing. */
export function learn(known: Inference, leaf: Json): void {
  let a = sideOf(known, leaf);
  let b: Side | undefined = isObject(leaf.value) ? sideOf(known, leaf.value) : { values: [leaf.value] };
  if (a === undefined || b === undefined || typeof leaf.operator !== "string") return;
  const names = leaf.operator.split(":");
  const operator = names.pop() ?? "";
  for (const name of names) {
    if (name === "swap") [a, b] = [b, a];
    if (name.endsWith("Fact")) a = elementsOf(a);
    if (name.endsWith("Value")) b = elementsOf(b);
  }
  if (operator === "in" || operator === "notIn") b = elementsOf(b);
  if (operator === "contains" || operator === "doesNotContain") a = elementsOf(a);
  if (/^(less|greater)Than(Inclusive)?$/.test(operator)) for (const side of [a, b]) if ("trait" in side) side.trait.isOrdered = true;
  same(a, b);
}

/** Learns from the value a fact has in a sample. */
export function learnSample(known: Inference, facts: Json): void {
  for (const [name, trait] of known.facts) if (Object.hasOwn(facts, name)) observe(trait, facts[name], "samples");
}

/** Concludes the kinds; a fact of which nothing is known is left out. */
export function conclude(known: Inference): { readonly facts: ReadonlyMap<string, FactType>; readonly inferred: readonly InferredKind[] } {
  spread(known);
  const inferred: InferredKind[] = [];
  const facts = new Map<string, FactType>();
  for (const [fact, trait] of known.facts) {
    const type = typeOf(trait, (path, kind, from) => inferred.push({ fact, path, kind, from }), "$");
    if (type === undefined) continue;
    const params = [...(known.params.get(fact) ?? [])].map(
      ([name, param]) => [name, typeOf(param, () => 0, "$") ?? { type: "word" }] as const,
    );
    facts.set(fact, { ...type, ...(params.length > 0 && { params: Object.fromEntries(params) }) });
  }
  return { facts, inferred };
}

function sideOf(known: Inference, source: Json): Side | undefined {
  const { fact, path = "$", params } = source;
  const steps = pathKeys(path);
  if (typeof fact !== "string" || steps === undefined) return undefined;
  let trait = entry(known.facts, fact);
  for (const step of steps) {
    if (typeof step === "number") trait = element(trait);
    else trait = entry(trait.fields, step);
  }
  if (isObject(params)) {
    const declared = known.params.get(fact) ?? new Map<string, Trait>();
    known.params.set(fact, declared);
    for (const [name, value] of Object.entries(params)) observe(entry(declared, name), value, "constants");
  }
  return { trait };
}

function elementsOf(side: Side): Side {
  return "trait" in side ? { trait: element(side.trait) } : { values: side.values.flatMap((value) => (Array.isArray(value) ? value : [])) };
}

function same(a: Side, b: Side): void {
  if ("trait" in a && "trait" in b) {
    a.trait.same.add(b.trait);
    b.trait.same.add(a.trait);
  } else if ("trait" in a && "values" in b) for (const value of b.values) observe(a.trait, value, "constants");
  else if ("trait" in b && "values" in a) for (const value of a.values) observe(b.trait, value, "constants");
}

function observe(trait: Trait, value: unknown, from: Evidence): void {
  const note = (kind: "number" | "flag" | "text" | "list") => {
    if (!trait.kinds.has(kind) || from === "samples") trait.kinds.set(kind, from);
  };
  if (typeof value === "number") note("number");
  else if (typeof value === "boolean") note("flag");
  else if (typeof value === "string") {
    note("text");
    trait.texts.add(value);
  } else if (Array.isArray(value) && from === "samples") {
    note("list");
    for (const each of value) observe(element(trait), each, from);
  } else if (isObject(value) && from === "samples") {
    for (const [name, field] of trait.fields) if (Object.hasOwn(value, name)) observe(field, value[name], from);
  }
}

/** Facts that are compared with one another are of one kind. */
function spread(known: Inference): void {
  const seen = new Set<Trait>();
  const all: Trait[] = [...known.facts.values()];
  for (const trait of all) {
    if (seen.has(trait)) continue;
    seen.add(trait);
    all.push(...trait.fields.values(), ...(trait.elements ? [trait.elements] : []));
  }
  for (const start of seen) {
    if (start.same.size === 0) continue;
    const group = new Set([start]);
    for (const member of group) for (const other of member.same) group.add(other);
    for (const member of group) {
      for (const other of group) {
        for (const [kind, from] of other.kinds) if (!member.kinds.has(kind)) member.kinds.set(kind, from);
        for (const text of other.texts) member.texts.add(text);
        if (other.isOrdered) member.isOrdered = true;
      }
      member.same.clear();
    }
  }
}

function typeOf(trait: Trait, report: (path: string, kind: Typed["type"], from: Evidence) => void, path: string): Typed | undefined {
  if (trait.fields.size > 0) {
    const of = [...trait.fields].map(([name, field]) => [name, typeOf(field, report, `${path}.${name}`)] as const);
    const known = of.filter((field): field is readonly [string, Typed] => field[1] !== undefined);
    return known.length === 0 ? undefined : { type: "record", of: Object.fromEntries(known) };
  }
  if (trait.elements !== undefined) {
    const items = typeOf(trait.elements, report, `${path}[]`);
    if (items === undefined || items.type === "list") return undefined;
    return items.type === "record" ? { type: "list", of: items.of ?? {} } : { type: "list", items };
  }
  const [kind, from] = scalarOf(trait) ?? [];
  if (kind === undefined || from === undefined) return undefined;
  report(path, kind, from);
  return { type: kind };
}

/** What a sample shows goes before what a constant says, and that before what an operator takes. */
function scalarOf(trait: Trait): readonly [Typed["type"], Evidence] | undefined {
  const seen = [...trait.kinds].sort(([, a], [, b]) => Number(b === "samples") - Number(a === "samples"));
  const [kind, from] = seen[0] ?? [];
  if (kind === "number" || kind === "flag") return [kind, from ?? "constants"];
  if (kind === "text") {
    const areDays = [...trait.texts].every((text) => parseDate(text) !== undefined);
    if (areDays && (trait.isOrdered || from === "samples")) return ["date", from ?? "constants"];
    return trait.isOrdered && from !== "samples" ? ["number", "operators"] : ["word", from ?? "constants"];
  }
  return trait.isOrdered ? ["number", "operators"] : undefined;
}

function entry(traits: Map<string, Trait>, name: string): Trait {
  let trait = traits.get(name);
  if (trait === undefined) {
    trait = { fields: new Map(), texts: new Set(), kinds: new Map(), same: new Set() };
    traits.set(name, trait);
  }
  return trait;
}

function element(trait: Trait): Trait {
  trait.elements ??= entry(new Map(), "");
  return trait.elements;
}

function isObject(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
