import type { Indicator } from "../assessment-file.ts";
import { formatRatio, formatScaled } from "../exact/decimal.ts";
import type { Assessment, MeasureIr, Node } from "../plan.ts";
import type { TraceEntry } from "../report.ts";
import { type Block, LEFT_OUT } from "./block.ts";
import { type FactPath, factAlong, factsOf } from "./facts-of.ts";
import type { Machine } from "./machine.ts";
import { noteNumber } from "./note-number.ts";
import { isOpen, type Unusable, why } from "./open.ts";
import { evaluateLeaf } from "./panel.ts";
import { pointsText } from "./points-text.ts";
import type { Standing } from "./standing.ts";
import { computedName, factName } from "./trace-name.ts";
import { resultFacts } from "./trace-result.ts";
import { stepsOf } from "./trace-steps.ts";
import { UNUSABLE } from "./unusable.ts";

type Facts = Record<string, string | boolean | null>;

/**
 * Shows how every number of an organisation came about: leaves before the groups they are in, the whole last. Handed to a report as it is.
 *
 * @example
 * run.report(0, { trace: traceOf }).trace?.[0]?.points; // => "8.5"
 */
export function traceOf(
  machine: Machine,
  block: Block,
  index: number,
  unusable: Unusable,
  standing: Standing,
  at: number,
): readonly TraceEntry[] {
  const { assessment } = machine;
  const readInto = (path: FactPath, facts: Facts): void => putFact(machine, block, index, path, facts);
  return assessment.nodes.map((node, position) => {
    block.steps = [];
    block.reason = 0;
    evaluateLeaf(machine, block, position, index);
    const { steps, reason } = block;
    block.steps = undefined;
    const leftOut = block.leftOut[position]?.[index] === LEFT_OUT;
    const open = !leftOut && isOpen(block, position, index);
    return {
      indicator: node.id,
      primitive: node.score?.primitive ?? "group",
      facts:
        position === machine.whole
          ? resultFacts(machine, block, index, standing, at, readInto)
          : node.score === null && node.applies === null
            ? {}
            : factsRead(machine, block, index, node),
      points: leftOut || open ? null : pointsText(machine, block, position, index, "low"),
      bounds: open ? [pointsText(machine, block, position, index, "low"), pointsText(machine, block, position, index, "high")] : null,
      max: formatScaled(node.max, assessment.scale),
      basis: basisOf(assessment, node),
      steps: stepsOf(machine, block, index, position, steps),
      reason: leftOut ? "exempt" : !open ? null : reason === 0 ? "openParts" : why(machine, block, index, node, reason, unusable).reason,
    };
  });
}

const slots = new WeakMap<FactPath, number>();

/** The position of the number that is read there, looked for once; -1 where there is none. */
function slotOf({ assessment }: Machine, path: FactPath): number {
  const known = slots.get(path);
  if (known !== undefined) return known;
  const place = path.keys.join("\n");
  const found = assessment.slots.findIndex(({ from, fact, path: inner }) => from === path.from && [fact, ...inner].join("\n") === place);
  slots.set(path, found);
  return found;
}

function factsRead(machine: Machine, block: Block, index: number, node: Node): TraceEntry["facts"] {
  const facts: Facts = Object.create(null);
  for (const path of factsOf(machine.assessment, node)) putFact(machine, block, index, path, facts);
  const { score } = node;
  for (const [name, part] of Object.entries(score ?? {}))
    noteNumber(machine, block, index, computedName("part", name), part as MeasureIr, facts);
  if (score?.primitive === "ratioToBest")
    noteNumber(machine, block, index, computedName("part", "best"), { op: "statistic", index: score.statistic }, facts);
  return { ...facts };
}

function putFact(machine: Machine, block: Block, index: number, path: FactPath, facts: Facts): void {
  const { from, keys } = path;
  const slot = slotOf(machine, path);
  const value = block.slots[slot * block.size + index] ?? Number.NaN;
  const name = factName(from === "cohort" ? ["cohort", ...keys] : keys);
  if (from === "fact") facts[name] = said(factAlong(block, index, keys));
  else if (slot >= 0) facts[name] = Number.isNaN(value) ? null : formatRatio(value, machine.assessment.slots[slot]?.d ?? 1);
}

/** The source with the row of a practice, which has no articles: citations leave it out. */
function basisOf({ file }: Assessment, node: Node): string {
  const known = bases.get(node);
  if (known !== undefined) return known;
  const { basis, id } = node;
  const { article } = indicatorIn(file.indicators, id) ?? {};
  // A number stands there as 第…条.
  const isThere = article === undefined || basis === "" || basis.includes(article) || (/^\d/.test(article) && /第.+条/.test(basis));
  const said = isThere ? basis : `${basis}：${article}`;
  bases.set(node, said);
  return said;
}

const bases = new WeakMap<Node, string>();

function indicatorIn(indicators: readonly Indicator[], id: string): Indicator | undefined {
  for (const each of indicators) {
    const found = each.id === id ? each : "indicators" in each ? indicatorIn(each.indicators, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function said(raw: unknown): string | boolean | null {
  if (raw === undefined || raw === null || raw === UNUSABLE) return null;
  if (typeof raw === "boolean" || typeof raw === "string") return raw;
  if (typeof raw === "number") return String(raw);
  return JSON.stringify(raw, (_, part) => (part === UNUSABLE ? null : part)) ?? null;
}
