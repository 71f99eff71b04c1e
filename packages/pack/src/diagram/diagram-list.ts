import type { Lifecycle } from "@guiju/lifecycle";
import { type DiagramState, diagramModel, numberRanges } from "./diagram-model.ts";
import type { DiagramNames } from "./diagram-names.ts";

const words = {
  zh: {
    intro: "状态图的文字清单：每个状态由哪些事项到达，经哪些事项离开。编号与图中相同。",
    final: "（终结）",
    initial: "（起始）",
    in: "到达",
    out: "离开",
    stays: "状态不变",
    dated: "到期后显示为",
    view: "按日期显示",
    shared: "在多个状态都可以办理",
    or: "或",
    none: "无",
    states: "状态",
  },
  en: {
    intro: "The diagram as a list: which acts lead into each state and out of it. The numbers are those of the diagram.",
    final: " (final)",
    initial: " (initial)",
    in: "In",
    out: "Out",
    stays: "Unchanged by",
    dated: "In time shown as",
    view: "Shown by the date",
    shared: "Possible in many states",
    or: "or",
    none: "none",
    states: "states",
  },
} as const;

/**
 * Writes the list twin of a diagram in Markdown: each state with the acts that lead into it and out of it, for screen readers and for tables.
 *
 * @example
 * diagramList(lifecycle, diagramNames(pack, lifecycle, "en")).includes("## 5 activist\n"); // => true
 */
export function diagramList(lifecycle: Lifecycle, names: DiagramNames): string {
  const model = diagramModel(lifecycle);
  const said = words[names.language];
  const zh = names.language === "zh";
  const byName = new Map(model.states.map((state) => [state.name, state]));
  const label = (name: string): string => `${byName.get(name)?.number} ${names.state(name, "full")}`;
  const acts = (types: readonly string[], into: string): string =>
    [...new Set(types.map((act) => outcome(act, into)))].join(zh ? "、" : "; ");
  const outcome = (act: string, into: string): string => {
    const [full, short] = [names.act(act, into, "full"), names.act(act, into, "short")];
    const plainShort = names.act(act, "", "short");
    // Where the short name tells the outcome, it is told here as well.
    return short === plainShort ? full : zh ? `${full}（${short}）` : `${full} (${short})`;
  };
  const parts = model.states.map((state) => {
    const into = model.arrows
      .filter((arrow) => arrow.to === state.name)
      .map((arrow) => `${label(arrow.from)}${zh ? "：" : ": "}${acts(arrow.acts, state.name)}`);
    const shared = model.shared.filter((each) => each.to.includes(state.name));
    const sharedInto = shared.map(({ from, acts: types }) => {
      const numbers = numberRanges(from.map((name) => byName.get(name)?.number as number));
      return `${said.states} ${numbers}${zh ? "：" : ": "}${acts(types, state.name)}`;
    });
    const out = model.arrows
      .filter((arrow) => arrow.from === state.name)
      .map((arrow) => `${acts(arrow.acts, arrow.to)} → ${label(arrow.to)}`);
    const sharedOut = model.shared.filter((each) => each.from.includes(state.name) && each.to.length > 0);
    const leaving = sharedOut.map(({ acts: types, to }) => `${acts(types, "")} → ${to.map(label).join(` ${said.or} `)}`);
    const staying = [
      ...state.stays.map((act) => outcome(act, state.name)),
      ...model.shared
        .filter((each) => each.from.includes(state.name) && each.to.length === 0)
        .flatMap((each) => each.acts.map((act) => names.act(act, "", "full"))),
    ];
    const before = model.states[state.number - 2];
    const head = state.region === undefined || state.region === before?.region ? [] : [`\n# ${names.region(state.region)}`];
    return [
      ...head,
      `\n## ${state.number} ${names.state(state.name, "full")}${mark(state, said)}\n`,
      ...state.dated.map((view) => `- ${said.dated}${zh ? "：" : ": "}${names.state(view, "full")}`),
      ...group(said.in, [...into, ...sharedInto], zh),
      ...(state.kind === "final" ? [] : group(said.out, [...out, ...leaving], zh)),
      ...(staying.length === 0 ? [] : group(said.stays, staying, zh)),
    ].join("\n");
  });
  const views = model.views.map(({ name, states }) =>
    [`\n# ${names.region(name)}\n`, ...states.map((state) => `- ${said.view}${zh ? "：" : ": "}${names.state(state, "full")}`)].join("\n"),
  );
  return `# ${names.title}\n\n${said.intro}\n${[...parts, ...views].join("\n")}\n`;
}

function mark(state: DiagramState, said: (typeof words)["zh" | "en"]): string {
  return state.kind === "final" ? said.final : state.kind === "initial" ? said.initial : "";
}

function group(head: string, items: readonly string[], zh: boolean): readonly string[] {
  return items.length === 0 ? [] : [`- ${head}${zh ? "：" : ":"}`, ...items.map((item) => `  - ${item}`)];
}
