import { citeText, type Language, sayDate, type Text, type WorkCalendar } from "@guiju/core";
import type { AmbiguityRef, Confidence, Decision, Norm, NormEdition } from "@guiju/lifecycle";
import type { Chapter, Pack } from "../pack.ts";
import { bodyOf, isDecision } from "../texts/norm-index.ts";
import { nameOf, plain } from "../texts/words.ts";
import { modalityWords, normWords } from "./check-words.ts";
import { between, expressionWords, phrase } from "./expression-words.ts";
import { markdownTable } from "./markdown-table.ts";

const head: readonly Text[] = [
  { zh: "编号", en: "Id" },
  { zh: "规定", en: "Norm" },
  { zh: "依据", en: "Basis" },
  { zh: "强度", en: "Strength" },
  { zh: "何时核查", en: "Judged at" },
  { zh: "内容", en: "What it requires" },
  { zh: "施行", en: "In force" },
  { zh: "核实程度", en: "Verified" },
  { zh: "疑义及默认理解", en: "Ambiguities and the default taken" },
];

/** The norms of a pack by chapter, a row an edition. */
export function normsTable(pack: Pack, calendar: WorkCalendar, language: Language): string {
  const years = calendar.years;
  const range = years.length === 0 ? "" : `${Math.min(...years)}–${Math.max(...years)}`;
  const intro = phrase(
    "由规则包 {id} {version} 的数据生成，请勿手工修改。工作日按 {range} 年的放假安排计算，此外的年份结论为暂定。",
    "Generated from the data of the pack {id} {version}; do not edit by hand. Working days follow the holiday calendars of {range}; findings of other years are provisional.",
    { id: pack.id, version: pack.version, range },
  );
  const title = phrase("{a}：规定一览", "{a}: norms", { a: pack.title });
  const chapters = inOrderOfActs(pack).map((chapter) => {
    const rows = [...chapter.norms, ...chapter.decisions].flatMap((stated) =>
      stated.editions.map((edition) => row(pack, stated, edition).map((cell) => cell[language])),
    );
    return `\n## ${chapter.title[language]}\n\n${markdownTable(
      head.map((cell) => cell[language]),
      rows,
    )}`;
  });
  return `# ${title[language]}\n\n${intro[language]}\n${chapters.join("")}`;
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

function row(pack: Pack, stated: Norm | Decision, edition: NormEdition): readonly Text[] {
  const title = nameOf(pack, [`norm.${stated.slot}`], stated.slot);
  const basis = between(
    edition.basis.map((each) => citeText(each, pack.instruments)),
    "\n",
    "\n",
  );
  const confidence = between(
    [...new Set(edition.basis.map((each) => each.confidence))].map((each) => confidenceWords[each]),
    "、",
    ", ",
  );
  const common = [forceWords(edition), confidence];
  if (isDecision(stated)) {
    const acts = actsWords(pack, stated.at);
    const counted = phrase("{yes}{zh}{of}的{ratio}为通过", "passed with {yes} {en} {ratio} of {of}", {
      yes: expressionWords(pack, stated.yes),
      of: expressionWords(pack, stated.of),
      ratio: `${stated.ratio[0]}/${stated.ratio[1]}`,
      zh: stated.exact === "counts" ? "不少于" : "超过",
      en: stated.exact === "counts" ? "at least" : "more than",
    });
    return [plain(edition.id), title, basis, { zh: "表决", en: "vote" }, acts, counted, ...common, plain("")];
  }
  const body = bodyOf(stated, edition);
  const ambiguities = (body.ambiguities ?? []).map((ref) => ambiguityWords(pack, ref));
  return [
    plain(edition.id),
    title,
    basis,
    modalityWords[body.modality],
    Array.isArray(body.at) ? actsWords(pack, body.at) : atWords(pack, body.at as { entering: string } | undefined),
    between(normWords(pack, body), "\n", "\n"),
    ...common,
    between(ambiguities, "\n", "\n"),
  ];
}

const confidenceWords: Readonly<Record<Confidence, Text>> = {
  read: { zh: "逐字读过", en: "read word for word" },
  secondary: { zh: "见于转述", en: "secondary source" },
  inferred: { zh: "推断", en: "inferred" },
  unconfirmed: { zh: "尚未核实", en: "not confirmed" },
};

function actsWords(pack: Pack, acts: readonly string[]): Text {
  return between(
    acts.map((act) => nameOf(pack, [`act.${act}`], act)),
    "、",
    ", ",
  );
}

function atWords(pack: Pack, at: { readonly entering: string } | undefined): Text {
  if (at === undefined) return { zh: "随时", en: "at any time" };
  return phrase("进入“{state}”时", 'on entering "{state}"', { state: nameOf(pack, [`state.${at.entering}`], at.entering) });
}

function forceWords(edition: NormEdition): Text {
  const { from, to } = edition.in;
  const say = (day: string | undefined, language: Language) => (day === undefined ? "" : sayDate(day, language));
  if (from !== undefined && to !== undefined)
    return { zh: `${say(from, "zh")}至${say(to, "zh")}`, en: `${say(from, "en")} to ${say(to, "en")}` };
  if (from !== undefined) return { zh: `${say(from, "zh")}起`, en: `from ${say(from, "en")}` };
  return to === undefined ? { zh: "一直", en: "always" } : { zh: `至${say(to, "zh")}`, en: `to ${say(to, "en")}` };
}

function ambiguityWords(pack: Pack, ref: AmbiguityRef): Text {
  const id = typeof ref === "string" ? ref : ref.id;
  const ambiguity = Object.hasOwn(pack.ambiguities, id) ? pack.ambiguities[id] : undefined;
  return ambiguity === undefined ? plain(id) : phrase("{id}：{a}", "{id}: {a}", { id, a: ambiguity.default });
}
