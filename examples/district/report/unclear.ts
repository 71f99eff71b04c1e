import type { Desk } from "./desk.ts";
import { findingsOf } from "./findings.ts";
import { verdictLines } from "./worst-files.ts";

const SHOWN = 6;

/** Where the record does not allow a conclusion: an imprecise date, a missing detail. */
export function unclear(desk: Desk): string[] {
  const { say, paint, branchName, files } = desk;
  const found = files.flatMap((file) =>
    findingsOf(file.report)
      .filter((verdict) => verdict.status === "undetermined")
      .map((verdict) => ({ file, verdict })),
  );
  const more = found.length - SHOWN;
  return [
    paint.bold(say("unclear")),
    ...(found.length === 0 ? ["", say("none")] : []),
    ...found
      .slice(0, SHOWN)
      .flatMap(({ file, verdict }) => ["", `${file.report.id}  ${branchName(file.branch)}`, ...verdictLines(desk, verdict)]),
    ...(more > 0 ? [say("more", { count: more })] : []),
  ];
}
