import { below } from "@guiju/core";
import { type Refused, refusal } from "./refusals.ts";

type Json = Readonly<Record<string, unknown>>;

/** A rule or a named condition of the source. */
export interface Given {
  readonly kind: "rule" | "condition";
  readonly name: string;
  /** Where it stands in the source. */
  readonly pointer: string;
  readonly json: unknown;
}

/** How deep and how large a rule may be before it is looked into. */
const LIMITS = { depth: 128, parts: 1_200_000 } as const;

/** Takes a source apart into rules and named conditions, whatever of the known forms it has. */
export function givenOf(source: unknown): {
  readonly parts: readonly Given[];
  readonly refused: readonly Refused[];
  readonly samples: readonly Json[];
  readonly named: readonly { readonly pointer: string; readonly name: string }[];
} {
  const refused: Refused[] = [];
  const samples: Json[] = [];
  const read = parsed(source, "", refused);
  const all: Given[] = [];
  const file = isObject(read) && !Object.hasOwn(read, "event") ? read : { rules: Array.isArray(read) ? read : [read] };
  const prefix = file === read ? "/rules" : "";
  const rules = Array.isArray(file.rules) ? file.rules : [];
  if (read === undefined || !Array.isArray(file.rules)) refused.push(refusal("no_rules", prefix));
  for (const key of Object.keys(file)) {
    if (key !== "rules" && key !== "conditions" && key !== "facts") refused.push(refusal("unknown_key", below("", key)));
  }
  if (isObject(file.facts)) {
    for (const [name, value] of Object.entries(file.facts)) {
      if (typeof value === "function") refused.push(refusal("computed_fact", below("/facts", name)));
      else samples.push({ [name]: value });
    }
  }
  if (isObject(file.conditions)) {
    for (const [name, json] of Object.entries(file.conditions))
      all.push({ kind: "condition", name, pointer: below("/conditions", name), json });
  }
  const names = new Set<string>();
  const named: { readonly pointer: string; readonly name: string }[] = [];
  rules.forEach((rule: unknown, index) => {
    const pointer = Array.isArray(read) || prefix !== "" ? below(prefix, index) : "";
    const json = parsed(rule, pointer, refused);
    if (!isObject(json)) {
      if (json !== undefined) refused.push(refusal("not_a_rule", pointer));
      return;
    }
    const own =
      typeof json.name === "string" && json.name !== "" ? json.name : typeof json.name === "number" ? String(json.name) : undefined;
    const name = free(own ?? `rule-${index + 1}`, names);
    names.add(name);
    if (name !== json.name) named.push({ pointer, name });
    const { onSuccess, onFailure, ...rest } = json;
    if (onSuccess !== undefined) refused.push(refusal("callback", `${pointer}/onSuccess`));
    if (onFailure !== undefined) refused.push(refusal("callback", `${pointer}/onFailure`));
    all.push({ kind: "rule", name, pointer, json: rest });
  });
  const parts = all.filter(({ json, pointer, name }) => {
    const code = tooMuch(json);
    if (code !== undefined) refused.push({ ...refusal(code, pointer), rule: name });
    return code === undefined;
  });
  return { parts, refused, samples, named };
}

/** Rules are also kept as JSON text, as `rule.toJSON()` gives it. */
function parsed(json: unknown, pointer: string, refused: Refused[]): unknown {
  if (typeof json !== "string") return json;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    refused.push(refusal("invalid_json", pointer));
    return undefined;
  }
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
