import type { Check, StateNode, Transition, ValueDefinition, ValueSetter } from "@guiju/lifecycle";
import { canonical } from "./canonical.ts";
import type { Draft, OpenLifecycleFile } from "./draft.ts";
import { contextOf } from "./draft-context.ts";
import { compareCheckParameter } from "./order/check-order.ts";
import { looser, same, tighter, together, unordered, within } from "./order/comparisons.ts";
import { constantOf } from "./order/order-context.ts";
import type { Comparison } from "./overlay-file.ts";

/**
 * Compares a value by what reads it. A constant that only checks read is compared parameter by parameter; any other change has no order.
 */
export function compareValue(draft: Draft, lifecycle: string, name: string, before: unknown, after: unknown): Comparison {
  if (before === undefined || canonical(judged(before)) === canonical(judged(after))) return same;
  const unread = unordered("改了数值，没有严宽之分", "another value is neither stricter nor looser");
  const [old, now] = [before, after] as unknown as readonly [ValueDefinition, ValueDefinition | undefined];
  const kept = now === undefined ? undefined : compareKept(old, now);
  if (kept !== undefined) return isReadOf(draft, lifecycle, name) ? kept : same;
  const context = contextOf(draft, lifecycle);
  if (
    now === undefined ||
    !("is" in old) ||
    !("is" in now) ||
    constantOf(old.is, context) === undefined ||
    constantOf(now.is, context) === undefined
  )
    return unread;
  const reads = `{"value":${JSON.stringify(name)}}`;
  const { values: _, dated: __, ...machine } = draft.lifecycles.get(lifecycle)?.content ?? ({} as OpenLifecycleFile);
  const others = Object.entries(draft.lifecycles.get(lifecycle)?.content.values ?? {}).filter(([other]) => other !== name);
  const decisions = draft.chapters.flatMap((chapter) => chapter.decisions);
  if (JSON.stringify([machine, others, decisions]).includes(reads)) return unread;
  const found: Comparison[] = [];
  for (const chapter of draft.chapters.filter((each) => each.lifecycle === lifecycle)) {
    for (const norm of chapter.norms) {
      for (const { body } of norm.parts) {
        const { checks, ...rest } = body;
        if (JSON.stringify(rest).includes(reads)) return unread;
        for (const check of checks) {
          const [a, b] = [substituted(check, reads, old.is), substituted(check, reads, now.is)];
          const changed = Object.keys(check).filter((key) => canonical([(a as never)[key]]) !== canonical([(b as never)[key]]));
          found.push(...changed.map((key) => within(compareCheckParameter(a, b, key, body, context), norm.slot, norm.slot)));
        }
      }
    }
  }
  return together(found);
}

/**
 * Compares two values that differ in nothing but the norms that must be kept for an act to set them; `undefined` where they differ otherwise.
 * Where such a norm is broken the value stays as it was: a count that is less and a limit that is not put off bear on what reads them either way.
 */
function compareKept(before: ValueDefinition, after: ValueDefinition): Comparison | undefined {
  if (!("set" in before) || !("set" in after)) return undefined;
  const bare = (value: ValueDefinition & { readonly set: readonly ValueSetter[] }) => ({
    ...value,
    report: undefined,
    set: value.set.map((setter) => ({ ...setter, kept: undefined })),
  });
  if (canonical(judged(bare(before))) !== canonical(judged(bare(after)))) return undefined;
  const moved = before.set.flatMap(({ kept = [] }, index) => {
    const now = after.set[index]?.kept ?? [];
    return [...kept.filter((slot) => !now.includes(slot)), ...now.filter((slot) => !kept.includes(slot))];
  });
  const [slot] = moved;
  return slot === undefined
    ? same
    : unordered(
        `违反“${slot}”时是否写入这个数值不同，读这个数值的规定或严或宽`,
        `whether it is set where "${slot}" is broken is another, and what reads it may be stricter or looser`,
      );
}

/** Whether anything but a value itself reads it: what nothing reads is only shown. */
function isReadOf(draft: Draft, lifecycle: string, name: string): boolean {
  const { values = {}, ...machine } = draft.lifecycles.get(lifecycle)?.content ?? {};
  const others = Object.entries(values).filter(([other]) => other !== name);
  const chapters = draft.chapters.filter((chapter) => chapter.lifecycle === lifecycle);
  const stated = chapters.map((chapter) => [chapter.norms.map((norm) => norm.parts.map((part) => part.body)), chapter.decisions]);
  return JSON.stringify([machine, others, stated]).includes(`{"value":${JSON.stringify(name)}}`);
}

function judged(value: unknown): unknown {
  const { report: _, ...rest } = (value ?? {}) as Record<string, unknown>;
  return rest;
}

/** A check with a constant in the place of a value. */
function substituted(check: Check, reads: string, constant: unknown): Check {
  return JSON.parse(JSON.stringify(check).replaceAll(reads, JSON.stringify(constant))) as Check;
}

/** Compares what acts lead to from a state: a way that is added passes cases that could not happen, a way that is removed passes fewer. */
export function compareStep(
  isNewAct: (act: string) => boolean,
  states: Readonly<Record<string, StateNode>>,
  state: string,
  before: StateNode | undefined,
  after: StateNode | undefined,
): Comparison {
  if (before === undefined) return same;
  if (after === undefined) return unordered(`“${state}”在这里没有`, `there is no state "${state}" here`);
  const { on: onBefore = {}, ...restBefore } = before;
  const { on: onAfter = {}, ...restAfter } = after;
  if (canonical(restBefore) !== canonical(restAfter)) return unordered(`“${state}”是否终结不同`, `whether "${state}" is an end is another`);
  const acts = [...new Set([...Object.keys(onBefore), ...Object.keys(onAfter)])];
  return together(acts.map((act) => compareWay(isNewAct(act), states, state, act, onBefore[act], onAfter[act], before)));
}

function compareWay(
  isNew: boolean,
  states: Readonly<Record<string, StateNode>>,
  state: string,
  act: string,
  before: string | readonly Transition[] | undefined,
  after: string | readonly Transition[] | undefined,
  stands: StateNode,
): Comparison {
  if (canonical([before]) === canonical([after])) return same;
  if (after === undefined) return tighter;
  if (before !== undefined) return unordered(`“${act}”在“${state}”到达别的状态`, `"${act}" leads elsewhere from "${state}"`);
  const targets = typeof after === "string" ? [after] : after.map((each) => each.target);
  if (isNew && targets.every((target) => target === state || standsFor(states[target], stands))) return same;
  return looser(`在“${state}”时，“${act}”在这里可以办理`, `in "${state}", "${act}" may happen here`);
}

/** Whether a state takes no act but as another does, so that being there allows nothing new. */
function standsFor(node: StateNode | undefined, other: StateNode): boolean {
  return (
    Object.entries(node?.on ?? {}).every(([act, target]) => canonical(target) === canonical(other.on?.[act] ?? null)) && node !== undefined
  );
}
