import type { Field } from "@guiju/lifecycle";
import type { FactType, Typed } from "@guiju/rules";

/**
 * The kinds that facts of a pack's fact schema have in rule sets: the only place where the two lists of kinds meet.
 *
 * An `amount` may have decimals, so it is a `number`. A `mark` (a word or a flag), a `group` (a number or a list) and a `tally`
 * (votes by id) have no one kind here, so that rule sets cannot read them.
 *
 * @example
 * factTypesOf({ weight: { type: "amount" }, sent: { type: "mark" } }); // => { weight: { type: "number" } }
 */
export function factTypesOf(
  fields: Readonly<Record<string, Field & { readonly title?: FactType["title"] }>>,
): Readonly<Record<string, FactType>> {
  const types = Object.entries(fields).flatMap(([name, field]): readonly (readonly [string, FactType])[] => {
    const typed = typedOf(field);
    if (typed === undefined) return [];
    return [[name, { ...typed, ...(field.title === undefined ? {} : { title: field.title }) }]];
  });
  return Object.fromEntries(types);
}

function typedOf({ type, of, words }: Field): Typed | undefined {
  if (type === "mark" || type === "group" || type === "tally") return undefined;
  return {
    type: type === "amount" ? "number" : type,
    ...(of === undefined ? {} : { of: factTypesOf(of) }),
    ...(words === undefined ? {} : { words }),
  };
}
