import type { Assessment, Run } from "@guiju/assessment";
import type { diffRubrics } from "@guiju/assessment/simulate";
import { type Column, columns } from "./columns.ts";
import { printable, shortened } from "./printable.ts";
import { gradeWords } from "./score-row.ts";
import type { Session } from "./session.ts";

type Difference = ReturnType<typeof diffRubrics>;
type Moved = Difference["organisations"][number];

// More rows than this are in the JSON only.
const ROWS = 200;

/** Who rises and who falls, those whose grade changes first, with the indicators that make the difference. */
export function diffText(session: Session, { organisations }: Difference, run: Run): string {
  const { tell } = session;
  const heads: readonly Column[] = [
    { title: tell("score.id"), align: "left" },
    { title: tell("diff.before"), align: "right" },
    { title: tell("diff.after"), align: "right" },
    { title: tell("diff.moved"), align: "right" },
    { title: tell("score.grade"), align: "left" },
    { title: tell("diff.by"), align: "left" },
  ];
  const changed = organisations.filter((each) => isChanged(each));
  const sorted = [...changed].sort((a, b) => Number(gradeChanges(b)) - Number(gradeChanges(a)));
  const rubrics = rubricsIn(run);
  const titles = new Map(rubrics.flatMap(({ nodes }) => nodes.map((node) => [node.id, node.title] as const)));
  const rows = sorted
    .slice(0, ROWS)
    .map((each) => [
      shortened(printable(each.id), 60),
      totalOf(each.before),
      totalOf(each.after),
      each.moved ?? "—",
      gradesOf(session, each, rubrics),
      printable(
        reasonsOf(session, each, (indicator) => titles.get(indicator)?.[session.language] ?? indicator).join(
          session.language === "zh" ? "；" : "; ",
        ),
      ),
    ]);
  const count = (test: (each: Moved) => boolean): number => organisations.filter(test).length;
  const slots = {
    organisations: organisations.length,
    up: count(({ moved }) => moved !== null && moved !== "0" && !moved.startsWith("-")),
    down: count(({ moved }) => moved?.startsWith("-") === true),
    grades: count(({ before, after }) => before.grade !== after.grade),
  };
  const table = rows.length === 0 ? "" : `${columns(heads, rows, session.io.stdout.columns)}\n`;
  const more = sorted.length > ROWS ? `${tell("summary.more", { count: sorted.length - ROWS })}\n` : "";
  return `${table}${more}${tell("diff.totals", slots)}\n`;
}

/** The indicators that score otherwise, and what else moves the total or the grade. */
function reasonsOf({ tell }: Session, each: Moved, title: (indicator: string) => string): readonly string[] {
  const indicators = each.indicators.map(({ indicator, before, after }) => `${title(indicator)} ${before ?? "—"} → ${after ?? "—"}`);
  const others = (each.contributions ?? []).flatMap(({ indicator, by, points }) =>
    by === "points" ? [] : [tell(BY[by], { indicator: indicator === "" ? tell("score.total") : title(indicator), points: signed(points) })],
  );
  const { decidedBy: was } = each.before;
  const { decidedBy: is } = each.after;
  const isPlaced = was?.by === "quota" || is?.by === "quota";
  const isAsked = was?.by === "condition" || is?.by === "condition";
  // With the same points, grades are given otherwise.
  const grading = tell(isPlaced ? "diff.places" : isAsked ? "diff.conditions" : "diff.bands");
  const found = [...indicators, ...others];
  return found.length === 0 && gradeChanges(each) ? [grading] : found;
}

const BY = { reweighting: "diff.reweighting", rounding: "diff.rounding", limits: "diff.limits", veto: "diff.veto" } as const;

function signed(points: string): string {
  return points.startsWith("-") ? `−${points.slice(1)}` : `+${points}`;
}

function isChanged(each: Moved): boolean {
  const { before, after, moved } = each;
  const isMoved =
    moved === null ? JSON.stringify([before.total, before.bounds]) !== JSON.stringify([after.total, after.bounds]) : moved !== "0";
  return isMoved || gradeChanges(each) || each.indicators.length > 0;
}

function gradeChanges({ before, after }: Moved): boolean {
  return before.grade !== after.grade || before.grades?.join("\n") !== after.grades?.join("\n");
}

function totalOf({ total, bounds }: Moved["before"]): string {
  return total ?? (bounds === null ? "—" : `${bounds[0]} – ${bounds[1]}`);
}

/** The rubrics by which a cohort was scored, each once. */
function rubricsIn(run: Run): readonly Assessment[] {
  const found = new Set<Assessment>();
  for (let index = 0; index < run.size; index += 1) {
    const rubric = run.rubricOf(index);
    if (rubric) found.add(rubric);
  }
  return [...found];
}

function gradesOf(session: Session, { before, after }: Moved, rubrics: readonly Assessment[]): string {
  const [old, now] = [gradeWords(session, { rubrics }, before), gradeWords(session, { rubrics }, after)];
  return old === now ? now : `${old} → ${now}`;
}
