import { citeText, type Language, type Text } from "@guiju/core";
import type { ChangeClass, ElementKind } from "../overlay/overlay-file.ts";
import { type ResolvedRow, resolvedRows } from "../overlay/resolved-rows.ts";
import type { Pack } from "../pack.ts";
import { ownTexts } from "../texts/own-texts.ts";
import { nameOf, plain } from "../texts/words.ts";
import { between, phrase } from "./expression-words.ts";
import { textTable } from "./markdown-table.ts";
import { parameterWords, valueWords } from "./value-words.ts";

const head: readonly Text[] = [
  { zh: "要素", en: "Element" },
  { zh: "版本", en: "Edition" },
  { zh: "核查项", en: "Check" },
  { zh: "参数", en: "Parameter" },
  { zh: "值", en: "Value" },
  { zh: "由谁规定", en: "Set by" },
  { zh: "原值", en: "Value before" },
  { zh: "依据", en: "Basis" },
  { zh: "与上级规定相比", en: "Against what it changes" },
];

const kinds: Readonly<Record<ElementKind, Text>> = {
  norm: { zh: "规定", en: "Norms" },
  decision: { zh: "表决", en: "Votes" },
  interpretation: { zh: "口径", en: "Interpretations" },
  value: { zh: "推算的数据", en: "Values" },
  act: { zh: "办理事项", en: "Acts" },
  state: { zh: "状态", en: "States" },
  facts: { zh: "基本信息", en: "Facts" },
  text: { zh: "文字", en: "Texts" },
};

const classes: Readonly<Record<ChangeClass, Text>> = {
  tighter: { zh: "更严", en: "tighter" },
  equal: { zh: "相同", en: "equal" },
  looser: { zh: "更宽（上级规定留有余地）", en: "looser, where it is left open" },
  incomparable: { zh: "不可比（上级规定留有余地）", en: "incomparable, where it is left open" },
};

/**
 * Every value of a pack that extends others, and which pack set it: what the pack itself set first, in each part what belongs to one kind together.
 */
export function originsTable(pack: Pack, language: Language): string {
  const rows = resolvedRows(pack);
  const titles = packTitles(pack);
  const own = rows.filter((row) => row.setBy === pack.id);
  const inherited = rows.filter((row) => row.setBy !== pack.id);
  const title = phrase("{a}：每个值由哪个规则包规定", "{a}: which pack set each value", { a: pack.title });
  const intro = phrase(
    "由规则包 {id} {version} 和它所依据的规则包的数据生成，请勿手工修改。共 {all} 个值，其中本规则包规定 {own} 个。",
    "Generated from the data of the pack {id} {version} and of those it extends; do not edit by hand. {all} values, {own} of them set by this pack.",
    { id: pack.id, version: pack.version, all: rows.length, own: own.length },
  );
  const parts = [
    { title: phrase("{a}规定的", "Set by: {a}", { a: titles.get(pack.id) ?? plain(pack.id) }), rows: own },
    { title: { zh: "从上级规则包继承的", en: "Inherited" }, rows: inherited },
  ];
  const written = parts.map((part) => `\n## ${part.title[language]}\n${sections(pack, part.rows, titles, language)}`);
  return `# ${title[language]}\n\n${intro[language]}\n${written.join("")}`;
}

function sections(pack: Pack, rows: readonly ResolvedRow[], titles: ReadonlyMap<string, Text>, language: Language): string {
  return (Object.keys(kinds) as readonly ElementKind[])
    .map((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      if (own.length === 0) return "";
      const cells = own.map((row) => cellsOf(pack, row, titles));
      return `\n### ${kinds[kind][language]}\n\n${textTable(head, cells, language)}`;
    })
    .join("");
}

function cellsOf(whole: Pack, row: ResolvedRow, titles: ReadonlyMap<string, Text>): readonly Text[] {
  const pack = ownTexts(whole, lifecycleOf(whole, row));
  const basis = between(
    row.basis.map((each) => citeText(each, pack.instruments)),
    "\n",
    "\n",
  );
  return [
    elementWords(pack, row),
    plain(row.edition ?? ""),
    plain(row.check ?? ""),
    parameterWords(row.parameter),
    valueWords(pack, row.parameter, row.value),
    titles.get(row.setBy) ?? plain(row.setBy),
    row.before === undefined ? plain("") : valueWords(pack, row.parameter, row.before),
    basis,
    row.class === null ? plain("") : classes[row.class],
  ];
}

/** The lifecycle whose texts name an element. */
function lifecycleOf(pack: Pack, { kind, element }: ResolvedRow): string {
  if (kind === "value" || kind === "act" || kind === "state") return `${pack.id}/${element.slice(0, element.indexOf("/"))}`;
  return pack.chapters.find((chapter) => [...chapter.norms, ...chapter.decisions].some((each) => each.slot === element))?.lifecycle ?? "";
}

/** An element by its name, with the name that the data gives it. */
function elementWords(pack: Pack, { kind, element }: ResolvedRow): Text {
  const name = element.slice(element.indexOf("/") + 1);
  const code = `\`${element}\``;
  if (kind === "text" || kind === "facts") return plain(code);
  const title =
    kind === "interpretation" && Object.hasOwn(pack.interpretations, element) ? pack.interpretations[element]?.title : undefined;
  const prefix = kind === "decision" ? "norm" : kind;
  const named = title ?? nameOf(pack, [`${prefix}.${name}`], "");
  return named.zh === "" ? plain(code) : phrase("{a} {code}", "{a} {code}", { a: named, code });
}

/** The titles of a pack and of all above it, by id. */
function packTitles(pack: Pack): ReadonlyMap<string, Text> {
  const above = (pack.overlay?.parents ?? []).flatMap((parent) => [...packTitles(parent.pack)]);
  return new Map([...above, [pack.id, pack.title]]);
}
