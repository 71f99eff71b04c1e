import type { Language, Text } from "@guiju/core";
import { type Guard, type Lifecycle, type StateNode, statesOf, type Transition } from "@guiju/lifecycle";
import { type DiagramModel, diagramModel, numberRanges } from "../diagram/diagram-model.ts";
import type { Pack } from "../pack.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { nameOf, plain } from "../texts/words.ts";
import { between, conditionWords, phrase } from "./expression-words.ts";
import { fingerprintNote } from "./fingerprint.ts";
import { markdownTable } from "./markdown-table.ts";
import { outcomeWords } from "./outcome-words.ts";

/** The states of each lifecycle of a pack, by number as in its diagram: what leads out of each and where, what does not change it, and what many states have in common. */
export function statesTable(whole: Pack, language: Language): string {
  const parts = whole.lifecycleFiles.map(({ name, title, content }) => {
    const pack = ownTexts(whole, name);
    const lifecycle = pack.lifecycles.get(name) as Lifecycle;
    const model = diagramModel(lifecycle);
    const nodes = statesOf(content);
    const rows = model.states.flatMap((state) => stateRows(pack, model, state.name, nodes.get(state.name)));
    const states = markdownTable(
      said(language, ["编号", "状态", "办理事项", "到达"], ["No.", "State", "Act", "Leads to"]),
      rows.map((row) => row.map((cell) => cell[language])),
    );
    const note = fingerprintNote(content);
    return `\n## ${(title ?? plain(name))[language]} ${note}\n${sharedTable(pack, model, nodes, language)}\n${states}`;
  });
  const title = phrase("{a}：状态与办理事项", "{a}: states and acts", { a: whole.title });
  return `# ${title[language]}\n${parts.join("")}`;
}

function said(language: Language, zh: readonly string[], en: readonly string[]): readonly string[] {
  return language === "zh" ? zh : en;
}

/** The acts that have the same outcome in many states, told once. */
function sharedTable(pack: Pack, model: DiagramModel, states: ReadonlyMap<string, StateNode>, language: Language): string {
  if (model.shared.length === 0) return "";
  const rows = model.shared.flatMap(({ from, acts }) => {
    const numbers = model.states.filter((state) => from.includes(state.name)).map((state) => state.number);
    const first = from[0] as string;
    return acts.map((act) => [
      plain(numberRanges(numbers)),
      actWords(pack, act),
      targetWords(pack, model, first, states.get(first)?.on?.[act] ?? []),
    ]);
  });
  const head = said(language, ["状态编号", "办理事项", "到达"], ["States No.", "Act", "Leads to"]);
  const title = { zh: "在多个状态都可以办理的事项", en: "Acts possible in many states" };
  return `\n${title[language]}${language === "zh" ? "：" : ":"}\n\n${markdownTable(
    head,
    rows.map((row) => row.map((cell) => cell[language])),
  )}`;
}

function stateRows(pack: Pack, model: DiagramModel, state: string, node: StateNode | undefined): readonly (readonly Text[])[] {
  const number = model.states.find((each) => each.name === state)?.number ?? 0;
  const label = nameOf(pack, [`state.${state}`], state);
  const isShared = (act: string): boolean => model.shared.some((each) => each.acts.includes(act) && each.from.includes(state));
  const own = Object.entries(node?.on ?? {}).filter(([act]) => !isShared(act));
  const leading = own.filter(([, written]) => targetsOf(written).some(({ target }) => target !== state));
  const staying = own
    .filter(([, written]) => targetsOf(written).every(({ target }) => target === state))
    .map(([act]) => actWords(pack, act));
  const rows = [
    ...leading.map(([act, written]) => [actWords(pack, act), targetWords(pack, model, state, written)] as const),
    ...(staying.length === 0 ? [] : [[between(staying, "\n", "\n"), unchanged] as const]),
  ];
  if (rows.length === 0) return [[plain(`${number}`), label, { zh: "（终结）", en: "(final)" }, plain("")]];
  return rows.map(([act, target], index) => (index === 0 ? [plain(`${number}`), label, act, target] : [plain(""), plain(""), act, target]));
}

const unchanged: Text = { zh: "状态不变", en: "state unchanged" };

function actWords(pack: Pack, act: string): Text {
  return nameOf(pack, [`act.${act}`], act);
}

function targetsOf(written: string | readonly Transition[]): readonly Transition[] {
  return typeof written === "string" ? [{ target: written }] : written;
}

function targetWords(pack: Pack, model: DiagramModel, from: string, written: string | readonly Transition[]): Text {
  const targets = targetsOf(written);
  return between(
    targets.map((each) => oneTarget(pack, model, from, each, targets)),
    "\n",
    "\n",
  );
}

function oneTarget(pack: Pack, model: DiagramModel, from: string, { target, guard }: Transition, among: readonly Transition[]): Text {
  const number = model.states.find((each) => each.name === target)?.number;
  const state =
    target === from ? unchanged : phrase("{n} {a}", "{n} {a}", { n: number ?? "", a: nameOf(pack, [`state.${target}`], target) });
  if (guard === undefined) return among.length > 1 ? phrase("其他情形：{state}", "otherwise: {state}", { state }) : state;
  return phrase("{when}：{state}", "{when}: {state}", { when: guardWords(pack, guard), state });
}

function guardWords(pack: Pack, guard: Guard): Text {
  if (guard.type === "when") return phrase("{a}", "where {a}", { a: conditionWords(pack, guard.params.cond) });
  if (guard.type === "kept") {
    return phrase("符合“{a}”", 'where "{a}" is kept', { a: guard.params.slots.map((slot) => nameOf(pack, [`norm.${slot}`], slot)) });
  }
  const { of, is } = guard.params;
  return phrase("“{a}”：{b}", '"{a}" {b}', { a: nameOf(pack, [`norm.${of}`], of), b: outcomeWords(is) });
}
