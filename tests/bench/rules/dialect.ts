import type { Condition, Operand, RuleDocument, Scalar, Source } from "@guiju/rules";

/** What a fact is compared with: another fact by its keys, or a constant. */
export type Against = { readonly keys: readonly string[] } | { readonly constant: Scalar | readonly Scalar[] };

/** How an engine writes conditions. */
export interface Dialect<Written> {
  all(parts: readonly Written[]): Written;
  any(parts: readonly Written[]): Written;
  not(part: Written): Written;
  named(name: string, condition: () => Written): Written;
  compare(operator: string, keys: readonly string[], against: Against): Written;
}

/** Writes each rule of the document, in its order. */
export function written<Written>(document: RuleDocument, dialect: Dialect<Written>): readonly Written[] {
  return document.rules.map(({ conditions }) => writtenCondition(conditions, document, dialect));
}

/** Writes one condition. */
export function writtenCondition<Written>(condition: Condition, document: RuleDocument, dialect: Dialect<Written>): Written {
  const each = (parts: readonly Condition[]): readonly Written[] => parts.map((part) => writtenCondition(part, document, dialect));
  if ("all" in condition) return dialect.all(each(condition.all));
  if ("any" in condition) return dialect.any(each(condition.any));
  if ("not" in condition) return dialect.not(writtenCondition(condition.not, document, dialect));
  if ("condition" in condition) {
    const name = condition.condition;
    return dialect.named(name, () => writtenCondition(document.conditions?.[name] as Condition, document, dialect));
  }
  if (!("fact" in condition)) throw new TypeError("the pack of the bench has no such condition");
  return dialect.compare(condition.operator, keysOf(condition), againstOf(condition.value));
}

/** How many leaves there are in the rules and the named conditions. */
export function leavesOf(document: RuleDocument): number {
  const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
  const counting: Dialect<number> = { all: sum, any: sum, not: (part) => part, named: () => 0, compare: () => 1 };
  const named = Object.values(document.conditions ?? {}).map((condition) => writtenCondition(condition, document, counting));
  return sum([...written(document, counting), ...named]);
}

function againstOf(value: Operand): Against {
  return typeof value === "object" && value !== null && "fact" in value
    ? { keys: keysOf(value) }
    : { constant: value as Scalar | readonly Scalar[] };
}

function keysOf(source: Source): readonly string[] {
  if (!("fact" in source)) throw new TypeError("the pack of the bench reads facts alone");
  return [source.fact, ...(source.path ?? "$").split(".").slice(1)];
}
