import type { Citation, Text } from "@guiju/core";
import type { Expr, Scalar } from "./expression.ts";
import type { Typed } from "./typed.ts";

/** A set of rules as JSON: documents of the json-rules-engine format in a strict profile, with the facts they may read. */
export interface RuleDocument {
  readonly $schema?: string;
  readonly facts: Readonly<Record<string, FactType>>;
  /** Facts computed from others. Named like facts in conditions, and `{"value": name}` in expressions; facts given are `{"fact": name}` there. */
  readonly derived?: Readonly<Record<string, Expr>>;
  /** Named conditions; none may lead back to itself. */
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly rules: readonly Rule[];
  /** What people call derived facts and rules, by name; facts carry their own titles. */
  readonly titles?: Readonly<Record<string, Text>>;
  /** Named conditions of which exactly one is meant to hold, by the name of the table they are the tiers of. */
  readonly tiers?: Readonly<Record<string, readonly string[]>>;
}

/** The declared kind of a fact or of a field inside one, with what people call it. */
export interface FactField extends Typed {
  readonly title?: Text;
  readonly of?: Readonly<Record<string, FactField>>;
}

/** The kind of a fact; `params` names what a host must be told to look it up. */
export interface FactType extends FactField {
  readonly params?: Readonly<Record<string, FactField>>;
}

/** One rule: where its conditions hold, its event is reported. */
export interface Rule {
  readonly name: string;
  readonly conditions: Condition;
  readonly event: { readonly type: string; readonly params?: Readonly<Record<string, unknown>> };
  /** From 1; a greater one is reported earlier. Default 1. */
  readonly priority?: number;
}

/** What may stand beside any condition for people: it changes no answer. */
export interface Said {
  readonly name?: string;
  /** Key of a text that says in words what the condition asks for. */
  readonly message?: string;
  readonly basis?: readonly Citation[];
  /** Taken for compatibility. The answer does not depend on the order of testing. */
  readonly priority?: number;
}

/** A condition: exactly one of its forms. */
export type Condition = Said &
  (
    | { readonly all: readonly Condition[] }
    | { readonly any: readonly Condition[] }
    | { readonly not: Condition }
    | { readonly condition: string }
    | (Source & { readonly operator: string; readonly value: Operand })
    /** True of one element at least, or of every element: `where` reads the element by `item`. */
    | { readonly some: Source; readonly where: Condition }
    | { readonly every: Source; readonly where: Condition }
    | { readonly count: Source; readonly where?: Condition; readonly operator: string; readonly value: Operand }
  );

/** Where a datum comes from: a fact or derived fact, or inside `where` a field of the element (`"item": ""` is the element itself). */
export type Source =
  | { readonly fact: string; readonly path?: string; readonly params?: Readonly<Record<string, Scalar>> }
  | { readonly item: string; readonly path?: string };

/** What a datum is compared with: a constant, several, or another source. */
export type Operand = Scalar | readonly Scalar[] | Source;
