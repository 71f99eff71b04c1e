import { type Citation, citeText, type Instrument } from "@guiju/core";
import { type Desk, objectAt, refuse } from "./desk.ts";
import { problem, unknownName } from "./problem.ts";
import { choiceAt, longTextAt, wordAt } from "./values.ts";

/** The instruments that a rubric may cite, where they are known. */
export type Instruments = Readonly<Record<string, Instrument>>;

const CONFIDENCES = ["read", "secondary", "inferred", "unconfirmed"] as const;

/** Checks a citation; where the instruments are known, it must be of one of them. */
export function citationAt(desk: Desk, json: unknown, pointer: string, instruments: Instruments | undefined): Citation | undefined {
  const given = objectAt(desk, json, pointer, ["instrument", "edition", "confidence"], ["article"]);
  if (given === undefined) return undefined;
  const instrument = wordAt(desk, given.instrument, `${pointer}/instrument`);
  const edition = wordAt(desk, given.edition, `${pointer}/edition`);
  const confidence = choiceAt(desk, given.confidence, `${pointer}/confidence`, CONFIDENCES);
  const article = given.article === undefined ? undefined : longTextAt(desk, given.article, `${pointer}/article`);
  if (instrument === undefined || edition === undefined || confidence === undefined) return undefined;
  if (instruments !== undefined) checkInstrument(desk, instrument, edition, pointer, instruments);
  return { instrument, edition, confidence, ...(article !== undefined && { article }) };
}

function checkInstrument(desk: Desk, instrument: string, edition: string, pointer: string, instruments: Instruments): void {
  const found = Object.hasOwn(instruments, instrument) ? instruments[instrument] : undefined;
  if (found === undefined) {
    const what = { zh: "文件", en: "instrument" };
    refuse(desk, unknownName("unknown_instrument", `${pointer}/instrument`, what, instrument, Object.keys(instruments)));
  } else if (!Object.hasOwn(found.editions, edition)) {
    const what = { zh: "版本", en: "edition" };
    refuse(desk, unknownName("unknown_edition", `${pointer}/edition`, what, edition, Object.keys(found.editions)));
  }
}

/** Says in Chinese where an indicator comes from: its own article, in its own source or in that of the assessment. */
export function basisText(
  own: Citation | undefined,
  shared: Citation | undefined,
  article: string | undefined,
  instruments: Instruments = {},
): string {
  const source = own ?? shared;
  if (source === undefined) return article ?? "";
  const { article: general, ...rest } = source;
  const place = article ?? general;
  return citeText(place === undefined ? rest : { ...rest, article: place }, instruments).zh;
}

/** Tells that a leaf does not say where it comes from. */
export function missingArticle(desk: Desk, pointer: string): void {
  const zh = "这个指标没有写依据（article）：评分办法的第几条、哪一行或哪个标题。";
  const en = 'This indicator names no source: say in "article" which article, row or heading it comes from.';
  refuse(desk, problem("missing_article", pointer, zh, en));
}
