import { nearest, type Text } from "@guiju/core";
import type { Exemption } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { Said } from "./fact-takes.ts";

/** Says why an exemption is not taken: its place in the list, and the key that is wrong. */
export function exemptionInWords({ file, nodes }: Assessment, exemptions: readonly unknown[], keys: readonly string[]): Said {
  const [position = "0", key = ""] = keys;
  const at = Number(position) + 1;
  const told = (zh: string, en: string, expected?: readonly string[], given?: unknown): Said => {
    const suggestion = typeof given === "string" && expected !== undefined ? nearest(given, expected) : undefined;
    return {
      message: { zh: `第${at}条容错${zh}，没有采用。`, en: `Exemption ${at} ${en} and is not taken.` },
      ...(expected !== undefined && expected.length > 0 && { expected: listOf(expected) }),
      ...(suggestion !== undefined && { suggestion: JSON.stringify(suggestion) }),
    };
  };
  const { indicator, ground, item, occurrences } = (exemptions[at - 1] ?? {}) as Partial<Exemption>;
  const known = file.exemptions;
  const score = nodes.find(({ id }) => id === indicator)?.score ?? undefined;
  const parts = (score?.primitive === "checklist" ? score.items : score?.primitive === "perOccurrence" ? score.terms : []).map(
    ({ id }) => id,
  );
  switch (key) {
    case "by":
      return told("没有写决定人（by）", "does not name who decided (by)");
    case "on":
      return told("的日期（on）不是日历上的一天", "has no day of the calendar for its date (on)", ["2026-07-01"]);
    case "ground": {
      const grounds = known?.grounds.map(({ id }) => id) ?? [];
      if (grounds.length === 0) return told("不适用：这份细则没有规定容错", "has no place: the rubric provides for none");
      const isThere = typeof ground === "string" && ground !== "";
      return isThere
        ? told("的事由（ground）细则没有规定", "has a ground that the rubric does not name", grounds, ground)
        : told("没有写事由（ground）", "names no ground", grounds);
    }
    case "indicator": {
      const ids = known?.indicators ?? nodes.filter((node) => node.score !== null).map(({ id }) => id);
      if (score === undefined)
        return told("的指标（indicator）细则里没有", "has an indicator that the rubric does not have", ids, indicator);
      return known?.indicators?.includes(indicator ?? "") === false
        ? told("的指标（indicator）细则不许容错", "has an indicator for which the rubric allows none", ids)
        : told("的指标（indicator）不扣分", "has an indicator that takes no points away");
    }
    case "item":
      return told("的项（item）该指标没有", "has an item that the indicator does not have", parts, item);
    default:
      if (score?.primitive !== "perOccurrence")
        return told("不能写次数（occurrences）：该指标不按次扣分", "has occurrences, but the indicator does not count any");
      return Number.isSafeInteger(occurrences) && (occurrences as number) > 0
        ? told("没有写哪一项（item）：该指标有几种扣分", "does not name its item: the indicator deducts for several", parts)
        : told("的次数（occurrences）应是1以上的整数", "has occurrences that are no whole number from 1");
  }
}

function listOf(words: readonly string[]): Text {
  const said = words.slice(0, 20).map((word) => JSON.stringify(word));
  const more = words.length > said.length ? "…" : "";
  return { zh: said.join("、") + more, en: said.join(", ") + more };
}
