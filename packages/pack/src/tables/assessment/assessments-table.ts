import type { AssessmentFile, Indicator } from "@guiju/assessment";
import { articleText, citeWhole } from "@guiju/assessment/explain";
import { type Citation, citeText, type Language, type Text } from "@guiju/core";
import { rubricsWithFiles } from "../../check/assessment-issues.ts";
import type { Pack } from "../../pack.ts";
import { namesUnder } from "../../read/names-under.ts";
import { plain } from "../../texts/words.ts";
import { between, phrase } from "../expression-words.ts";
import { fingerprintNote } from "../fingerprint.ts";
import { textTable } from "../markdown-table.ts";
import { roundingWords } from "./measure-words.ts";
import { signed } from "./number-words.ts";
import { primitiveWords } from "./primitive-words.ts";
import { resultTables } from "./result-tables.ts";
import { rubricConditionWords } from "./rubric-condition-words.ts";
import type { SaidRubric } from "./rubric-names.ts";

const HEAD: readonly Text[] = [
  { zh: "编号", en: "Id" },
  { zh: "指标", en: "Indicator" },
  { zh: "满分", en: "Points" },
  { zh: "怎样计分", en: "How it scores" },
  { zh: "依据", en: "Source" },
];

/** The rubrics of a pack as an official reads them: each indicator with its points, its rule in words and its article, then grades, vetoes, quotas, what follows, and parameters. */
export function assessmentsTable(pack: Pack, language: Language): string {
  const title = phrase("{a}：考核细则", "{a}: assessments", { a: pack.title });
  const parts = rubricsWithFiles(pack).map(([{ file }, written]) => rubricPart({ pack, file }, written.content, language));
  return `# ${title[language]}\n${parts.join("")}`;
}

function rubricPart(rubric: SaidRubric, written: AssessmentFile, language: Language): string {
  const { file } = rubric;
  const rows = file.indicators.flatMap((each, index) => indicatorRows(rubric, each, written.indicators[index], 0));
  const table = textTable(HEAD, rows, language);
  const lines = aboutLines(rubric).map((line) => `\n${line[language]}\n`);
  const name =
    file.rubric === undefined
      ? file.title
      : phrase("{title}（{rubric}）", "{title} ({rubric})", { title: file.title, rubric: plain(file.rubric) });
  return `\n## ${name[language]} ${fingerprintNote(written)}\n${lines.join("")}\n${table}${resultTables(rubric, language)}`;
}

/** Whose practice, whose article, for which years and kinds of organisation, and how the whole is put together. */
function aboutLines({ pack, file }: SaidRubric): readonly Text[] {
  const { provenance, basis, years, categories, cap, floor, take } = file;
  const whole = [
    phrase("满分{max}分，计到{scale}位小数", "{max} points in all; decimals of scores: {scale}", { max: file.max, scale: file.scale }),
    ...(take === "weighted" ? [{ zh: "各项按权重合计", en: "weighted" }] : []),
    ...(cap === undefined ? [] : [phrase("总分最高{a}", "no total above {a}", { a: cap })]),
    ...(floor === undefined ? [] : [phrase("总分最低{a}", "no total below {a}", { a: floor })]),
  ];
  return [
    ...(basis === undefined ? [] : [phrase("依据：{a}", "Source: {a}", { a: citeWhole(basis, pack.instruments) })]),
    ...(provenance === undefined ? [] : [phrase("来源：{a}", "Practice: {a}", { a: provenance.practice })]),
    ...(provenance?.note === undefined ? [] : [provenance.note]),
    ...(years === undefined
      ? []
      : [
          phrase("适用年度：{a}至{b}", "For the years {a} to {b}", {
            a: plain(String(years.from ?? "…")),
            b: plain(String(years.to ?? "…")),
          }),
        ]),
    ...(categories === undefined ? [] : [phrase("适用类别：{a}", "For: {a}", { a: between(categories.map(plain), "、", ", ") })]),
    between(whole, "；", "; "),
  ];
}

function indicatorRows(
  rubric: SaidRubric,
  indicator: Indicator,
  written: Indicator | undefined,
  depth: number,
): readonly (readonly Text[])[] {
  const indent = "　".repeat(depth);
  const row = [
    plain(`\`${indicator.id}\``),
    between([plain(indent), indicator.title], "", ""),
    pointsWords(indicator),
    between(ruleLines(rubric, indicator, written), "\n", "\n"),
    sourceText(rubric, indicator),
  ];
  if (!("indicators" in indicator)) return [row];
  const inner = written !== undefined && "indicators" in written ? written.indicators : [];
  return [row, ...indicator.indicators.flatMap((each, index) => indicatorRows(rubric, each, inner[index], depth + 1))];
}

function pointsWords({ max, min = 0, weight, beside }: Indicator): Text {
  const range = min === 0 ? signed(max) : `${signed(min)} – ${signed(max)}`;
  const parts = [
    plain(range),
    ...(weight === undefined ? [] : [phrase("权重{a}", "weight {a}", { a: weight })]),
    ...(beside === undefined ? [] : [beside === "bonus" ? { zh: "另加", en: "bonus" } : { zh: "另扣", en: "penalty" }]),
  ];
  return between(parts, "，", ", ");
}

function ruleLines(rubric: SaidRubric, indicator: Indicator, written: Indicator | undefined): readonly Text[] {
  const lines: Text[] = "score" in indicator ? [...primitiveWords(rubric, indicator)] : groupLines(indicator.take ?? "sum");
  if (indicator.applies !== undefined) {
    const when = rubricConditionWords(rubric, indicator.applies);
    lines.push(
      phrase("适用：{when}；不适用的{otherwise}", "Where {when}; otherwise {otherwise}", {
        when,
        otherwise: OTHERWISE[indicator.otherwise ?? "none"],
      }),
    );
  }
  if (indicator.round !== undefined) lines.push(roundingWords(rubric, indicator.round));
  if (indicator.note !== undefined) lines.push(indicator.note);
  const parameters = parametersIn("score" in indicator ? written : { ...written, indicators: [] });
  for (const name of parameters) {
    const parameter = rubric.file.parameters?.[name];
    if (parameter !== undefined) lines.push(phrase("（参数：{a}）", "(parameter: {a})", { a: parameter.title }));
  }
  return lines;
}

const OTHERWISE: Readonly<Record<NonNullable<Indicator["otherwise"]>, Text>> = {
  full: { zh: "得满分", en: "full marks" },
  peerMean: { zh: "取同组平均", en: "the mean of the others" },
  none: { zh: "不得分", en: "nothing" },
  exempt: { zh: "不计，其余各项按比例放大", en: "it is left out and the others weigh more" },
};

function groupLines(take: "sum" | "weighted" | "highest"): Text[] {
  const words = {
    sum: { zh: "下列各项合计", en: "sum of the following" },
    weighted: { zh: "下列各项按权重合计", en: "weighted sum of the following" },
    highest: { zh: "下列各项只取最高", en: "only the highest of the following" },
  };
  return [words[take]];
}

function sourceText({ pack, file }: SaidRubric, { article, basis }: Indicator): Text {
  const own: Citation | undefined = basis === undefined ? undefined : { ...basis, ...(article === undefined ? {} : { article }) };
  if (own !== undefined && basis !== file.basis) return citeText(own, pack.instruments);
  return articleText(file, article ?? "");
}

/** The names of parameters that stand anywhere in a part of a rubric. */
function parametersIn(part: unknown): readonly string[] {
  return [...namesUnder("parameter", JSON.stringify(part) ?? "")];
}
