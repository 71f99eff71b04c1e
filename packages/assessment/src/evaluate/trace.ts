import { formatRatio, formatScaled } from "../exact/decimal.ts";
import type { MeasureIr, Node } from "../plan.ts";
import type { TraceEntry } from "../report.ts";
import { type Block, LEFT_OUT, type Step } from "./block.ts";
import { type FactPath, factAlong, factsOf } from "./facts-of.ts";
import type { Machine } from "./machine.ts";
import { noteNumber } from "./note-number.ts";
import { isOpen, type Unusable, why } from "./open.ts";
import { evaluateLeaf } from "./panel.ts";
import { pointsText } from "./points-text.ts";
import { UNUSABLE } from "./unusable.ts";

/** Steps whose `of` is points too. */
const OF_POINTS = new Set(["floor", "cap", "deductCap", "times"]);

/**
 * Shows how every number of an organisation came about: leaves before the groups they are in, the whole last. Handed to a report as it is.
 *
 * @example
 * run.report(0, { trace: traceOf }).trace?.[0]?.points; // => "8.5"
 */
export function traceOf(machine: Machine, block: Block, index: number, unusable: Unusable): readonly TraceEntry[] {
  const { assessment } = machine;
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
      facts: node.score === null && node.applies === null ? {} : factsRead(machine, block, index, node),
      points: leftOut || open ? null : pointsText(machine, block, position, index, "low"),
      bounds: open ? [pointsText(machine, block, position, index, "low"), pointsText(machine, block, position, index, "high")] : null,
      max: formatScaled(node.max, assessment.scale),
      basis: node.basis,
      steps: steps.filter((step, at) => !isSame(step, steps[at - 1])).map((step) => written(step, assessment.scale)),
      reason: leftOut ? "exempt" : !open ? null : reason === 0 ? "openParts" : why(machine, block, index, node, reason, unusable).reason,
    };
  });
}

/** The least and the greatest points take the same steps where nothing is open, and are kept within the same limit where they meet it. */
function isSame(step: Step, before: Step | undefined): boolean {
  const isKept = step.step === "cap" || step.step === "floor";
  return step.step === before?.step && step.points === before.points && (isKept || step.of === before.of);
}

function written({ step, points, of }: Step, scale: number): Step {
  const whole = step === "rounded" ? of?.split("/") : undefined;
  const ofText =
    whole !== undefined
      ? formatRatio(BigInt(whole[0] ?? 0), BigInt(whole[1] ?? 1) * 10n ** BigInt(scale))
      : of !== undefined && OF_POINTS.has(step)
        ? formatScaled(BigInt(of), scale)
        : of;
  return {
    step,
    ...(points !== undefined && { points: formatScaled(BigInt(points), scale) }),
    ...(ofText !== undefined && { of: ofText }),
  };
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
  const facts: Record<string, string | boolean | null> = Object.create(null);
  for (const path of factsOf(machine.assessment, node)) {
    const { from, keys } = path;
    const slot = slotOf(machine, path);
    const value = block.slots[slot * block.size + index] ?? Number.NaN;
    const name = from === "cohort" ? ["cohort", ...keys] : keys;
    if (from === "fact") facts[name.join(".")] = said(factAlong(block, index, keys));
    else if (slot >= 0) facts[name.join(".")] = Number.isNaN(value) ? null : formatRatio(value, machine.assessment.slots[slot]?.d ?? 1);
  }
  for (const [name, part] of Object.entries(node.score ?? {})) noteNumber(machine, block, index, name, part as MeasureIr, facts);
  return { ...facts };
}

function said(raw: unknown): string | boolean | null {
  if (raw === undefined || raw === null || raw === UNUSABLE) return null;
  if (typeof raw === "boolean" || typeof raw === "string") return raw;
  if (typeof raw === "number") return String(raw);
  return JSON.stringify(raw, (_, part) => (part === UNUSABLE ? null : part)) ?? null;
}
