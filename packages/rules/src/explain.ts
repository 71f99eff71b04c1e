/**
 * Says why the rules of a set hold or not: every condition with what was read, what would have to change, from which day on, and which condition
 * stopped how many.
 *
 * @module
 */
export { type AttributedCondition, type Attribution, attribute } from "./explain/attribute.ts";
export { type Earliest, type EarliestOptions, earliestOn } from "./explain/earliest.ts";
export { type ExplainOptions, explain } from "./explain/explain-facts.ts";
export {
  type Asked,
  type AskedOfDatum,
  type AskedOfElements,
  type Comparand,
  type ComparisonExplanation,
  type ConditionExplanation,
  ELEMENTS_LISTED,
  type Elements,
  type ElementsExplanation,
  type Explained,
  type Explanation,
  type GroupExplanation,
  type NamedExplanation,
  type NameExplanation,
  type NotExplanation,
  type Remarks,
  type RuleExplanation,
  type Subject,
} from "./explain/explanation.ts";
export { type ExplanationLine, explanationText } from "./explain/explanation-text.ts";
export type { Json } from "./explain/json-of.ts";
export type { Lacking } from "./explain/lacking.ts";
export type { Say } from "./explain/say.ts";
export { type Change, type WhyNot, type WhyNotOptions, whyNot } from "./explain/why-not.ts";
export { earliestText, whyNotText } from "./explain/why-not-text.ts";
