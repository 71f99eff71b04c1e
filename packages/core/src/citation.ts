import { chineseNumeral } from "./chinese-numeral.ts";
import { sayDate } from "./say-date.ts";
import type { Language, Text } from "./text.ts";

/** How far the text behind a rule was verified: read word for word, known from a secondary source, inferred, or not confirmed. */
export type Confidence = "read" | "secondary" | "inferred" | "unconfirmed";

/** One edition of an instrument, kept under its day of issue. */
export interface Edition {
  /** The day from which it is in force. */
  readonly inForce: string;
  /** The first day on which it is no longer in force. */
  readonly repealed?: string;
  /** Where its text can be read. */
  readonly source?: string;
}

/** A published rule text with its dated editions, by day of issue. */
export interface Instrument {
  readonly title: Text;
  /** `practice` is what offices do, known from accounts: it is no text and has no articles. A `chart` has no articles either. Any other word is a text. */
  readonly kind?: string;
  readonly editions: Readonly<Record<string, Edition>>;
}

/** Where a statement comes from: an article of one edition of an instrument. `article` is absent where it was not confirmed. */
export interface Citation {
  readonly instrument: string;
  readonly edition: string;
  readonly article?: string;
  readonly confidence: Confidence;
}

const DOUBT: Readonly<Record<Confidence, Text | undefined>> = {
  read: undefined,
  secondary: { zh: "据二手资料", en: "from a secondary source" },
  inferred: { zh: "推定", en: "inferred" },
  unconfirmed: { zh: "未核实", en: "not confirmed" },
};

const PRACTICE: Text = { zh: "实务做法，据转述，不是条文", en: "practice, known from accounts; not a rule text" };
const ARTICLE_UNCONFIRMED: Text = { zh: "条款未核实", en: "article not confirmed" };

/**
 * Cites an article of a dated edition, and says so where the article or the wording was not confirmed.
 *
 * An article that begins with a number is written as 第…条 and Art. …; anything else is shown as given. An unknown instrument is shown by its id.
 *
 * @example
 * const instruments = { rules: { title: { zh: "工作细则", en: "Working rules" }, editions: { "2026-05-11": { inForce: "2026-05-11" } } } };
 * citeText({ instrument: "rules", edition: "2026-05-11", article: "13", confidence: "read" }, instruments).zh; // => "《工作细则》（2026年5月11日）第十三条"
 * citeText({ instrument: "rules", edition: "2026-05-11", article: "13", confidence: "read" }, instruments).en; // => "Working rules, Art. 13, 11 May 2026"
 */
export function citeText(basis: Citation, instruments: Readonly<Record<string, Instrument>>): Text {
  const instrument = Object.hasOwn(instruments, basis.instrument) ? instruments[basis.instrument] : undefined;
  const title = instrument?.title ?? { zh: basis.instrument, en: basis.instrument };
  if (instrument?.kind === "practice") {
    return { zh: `${title.zh}${inBrackets([PRACTICE], "zh")}`, en: `${title.en}${inBrackets([PRACTICE], "en")}` };
  }
  const marked = title.zh.startsWith("《") ? title.zh : `《${title.zh}》`;
  const article = basis.article === undefined ? "" : basis.article.trim();
  const english = [title.en, englishArticle(article), sayDate(basis.edition, "en")].filter((part) => part !== "");
  const doubts = doubtsOf(basis, article, instrument?.kind);
  return {
    zh: `${marked}（${sayDate(basis.edition, "zh")}）${chineseArticle(article)}${inBrackets(doubts, "zh")}`,
    en: `${english.join(", ")}${inBrackets(doubts, "en")}`,
  };
}

function doubtsOf(basis: Citation, article: string, kind: string | undefined): Text[] {
  const doubts: Text[] = [];
  const doubt = DOUBT[basis.confidence];
  if (article === "" && kind !== "chart") doubts.push(ARTICLE_UNCONFIRMED);
  if (doubt !== undefined && !(article === "" && basis.confidence === "unconfirmed")) doubts.push(doubt);
  return doubts;
}

function inBrackets(doubts: readonly Text[], language: Language): string {
  if (doubts.length === 0) return "";
  const said = doubts.map((doubt) => doubt[language]);
  return language === "zh" ? `（${said.join("，")}）` : ` (${said.join(", ")})`;
}

function chineseArticle(article: string): string {
  const parts = /^(\d{1,3})((?:\(\w+\))*)$/.exec(article);
  const number = Number(parts?.[1]);
  return parts === null || number === 0 ? article : `第${chineseNumeral(number)}条${parts[2]}`;
}

function englishArticle(article: string): string {
  return /^\d/.test(article) ? `Art. ${article}` : article;
}
