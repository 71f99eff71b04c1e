import { below } from "@guiju/core";
import type { FactType, RuleDocument } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { conclude, type InferredKind, inference, learn, learnSample } from "./infer-facts.ts";
import { reasonOf, saidOf, without } from "./reasons.ts";
import type { Refused } from "./refusals.ts";
import { type Known, settledPath } from "./settled-path.ts";
import { type Given, givenOf, type MadeName, namesOf } from "./source-rules.ts";

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
  /** Names that were made: of rules without one, with one that another imported rule has, or with one that is no text. */
  readonly named: readonly MadeName[];
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
  const known: Known = { facts: options.facts ?? {}, samples: [...(options.samples ?? []), ...given.samples] };
  const refused: Refused[] = [...given.refused];
  let parts: readonly Given[] = given.parts;
  for (;;) {
    const { facts, inferred } = kindsOf(parts, known);
    const { document, named } = documentOf(parts, facts, known);
    if (compileRuleSet(document).issues.length === 0) return { document, refused, inferred, named };
    const left = remaining(parts, facts, known, refused);
    if (parts.length === 0) return { document: { facts: {}, rules: [] }, refused, inferred, named };
    parts = left.length < parts.length ? left : [];
  }
}

/** How often it is looked anew for what is wrong beside keys that are unknown. */
const ROUNDS = 20;

/** Leaves out the rules and conditions that issues stand in, and tells every issue of each. */
function remaining(parts: readonly Given[], facts: Readonly<Record<string, FactType>>, known: Known, refused: Refused[]): readonly Given[] {
  const out = new Set<Given>();
  const left = new Map<string, string>();
  for (const { rule, pointer } of refused)
    if (rule !== undefined && pointer.startsWith(below("/conditions", rule))) left.set(rule, below("/conditions", rule));
  const told = new Set<string>();
  const tell = (reason: Refused): void => {
    const key = `${reason.pointer} ${reason.code} ${reason.issue.en}`;
    if (!told.has(key)) refused.push(reason);
    told.add(key);
  };
  let trial = parts;
  for (let round = 0; round < ROUNDS; round += 1) {
    const places = placesOf(trial);
    const unknownKeys = new Map<number, string[]>();
    for (const issue of compileRuleSet(documentOf(trial, facts, known).document).issues) {
      const pointer = issue.pointer ?? "";
      const [place, index] = placed(pointer, places) ?? [];
      const part = index === undefined ? undefined : parts[index];
      if (part === undefined || place === undefined || index === undefined) {
        tell({ pointer: "", code: issue.code, issue: saidOf(issue) });
        continue;
      }
      out.add(part);
      const inside = pointer.slice(place.length);
      const { pointer: at, ...reason } = reasonOf(issue, inside, { ...known, json: part.json, refused: left });
      tell({ pointer: `${part.pointer}${at}`, ...reason, rule: part.name });
      if (issue.code === "unknown_key") unknownKeys.set(index, [...(unknownKeys.get(index) ?? []), inside]);
    }
    if (unknownKeys.size === 0) break;
    trial = trial.map((part, index) => ({ ...part, json: (unknownKeys.get(index) ?? []).reduce(without, part.json) }));
  }
  return parts.filter((part) => !out.has(part));
}

/** The place of each part in the document, with its position. */
function placesOf(parts: readonly Given[]): ReadonlyMap<string, number> {
  let rules = 0;
  return new Map(
    parts.map(({ kind, name }, index) => {
      if (kind === "condition") return [below("/conditions", name), index];
      rules += 1;
      return [below("/rules", rules - 1), index];
    }),
  );
}

/** The part that a pointer leads into: names and positions are the second step. */
function placed(pointer: string, places: ReadonlyMap<string, number>): readonly [string, number] | undefined {
  const place = pointer.split("/").slice(0, 3).join("/");
  const index = places.get(place);
  return index === undefined ? undefined : [place, index];
}

function documentOf(
  parts: readonly Given[],
  facts: Readonly<Record<string, FactType>>,
  known: Known,
): { readonly document: RuleDocument; readonly named: readonly MadeName[] } {
  const { names, named } = namesOf(parts);
  const conditions = parts.filter(({ kind }) => kind === "condition").map(({ name, json }) => [name, rewritten(json, known)] as const);
  const rules = parts
    .filter(({ kind }) => kind === "rule")
    .map((part) => {
      const { conditions: own, ...rest } = part.json as Json;
      return { ...rest, name: names.get(part), ...(own !== undefined && { conditions: rewritten(own, known) }) };
    });
  const document = { facts, ...(conditions.length > 0 && { conditions: Object.fromEntries(conditions) }), rules };
  return { document: document as unknown as RuleDocument, named };
}

/** Stands for a path that is not clear: no rule document takes it. */
const UNCLEAR = "?";

/** Writes paths in the one form. */
function rewritten(json: unknown, known: Known): unknown {
  if (Array.isArray(json)) return json.every(isScalar) ? json : json.map((each) => rewritten(each, known));
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      if (key !== "path" || typeof value !== "string") return [key, rewritten(value, known)];
      const settled = settledPath(String(json.fact), value, known);
      return [key, "unclear" in settled ? UNCLEAR : settled.path];
    }),
  );
}

function kindsOf(
  parts: readonly Given[],
  given: Known,
): { readonly facts: Readonly<Record<string, FactType>>; readonly inferred: readonly InferredKind[] } {
  const { facts, samples } = given;
  const known = inference();
  for (const { kind, json } of parts)
    for (const leaf of leavesOf(rewritten(kind === "rule" ? (json as Json).conditions : json, given))) learn(known, leaf);
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
