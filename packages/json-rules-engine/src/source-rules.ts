import { below, parseJson } from "@guiju/core";
import { type Refused, refusal, textRefusal } from "./refusals.ts";

type Json = Readonly<Record<string, unknown>>;

/** A rule or a named condition of the source. */
export interface Given {
  readonly kind: "rule" | "condition";
  readonly name: string;
  /** Where it stands in the source. */
  readonly pointer: string;
  readonly json: unknown;
}

/** A name that was made, and why: there was none, another rule has it, or it was no text. */
export interface MadeName {
  readonly pointer: string;
  readonly name: string;
  readonly why: "missing" | "repeated" | "not_text";
}

/** How deep and how large a rule may be before it is looked into. */
const LIMITS = { depth: 128, parts: 1_200_000 } as const;

/** How long a JSON text may be, and how deep. */
const TEXT_LIMITS = { maxLength: 64 * 1024 * 1024, maxDepth: 200 } as const;

/** Takes a source apart into rules and named conditions, whatever of the known forms it has. */
export function givenOf(source: unknown): {
  readonly parts: readonly Given[];
  readonly refused: readonly Refused[];
  readonly samples: readonly Json[];
} {
  const refused: Refused[] = [];
  const read = parsed(source, "", refused);
  if (read === undefined && refused.length > 0) return { parts: [], refused, samples: [] };
  const all: Given[] = [];
  const isFile = isObject(read) && !Object.hasOwn(read, "event");
  const file: Json = isFile ? read : { rules: Array.isArray(read) ? read : [read] };
  const prefix = isFile ? "/rules" : "";
  const rules = Array.isArray(file.rules) && (isObject(read) || Array.isArray(read)) ? file.rules : undefined;
  if (rules === undefined) refused.push(refusal("no_rules", prefix));
  for (const key of Object.keys(file)) {
    if (key !== "rules" && key !== "conditions" && key !== "facts") refused.push(refusal("unknown_key", below("", key)));
  }
  const samples = samplesOf(file, refused);
  for (const [name, json] of objectAt(file, "conditions", refused))
    all.push({ kind: "condition", name, pointer: below("/conditions", name), json });
  rules?.forEach((rule: unknown, index) => {
    const pointer = isFile || Array.isArray(read) ? below(prefix, index) : "";
    const json = parsed(rule, pointer, refused);
    if (!isObject(json)) {
      if (json !== undefined || typeof rule !== "string") refused.push(refusal("not_a_rule", pointer));
      return;
    }
    const { onSuccess, onFailure, ...rest } = json;
    if (onSuccess !== undefined) refused.push(refusal("callback", `${pointer}/onSuccess`));
    if (onFailure !== undefined) refused.push(refusal("callback", `${pointer}/onFailure`));
    all.push({ kind: "rule", name: writtenName(json) ?? `rule-${index + 1}`, pointer, json: rest });
  });
  const parts = all.filter(({ json, pointer, name }) => {
    const code = tooMuch(json);
    if (code !== undefined) refused.push({ ...refusal(code, pointer), rule: name });
    return code === undefined;
  });
  return { parts, refused, samples };
}

/** Gives each rule a name of its own; only rules that are still there take one. */
export function namesOf(parts: readonly Given[]): { readonly names: ReadonlyMap<Given, string>; readonly named: readonly MadeName[] } {
  const taken = new Set<string>();
  const names = new Map<Given, string>();
  const named: MadeName[] = [];
  for (const part of parts) {
    const name = part.kind === "rule" ? free(part.name, taken) : part.name;
    names.set(part, name);
    if (part.kind !== "rule") continue;
    taken.add(name);
    const { name: written } = part.json as Json;
    if (name === written) continue;
    const isMissing = written === undefined || written === null || written === "";
    named.push({ pointer: part.pointer, name, why: isMissing ? "missing" : typeof written === "string" ? "repeated" : "not_text" });
  }
  return { names, named };
}

/** A number is taken as its digits. */
function writtenName({ name }: Json): string | undefined {
  if (typeof name === "number") return String(name);
  return typeof name === "string" && name !== "" ? name : undefined;
}

/** Constant facts show kinds; what is computed by functions, however deep, is told. */
function samplesOf(file: Json, refused: Refused[]): readonly Json[] {
  return objectAt(file, "facts", refused).flatMap(([name, value]) => {
    const pointer = below("/facts", name);
    refused.push(...functionsIn(value, pointer).map((at) => refusal("computed_fact", at)));
    if (typeof value === "function") return [];
    refused.push(refusal("sample_fact", pointer));
    return [{ [name]: value }];
  });
}

/** The pointers of the functions in a value. */
function functionsIn(value: unknown, pointer: string): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const open: { readonly value: unknown; readonly pointer: string }[] = [{ value, pointer }];
  for (let part = open.pop(); part !== undefined && seen.size < LIMITS.parts; part = open.pop()) {
    if (typeof part.value === "function") found.push(part.pointer);
    if (typeof part.value !== "object" || part.value === null || seen.has(part.value)) continue;
    seen.add(part.value);
    for (const [key, inner] of Object.entries(part.value)) {
      if (typeof inner === "object" || typeof inner === "function") open.push({ value: inner, pointer: below(part.pointer, key) });
    }
  }
  return found.sort();
}

function objectAt(file: Json, key: "facts" | "conditions", refused: Refused[]): readonly (readonly [string, unknown])[] {
  const json = file[key];
  if (isObject(json)) return Object.entries(json);
  if (json !== undefined) refused.push(refusal("wrong_type", `/${key}`));
  return [];
}

/** Rules are also kept as JSON text, as `rule.toJSON()` gives it; a repeated key is no sound text, as one of the two would be lost. */
function parsed(json: unknown, pointer: string, refused: Refused[]): unknown {
  if (typeof json !== "string") return json;
  const { value, issues } = parseJson(json, "", TEXT_LIMITS);
  if (issues.length === 0) return value;
  refused.push(...issues.map((issue) => textRefusal(issue, pointer)));
  return undefined;
}

function free(name: string, taken: ReadonlySet<string>): string {
  let [found, next] = [name, 2];
  while (taken.has(found)) {
    found = `${name}-${next}`;
    next += 1;
  }
  return found;
}

/** Whether something is too deep or too large to be looked into; circles and functions count as too deep and as no JSON. */
function tooMuch(json: unknown): "too_deep" | "too_large" | "not_json" | undefined {
  const open: { readonly json: unknown; readonly depth: number }[] = [{ json, depth: 0 }];
  let parts = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts += 1;
    if (parts > LIMITS.parts) return "too_large";
    if (part.depth > LIMITS.depth) return "too_deep";
    if (typeof part.json === "function" || typeof part.json === "bigint" || typeof part.json === "symbol") return "not_json";
    if (typeof part.json !== "object" || part.json === null) continue;
    for (const inner of Object.values(part.json)) open.push({ json: inner, depth: part.depth + 1 });
  }
  return undefined;
}

function isObject(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
