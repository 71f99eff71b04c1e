/** Goes down own keys of records and positions of lists. */
export function along(json: unknown, path: readonly (string | number)[]): unknown {
  let at = json;
  for (const key of path) {
    const isThere = typeof at === "object" && at !== null && Array.isArray(at) === (typeof key === "number") && Object.hasOwn(at, key);
    at = isThere ? (at as Record<string | number, unknown>)[key] : undefined;
  }
  return at;
}
