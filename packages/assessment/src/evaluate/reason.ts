import type { Text } from "@guiju/core";

/** Why an indicator, a total or a rank is open, in words. English is made of the name where nothing else is written. */
const texts = {
  "": "",
  noLastYear: "缺往年得分",
  noPeriod: "缺时段得分",
  missingFact: "缺少事实",
  unusableFact: "事实不能使用",
  aboveMaximum: "超出范围|Outside the range",
  negativeCount: "数目为负",
  emptyCohort: "无可比单位",
  cohortOfOne: "单位太少不排名|Too few organisations to rank",
  noneOfNone: "零除以零",
  divisionByNought: "除数为零",
  noReason: "评分无理由",
  noAssessor: "评分无评分人",
  noVotes: "无有效票或评分",
  allExempt: "指标均不适用",
  noYear: "缺考核年度",
  noRubric: "无适用细则",
  wrongCategory: "单位类别不符",
  openParts: "有指标未定分",
  missingAmongPeers: "同组有单位缺少",
} as const;

/** A reason by name. */
export type Reason = keyof typeof texts;

/** The reasons by code. */
export const REASONS: readonly Reason[] = Object.keys(texts) as Reason[];

/** Position of a reason in `REASONS`; nought where nothing is open. */
export type ReasonCode = number;

// The codes are written out, so that a bundler puts the numbers where they are used. Up to `MISSING_FACT` something is not there; from it to
// `NEGATIVE_COUNT` facts are named.
/** There is no total of the earlier year. */
export const NO_LAST_YEAR = 1;
/** There is no score of a period. */
export const NO_PERIOD = 2;
/** A fact is not there. */
export const MISSING_FACT = 3;
/** A fact is there, but not what the rubric takes. */
export const UNUSABLE_FACT = 4;
/** A number is outside the range that the rubric takes. */
export const ABOVE_MAXIMUM = 5;
/** A count is below nought. */
export const NEGATIVE_COUNT = 6;
/** It applies to nobody. */
export const EMPTY_COHORT = 7;
/** There are too few to compare. */
export const COHORT_OF_ONE = 8;
/** Nought of nought. */
export const NONE_OF_NONE = 9;
/** Something of nought. */
export const DIVISION_BY_NOUGHT = 10;
/** Points that a person gave without saying why. */
export const NO_REASON = 11;
/** Points without the name of who gave them. */
export const NO_ASSESSOR = 12;
/** Nobody voted or gave a mark. */
export const NO_VOTES = 13;
/** All parts of a group are exempt. */
export const ALL_EXEMPT = 14;
/** It depends on the year, which is not given. */
export const NO_YEAR = 15;

/** Says a reason in words, with the facts that are meant. */
export function reasonText(reason: Reason, facts: readonly Text[]): Text {
  const plain = reason.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^no .*/, "$& given");
  const [zh, en = plain.charAt(0).toUpperCase() + plain.slice(1)] = texts[reason].split("|");
  const named = facts.slice(0, 12);
  if (named.length === 0) return { zh: `${zh}。`, en: `${en}.` };
  return { zh: `${zh}：${named.map((each) => each.zh).join("、")}。`, en: `${en}: ${named.map((each) => each.en).join(", ")}.` };
}
