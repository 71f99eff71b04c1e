import type { Assessment, Run, ScoreReport } from "@guiju/assessment";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { gradeTitle, quotaGrade } from "./score-row.ts";
import type { Session } from "./session.ts";

/** What stands between an organisation and the next better grade, and between it and the next lower one. */
export interface GradeChange {
  /** The next better grade, and the points that lack; nought where something else than points keeps it away. Null at the best, and where the total is open. */
  readonly better: { readonly grade: string; readonly lacks: string } | null;
  /** The next lower grade, and how many points more may be lost before it is reached. */
  readonly lower: { readonly grade: string; readonly spare: string } | null;
  /** Indicators with points left, the most first; `enough` where that one alone makes up what lacks and nothing else stands in the way. */
  readonly lost: readonly { readonly indicator: string; readonly points: string; readonly enough: boolean }[];
  /** What keeps the grade down beside the points. */
  readonly held: readonly {
    readonly by: "veto" | "condition" | "quota";
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
  const total = wholeOf(report.total, scale);
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
  // Whether points alone bring the next grade: nothing is asked for beside them, and no places are counted.
  const isByPoints =
    held.length === 0 && above?.when === null && !rubric.quotas.some(({ kind, grade }) => kind === "most" && grade === at + 1);
  return {
    better: above === undefined || lacks === undefined ? null : { grade: above.grade, lacks: decimalText(lacks, scale) },
    lower:
      below === undefined || own === undefined || own.from === null
        ? null
        : { grade: below.grade, spare: decimalText(greater(total - BigInt(own.from), 0n), scale) },
    lost: above === undefined ? [] : lostPoints(rubric, report, isByPoints ? (lacks ?? 0n) : 0n),
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
): readonly string[] {
  const { tell, language } = session;
  const rubric = run.rubricOf(index);
  const title = (indicator: string): string => rubric?.nodes.find(({ id }) => id === indicator)?.title[language] ?? indicator;
  const grade = (name: string): string => gradeTitle(chosen, name)[language];
  const lines: string[] = [];
  if (change.better !== null && change.better.lacks !== "0")
    lines.push(tell("explain.lacks", { grade: grade(change.better.grade), points: change.better.lacks }));
  for (const { by, rule, inside } of change.held) {
    const titled = chosen.rubrics.flatMap(({ file }) => file.vetoes ?? []).find(({ id }) => id === rule)?.title[language];
    const name = by === "quota" && rule !== null ? quotaGrade(chosen.rubrics, rule)[language] : (titled ?? rule ?? "");
    lines.push(tell("explain.held", { by: tell("explain.by", { by: tell(BY[by]) }), rule: name }));
    if (inside !== undefined) lines.push(tell("explain.inside", { points: inside }));
  }
  for (const { indicator, points, enough } of change.lost.slice(0, SHOWN)) {
    lines.push(tell(enough ? "explain.enough" : "explain.lost", { indicator: `${indicator} ${title(indicator)}`, points }));
  }
  if (change.lower !== null) lines.push(tell("explain.lower", { grade: grade(change.lower.grade), points: change.lower.spare }));
  return lines;
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

function lostPoints(rubric: Assessment, { scores, total }: ScoreReport, lacks: bigint): GradeChange["lost"] {
  const pointsOf = (at: number): bigint | undefined => {
    const id = rubric.nodes[at]?.id ?? "";
    const text = id === "" ? total : Object.hasOwn(scores, id) ? scores[id] : null;
    return text === null || text === undefined ? undefined : wholeOf(text, rubric.scale);
  };
  /** What of more points of a part arrives in the total; none where that cannot be told by adding up. */
  const arriving = (points: bigint, from: number): bigint => {
    let most = points;
    for (let at = from; at >= 0; at = rubric.nodes[at]?.parent ?? -1) {
      const { take, round, children, max, id } = rubric.nodes[at] as Assessment["nodes"][number];
      const own = pointsOf(at);
      const sum = children.reduce<bigint | undefined>((so, child) => plus(so, pointsOf(child)), 0n);
      // Weighted, rounded, cut off or exempted: then more points of a part are another number here.
      if (take !== "sum" || round !== null || own === undefined || sum !== own) return 0n;
      const cap = id === "" ? rubric.cap : max;
      if (cap !== null) most = least(most, BigInt(cap) - own);
    }
    return most;
  };
  return rubric.nodes
    .map(({ id, score, max, parent }, at) => ({ id, parent, points: score === null ? 0n : BigInt(max) - (pointsOf(at) ?? BigInt(max)) }))
    .filter(({ points }) => points > 0n)
    .sort((a, b) => (a.points < b.points ? 1 : a.points > b.points ? -1 : a.id < b.id ? -1 : 1))
    .map(({ id, parent, points }) => ({
      indicator: id,
      points: decimalText(points, rubric.scale),
      enough: lacks > 0n && arriving(points, parent) >= lacks,
    }));
}

function plus(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
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

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
