type Json = Record<string, unknown>;

/**
 * Writes references of a draft 7 schema so that editors show the texts beside them: a `$ref` hides its neighbours there, so it goes into an `allOf`.
 * Definitions that nothing refers to are dropped.
 *
 * @example
 * tidyJsonSchema({ title: "a", $ref: "#/definitions/B" }); // => { title: "a", allOf: [{ $ref: "#/definitions/B" }] }
 */
export function tidyJsonSchema(schema: Json): Json {
  const tidy = tidied(schema) as Json;
  const definitions = tidy.definitions as Json | undefined;
  if (definitions === undefined) return tidy;
  const { definitions: _, ...root } = tidy;
  const used = reachable(root, definitions);
  return { ...root, definitions: Object.fromEntries(Object.entries(definitions).filter(([name]) => used.has(name))) };
}

function tidied(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidied);
  if (typeof node !== "object" || node === null) return node;
  const flat = flattened(node as Json);
  const inner = Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, key === "defaultSnippets" ? value : tidied(value)]));
  const { $ref, allOf: _, ...beside } = inner;
  return typeof $ref === "string" && Object.keys(beside).length > 0 ? { ...beside, allOf: [{ $ref }] } : inner;
}

/** Takes a lone `allOf` member up into the node that holds it, as often as needed. A node that refers elsewhere needs no second reference. */
function flattened(node: Json): Json {
  if (typeof node.$ref === "string") {
    const { allOf: _, ...rest } = node;
    return rest;
  }
  const parts = node.allOf;
  if (!Array.isArray(parts) || parts.length !== 1) return node;
  const { allOf: _, ...rest } = node;
  return flattened({ ...(parts[0] as Json), ...rest });
}

function reachable(root: unknown, definitions: Json): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      const name = key === "$ref" && typeof value === "string" ? value.replace("#/definitions/", "") : undefined;
      if (name === undefined) waiting.push(value);
      else if (!used.has(name)) {
        used.add(name);
        waiting.push(definitions[name]);
      }
    }
  }
  return used;
}
