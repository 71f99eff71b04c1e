import type { Region } from "@guiju/lifecycle";
import { lifecycleFileShape } from "@guiju/lifecycle/schema";
import type * as z from "zod";
import { opaqueExpressions } from "../schema/expressions.ts";
import { lifecycleOf } from "./add-norm.ts";
import { canonical } from "./canonical.ts";
import { unknownName } from "./change-problem.ts";
import { compareStep, compareValue } from "./classify-lifecycle.ts";
import type { Draft, OpenLifecycleFile } from "./draft.ts";
import { type Elements, NOUNS } from "./elements.ts";
import { same, unordered } from "./order/comparisons.ts";
import type { Comparison, PlacedChange } from "./overlay-file.ts";

const lifecycleShape = lifecycleFileShape(opaqueExpressions);
/** The value type of a record of the lifecycle file. */
function recordOf(key: "acts" | "values"): z.ZodType {
  return (lifecycleShape[key] as z.ZodRecord).valueType as z.ZodType;
}

const stateSchema = ((lifecycleShape.states as z.ZodOptional).unwrap() as z.ZodRecord).valueType as z.ZodType;

/** The values, acts and states of a lifecycle. */
export function lifecycleElements(draft: Draft, change: PlacedChange, kind: "value" | "act" | "state"): Elements | undefined {
  const id = lifecycleOf(draft, change);
  const lifecycle = id === undefined ? undefined : draft.lifecycles.get(id);
  if (id === undefined || lifecycle === undefined) return undefined;
  const { content } = lifecycle;
  const { element } = change;
  const open = openIn(content, kind, element);
  const write = (altered: object) => {
    lifecycle.content = { ...content, ...altered } as OpenLifecycleFile;
  };
  if (kind === "state") return stateElements(draft, change, { id, content, open }, write);
  const records = (kind === "value" ? content.values : content.acts) as Readonly<Record<string, unknown>>;
  return {
    names: Object.keys(records),
    current: Object.hasOwn(records, element) ? records[element] : undefined,
    schema: recordOf(kind === "value" ? "values" : "acts"),
    open,
    write: (value) => write({ [kind === "value" ? "values" : "acts"]: withKey(records, element, value) }),
    compare: (before, after) => (kind === "value" ? compareValue(draft, id, element, before, after) : compareAct(before, after)),
  };
}

function compareAct(before: unknown, after: unknown): Comparison {
  if (before === undefined || canonical(before) === canonical(after)) return same;
  const [old, now] = [before, after] as readonly Record<string, object | undefined>[] as [
    Record<string, object>,
    Record<string, object> | undefined,
  ];
  const kept = Object.entries((old.data ?? {}) as object).every(
    ([name, each]) => canonical(each) === canonical((now?.data as Record<string, unknown> | undefined)?.[name] ?? null),
  );
  const { data: _, ...restOld } = old;
  const { data: __, ...restNow } = now ?? {};
  if (now !== undefined && kept && canonical(restOld) === canonical(restNow)) return same;
  return unordered("事项的内容不同，没有严宽之分", "what the act carries is another, neither stricter nor looser");
}

function stateElements(
  draft: Draft,
  change: PlacedChange,
  { id, content, open }: { readonly id: string; readonly content: OpenLifecycleFile; readonly open: boolean },
  write: (altered: object) => void,
): Elements | undefined {
  const { element, written } = change;
  const regions: Readonly<Record<string, Pick<Region, "states">>> = content.regions ?? { "": { states: content.states ?? {} } };
  const home =
    written.change === "add" && written.parameter === undefined ? (written.after ?? Object.keys(content.states ?? {}).at(-1)) : element;
  const region = Object.keys(regions).find((name) => Object.hasOwn(regions[name]?.states ?? {}, home ?? ""));
  const all = Object.values(regions).flatMap((each) => Object.keys(each.states));
  if (region === undefined && written.parameter === undefined && written.change === "add") {
    unknownName(draft, change, "after", "unknown_state", String(home), NOUNS.state, all);
    return undefined;
  }
  const states = regions[region ?? ""]?.states ?? {};
  return {
    names: all,
    current: Object.hasOwn(states, element) ? states[element] : undefined,
    schema: stateSchema,
    open,
    write(value) {
      const altered = withKey(states, element, value, written.after);
      if (content.regions === undefined) write({ states: altered });
      else write({ regions: { ...content.regions, [region as string]: { ...content.regions[region as string], states: altered } } });
    },
    compare: (before, after) =>
      compareStep((act) => !draft.inheritedActs.has(`${id}|${act}`), states, element, before as never, after as never),
  };
}

function openIn(content: OpenLifecycleFile, kind: string, element: string): boolean {
  return content.open?.includes(`${kind}.${element}`) === true;
}

/** A record with a key set (where it stood, after another, or at the end) or left out. */
function withKey(record: Readonly<Record<string, unknown>>, key: string, value: unknown, after?: string): Record<string, unknown> {
  const entries = Object.entries(record);
  const at = entries.findIndex(([name]) => name === key);
  if (value === undefined) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (at >= 0) return Object.fromEntries(entries.map(([name, old]) => [name, name === key ? value : old]));
  const behind = after === undefined ? entries.length : entries.findIndex(([name]) => name === after) + 1;
  return Object.fromEntries([...entries.slice(0, behind), [key, value], ...entries.slice(behind)]);
}
