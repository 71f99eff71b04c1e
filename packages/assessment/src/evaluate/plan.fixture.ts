import type { RuleSet } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import type { Cohort, Organisation } from "../organisation.ts";
import type { Assessment, MeasureIr, Node, NumberSlot, PrimitiveIr } from "../plan.ts";

/** A condition, by a flag. */
export const flag = (name: string): object => ({ fact: name, operator: "equal", value: true });

/** Rules over facts. */
export function rulesOf(facts: Readonly<Record<string, unknown>>, conditions: readonly object[], derived: object = {}): RuleSet {
  const rules = conditions.map((condition, index) => ({ name: `r${index}`, conditions: condition, event: { type: "e" } }));
  const { ruleSet, issues } = compileRuleSet({ facts, derived, rules });
  if (ruleSet === undefined) throw new Error(JSON.stringify(issues));
  return ruleSet;
}

/** A slot of a number fact. */
export const slot = (fact: string, decimals = 0, more: Partial<NumberSlot> = {}): NumberSlot => ({
  from: "fact",
  fact,
  path: [],
  d: 10 ** decimals,
  min: -1e9,
  max: 1e9,
  ...more,
});

export const read = (position: number): MeasureIr => ({ op: "read", slot: position });
export const constant = (n: number, d = 1): MeasureIr => ({ op: "constant", n, d });

/** A tree of indicators, before children stand before their parents. */
export type Sketch = Partial<Omit<Node, "children" | "parent">> & {
  readonly id: string;
  readonly max: number;
  readonly of?: readonly Sketch[];
};

/** A leaf. */
export const leaf = (id: string, max: number, score: PrimitiveIr, more: Partial<Node> = {}): Sketch => ({ id, max, score, ...more });

/** A plan made by hand; the whole is last. */
export function planOf(
  whole: Partial<Sketch> & { readonly of: readonly Sketch[] },
  more: Partial<Assessment> & { readonly exemptions?: object; readonly ranking?: object } = {},
): Assessment {
  const nodes: Node[] = [];
  const add = ({ of = [], ...sketch }: Sketch): number => {
    const children = of.map(add);
    const node: Node = {
      pointer: "",
      parent: -1,
      title: { zh: sketch.id, en: sketch.id },
      basis: "",
      min: 0,
      low: "0",
      high: "0",
      big: false,
      beside: null,
      applies: null,
      otherwise: "full",
      round: null,
      weight: null,
      score: null,
      take: "sum",
      ofCohort: false,
      ...sketch,
      children,
    };
    nodes.push(node);
    for (const child of children) nodes[child] = { ...(nodes[child] as Node), parent: nodes.length - 1 };
    return nodes.length - 1;
  };
  add({ id: "", max: 1e9, min: -1e9, ...whole });
  const { exemptions, ranking, ...rest } = more;
  const file = { id: "t", title: { zh: "", en: "" }, scale: rest.scale ?? 2, max: 100, indicators: [], exemptions, ranking, ...rest.file };
  return {
    name: "test/t",
    version: "1",
    scale: 2,
    slots: [],
    measures: [],
    statistics: [],
    before: null,
    graded: null,
    after: null,
    nodes,
    cap: null,
    floor: 0,
    bands: [],
    vetoes: [],
    quotas: [],
    consequences: [],
    ...rest,
    file: file as unknown as Assessment["file"],
  };
}

/** Organisations `o0`, `o1`, … with these facts. */
export const cohortOf = (...facts: readonly Readonly<Record<string, unknown>>[]): Cohort => ({
  organisations: facts.map((each, index): Organisation => ({ id: `o${index}`, facts: each })),
});
