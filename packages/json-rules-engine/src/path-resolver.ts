import { GuijuError } from "@guiju/core";
import { pathKeys, pathOf, RULE_LIMITS } from "@guiju/rules/compile";

/**
 * Reads `$.a.b[0]` of a fact for json-rules-engine: own properties and positions only; nothing of the path is ever run.
 *
 * It takes the place of the engine's own resolver, which takes the whole of JSONPath with its filters and scripts:
 * `new Engine(rules, { pathResolver })`.
 *
 * @returns `undefined` where there is no such property
 * @throws GuijuError `invalid_expression` for any other path
 *
 * @example
 * pathResolver({ units: [{ name: "one" }] }, "$.units[0].name"); // => "one"
 * pathResolver({}, "$.constructor"); // => undefined
 */
export function pathResolver(value: object, path: string): unknown {
  const keys = pathKeys(path);
  if (keys === undefined) {
    const shown = String(path).slice(0, 60);
    throw new GuijuError("invalid_expression", `"${shown}" is not a path of the form $.a.b[0]`, { details: { path: shown } });
  }
  let found: unknown = value;
  for (const key of keys) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    if (Array.isArray(found) !== (typeof key === "number")) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/**
 * Writes other spellings of the same path, as existing files have them (`a.b`, `list[0]`, `$['a']['b']`), in the one form; anything else stays as it is.
 *
 * Only what json-rules-engine reads in the same way is written anew: it finds nothing at `.a`, `[0]` and `['a']`, which therefore stay as they are.
 *
 * @internal
 */
export function plainPath(path: string): string {
  if (path.length > RULE_LIMITS.path) return path;
  const rooted = path.startsWith("$") ? path : /^[.[]/.test(path) ? "" : `$.${path}`;
  const quoted = /\[(?:'([^'\\]+)'|"([^"\\]+)")\](?=$|[.[])/g;
  const written = rooted.replace(
    quoted,
    (_, one: string | undefined, two: string | undefined) => pathOf([one ?? two ?? ""])?.slice(1) ?? "*",
  );
  return pathKeys(written) === undefined ? path : written;
}
