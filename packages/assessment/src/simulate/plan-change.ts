import type { RuleSet } from "@guiju/rules";
import { isMean } from "../evaluate/machine.ts";
import type { Assessment, Node } from "../plan.ts";

/** What differs between two plans that are laid out alike. */
export interface PlanChange {
  /** Conditions on facts that ask something else. */
  readonly conditions: readonly number[];
  /** Nodes that score otherwise by themselves. */
  readonly nodes: ReadonlySet<number>;
  /** Whether grades are given otherwise even where no points change. */
  readonly grading: boolean;
  /** Whether conditions of vetoes and bands ask something else. */
  readonly graded: boolean;
}

/** Compares two plans; `undefined` where facts, statistics or the tree differ, so that nothing of a run can be kept. */
export function planChange(before: Assessment, after: Assessment): PlanChange | undefined {
  if (!isLaidOutAlike(before, after)) return undefined;
  const conditions = changedConditions(before.before, after.before);
  if (conditions === undefined) return undefined;
  const touched = new Set(conditions);
  if (after.statistics.some(({ applies }) => applies !== null && touched.has(applies))) return undefined;
  const nodes = new Set<number>();
  for (const [position, node] of after.nodes.entries()) {
    const old = before.nodes[position] as Node;
    const isWhole = node.parent < 0;
    const isLimited = isWhole && (before.cap !== after.cap || before.floor !== after.floor);
    if (isLimited || !scoresAlike(old, node) || readsOne(node.score, touched) || (node.applies !== null && touched.has(node.applies)))
      nodes.add(position);
    // A parent reads the weight and the maximum of its children.
    if (!isWhole && (!isSame(old.weight, node.weight) || old.max !== node.max || old.min !== node.min || old.beside !== node.beside))
      nodes.add(node.parent);
  }
  // The peers of a mean are those to whom all that stands above applies too.
  for (const [position, { otherwise, applies }] of after.nodes.entries())
    if (isMean(otherwise, applies) && isBelowChange(position)) nodes.add(position);
  const graded = !isSame(programOf(before.graded), programOf(after.graded));
  const grading =
    graded ||
    !isSame(before.bands, after.bands) ||
    !isSame(before.vetoes, after.vetoes) ||
    !isSame(before.quotas, after.quotas) ||
    !isSame(before.file.ranking, after.file.ranking);
  return { conditions, nodes, grading, graded };

  function isBelowChange(position: number): boolean {
    const { parent } = after.nodes[position] as Node;
    if (parent < 0) return false;
    const isSettled = (before.nodes[parent]?.applies ?? after.nodes[parent]?.applies ?? null) !== null;
    return (isSettled && nodes.has(parent)) || isBelowChange(parent);
  }
}

function isLaidOutAlike(a: Assessment, b: Assessment): boolean {
  const plan = (each: Assessment) => [each.scale, each.slots, each.measures, each.statistics];
  const file = ({ file: each }: Assessment) => [each.facts, each.cohortFacts, each.years, each.categories, each.exemptions];
  const tree = ({ nodes }: Assessment) =>
    nodes.map(({ id, parent, children, big, score, otherwise, applies }) => {
      const whole = applies !== null && (otherwise === "exempt" || otherwise === "peerMean") ? otherwise : "";
      return [id, parent, children, big, whole, score?.primitive, partsOf(score)];
    });
  return isSame(plan(a), plan(b)) && isSame(file(a), file(b)) && isSame(tree(a), tree(b));
}

/** Items and terms that an exemption may name. */
function partsOf(score: Node["score"]): readonly string[] {
  if (score?.primitive === "checklist") return score.items.map(({ id }) => id);
  return score?.primitive === "perOccurrence" ? score.terms.map(({ id, points }) => `${id}${points === undefined || points < 0}`) : [];
}

function changedConditions(a: RuleSet | null, b: RuleSet | null): readonly number[] | undefined {
  if (a === null || b === null) return a === b ? [] : undefined;
  const rules = (set: RuleSet) => [
    set.requests,
    set.document.facts,
    set.program.derived,
    set.program.rules.length,
    set.program.named.length,
  ];
  if (!isSame(rules(a), rules(b))) return undefined;
  const named = new Set<number>();
  const isChanged = (one: unknown, other: unknown): boolean => !isSame(one, other) || namesOne(other, named);
  // Named conditions stand in any order: as often as there are some, a change comes to all that lead to it.
  for (let known = -1; known < named.size; ) {
    known = named.size;
    for (const [index, { ir }] of b.program.named.entries()) if (isChanged(a.program.named[index]?.ir, ir)) named.add(index);
  }
  return [...b.program.rules.keys()].filter((index) => isChanged(a.program.rules[index]?.ir, b.program.rules[index]?.ir));
}

/** What conditions after the scoring do: texts and pointers aside. */
function programOf(rules: RuleSet | null): unknown {
  if (rules === null) return null;
  const { derived, named, rules: all } = rules.program;
  return [derived, named, all];
}

/** Whether points come out alike of the same facts and children. */
function scoresAlike(a: Node, b: Node): boolean {
  const parts = ({ score, max, min, applies, otherwise, round, take, beside }: Node) => [
    score,
    max,
    min,
    applies,
    otherwise,
    round,
    take,
    beside,
  ];
  return isSame(parts(a), parts(b));
}

function namesOne(part: unknown, named: ReadonlySet<number>): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { op, index } = part as { readonly op?: unknown; readonly index?: unknown };
  if (op === "named" && named.has(index as number)) return true;
  return Object.values(part).some((inner) => namesOne(inner, named));
}

function readsOne(part: unknown, conditions: ReadonlySet<number>): boolean {
  if (conditions.size === 0 || typeof part !== "object" || part === null) return false;
  return Object.entries(part).some(([key, inner]) => (key === "when" ? conditions.has(inner as number) : readsOne(inner, conditions)));
}

/** Whether two pieces of plain data are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, index) => isSame(part, b[index]));
  const keys = Object.keys(a).filter((key) => (a as Record<string, unknown>)[key] !== undefined);
  const others = Object.keys(b).filter((key) => (b as Record<string, unknown>)[key] !== undefined);
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
