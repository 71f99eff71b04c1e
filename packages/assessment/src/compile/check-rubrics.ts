import { below, type Issue, type Text } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import type { Assessment } from "../plan.ts";
import { carriedRound } from "./earlier.ts";
import { cutOff } from "./leaf.ts";
import { problem, shown } from "./problem.ts";

/** One rubric among several, with what it is for. */
interface Rubric {
  readonly index: number;
  readonly name: string;
  readonly said: string;
  /** Stands behind what it is called; empty where its file is not known. */
  readonly filed: Text;
  readonly from: number;
  readonly to: number;
  readonly categories: readonly string[] | undefined;
  readonly assessment: Assessment;
}

const [FIRST, LAST] = [1, 9999];

/**
 * Checks rubrics against one another: two for the same year and kind of organisation, kinds of organisation that no rubric is for in some years, and
 * points that are carried round in one year, or come to more than there are. A pointer begins with the position of the rubric it is about.
 *
 * @param files - the file of each, which tells rubrics with the same title apart
 *
 * @example
 * const text = { zh: "会议", en: "Meetings" };
 * const score = { primitive: "perOccurrence", start: 10, terms: [{ of: { fact: "missed" }, points: -1 }] };
 * const indicator = { id: "meetings", title: text, max: 10, article: "2", score };
 * const file = { id: "a", title: text, scale: 0, max: 10, facts: { missed: { type: "count" } }, indicators: [indicator] };
 * const rubrics = [{ from: 2024 }, { from: 2025 }].flatMap((years) => compileAssessment({ ...file, years }, { name: "p/a", version: "1" }).assessment ?? []);
 * checkRubrics(rubrics).map(({ code, pointer }) => [code, pointer]); // => [["two_editions", "/1/years"]]
 */
export function checkRubrics(assessments: readonly Assessment[], files: readonly string[] = []): Issue[] {
  const rubrics = assessments.map((assessment, index) => rubricOf(assessment, index, files[index]));
  const issues: Issue[] = [];
  for (const name of new Set(rubrics.map((rubric) => rubric.name))) {
    const same = rubrics.filter((rubric) => rubric.name === name);
    for (const [position, rubric] of same.entries())
      for (const other of same.slice(0, position)) issues.push(...editionIssues(other, rubric));
    issues.push(...categoryIssues(same));
  }
  return [...issues, ...carryIssues(rubrics)];
}

function rubricOf(assessment: Assessment, index: number, path: string | undefined): Rubric {
  const { file, name } = assessment;
  const { from = FIRST, to = LAST } = file.years ?? {};
  const years = file.years === undefined ? "" : `${from === FIRST ? "" : from}–${to === LAST ? "" : to}`;
  const said = [file.rubric, years, file.categories?.slice(0, 6).join("/")].filter((part) => part !== undefined && part !== "").join(" ");
  const filed = path === undefined ? { zh: "", en: "" } : { zh: `（${path}）`, en: ` (${path})` };
  return { index, name, said: said === "" ? file.title.zh : said, filed, from, to, categories: file.categories, assessment };
}

function editionIssues(one: Rubric, other: Rubric): Issue[] {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  if (from > to) return [];
  const both = one.categories?.filter((category) => other.categories?.includes(category) ?? true) ?? other.categories;
  if (both?.length === 0) return [];
  const place = other.assessment.file.years === undefined && other.categories !== undefined ? "categories" : "years";
  const has = other.assessment.file.years !== undefined || other.categories !== undefined;
  const pointer = below("", other.index) + (has ? `/${place}` : "/id");
  const [zhYear, enYear] =
    from === FIRST && to === LAST
      ? ["每一年", "every year"]
      : [from === FIRST ? `${to} 年` : `${from} 年`, String(from === FIRST ? to : from)];
  const [category = ""] = both ?? [];
  const zh = `${zhYear}${category === "" ? "" : `“${shown(category)}”类`}有两个版本的考核表：“${shown(one.said)}”${one.filed.zh}和“${shown(other.said)}”${other.filed.zh}。`;
  const en = `Two rubrics are for ${enYear}${category === "" ? "" : ` and the category "${shown(category)}"`}: "${shown(one.said)}"${one.filed.en} and "${shown(other.said)}"${other.filed.en}.`;
  const help = {
    zh: "请在两份里写明各自适用的年度（years）或者单位类别（categories），不能重叠；不是同一考核的，改用另一个编号（id）。",
    en: 'Say in both for which years ("years") or kinds of organisation ("categories") each is, without an overlap; give an assessment of its own another id.',
  };
  return [problem("two_editions", pointer, zh, en, { help })];
}

/** Tells kinds of organisation that have a rubric in some of the years only. */
function categoryIssues(rubrics: readonly Rubric[]): Issue[] {
  const names = [...new Set(rubrics.flatMap(({ categories, assessment }) => [...(categories ?? []), ...quotaCategories(assessment)]))];
  const starts = [...new Set(rubrics.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  return names.flatMap((name) => {
    const year = starts.find((start) => {
      const then = rubrics.filter(({ from, to }) => from <= start && start <= to);
      return then.length > 0 && then.every(({ categories }) => categories?.includes(name) === false);
    });
    if (year === undefined) return [];
    const about =
      rubrics.find(({ categories, from, to }) => categories?.includes(name) === false && from <= year && year <= to) ?? rubrics[0];
    const pointer = `${below("", about?.index ?? 0)}/categories`;
    const when = year === FIRST ? { zh: "", en: "" } : { zh: `自 ${year} 年起`, en: ` from ${year} on` };
    const zh = `${when.zh}没有适用于“${shown(name)}”类的考核表。`;
    return [
      problem("category_without_rubric", pointer, zh, `No rubric is for the category "${shown(name)}"${when.en}.`, { severity: "warning" }),
    ];
  });
}

function quotaCategories({ quotas }: Assessment): readonly string[] {
  return quotas.flatMap(({ categories }) => categories ?? []);
}

/** Tells circles of points carried within one year, and assessments of the same pack that do not exist. */
function carryIssues(rubrics: readonly Rubric[]): Issue[] {
  const links = rubrics.flatMap(({ index, name, assessment }) =>
    assessment.nodes.flatMap(({ score, pointer, max }) =>
      score?.primitive === "carryOver"
        ? [
            {
              index,
              name,
              to: score.assessment,
              back: score.yearsBack,
              pointer: `${below("", index)}${pointer}/score`,
              score,
              max,
              assessment,
            },
          ]
        : [],
    ),
  );
  const names = new Set(rubrics.map(({ name }) => name));
  const packs = new Set([...names].map((name) => name.split("/")[0]));
  const issues: Issue[] = [];
  for (const { to, pointer } of links) {
    if (names.has(to) || !packs.has(to.split("/")[0])) continue;
    const zh = `没有名为“${shown(to)}”的考核。`;
    issues.push(
      problem("unknown_assessment", `${pointer}/assessment`, zh, `There is no assessment named "${shown(to)}".`, { severity: "warning" }),
    );
  }
  const told = new Set<string>();
  for (const link of links.filter(({ back }) => back === 0)) {
    const round = roundFrom(link.name, link.to, links);
    const key = round && [...round].sort().join(" ");
    if (round === undefined || key === undefined || told.has(key)) continue;
    told.add(key);
    issues.push(carriedRound(`${link.pointer}/yearsBack`, round));
  }
  if (told.size > 0) return issues;
  for (const { to, pointer, score, max, assessment } of links) {
    // What is beside the maximum of the earlier year seldom is had; the maximum itself is meant to be reached.
    const totals = rubrics.filter(({ name }) => name === to).map(({ assessment: { file } }) => Math.min(file.max, file.cap ?? file.max));
    const least = totals.length === 0 ? 0 : Math.min(...totals);
    const carried = Number(((least * score.factor.n) / score.factor.d).toFixed(6));
    const own = formatScaled(max, assessment.scale);
    if (carried > Number(own)) issues.push(cutOff(pointer, String(carried), own, score.primitive));
  }
  return issues;
}

function roundFrom(
  start: string,
  next: string,
  links: readonly { readonly name: string; readonly to: string; readonly back: number }[],
): readonly string[] | undefined {
  const seen = new Set<string>();
  const open: (readonly string[])[] = [[start, next]];
  for (let way = open.pop(); way !== undefined; way = open.pop()) {
    const at = way.at(-1) ?? "";
    if (at === start) return way.slice(0, -1);
    if (seen.has(at)) continue;
    seen.add(at);
    for (const { name, to, back } of links) if (name === at && back === 0) open.push([...way, to]);
  }
  return undefined;
}
