import type { DiagramModel } from "./diagram-model.ts";

/** About so many states fit below one another on a page. */
const STATES_A_PANEL = 14;

/**
 * Folds a diagram like a document: states go to panels in their order, cut where the fewest arrows cross.
 * A final state stands in the panel from which it is first reached; one reached only by shared acts is in none of them.
 *
 * @example
 * const panels = panelOf(diagramModel(lifecycle));
 * [panels.get("applicant"), panels.get("member")]; // => [0, 1]
 */
export function panelOf(model: DiagramModel, count: number = usualPanels(model)): ReadonlyMap<string, number> {
  const passed = model.states.filter((state) => state.kind !== "final").map((state) => state.name);
  const cuts = cutsOf(model, passed, count);
  const panel = new Map(passed.map((name, index) => [name, cuts.filter((cut) => cut <= index).length]));
  for (const state of model.states) {
    const arrow = model.arrows.find(({ from, to }) => to === state.name && panel.has(from));
    if (state.kind === "final" && arrow !== undefined) panel.set(state.name, panel.get(arrow.from) as number);
  }
  return panel;
}

/** How many panels a diagram is folded into where its layout does not say. */
export function usualPanels(model: DiagramModel): number {
  return Math.ceil(model.states.length / STATES_A_PANEL);
}

/** The places in the order of states before which a new panel begins. */
function cutsOf(model: DiagramModel, passed: readonly string[], count: number): readonly number[] {
  const cuts: number[] = [];
  for (let part = 1; part < count; part += 1) {
    const even = (passed.length * part) / count;
    const reach = passed.length / (2 * count);
    const places = passed.map((_, index) => index).filter((index) => index > (cuts.at(-1) ?? 0) && Math.abs(index - even) <= reach);
    const [best] = places.sort(
      (a, b) => crossing(model, passed, a) - crossing(model, passed, b) || Math.abs(a - even) - Math.abs(b - even),
    );
    if (best !== undefined) cuts.push(best);
  }
  return cuts;
}

function crossing(model: DiagramModel, passed: readonly string[], cut: number): number {
  const isLater = (name: string): boolean => passed.indexOf(name) >= cut;
  return model.arrows.filter(({ from, to }) => passed.includes(to) && isLater(from) !== isLater(to)).length;
}
