import type { IrCompare, IrDecorator, IrOperator } from "../ir.ts";
import { composedOperators } from "../rule-set/composed-operators.ts";

/** A comparison reduced to what names it. */
export interface Comparing {
  readonly decorators: readonly IrDecorator[];
  readonly operator: IrOperator;
}

const opposites: Readonly<Record<Exclude<IrOperator, "isNull" | "isSet">, IrOperator>> = {
  lt: "ge",
  ge: "lt",
  le: "gt",
  gt: "le",
  eq: "ne",
  ne: "eq",
  in: "notIn",
  notIn: "in",
  contains: "containsNot",
  containsNot: "contains",
};

const quantifiers: Readonly<Partial<Record<IrDecorator, IrDecorator>>> = {
  someFact: "everyFact",
  everyFact: "someFact",
  someValue: "everyValue",
  everyValue: "someValue",
};

const names: Readonly<Record<Exclude<IrOperator, "isNull" | "isSet">, string>> = {
  lt: "lessThan",
  le: "lessThanInclusive",
  gt: "greaterThan",
  ge: "greaterThanInclusive",
  eq: "equal",
  ne: "notEqual",
  in: "in",
  notIn: "notIn",
  contains: "contains",
  containsNot: "doesNotContain",
};

const dateNames: Readonly<Partial<Record<IrOperator, string>>> = { lt: "before", le: "onOrBefore", gt: "after", ge: "onOrAfter" };

/** Decorated comparisons that have a name of their own. */
const setNames: ReadonlyMap<string, string> = new Map(
  [...composedOperators].map(([name, [decorator, base]]) => [`${decorator}:${base}`, name]),
);

/** Gives the comparison that is true exactly where this one is false. */
export function opposite({ decorators, operator }: Comparing): Comparing {
  const [outer, ...inner] = decorators;
  if (outer === undefined) {
    if (operator === "isNull" || operator === "isSet") return { decorators: ["not"], operator };
    return { decorators, operator: opposites[operator] };
  }
  if (outer === "not") return { decorators: inner, operator };
  const turned = opposite({ decorators: inner, operator });
  return { decorators: [quantifiers[outer] ?? outer, ...turned.decorators], operator: turned.operator };
}

/** Names a comparison as a document writes it, in the direction asked for. The two that look at one datum alone bring the value they stand for. */
export function operatorName(
  ir: IrCompare,
  direction: "asWritten" | "opposite",
): { readonly operator: string; readonly value?: null | boolean } {
  const { decorators, operator } = direction === "opposite" ? opposite(ir) : ir;
  if (operator === "isNull" || operator === "isSet") {
    const { outer, negated } = inwards(decorators);
    const [name, value] = operator === "isSet" ? ["isRecorded", !negated] : [negated ? "notEqual" : "equal", null];
    return { operator: [...outer, name].join(":"), value };
  }
  const full = [...decorators, (isDated(ir) ? dateNames[operator] : undefined) ?? names[operator]].join(":");
  return { operator: setNames.get(full) ?? full };
}

/** Moves every `not` to the operator: not of some is every not. What is asked of entries is asked of those of the fact: a null has none. */
function inwards(decorators: readonly IrDecorator[]): { readonly outer: readonly IrDecorator[]; readonly negated: boolean } {
  let negated = false;
  const outer: IrDecorator[] = [];
  for (const decorator of decorators) {
    if (decorator === "not") negated = !negated;
    else if (decorator !== "swap") outer.push(decorator.startsWith("some") === negated ? "everyFact" : "someFact");
  }
  return { outer, negated };
}

function isDated(ir: IrCompare): boolean {
  const { type } = ir.a;
  return type.type === "date" || type.items?.type === "date" || ir.b.type.type === "date";
}
