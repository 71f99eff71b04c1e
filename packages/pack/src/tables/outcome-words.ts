import type { Text } from "@guiju/core";

const words: Readonly<Record<string, Text>> = {
  passed: { zh: "通过", en: "passed" },
  notPassed: { zh: "未通过", en: "not passed" },
  full: { zh: "选足名额", en: "fills every seat" },
  cutTie: { zh: "末位得票相同", en: "ends in a tie for the last seats" },
  short: { zh: "当选人数不足", en: "elects too few" },
};

/** Says what a vote came to. */
export function outcomeWords(outcome: string | null): Text {
  const said = outcome !== null && Object.hasOwn(words, outcome) ? words[outcome] : undefined;
  return said ?? { zh: "无法判定", en: "undetermined" };
}
