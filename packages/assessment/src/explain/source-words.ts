import { type Citation, citeText, type Instrument, type Language, type Text } from "@guiju/core";
import type { AssessmentFile, Indicator } from "../assessment-file.ts";

/**
 * Cites the instrument of a rubric as a whole: that no article is named is no doubt, as each indicator names its own.
 *
 * @example
 * const instruments = { rules: { title: { zh: "考核办法", en: "Assessment rules" }, editions: { "2024-01-01": { inForce: "2024-01-01" } } } };
 * citeWhole({ instrument: "rules", edition: "2024-01-01", confidence: "read" }, instruments).zh; // => "《考核办法》（2024年1月1日）"
 */
export function citeWhole(basis: Citation, instruments: Readonly<Record<string, Instrument>>): Text {
  const instrument = Object.hasOwn(instruments, basis.instrument) ? instruments[basis.instrument] : undefined;
  if (instrument === undefined || instrument.kind === "practice" || basis.article !== undefined) return citeText(basis, instruments);
  // A chart is the kind of instrument that has no articles.
  return citeText(basis, { [basis.instrument]: { ...instrument, kind: "chart" } });
}

/**
 * Names an article, a row or a heading: in Chinese as it is printed, in English by the title that the rubric gives to what stands under it.
 * A heading that has no title in English stays as it is printed, so that it can be found there.
 *
 * @example
 * articleText(assessment!.file, "一"); // => { zh: "一", en: "一" }
 */
export function articleText(file: AssessmentFile, article: string): Text {
  // As citations write it: 第…条 and Art. …
  if (/^\d/.test(article)) return numbered(article);
  if (!/\p{Script=Han}/u.test(article)) return { zh: article, en: article };
  const titles = titlesOf(file);
  const parts = article.split(/[：:]/).map((part) => titles.get(part.trim()));
  return { zh: article, en: parts.some((part) => part === undefined) ? article : parts.join(": ") };
}

function numbered(article: string): Text {
  const cited = citeText({ instrument: "", edition: "0001-01-01", article, confidence: "read" }, {});
  return { zh: cited.zh.slice(cited.zh.indexOf("）") + 1), en: `Art. ${article}` };
}

/** The source of one indicator in full. */
export function indicatorSource(
  file: AssessmentFile,
  indicator: Pick<Indicator, "basis" | "article">,
  instruments: Readonly<Record<string, Instrument>>,
  language: Language,
): string | undefined {
  const source = indicator.basis ?? file.basis;
  if (source === undefined) return undefined;
  const article = indicator.article ?? source.article;
  if (article === undefined) return citeWhole(source, instruments)[language];
  const said = articleText(file, article)[language];
  // A number is written out by the citation itself.
  const text = citeText({ ...source, article: /^\d/.test(article) ? article : said }, instruments)[language];
  const isPractice = Object.hasOwn(instruments, source.instrument) && instruments[source.instrument]?.kind === "practice";
  return isPractice ? `${text}${language === "zh" ? "：" : ": "}${said}` : text;
}

const known = new WeakMap<AssessmentFile, ReadonlyMap<string, string>>();

function titlesOf(file: AssessmentFile): ReadonlyMap<string, string> {
  const made = known.get(file);
  if (made !== undefined) return made;
  const titles = new Map<string, string>();
  const add = ({ title }: { readonly title?: Text }): void => {
    if (title !== undefined && !titles.has(title.zh)) titles.set(title.zh, title.en);
  };
  const walk = (indicators: readonly Indicator[]): void => {
    for (const each of indicators) {
      add(each);
      if ("indicators" in each) walk(each.indicators);
    }
  };
  walk(file.indicators);
  for (const each of [...(file.vetoes ?? []), ...(file.consequences ?? [])]) add(each);
  known.set(file, titles);
  return titles;
}
