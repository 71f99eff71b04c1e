import type { Assessment, ScoreReport } from "@guiju/assessment";
import type { ChosenAssessment } from "./assessment-choice.ts";
import type { Session } from "./session.ts";

type Rubrics = ChosenAssessment["rubrics"];
type Opening = ScoreReport["open"][number];

// More names than this are not read in a table; the rest is counted.
const NAMED = 5;

/** Reasons that need more than the name of the indicator. */
const SAID: ReadonlySet<string> = new Set(["missingAmongPeers", "noLastYear", "noPeriod"]);

/**
 * Says what is open and, where it is not a missing fact, why: no rubric, no year, too few to rank.
 *
 * @param alike - how many organisations are ranked together with this one
 */
export function openNotes(
  session: Session,
  rubrics: Rubrics,
  report: ScoreReport,
  rubric: Assessment | undefined,
  alike: number | undefined,
): readonly string[] {
  const { tell, language } = session;
  const { open, category, year } = report;
  const titles = new Map([
    ...rubrics.flatMap(({ nodes }) => nodes.map(({ id, title }) => [id, title] as const)),
    ...rubrics.flatMap(({ file }) => (file.vetoes ?? []).map(({ id, title }) => [id, title] as const)),
  ]);
  const whole = open.flatMap((each) => wholeNote(each) ?? []);
  const parts = open.filter((each) => wholeNote(each) === undefined);
  const without = open.some(({ indicator, reason }) => indicator !== "" && reason === "noYear") ? [tell("score.noYear")] : [];
  if (parts.length === 0) return [...whole, ...without];
  const names = parts.slice(0, NAMED).map(({ indicator, reason, message }) => {
    const title = titles.get(indicator)?.[language] ?? indicator;
    return SAID.has(reason) ? tell("score.openBecause", { indicator: title, why: message[language].replace(/[。.]$/, "") }) : title;
  });
  const slots = { indicators: names, count: parts.length, more: parts.length - names.length };
  return [...whole, tell(parts.length > names.length ? "score.openMore" : "score.open", slots), ...without];

  /** Why there is no result, or no rank, at all. */
  function wholeNote({ indicator, reason }: Opening): string | undefined {
    if (indicator !== "") return undefined;
    if (reason === "noYear") return tell("score.noYear");
    if (reason === "cohortOfOne") {
      const least = rubric?.file.ranking?.smallest ?? 2;
      return alike === undefined ? tell("score.tooFew") : tell("score.tooFewOf", { count: alike, least });
    }
    if (reason !== "noRubric" && reason !== "wrongCategory") return undefined;
    const known = [...new Set(rubrics.flatMap(({ file }) => file.categories ?? []))].join(language === "zh" ? "、" : ", ");
    if (category === undefined && known !== "") return tell("score.noCategory", { known });
    const takes = rubrics.filter(
      ({ file }) => file.categories === undefined || (category !== undefined && file.categories.includes(category)),
    );
    if (takes.length === 0) return tell("score.wrongCategory", { category: category ?? "", known });
    const years = takes.flatMap(({ file }) => (file.years === undefined ? [] : `${file.years.from ?? "…"}–${file.years.to ?? "…"}`));
    return tell("score.noEdition", { year: String(year ?? "—"), known: years.join(language === "zh" ? "、" : ", ") });
  }
}

/** How many of the reports are ranked together with this one. */
export function alikeIn(rubric: Assessment | undefined, reports: readonly ScoreReport[], report: ScoreReport): number {
  const within = rubric?.file.ranking?.within;
  return reports.filter(({ rank, category }) => rank !== undefined && (within !== "category" || category === report.category)).length;
}
