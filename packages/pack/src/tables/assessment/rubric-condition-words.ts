import { conditionText } from "@guiju/assessment/explain";
import type { Text } from "@guiju/core";
import type { Condition } from "@guiju/rules";
import { factTitle, type SaidRubric } from "./rubric-names.ts";

/** Says a condition of a rubric as score sheets do: by its own text where it has one, else as a comparison. */
export function rubricConditionWords(rubric: SaidRubric, condition: Condition): Text {
  return conditionText(rubric.file, condition, rubric.pack.catalogue, (fact) => factTitle(rubric, fact));
}
