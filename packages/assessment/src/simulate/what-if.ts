import type { Run } from "../evaluate/score-cohort.ts";
import { prepareWhatIf, type WhatIf } from "./what-if-desk.ts";
import type { RubricChange, WhatIfSource } from "./what-if-source.ts";

/**
 * Answers what would come of a changed rubric: compiles it, and computes only what the change touches. For many questions to one run see `prepareWhatIf`.
 *
 * @param sources - as `prepareWhatIf` takes them
 *
 * @example
 * const stricter = whatIf(run, [{ pointer: "/indicators/0/score/items/0/points", value: 3 }]);
 * stricter.run?.report(0).total; // => "7"
 * whatIf(run, [{ pointer: "/indicators/0/score/items/0/points", value: "3" }]).issues[0]?.code; // => "number_as_text"
 */
export function whatIf(run: Run, changes: readonly RubricChange[], sources: readonly (WhatIfSource | undefined)[] = []): WhatIf {
  const desk = prepareWhatIf(run, sources);
  return desk.evaluate(desk.check(changes));
}
