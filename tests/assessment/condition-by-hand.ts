import type { AssessmentFile } from "@guiju/assessment";
import type { Condition } from "@guiju/rules";

type Facts = Readonly<Record<string, unknown>>;

/** Says whether a condition holds, of the few shapes that are drawn. */
export function holds(file: AssessmentFile, condition: Condition, facts: Facts): boolean {
  const one = condition as unknown as Readonly<Record<string, unknown>>;
  if (Array.isArray(one.all)) return one.all.every((part) => holds(file, part as Condition, facts));
  if (Array.isArray(one.any)) return one.any.some((part) => holds(file, part as Condition, facts));
  if (one.not !== undefined) return !holds(file, one.not as Condition, facts);
  if (typeof one.condition === "string") return holds(file, file.conditions?.[one.condition] as Condition, facts);
  const [fact, value] = [facts[one.fact as string], one.value];
  if (fact === undefined) throw new Error(`the fact ${String(one.fact)} is not there`);
  const [a, b] = [fact as number, value as number];
  switch (one.operator) {
    case "equal":
      return fact === value;
    case "notEqual":
      return fact !== value;
    case "lessThan":
      return a < b;
    case "lessThanInclusive":
      return a <= b;
    case "greaterThan":
      return a > b;
    case "greaterThanInclusive":
      return a >= b;
    case "in":
      return (value as readonly unknown[]).includes(fact);
    default:
      throw new Error(`no operator ${String(one.operator)}`);
  }
}
