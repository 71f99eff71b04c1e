import type { Text } from "@guiju/core";

/** Why an indicator, a total or a rank is open, in words; the names are what is said in English. */
const texts = {
  "": "",
  missingFact: "缺少事实",
  unusableFact: "事实不能使用",
  emptyCohort: "无可比单位",
  cohortOfOne: "单位太少不排名",
  noneOfNone: "零除以零",
  divisionByNought: "除数为零",
  negativeCount: "数目为负",
  aboveMaximum: "得分超出范围",
  noReason: "评分无理由",
  noAssessor: "评分无评分人",
  noLastYear: "缺往年得分",
  noPeriod: "缺时段得分",
  noVotes: "无有效票或评分",
  noRubric: "无适用细则",
  wrongCategory: "单位类别不符",
  noYear: "缺考核年度",
  allExempt: "指标均不适用",
  openParts: "有指标未定分",
} as const;

/** A reason by name. */
export type Reason = keyof typeof texts;

/** The reasons by code. */
export const REASONS: readonly Reason[] = Object.keys(texts) as Reason[];

/** Position of a reason in `REASONS`; nought where nothing is open. */
export type ReasonCode = number;

/** The code of a reason. */
export function codeOf(reason: Reason): ReasonCode {
  return REASONS.indexOf(reason);
}

/** Says a reason in words, with the facts that are meant. */
export function reasonText(reason: Reason, facts: readonly Text[]): Text {
  const words = reason.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const en = words.charAt(0).toUpperCase() + words.slice(1);
  const named = facts.slice(0, 12);
  if (named.length === 0) return { zh: `${texts[reason]}。`, en: `${en}.` };
  const said = (language: "zh" | "en", mark: string): string => named.map((each) => each[language]).join(mark);
  return { zh: `${texts[reason]}：${said("zh", "、")}。`, en: `${en}: ${said("en", ", ")}.` };
}
