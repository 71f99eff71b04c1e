import type { Language, Text, WorkCalendar } from "@guiju/core";
import type { Decision, Norm, NormEdition } from "@guiju/lifecycle";
import type { Chapter, Pack } from "../pack.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { nameOf, plain } from "../texts/words.ts";
import { changeWords, type EditionWords, editionWords } from "./edition-words.ts";
import { between, phrase } from "./expression-words.ts";
import { fingerprintNote } from "./fingerprint.ts";
import { textTable } from "./markdown-table.ts";

const head: readonly Text[] = [
  { zh: "依据", en: "Basis" },
  { zh: "施行", en: "In force" },
  { zh: "规定", en: "Norm" },
  { zh: "内容", en: "What it requires" },
  { zh: "较前一版", en: "Against the edition before" },
  { zh: "强度", en: "Strength" },
  { zh: "何时核查", en: "Judged at" },
  { zh: "核实程度", en: "Verified" },
  { zh: "疑义及默认理解", en: "Ambiguities and the default taken" },
  { zh: "编号", en: "Id" },
];

const same: Text = { zh: "同上", en: "as above" };

/** The norms of a pack by chapter, instrument and article: a row an edition, the newest first, with what it changed. */
export function normsTable(pack: Pack, calendar: WorkCalendar, language: Language): string {
  const years = calendar.years;
  const range = years.length === 0 ? "" : `${Math.min(...years)}–${Math.max(...years)}`;
  const intro = phrase(
    "由规则包 {id} {version} 的数据生成，请勿手工修改。各条按文件和条号排列，现行的一版在上，前一版在其下。工作日按 {range} 年的放假安排计算，此外的年份结论为暂定。",
    "Generated from the data of the pack {id} {version}; do not edit by hand. Norms are in the order of instruments and articles, the newest edition first and the one before below it. Working days follow the holiday calendars of {range}; findings of other years are provisional.",
    { id: pack.id, version: pack.version, range },
  );
  const title = phrase("{a}：规定一览", "{a}: norms", { a: pack.title });
  const chapters = inOrderOfActs(pack).map(
    (chapter) => `\n## ${chapter.title[language]}\n${chapterTables(ownTexts(pack, chapter.lifecycle), chapter, language)}`,
  );
  return `# ${title[language]}\n\n${intro[language]}\n${chapters.join("")}`;
}

/** A table for each instrument that norms of the chapter rest on first. */
function chapterTables(pack: Pack, chapter: Chapter, language: Language): string {
  const stated = [...chapter.norms, ...chapter.decisions];
  const names = [...new Set([...Object.keys(pack.instruments), ...stated.map(instrumentOf)])];
  const tables = names.map((name) => {
    const rows = byArticle(stated.filter((each) => instrumentOf(each) === name)).flatMap((each) => rowsOf(pack, each));
    if (rows.length === 0) return "";
    const title = (Object.hasOwn(pack.instruments, name) ? pack.instruments[name]?.title : undefined) ?? plain(name);
    return `\n### ${title[language]}\n\n${textTable(head, rows, language)}`;
  });
  return tables.join("");
}

/** The chapters in the order in which a case meets them: by the middle of the places that their acts have in the lifecycle file. */
function inOrderOfActs(pack: Pack): readonly Chapter[] {
  const acts = pack.lifecycleFiles.flatMap(({ content }) => Object.keys(content.acts));
  const middle = (chapter: Chapter): number => {
    const named = chapter.norms.flatMap((norm) => [
      ...(Array.isArray(norm.at) ? (norm.at as readonly string[]) : []),
      ...(norm.demands ?? []).map((demand) => demand.act),
    ]);
    const places = named.map((act) => acts.indexOf(act)).sort((a, b) => a - b);
    return places[Math.floor(places.length / 2)] ?? acts.length;
  };
  return [...pack.chapters].sort((a, b) => middle(a) - middle(b));
}

/** The editions of a norm, the newest first. */
function newestFirst({ editions }: Norm | Decision): readonly NormEdition[] {
  return [...editions].sort((a, b) => ((a.in.from ?? "") < (b.in.from ?? "") ? 1 : -1));
}

function instrumentOf(stated: Norm | Decision): string {
  return newestFirst(stated)[0]?.basis[0]?.instrument ?? "";
}

/** By the number of the article in the newest edition; what has no article comes last, in the order of the file. */
function byArticle(stated: readonly (Norm | Decision)[]): readonly (Norm | Decision)[] {
  const article = (each: Norm | Decision): number => {
    const number = Number.parseInt(newestFirst(each)[0]?.basis[0]?.article ?? "", 10);
    return Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : number;
  };
  return [...stated].sort((a, b) => article(a) - article(b));
}

function rowsOf(pack: Pack, stated: Norm | Decision): readonly (readonly Text[])[] {
  const title = nameOf(pack, [`norm.${stated.slot}`], stated.slot);
  const editions = newestFirst(stated).map((edition) => editionWords(pack, stated, edition));
  return editions.map((words, index) => {
    const [newer, older] = [editions[index - 1], editions[index + 1]];
    const once = (pick: (each: EditionWords) => Text): Text =>
      newer !== undefined && pick(newer).zh === pick(words).zh ? same : pick(words);
    return [
      words.basis,
      words.inForce,
      newer === undefined ? title : same,
      once((each) => between(each.requires, "\n", "\n")),
      changeWords(pack, words, older),
      words.strength,
      once((each) => each.judgedAt),
      words.confidence,
      once((each) => each.ambiguities),
      plain(`${words.edition.id} ${fingerprintNote([words.data, words.edition])}`),
    ];
  });
}
