import { below, type Issue } from "@guiju/core";
import type { FactType, RuleDocument } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { conclude, type InferredKind, inference, learn, learnSample } from "./infer-facts.ts";
import { plainPath } from "./path-resolver.ts";
import { type Refused, reasons } from "./refusals.ts";
import { type Given, givenOf } from "./source-rules.ts";

type Json = Readonly<Record<string, unknown>>;

/** What helps an import: kinds of facts, and facts as the host has them, from which kinds are read. */
export interface ImportOptions {
  readonly facts?: Readonly<Record<string, FactType>>;
  readonly samples?: readonly unknown[];
}

/** What came of an import. */
export interface Imported {
  /** Compiles with `compileRuleSet`. */
  readonly document: RuleDocument;
  readonly refused: readonly Refused[];
  /** Kinds that were concluded and not given: to be looked through. */
  readonly inferred: readonly InferredKind[];
  /** Names that were made: of rules without one, or with one that another has. */
  readonly named: readonly { readonly pointer: string; readonly name: string }[];
}

/**
 * Takes over rules of json-rules-engine: one rule, an array of rules, or `{rules, conditions}`; also as JSON text.
 *
 * A rule is taken whole or not at all. What the strict profile does not have is refused with its reason, and the rest is imported.
 * json-rules-engine does not know the kinds of facts: those that `facts` does not give are concluded from samples, constants and operators.
 *
 * @example
 * const file = [{ conditions: { all: [{ fact: "score", operator: "lessThan", value: 60, weight: 2 }] }, event: { type: "low" } }];
 * importRules(file).refused.map(({ pointer, code }) => `${pointer} ${code}`); // => ["/0/conditions/all/0/weight unknown_key"]
 */
export function importRules(source: unknown, options: ImportOptions = {}): Imported {
  const given = givenOf(source);
  const refused: Refused[] = [...given.refused];
  let parts: readonly Given[] = given.parts;
  for (;;) {
    const { facts, inferred } = kindsOf(parts, { ...options, samples: [...(options.samples ?? []), ...given.samples] });
    const document = documentOf(parts, facts);
    const { issues } = compileRuleSet(document);
    const named = given.named.filter(({ pointer }) => parts.some((part) => part.pointer === pointer));
    if (issues.length === 0) return { document, refused, inferred, named };
    const left = remaining(parts, issues, refused);
    if (parts.length === 0) return { document: { facts: {}, rules: [] }, refused, inferred, named };
    parts = left.length < parts.length ? left : [];
  }
}

/** What stands in no rule: kinds of facts that were given and are none, or all rules together being too many. */
function refusedWhole(issue: Issue): Refused {
  const { code, message } = reasons(issue);
  return { pointer: "", code, issue: message };
}

/** Leaves out the rules and conditions that issues stand in. */
function remaining(parts: readonly Given[], issues: readonly Issue[], refused: Refused[]): readonly Given[] {
  const places = placesOf(parts);
  const out = new Set<Given>();
  for (const issue of issues) {
    const pointer = issue.pointer ?? "";
    const [place, part] = [...places].find(([start]) => pointer === start || pointer.startsWith(`${start}/`)) ?? [];
    if (part === undefined || place === undefined) {
      refused.push(refusedWhole(issue));
      continue;
    }
    const { code, message } = reasons(issue);
    out.add(part);
    refused.push({ pointer: `${part.pointer}${pointer.slice(place.length)}`, code, issue: message, rule: part.name });
  }
  return parts.filter((part) => !out.has(part));
}

function placesOf(parts: readonly Given[]): ReadonlyMap<string, Given> {
  const rules = parts.filter(({ kind }) => kind === "rule");
  return new Map(
    parts.map((part) => [part.kind === "rule" ? below("/rules", rules.indexOf(part)) : below("/conditions", part.name), part]),
  );
}

function documentOf(parts: readonly Given[], facts: Readonly<Record<string, FactType>>): RuleDocument {
  const conditions = parts.filter(({ kind }) => kind === "condition").map(({ name, json }) => [name, rewritten(json)] as const);
  const rules = parts
    .filter(({ kind }) => kind === "rule")
    .map(({ name, json }) => {
      const { conditions: own, ...rest } = json as Json;
      return { ...rest, name, ...(own !== undefined && { conditions: rewritten(own) }) };
    });
  return { facts, ...(conditions.length > 0 && { conditions: Object.fromEntries(conditions) }), rules } as unknown as RuleDocument;
}

/** Writes paths in the one form. */
function rewritten(json: unknown): unknown {
  if (Array.isArray(json)) return json.every(isScalar) ? json : json.map(rewritten);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, key === "path" && typeof value === "string" ? plainPath(value) : rewritten(value)]),
  );
}

function kindsOf(
  parts: readonly Given[],
  { facts = {}, samples = [] }: ImportOptions,
): { readonly facts: Readonly<Record<string, FactType>>; readonly inferred: readonly InferredKind[] } {
  const known = inference();
  for (const { kind, json } of parts)
    for (const leaf of leavesOf(rewritten(kind === "rule" ? (json as Json).conditions : json))) learn(known, leaf);
  for (const sample of samples) if (isObject(sample)) learnSample(known, sample);
  const { facts: concluded, inferred } = conclude(known);
  const all = [...concluded].filter(([name]) => !Object.hasOwn(facts, name));
  return {
    facts: Object.fromEntries([...Object.entries(facts), ...all]),
    inferred: inferred.filter(({ fact }) => !Object.hasOwn(facts, fact)),
  };
}

function leavesOf(condition: unknown): readonly Json[] {
  if (!isObject(condition)) return [];
  const inner = [condition.all, condition.any, condition.not].flat().flatMap(leavesOf);
  return Object.hasOwn(condition, "fact") ? [condition, ...inner] : inner;
}

function isObject(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isScalar(json: unknown): boolean {
  return typeof json !== "object" || json === null;
}
