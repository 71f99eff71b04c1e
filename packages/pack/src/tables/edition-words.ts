import { citeText, type Language, sayDate, type Text } from "@guiju/core";
import type { AmbiguityRef, Confidence, Decision, Motion, Norm, NormBody, NormEdition, Tally } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { bodyOf, isDecision } from "../texts/norm-index.ts";
import { nameOf, plain } from "../texts/words.ts";
import { modalityWords, normWords } from "./check-words.ts";
import { between, expressionWords, phrase } from "./expression-words.ts";
import { ratioWords } from "./ratio-words.ts";
import { ruleWords } from "./rule-words.ts";

/** One edition of a norm or of a vote in words. */
export interface EditionWords {
  readonly edition: NormEdition;
  readonly basis: Text;
  readonly inForce: Text;
  readonly strength: Text;
  readonly judgedAt: Text;
  /** What it requires, a line a check and a demand. */
  readonly requires: readonly Text[];
  readonly confidence: Text;
  readonly ambiguities: Text;
  /** What it states, without the editions: equal where two editions are judged alike. */
  readonly data: unknown;
}

/** Says an edition of a norm, or of a vote. */
export function editionWords(pack: Pack, stated: Norm | Decision, edition: NormEdition): EditionWords {
  const basis = between(
    edition.basis.map((each) => citeText(each, pack.instruments)),
    "\n",
    "\n",
  );
  const confidences = [...new Set(edition.basis.map((each) => each.confidence))].map((each) => confidenceWords[each]);
  const common = { edition, basis, inForce: forceWords(edition.in), confidence: between(confidences, "、", ", ") };
  if (isDecision(stated)) {
    const { editions: _, ...data } = stated;
    const strength = { zh: "表决", en: "vote" };
    return { ...common, strength, judgedAt: actsWords(pack, stated.at), requires: [voteWords(pack, stated)], ambiguities: plain(""), data };
  }
  const { editions: _, ...data } = { ...bodyOf(stated, edition), editions: undefined };
  return {
    ...common,
    strength: modalityWords[data.modality],
    judgedAt: judgedWords(pack, data.at),
    requires: normWords(pack, stated.slot, data),
    ambiguities: between(
      (data.ambiguities ?? []).map((ref) => ambiguityWords(pack, ref)),
      "\n",
      "\n",
    ),
    data: { ...data, replace: undefined },
  };
}

/** What an edition changed against the one before it; for a norm without one, whether its instrument had an earlier edition that lacked it. */
export function changeWords(pack: Pack, words: EditionWords, before: EditionWords | undefined): Text {
  if (before === undefined) return isNew(pack, words.edition) ? { zh: "前一版未列", en: "not listed for the edition before" } : plain("");
  const added = words.requires.filter((line) => !before.requires.some((other) => other.zh === line.zh));
  const gone = before.requires.filter((line) => !words.requires.some((other) => other.zh === line.zh));
  const lines = [
    ...gone.map((a) => phrase("原：{a}", "before: {a}", { a })),
    ...added.map((a) => phrase("现：{a}", "now: {a}", { a })),
    ...(words.strength.zh === before.strength.zh ? [] : [phrase("强度原为“{a}”", 'strength before: "{a}"', { a: before.strength })]),
    ...(words.judgedAt.zh === before.judgedAt.zh ? [] : [phrase("核查时点有变", "judged at other acts", {})]),
  ];
  if (lines.length > 0) return between(lines, "\n", "\n");
  if (words.edition.basis.every(({ confidence }) => confidence === "unconfirmed"))
    return { zh: "沿用前一版内容，尚未核实", en: "carried on from the edition before, not confirmed" };
  return JSON.stringify(words.data) === JSON.stringify(before.data)
    ? { zh: "内容不变", en: "unchanged" }
    : { zh: "内容不变，疑义或核查方式有调整", en: "same words; ambiguities or the way of judging differ" };
}

/** Whether the first instrument of an edition has an earlier edition. */
function isNew(pack: Pack, edition: NormEdition): boolean {
  const [first] = edition.basis;
  const instrument =
    first !== undefined && Object.hasOwn(pack.instruments, first.instrument) ? pack.instruments[first.instrument] : undefined;
  return Object.keys(instrument?.editions ?? {}).some((issued) => issued < (first?.edition ?? ""));
}

function voteWords(pack: Pack, decision: Decision): Text {
  const own = ruleWords(pack, decision.slot, decision);
  if (own !== undefined) return own;
  return decision.kind === "motion" ? motionWords(pack, decision) : tallyWords(pack, decision);
}

function tallyWords(pack: Pack, { seats, pass }: Tally): Text {
  const slots = { seats: expressionWords(pack, seats) };
  if (pass === "plurality") return phrase("名额为{seats}，按得票多少当选", "{seats} elected by the most votes", slots);
  const [ratio, zh, en] = "over" in pass ? ([pass.over, "超过", "more than"] as const) : ([pass.atLeast, "不少于", "at least"] as const);
  return phrase(
    "名额为{seats}，得票{zh}{of}的{ratio}的按得票多少当选",
    "{seats} elected by the most votes among those with {en} {ratio} of {of}",
    {
      ...slots,
      of: expressionWords(pack, pass.of),
      ratio: ratioWords(ratio),
      zh,
      en,
    },
  );
}

function motionWords(pack: Pack, decision: Motion): Text {
  return phrase("{yes}{zh}{of}的{ratio}为通过", "passed with {yes} {en} {ratio} of {of}", {
    yes: expressionWords(pack, decision.yes),
    of: expressionWords(pack, decision.of),
    ratio: ratioWords(decision.ratio),
    zh: decision.exact === "counts" ? "不少于" : "超过",
    en: decision.exact === "counts" ? "at least" : "more than",
  });
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
    "; ",
  );
}

function judgedWords(pack: Pack, at: NormBody["at"]): Text {
  if (at === undefined) return { zh: "随时", en: "at any time" };
  if (!("entering" in at)) return actsWords(pack, at);
  return phrase("进入“{state}”时", 'on entering "{state}"', { state: nameOf(pack, [`state.${at.entering}`], at.entering) });
}

/** The days on which something is in force. */
export function forceWords({ from, to }: NormEdition["in"]): Text {
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
