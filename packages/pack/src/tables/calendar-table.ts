import type { Language, Text, WorkCalendar } from "@guiju/core";
import { type History, type Lifecycle, type Obligation, type Report, replay, type Verdict } from "@guiju/lifecycle";
import type { WorkedCase } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { type ReportTexts, reportTexts } from "../texts/report-texts.ts";
import { plain } from "../texts/words.ts";
import { between, phrase } from "./expression-words.ts";
import { fingerprintNote } from "./fingerprint.ts";
import { markdownTable } from "./markdown-table.ts";

const head: readonly Text[] = [
  { zh: "日期", en: "Day" },
  { zh: "办理事项", en: "Act" },
  { zh: "规定的期限和结论", en: "Limits and findings" },
  { zh: "此后应办", en: "Owed from then on" },
  { zh: "状态", en: "State" },
];

/**
 * The calendar of a sample case of each lifecycle: day by day what was done, the limits it had, and what was owed from then on, by whom, until when and on which article.
 *
 * The sample is the worked case with the most acts under the newest editions. Each day is judged with what was known on it, so the dates owed are those an official saw that day.
 */
export function calendarTable(pack: Pack, calendar: WorkCalendar, language: Language): string {
  const title = phrase("{a}：一个对照案例的日程", "{a}: the calendar of a sample case", { a: pack.title });
  const parts = [...pack.lifecycles.values()].map((lifecycle) => {
    const sample = sampleOf(pack, lifecycle);
    if (sample === undefined) return "";
    const rows = daysOf(pack, lifecycle, sample, calendar);
    const intro = phrase("对照案例 {id}：{title}。括号内为依据。", "Case {id}: {title}. In brackets the basis.", {
      id: sample.id,
      title: sample.title,
    });
    const table = markdownTable(
      head.map((cell) => cell[language]),
      rows.map((row) => row.map((cell) => cell[language])),
    );
    const name = pack.lifecycleFiles.find((each) => each.name === lifecycle.name)?.title ?? plain(lifecycle.name);
    return `\n## ${name[language]}\n\n${intro[language]} ${fingerprintNote(sample.history)}\n\n${table}`;
  });
  return `# ${title[language]}\n${parts.join("")}`;
}

/** The worked case with the most acts among those that lie wholly in the newest editions; where none does, among all. */
function sampleOf(pack: Pack, lifecycle: Lifecycle): WorkedCase | undefined {
  const editions = lifecycle.source.norms.flatMap((norm) => norm.editions.map((edition) => edition.in.from ?? ""));
  const newest = editions.sort().at(-1) ?? "";
  const cases = pack.cases
    .flatMap((file) => file.cases)
    .filter((each) => each.history.lifecycle === lifecycle.name && actsOf(each).length > 0);
  const current = cases.filter((each) => actsOf(each).every((act) => act.on >= newest));
  return (current.length === 0 ? cases : current).reduce<WorkedCase | undefined>(
    (most, each) => (most === undefined || actsOf(each).length > actsOf(most).length ? each : most),
    undefined,
  );
}

function actsOf({ history }: WorkedCase): History["acts"] {
  return (history as unknown as History).acts ?? [];
}

/** A row for each day on which something was done, and one for the day of judging. */
function daysOf(pack: Pack, lifecycle: Lifecycle, sample: WorkedCase, calendar: WorkCalendar): readonly (readonly Text[])[] {
  const texts = reportTexts(pack, lifecycle);
  const history = sample.history as unknown as History;
  const days = [...new Set(history.acts.map((act) => act.on))].sort();
  const last = history.today ?? (days.at(-1) as string);
  let owedBefore: readonly Text[] = [];
  let seen = 0;
  return [...new Set([...days, last])].map((day) => {
    const acts = history.acts.filter((act) => act.on <= day);
    const report = replay(lifecycle, { ...history, today: lastDay(day, last), acts }, { calendar });
    const done = history.acts.filter((act) => act.on === day).map((act) => texts.act(act.type));
    const findings = report.verdicts
      .filter((verdict) => verdict.on === day && verdict.status !== "notApplicable")
      .map((verdict) => findingWords(texts, verdict));
    const windows = report.verdicts.filter((verdict) => verdict.period !== undefined && verdict.on === null);
    const closed = windows.slice(seen).map((verdict) => windowWords(texts, verdict));
    seen = windows.length;
    const owed = report.obligations.map((obligation) => owedWords(texts, obligation));
    const fresh = owed.filter((line) => !owedBefore.some((before) => before.zh === line.zh));
    owedBefore = owed;
    return [
      phrase("{day}", "{day}", { day }),
      done.length === 0 ? { zh: "（核查之日）", en: "(day of judging)" } : between(done, "\n", "\n"),
      between(distinct([...findings, ...closed]), "\n", "\n"),
      between(fresh, "\n", "\n"),
      stateWords(texts, report),
    ];
  });
}

/** Checks of one norm may have the same words. */
function distinct(lines: readonly Text[]): readonly Text[] {
  return lines.filter((line, index) => lines.findIndex((other) => other.zh === line.zh) === index);
}

/** The day on which a row is judged: a month or a year of an old record is judged on the day the case is. */
function lastDay(day: string, last: string): string {
  return day.length === "YYYY-MM-DD".length ? day : last;
}

function stateWords(texts: ReportTexts, report: Report): Text {
  if (report.state !== null) return texts.state(report.state);
  return between(
    (report.states ?? []).map(({ state }) => texts.state(state)),
    " / ",
    " / ",
  );
}

function findingWords(texts: ReportTexts, verdict: Verdict): Text {
  const slots = {
    norm: texts.norm(verdict.norm),
    dates: datesOf(verdict),
    citation: texts.citation(verdict.norm),
    status: statusWords(verdict),
  };
  return phrase("{status} {norm}{dates}（{citation}）", "{status} {norm}{dates} ({citation})", slots);
}

function windowWords(texts: ReportTexts, verdict: Verdict): Text {
  const { from, to } = verdict.period as NonNullable<Verdict["period"]>;
  const slots = { status: statusWords(verdict), norm: texts.norm(verdict.norm), from, to, citation: texts.citation(verdict.norm) };
  return phrase("{status} {norm}：{from}之后至{to}（{citation}）", "{status} {norm}: after {from} up to {to} ({citation})", slots);
}

/** A mark and, where it is not plainly kept, a word. */
function statusWords(verdict: Verdict): Text {
  const provisional = verdict.provisional ? { zh: "（暂定）", en: " (provisional)" } : plain("");
  const marks: Readonly<Record<Verdict["status"], Text>> = {
    satisfied: plain("✓"),
    violated: { zh: "✗ 不符合", en: "✗ not in order" },
    warning: { zh: "! 提醒", en: "! reminder" },
    undetermined: { zh: "? 无法判定", en: "? undetermined" },
    notApplicable: { zh: "– 不适用", en: "– not applicable" },
  };
  return phrase("{a}{b}", "{a}{b}", { a: marks[verdict.status], b: provisional });
}

function datesOf({ earliest, latest }: Verdict): Text {
  const parts = [
    ...(earliest === null ? [] : [phrase("最早{a}", "first day {a}", { a: earliest })]),
    ...(latest === null ? [] : [phrase("最迟{a}", "last day {a}", { a: latest })]),
  ];
  return parts.length === 0 ? plain("") : phrase("：{a}", ": {a}", { a: between(parts, "，", ", ") });
}

function owedWords(texts: ReportTexts, { act, who, dueOn, norm }: Obligation): Text {
  const slots = { act: texts.act(act), who: texts.who(who), citation: texts.citation(norm) };
  if (dueOn === null) return phrase("{who}：{act}（{citation}）", "{who}: {act} ({citation})", slots);
  return phrase("{who}：{act}，最迟{dueOn}（{citation}）", "{who}: {act}, by {dueOn} ({citation})", { ...slots, dueOn });
}
