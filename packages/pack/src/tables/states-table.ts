import type { Language, Text } from "@guiju/core";
import type { Transition } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { nameOf, plain } from "../texts/words.ts";
import { between, conditionWords, phrase } from "./expression-words.ts";
import { markdownTable } from "./markdown-table.ts";

/** The states of each lifecycle of a pack, with the acts that each takes and where they lead. */
export function statesTable(pack: Pack, language: Language): string {
  const head = language === "zh" ? ["状态", "办理事项", "到达"] : ["State", "Act", "Leads to"];
  const parts = pack.lifecycleFiles.map(({ name, title, content }) => {
    const rows = Object.entries(content.states).flatMap(([state, node]) => {
      const label = nameOf(pack, [`state.${state}`], state);
      const acts = Object.entries(node.on ?? {});
      if (acts.length === 0) return [[label, { zh: "（终结）", en: "(final)" }, plain("")]];
      return acts.map(([act, target], index) => [
        index === 0 ? label : plain(""),
        nameOf(pack, [`act.${act}`], act),
        targetWords(pack, state, target),
      ]);
    });
    return `\n## ${(title ?? plain(name))[language]}\n\n${markdownTable(
      head,
      rows.map((row) => row.map((cell) => cell[language])),
    )}`;
  });
  const title = phrase("{a}：状态与办理事项", "{a}: states and acts", { a: pack.title });
  return `# ${title[language]}\n${parts.join("")}`;
}

function targetWords(pack: Pack, from: string, written: string | readonly Transition[]): Text {
  const targets = typeof written === "string" ? [{ target: written }] : written;
  return between(
    targets.map((each) => oneTarget(pack, from, each)),
    "\n",
    "\n",
  );
}

function oneTarget(pack: Pack, from: string, { target, guard }: Transition): Text {
  const state = target === from ? { zh: "不变", en: "unchanged" } : nameOf(pack, [`state.${target}`], target);
  if (guard === undefined) return state;
  if (guard.type === "when") return phrase("{state}（{a}）", "{state} (where {a})", { state, a: conditionWords(pack, guard.params.cond) });
  if (guard.type === "kept") {
    return phrase("{state}（符合：{a}）", "{state} (where kept: {a})", {
      state,
      a: guard.params.slots.map((slot) => nameOf(pack, [`norm.${slot}`], slot)),
    });
  }
  const passed = guard.params.is === "passed" ? { zh: "通过", en: "passed" } : { zh: "未通过", en: "not passed" };
  return phrase("{state}（{a}：{b}）", "{state} ({a}: {b})", {
    state,
    a: nameOf(pack, [`norm.${guard.params.of}`], guard.params.of),
    b: passed,
  });
}
