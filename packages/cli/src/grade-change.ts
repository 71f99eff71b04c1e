import type { Assessment, Run } from "@guiju/assessment";
import { type ScoreSheet, traceOf } from "@guiju/assessment/explain";
import { gainsOf } from "@guiju/assessment/simulate";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { gradeTitle, isWaiting } from "./score-row.ts";
import type { Session } from "./session.ts";

/** What stands between an organisation and the next better grade, and between it and the next lower one. */
export interface GradeChange {
  /** The next better grade, and the points that lack; nought where something else than points keeps it away. Null at the best, and where the total is open. */
  readonly better: { readonly grade: string; readonly lacks: string } | null;
  /** The next lower grade, and how many points more may be lost before it is reached. */
  readonly lower: { readonly grade: string; readonly spare: string } | null;
  /**
   * Indicators that would raise the total if they alone came to their most, those that raise it most first: the points they have left, and what of them
   * arrives in the total. `enough` where that makes up what lacks and nothing else stands in the way.
   */
  readonly lost: readonly { readonly indicator: string; readonly points: string; readonly total: string; readonly enough: boolean }[];
  /** What keeps the grade down beside the points. */
  readonly held: readonly {
    readonly by: "veto" | "condition" | "quota";
    /** The id of the veto or quota, or the grade whose condition does not hold. */
    readonly rule: string | null;
    /** Of a quota: the least total of those inside. */
    readonly inside?: string;
  }[];
}

/** Compares one organisation's points with the bands of its rubric. Points are whole numbers of the last decimal, so that nothing is rounded. */
export function gradeChangeOf(run: Run, index: number): GradeChange {
  const rubric = run.rubricOf(index);
  const report = run.report(index);
  if (rubric === undefined || rubric === null || report.total === null || rubric.bands.length === 0)
    return { better: null, lower: null, lost: [], held: [] };
  const { bands, scale } = rubric;
  const isNought = report.caps.some(({ effect }) => effect === "zero");
  // Where a veto makes it nought, the points themselves may be enough.
  const total = wholeOf((isNought ? run.report(index, { trace: traceOf }).trace?.at(-1)?.points : null) ?? report.total, scale);
  const at = bands.findIndex((band) => band.grade === report.grade);
  const above = at === -1 ? undefined : bands[at + 1];
  const own = at === -1 ? undefined : bands[at];
  const below = at < 1 ? undefined : bands[at - 1];
  const lacks = above === undefined ? undefined : greater((above.from === null ? 0n : BigInt(above.from)) - total, 0n);
  const held = [
    ...report.caps.filter(({ effect }) => effect !== "floor" && effect !== "quota").map(({ rule }) => ({ by: "veto" as const, rule })),
    ...(report.decidedBy?.by === "quota" || report.decidedBy?.by === "condition"
      ? [
          {
            by: report.decidedBy.by,
            rule: report.decidedBy.rule ?? null,
            ...(report.decidedBy.by === "quota" ? insideOf(run, rubric, at) : {}),
          },
        ]
      : []),
  ];
  const isLifted = report.caps.some(({ effect, grade }) => effect === "floor" && grade === report.grade);
  // Whether points alone bring the next grade: nothing is asked for beside them, and no places are counted.
  const isByPoints =
    held.length === 0 && above?.when === null && !rubric.quotas.some(({ kind, grade }) => kind === "most" && grade === at + 1);
  return {
    better: above === undefined || lacks === undefined ? null : { grade: above.grade, lacks: decimalText(lacks, scale) },
    lower:
      below === undefined || own === undefined || own.from === null || isLifted || total < BigInt(own.from)
        ? null
        : { grade: below.grade, spare: decimalText(total - BigInt(own.from), scale) },
    lost:
      above === undefined
        ? []
        : gainsOf(run, index).map(({ grade, ...gain }) => ({
            ...gain,
            enough:
              isByPoints &&
              lacks !== undefined &&
              lacks > 0n &&
              wholeOf(gain.total, scale) >= lacks &&
              bands.findIndex((band) => band.grade === grade) > at,
          })),
    held,
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
  if (isWaiting(chosen.rubrics, run.report(index))) {
    const waiting = waitingFor(run);
    lines.push(tell("explain.waiting", { ids: waiting.slice(0, SHOWN).join(language === "zh" ? "、" : ", "), count: waiting.length }));
  }
  if (change.better !== null && change.better.lacks !== "0")
    lines.push(tell("explain.lacks", { grade: grade(change.better.grade), points: points(change.better.lacks) }));
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

/** Those whose totals are open: while they are, who gets a place is open too. */
function waitingFor(run: Run): readonly string[] {
  const ids: string[] = [];
  for (let index = 0; index < run.size; index += 1) {
    const { id, total } = run.report(index);
    if (total === null) ids.push(id);
  }
  return ids;
}

const BY = { veto: "explain.veto", condition: "explain.condition", quota: "explain.quota" } as const;

const SHOWN = 10;

/** The least total of those with a better grade. */
function insideOf(run: Run, rubric: Assessment, at: number): { readonly inside?: string } {
  let least: { readonly points: bigint; readonly text: string } | undefined;
  for (let index = 0; index < run.size; index += 1) {
    if (run.rubricOf(index) !== rubric) continue;
    const { total, grade } = run.report(index);
    if (total === null || rubric.bands.findIndex((band) => band.grade === grade) <= at) continue;
    const points = wholeOf(total, rubric.scale);
    if (least === undefined || points < least.points) least = { points, text: total };
  }
  return least === undefined ? {} : { inside: least.text };
}

function wholeOf(text: string, scale: number): bigint {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + fraction.padEnd(scale, "0").slice(0, scale));
  return text.startsWith("-") ? -size : size;
}

function decimalText(points: bigint, scale: number): string {
  const digits = String(points < 0n ? -points : points).padStart(scale + 1, "0");
  const fraction = scale === 0 ? "" : digits.slice(-scale).replace(/0+$/, "");
  return `${points < 0n ? "-" : ""}${scale === 0 ? digits : digits.slice(0, -scale)}${fraction === "" ? "" : `.${fraction}`}`;
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
