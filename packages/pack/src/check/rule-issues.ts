import type { Pack } from "../pack.ts";
import { pointerOf } from "../read/pack-text.ts";
import { unusableRules } from "../tables/rule-words.ts";
import type { PlacedLater } from "./placed-later.ts";

/** Sentences `rule.…` that say no check, or that ask for a parameter their check does not have: the tables cannot use them. */
export function ruleIssues(pack: Pack): readonly PlacedLater[] {
  return unusableRules(pack).map(({ key, known }): PlacedLater => {
    const place = { file: "messages/zh.json", pointer: pointerOf(["messages", key]) } as const;
    if (known === undefined) {
      const message = { zh: `没有规定用到文案“${key}”。`, en: `Nothing uses the text "${key}".` };
      return { ...place, code: "unused_text", message, severity: "warning" };
    }
    const names = known.map((name) => `{${name}}`);
    return {
      ...place,
      code: "unknown_slot",
      message: { zh: `文案“${key}”中的填空不是该项核查的参数。`, en: `The text "${key}" has a slot that is no parameter of its check.` },
      help: { zh: `可用：${names.join("、") || "无"}。`, en: `There are: ${names.join(", ") || "none"}.` },
    };
  });
}
