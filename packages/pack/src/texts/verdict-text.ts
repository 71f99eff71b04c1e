import { citeText, type Slots, type Text } from "@guiju/core";
import type { Basis, Lifecycle, Standing, Verdict } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { checkOf, type IndexedNorm, normIndex } from "./norm-index.ts";
import { inOrder } from "./own-interpretations.ts";
import { ownTexts } from "./own-texts.ts";
import { interpretedWords, readingWords } from "./reading-words.ts";
import { engineText, type FoundText, factText, factValue, joined, listed, nameOf, plain, sentence } from "./words.ts";

/**
 * Makes the texts of verdicts: what is found, what was read, from or until which day, what to do next, and on which article.
 *
 * The pack's own words come first (`<slot>.<check>.<reason>`, then `<slot>.<reason>`), then the engine's (`<kind>.<reason>`, `reason.<reason>`).
 * What an act on record can still be answered with differs from what stops one that is only asked about: for acts on record the same keys
 * with `.recorded` after them come first, where there are any. Without a standing an act is taken to be on record.
 *
 * @example
 * import { can } from "@guiju/lifecycle";
 *
 * const history = { id: "m-1", lifecycle: "cpc/member-development", startsAt: "proposed.consented", acts: [] };
 * const { verdicts } = can(lifecycle, history, { type: "LIST_OBJECT", on: "2026-10-08" }, { calendar });
 * const sentence = verdictText(pack, lifecycle);
 * const texts = verdicts.map((verdict) => sentence(verdict, "asked"));
 * texts[1]?.en.split(":")[0]; // => 'It cannot be told whether "Public notice of at least five working days" is kept'
 */
export function verdictText(whole: Pack, lifecycle: Lifecycle): (verdict: Verdict, standing?: Standing) => Text {
  const pack = ownTexts(whole, lifecycle.name);
  const norms = normIndex(lifecycle);
  return (verdict, standing = "recorded") => {
    const norm = norms.get(verdict.norm);
    const slots = slotsOf(pack, norm, verdict);
    const plainYes = verdict.status === "satisfied" && verdict.reason === null;
    const found = plainYes ? kept : reasonText(pack, norm, verdict, slots, standing);
    const head = plainYes ? "verdict.satisfied" : `verdict.${verdict.status === "satisfied" ? "notApplicable" : verdict.status}`;
    return joined([
      engineText(head, { ...slots, sentence: found.text }),
      ...(Object.hasOwn(verdict.facts, "voidOn") ? [engineText("line.voidAct", slots)] : []),
      ...factsRead(pack, verdict, norm, found),
      ...dates(verdict, found.uses),
      ...nextStep(pack, verdict, found, standing),
      ...readings(pack, norms, verdict),
      ...doubts(pack, verdict),
      ...cited(pack, verdict),
    ]);
  };
}

/** Nothing is to be said of what is kept but that it is; its dates would only confuse. */
const kept: FoundText = { text: plain(""), by: "engine", uses: new Set(["earliest", "latest"]) };

/** How a basis is cited, several parted by semicolons. */
export function citation(pack: Pack, basis: readonly Basis[]): Text {
  return listed(basis.map((each) => citeText(each, pack.instruments)));
}

function reasonText(pack: Pack, norm: IndexedNorm | undefined, verdict: Verdict, slots: Slots, standing: Standing): FoundText {
  const reason = verdict.reason ?? "none";
  const kind = checkOf(norm?.body, verdict.check)?.kind;
  const own =
    norm === undefined ? [] : [...(verdict.check === null ? [] : [`${norm.slot}.${verdict.check}.${reason}`]), `${norm.slot}.${reason}`];
  const plainKeys = [...own, ...(kind === undefined ? [] : [`${kind}.${reason}`]), `demand.${reason}`, `reason.${reason}`];
  const keys = [...(standing === "recorded" ? plainKeys.map(recorded) : []), ...plainKeys, "reason.none"];
  return sentence(pack, keys, slots) ?? { text: plain(reason), by: "engine", uses: new Set() };
}

/** What was read, where something is wrong or unclear and the sentence has not said it. */
function factsRead(pack: Pack, verdict: Verdict, norm: IndexedNorm | undefined, found: FoundText): readonly Text[] {
  if (!needsAction(verdict)) return [];
  const period = periodFact(norm, verdict)?.[0];
  const told = new Set(
    Object.entries(verdict.facts).flatMap(([name, value]) => (found.uses.has(name) && typeof value === "string" ? [value] : [])),
  );
  const all = Object.entries(verdict.facts);
  // The engine's own name for what a person or body recorded repeats the field it was read from.
  const repeats = (name: string, value: unknown) =>
    (name === "recorded" || name === "body") && all.some(([other, found]) => other !== name && found === value);
  // What the host supplies about a person stays in the report's data; a sentence that is printed and passed on does not repeat it.
  const personal = (name: string, value: unknown): boolean =>
    value !== null && [...pack.facts.values()].some((schema) => Object.hasOwn(schema.facts, name));
  // That there may be none at all, the pack's sentence says in words.
  const noneAllowed = (name: string, value: unknown): boolean => name === "max" && value === 0 && found.by === "pack";
  const lines = all
    .filter(([name, value]) => !personal(name, value) && !noneAllowed(name, value))
    .filter(
      ([name, value]) =>
        !found.uses.has(name) &&
        name !== "voidOn" &&
        name !== period &&
        !(typeof value === "string" && told.has(value)) &&
        !repeats(name, value),
    )
    .filter(([, value]) => value !== null || verdict.status === "undetermined")
    .map(([name, value]) => factText(pack, name, value));
  const distinct = lines.filter((line, index) => lines.findIndex((other) => other.zh === line.zh) === index);
  return distinct.length === 0 ? [] : [engineText("line.facts", { facts: listed(distinct) })];
}

/** What to do next, in general words; the pack's own sentence says itself what to do. */
function nextStep(pack: Pack, verdict: Verdict, found: FoundText, standing: Standing): readonly Text[] {
  if (!needsAction(verdict) || found.by === "pack") return [];
  const key = `next.${verdict.reason ?? "none"}`;
  const next = sentence(pack, [...(standing === "recorded" ? [recorded(key)] : []), key, "next.none"], {});
  return next === undefined ? [] : [next.text];
}

/** The key of a text for an act on record. */
function recorded(key: string): string {
  return `${key}.recorded`;
}

function needsAction(verdict: Verdict): boolean {
  return verdict.status !== "satisfied" && verdict.status !== "notApplicable";
}

function dates(verdict: Verdict, said: ReadonlySet<string>): readonly Text[] {
  // Where readings differ each is shown with its own dates.
  if (verdict.readings.length > 0) return verdict.provisional ? [engineText("line.provisional")] : [];
  const lines: Text[] = [];
  if (verdict.earliest !== null && !said.has("earliest")) lines.push(engineText("line.earliest", { earliest: verdict.earliest }));
  if (verdict.latest !== null && !said.has("latest")) lines.push(engineText("line.latest", { latest: verdict.latest }));
  if (verdict.provisional) lines.push(engineText("line.provisional"));
  return lines;
}

function readings(whole: Pack, norms: ReadonlyMap<string, IndexedNorm>, verdict: Verdict): readonly Text[] {
  if (verdict.readings.length === 0) return [];
  // What the verdict itself leaves open is what its readings name; what it settled they do not.
  const taken = new Map(Object.entries(verdict.interpretations ?? {}));
  const isOpen = (name: string): boolean => taken.get(name) === "unconfirmed";
  const pack = inOrder(whole, isOpen, (name) => taken.has(name) && !isOpen(name));
  // A day known only by month differs by the day it was, not by how the text is read.
  const line = verdict.reason === "imprecise" ? "line.days" : "line.readings";
  return [engineText(line, { readings: listed(verdict.readings.map((reading) => readingText(pack, norms, reading))) })];
}

function cited(pack: Pack, verdict: Verdict): readonly Text[] {
  if (verdict.basis.length === 0) return [];
  // What is owed is judged by the edition of the day of judging, which may be younger than the day on which it was due.
  const key = verdict.reason === "overdue" || verdict.reason === "owed" ? "line.citationToday" : "line.citation";
  return [engineText(key, { citation: citation(pack, verdict.basis) })];
}

function readingText(pack: Pack, norms: ReadonlyMap<string, IndexedNorm>, reading: Verdict["readings"][number]): Text {
  const slots = {
    reading: readingWords(pack, norms, reading.reading),
    status: engineText(`status.${reading.status}`),
  };
  if (reading.earliest !== null) return engineText("line.readingEarliest", { ...slots, earliest: reading.earliest });
  if (reading.latest !== null) return engineText("line.readingLatest", { ...slots, latest: reading.latest });
  return engineText("line.reading", slots);
}

/** Names what the text leaves open, and which reading was taken. */
function doubts(pack: Pack, verdict: Verdict): readonly Text[] {
  if (verdict.ambiguities.length === 0) return [];
  const open = engineText("line.ambiguities", { ambiguities: listed(verdict.ambiguities.map((id) => ambiguityText(pack, id))) });
  const taken = Object.entries(verdict.interpretations ?? {}).map(([name, reading]) => {
    const title = Object.hasOwn(pack.interpretations, name) ? pack.interpretations[name]?.title : undefined;
    return engineText("line.taken", {
      title: title ?? plain(name),
      reading: interpretedWords(pack, name, String(reading)),
    });
  });
  if (verdict.readings.length > 0) return [open];
  return [open, taken.length === 0 ? engineText("line.default") : engineText("line.interpretations", { interpretations: listed(taken) })];
}

function ambiguityText(pack: Pack, id: string): Text {
  const question = Object.hasOwn(pack.ambiguities, id) ? pack.ambiguities[id]?.question : undefined;
  return question === undefined
    ? plain(id)
    : { zh: `${id} ${question.zh.replace(/[。？?]$/, "")}`, en: `${id} ${question.en.replace(/[.?]$/, "")}` };
}

function slotsOf(pack: Pack, norm: IndexedNorm | undefined, verdict: Verdict): Slots {
  const facts = Object.entries(verdict.facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, factValue(pack, name, value)] as const);
  const unit = periodFact(norm, verdict);
  const before = verdict.facts.before;
  const owes = owner(norm, verdict);
  const article = verdict.basis[0]?.article;
  return {
    ...Object.fromEntries(facts),
    ...(unit === undefined ? {} : { period: periodText(unit, verdict.facts[unit[0]] as number) }),
    ...(verdict.reason === "missingAct" && typeof before === "string" ? { before: nameOf(pack, [`act.${before}`], before) } : {}),
    norm: norm === undefined ? plain(verdict.norm) : nameOf(pack, [`norm.${norm.slot}`], verdict.norm),
    act: nameOf(pack, [`act.${verdict.act}`], verdict.act),
    ...(verdict.on === null ? {} : { on: verdict.on }),
    ...(verdict.earliest === null ? {} : { earliest: verdict.earliest }),
    ...(verdict.latest === null ? {} : { latest: verdict.latest }),
    ...(verdict.period === undefined ? {} : { from: verdict.period.from, to: verdict.period.to }),
    ...(article === undefined ? {} : { article }),
    ...(owes === undefined ? {} : { who: nameOf(pack, [`who.${owes}`], owes) }),
  };
}

/** The units of a period, longest first, each with its word for one. */
const units = [
  ["years", "oneYear"],
  ["months", "oneMonth"],
  ["days", "oneDay"],
] as const;

/** The fact that is the length of the check's period; other checks may read facts of the same name. */
function periodFact(norm: IndexedNorm | undefined, verdict: Verdict): (typeof units)[number] | undefined {
  const kind = checkOf(norm?.body, verdict.check)?.kind;
  if (kind !== "minimumInterval" && kind !== "maximumInterval") return undefined;
  return units.find(([unit]) => typeof verdict.facts[unit] === "number");
}

function periodText([unit, one]: (typeof units)[number], length: number): Text {
  return length === 1 ? engineText(`period.${one}`) : engineText(`period.${unit}`, { n: length });
}

function owner(norm: IndexedNorm | undefined, verdict: Verdict): string | undefined {
  const check = checkOf(norm?.body, verdict.check);
  if (check !== undefined && "owes" in check && check.owes !== undefined) return check.owes.who;
  if (check?.kind === "window") return check.who;
  return norm?.body?.demands?.find((demand) => demand.act === verdict.act)?.who;
}
