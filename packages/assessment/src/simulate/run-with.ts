import type { Panel } from "../evaluate/panel.ts";
import { type ReportOptions, reportOf } from "../evaluate/report-of.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import type { ScoreReport } from "../report.ts";

/** Gives the same run with another panel in the place of one. Who belongs to it stays. */
export function runWith(run: Run, position: number, panel: Panel): Run {
  const panels = run.panels.map((each, index) => (index === position ? panel : each));
  const report = (index: number, options: ReportOptions = {}): ScoreReport => {
    if (run.panelOf[index] !== position) return run.report(index, options);
    const { machine, block, standing } = panel;
    const at = run.placeOf[index] as number;
    return reportOf(machine, block, standing, at, at, options);
  };
  return {
    ...run,
    panels,
    rubricOf: (index) => (run.panelOf[index] === position ? panel.machine.assessment : run.rubricOf(index)),
    report,
    *reports(options = {}) {
      for (let index = 0; index < run.size; index += 1) yield report(index, options);
    },
  };
}
