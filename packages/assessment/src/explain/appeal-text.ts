import type { Text } from "@guiju/core";

const APPEAL: Text = {
  zh: "如有异议，可以申诉：核实后更正事实，重新计分；前后两次结果都保留，并说明差别。",
  en: "Whoever disagrees may appeal: once checked, the facts are corrected and scored anew; both results are kept, with what differs.",
};

/**
 * Names the way to a correction, to stand below a result.
 *
 * @example
 * appealText().zh.slice(0, 9); // => "如有异议，可以申诉"
 */
export function appealText(): Text {
  return APPEAL;
}
