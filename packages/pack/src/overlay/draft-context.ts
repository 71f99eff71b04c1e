import type { Draft } from "./draft.ts";
import type { OrderContext } from "./order/order-context.ts";

/** What comparing parameters needs to know of a lifecycle and of the readings of a draft. */
export function contextOf(draft: Draft, lifecycle: string | undefined): OrderContext {
  const values = lifecycle === undefined ? undefined : draft.lifecycles.get(lifecycle)?.content.values;
  const clip = draft.interpretations.get("period.clip");
  return {
    formulaOf(name) {
      const value = values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
      return value !== undefined && "is" in value ? value.is : undefined;
    },
    clips: clip !== undefined && "readings" in clip && clip.readings.includes("nextDay") ? ["clip", "nextDay"] : ["clip"],
  };
}
