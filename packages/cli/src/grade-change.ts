import type { Run } from "@guiju/assessment";
import { countedWith, type NextGrades, nextGrades, type ScoreSheet, traceOf } from "@guiju/assessment/explain";
import { gainsOf } from "@guiju/assessment/simulate";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { gradeTitle, isWaiting } from "./score-row.ts";
import type { Session } from "./session.ts";

/** What stands between an organisation and the next better grade, and between it and the next lower one. */
export interface GradeChange extends NextGrades {
  /**
   * Indicators that would raise the total if they alone came to their most, those that raise it most first: the points they have left, and what of them
   * arrives in the total. `enough` where that makes up what lacks and nothing else stands in the way.
   */
  readonly lost: readonly { readonly indicator: string; readonly points: string; readonly total: string; readonly enough: boolean }[];
  /** Whether the next better grade is lacked by points and has places that are counted too: then enough points may not be enough. */
  readonly counted: boolean;
  /** What keeps the grade down beside the points. */
  readonly held: readonly {
    readonly by: "veto" | "condition" | "quota";
    /** The id of the veto or quota, or the grade whose condition does not hold. */
    readonly rule: string | null;
    /** Of a quota: the least total of those inside. */
    readonly inside?: string;
  }[];
}

/** Compares one organisation's points with the bands of its rubric. */
export function gradeChangeOf(run: Run, index: number): GradeChange {
  const rubric = run.rubricOf(index);
  const report = run.report(index, { trace: traceOf });
  if (rubric === undefined || rubric === null || report.total === null || rubric.bands.length === 0)
    return { better: null, lower: null, lost: [], held: [], counted: false };
  const { bands, scale } = rubric;
  const { better, lower } = nextGrades(rubric, report);
  const at = bands.findIndex((band) => band.grade === report.grade);
  const above = at === -1 ? undefined : bands[at + 1];
  const lacks = better === null ? 0n : wholeOf(better.lacks, scale);
  const held = [
    ...report.caps.filter(({ effect }) => effect !== "floor" && effect !== "quota").map(({ rule }) => ({ by: "veto" as const, rule })),
    ...(report.decidedBy?.by === "quota" || report.decidedBy?.by === "condition"
      ? [
          {
            by: report.decidedBy.by,
            rule: report.decidedBy.rule ?? null,
            ...(report.decidedBy.by === "quota" ? insideOf(run, index, report.decidedBy.rule) : {}),
          },
        ]
      : []),
  ];
  // Whether points alone bring the next grade: nothing is asked for beside them, and no places are counted.
  const isCounted = rubric.quotas.some(({ kind, grade }) => (kind === "most" ? grade === at + 1 : grade <= at));
  const isByPoints = held.length === 0 && above?.when === null && !isCounted;
  return {
    better,
    lower,
    lost:
      above === undefined
        ? []
        : gainsOf(run, index).map(({ grade, ...gain }) => ({
            ...gain,
            enough: isByPoints && lacks > 0n && wholeOf(gain.total, scale) >= lacks && bands.findIndex((band) => band.grade === grade) > at,
          })),
    held,
    counted: isCounted && better !== null && better.lacks !== "0",
  };
}

/** Says it, a line a thing. */
export function gradeChangeLines(
  session: Session,
  chosen: ChosenAssessment,
  run: Run,
  index: number,
  change: GradeChange,
  sheet: Pick<ScoreSheet, "limits">,
): readonly string[] {
  const { tell, language } = session;
  const rubric = run.rubricOf(index);
  const title = (indicator: string): string => rubric?.nodes.find(({ id }) => id === indicator)?.title[language] ?? indicator;
  const grade = (name: string): string => gradeTitle(chosen, name)[language];
  const points = (text: string): string => tell(text === "1" ? "explain.point" : "explain.points", { points: text });
  const lines: string[] = [];
  if (isWaiting(rubric, run.report(index))) {
    const waiting = waitingFor(run, index);
    if (waiting.length > 0)
      lines.push(tell("explain.waiting", { ids: waiting.slice(0, SHOWN).join(language === "zh" ? "、" : ", "), count: waiting.length }));
  }
  if (change.better !== null && change.better.lacks !== "0")
    lines.push(tell("explain.lacks", { grade: grade(change.better.grade), points: points(change.better.lacks) }));
  if (change.better !== null && change.counted) lines.push(tell("explain.counted", { grade: grade(change.better.grade) }));
  const held = (by: keyof typeof BY, rule: string): string => tell("explain.held", { by: tell("explain.by", { by: tell(BY[by]) }), rule });
  for (const { by, rule } of change.held) {
    const titled = chosen.rubrics.flatMap(({ file }) => file.vetoes ?? []).find(({ id }) => id === rule)?.title[language];
    if (by === "veto") lines.push(held(by, titled ?? rule ?? ""));
  }
  lines.push(...sheet.limits.map(({ by, words }) => held(by, words)));
  for (const { inside } of change.held) if (inside !== undefined) lines.push(tell("explain.inside", { points: inside }));
  for (const { indicator, points: left, total: gained, enough } of change.lost.slice(0, SHOWN)) {
    const arriving = left === gained ? "" : tell("explain.arriving", { points: points(gained) });
    lines.push(
      tell(enough ? "explain.enough" : "explain.lost", { indicator: `${indicator} ${title(indicator)}`, points: points(left), arriving }),
    );
  }
  if (change.lower !== null) lines.push(tell("explain.lower", { grade: grade(change.lower.grade), points: points(change.lower.spare) }));
  return lines;
}

/** Those counted together with it whose totals or grades are open on their own account: while they are, who gets a place is open too. */
function waitingFor(run: Run, index: number): readonly string[] {
  return countedWith(run, index).flatMap((other) => {
    const report = other === index ? undefined : run.report(other);
    const isOpen =
      report !== undefined && (report.total === null || (report.grades !== undefined && !isWaiting(run.rubricOf(other), report)));
    return isOpen ? [report.id] : [];
  });
}

const BY = { veto: "explain.veto", condition: "explain.condition", quota: "explain.quota" } as const;

const SHOWN = 10;

/** The least total of those with a better grade whom the quota counts together with it. */
function insideOf(run: Run, index: number, quota: string | undefined): { readonly inside?: string } {
  const { bands = [], scale = 0 } = run.rubricOf(index) ?? {};
  const placeOf = (name: string | null): number => bands.findIndex(({ grade }) => grade === name);
  const at = placeOf(run.report(index).grade);
  let least: { readonly points: bigint; readonly text: string } | undefined;
  for (const other of countedWith(run, index, quota)) {
    const { total, grade } = run.report(other);
    if (total === null || placeOf(grade) <= at) continue;
    const points = wholeOf(total, scale);
    if (least === undefined || points < least.points) least = { points, text: total };
  }
  return least === undefined ? {} : { inside: least.text };
}

function wholeOf(text: string, scale: number): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + fraction.padEnd(scale, "0").slice(0, scale));
  return text.startsWith("-") ? -size : size;
}
