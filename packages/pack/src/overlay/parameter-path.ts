import { canonical } from "./canonical.ts";

type Loose = Readonly<Record<string, unknown>>;

/** What altering a value came to: the new value, or why it cannot be done. */
export type Altered = { readonly value: unknown } | { readonly failed: "not_there" | "already_there" };

/** Parts a parameter into the key and what lies inside: `exception.period`. Only the first of `on.` and `data.` parts, whose names may have dots. */
export function pathOf(parameter: string): readonly string[] {
  const named = /^(on|data)\.(.+)$/.exec(parameter);
  return named === null ? parameter.split(".") : [named[1] as string, named[2] as string];
}

/**
 * Alters what lies at a path: sets it, adds it where there is none, or takes it away. Of a list, `add` appends one item and `remove` takes one away.
 *
 * @param isList - whether the parameter is a list of items of which the change names one
 */
export function alterAt(
  root: unknown,
  path: readonly string[],
  change: "add" | "set" | "remove",
  to: unknown,
  isList: "list" | "value",
): Altered {
  const [key, ...rest] = path;
  if (key === undefined) return alterHere(root, change, to, isList);
  const holder = (typeof root === "object" && root !== null && !Array.isArray(root) ? root : {}) as Loose;
  const inner = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (rest.length > 0 && inner === undefined) return { failed: "not_there" };
  const altered = alterAt(inner, rest, change, to, isList);
  if ("failed" in altered) return altered;
  const { [key]: _, ...others } = holder;
  if (altered.value === undefined) return { value: others };
  // The key keeps its place, so that what is written out reads as before.
  return { value: Object.hasOwn(holder, key) ? { ...holder, [key]: altered.value } : { ...others, [key]: altered.value } };
}

function alterHere(root: unknown, change: "add" | "set" | "remove", to: unknown, isList: "list" | "value"): Altered {
  if (change === "set") return { value: to };
  const items = Array.isArray(root) ? (root as readonly unknown[]) : undefined;
  if (isList === "list" && (change === "add" || to !== undefined)) {
    const has = items?.some((item) => canonical(item) === canonical(to)) === true;
    if (change === "add") return has ? { failed: "already_there" } : { value: [...(items ?? []), to] };
    return has ? { value: items?.filter((item) => canonical(item) !== canonical(to)) } : { failed: "not_there" };
  }
  if (change === "add") return root === undefined ? { value: to } : { failed: "already_there" };
  return root === undefined ? { failed: "not_there" } : { value: undefined };
}
