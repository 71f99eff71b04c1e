import { citeText, type Slots, type Text } from "@guiju/core";
import type { Basis, Lifecycle, Verdict } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { checkOf, type IndexedNorm, normIndex } from "./norm-index.ts";
import { engineText, factText, factValue, type FoundText, joined, listed, nameOf, plain, sentence } from "./words.ts";

/**
 * Makes the texts of verdicts: what is found, what was read, from or until which day, what to do next, and on which article.
 *
 * The pack's own words come first (`<slot>.<check>.<reason>`, then `<slot>.<reason>`), then the engine's (`<kind>.<reason>`, `reason.<reason>`).
 *
 * @example
 * verdictText(pack, lifecycle)(verdict).en; // => 'Not in order with "Time limit": "Return" was done on 3 May 2026, after the time allowed (1 month(s)) had run out. …'
 */
export function verdictText(pack: Pack, lifecycle: Lifecycle): (verdict: Verdict) => Text {
  const norms = normIndex(lifecycle);
  return (verdict) => {
    const norm = norms.get(verdict.norm);
    const slots = slotsOf(pack, norm, verdict);
    if (verdict.status === "satisfied" && verdict.reason === null) {
      return joined([engineText("verdict.satisfied", slots), ...afterthoughts(pack, verdict, new Set(["earliest", "latest"]))]);
    }
    const found = reasonText(pack, norm, verdict, slots);
    const status = verdict.status === "satisfied" ? "notApplicable" : verdict.status;
    const head = engineText(`verdict.${status}`, { ...slots, sentence: found.text });
    return joined([head, ...details(pack, verdict, found), ...afterthoughts(pack, verdict, found.uses)]);
  };
}

/** How a basis is cited, several parted by semicolons. */
export function citation(pack: Pack, basis: readonly Basis[]): Text {
  return listed(basis.map((each) => citeText(each, pack.instruments)));
}

function reasonText(pack: Pack, norm: IndexedNorm | undefined, verdict: Verdict, slots: Slots): FoundText {
  const reason = verdict.reason ?? "none";
  const kind = checkOf(norm?.body, verdict.check)?.kind;
  const own = norm === undefined ? [] : [...(verdict.check === null ? [] : [`${norm.slot}.${verdict.check}.${reason}`]), `${norm.slot}.${reason}`];
  const keys = [...own, ...(kind === undefined ? [] : [`${kind}.${reason}`]), `reason.${reason}`, "reason.none"];
  return sentence(pack, keys, slots) ?? { text: plain(reason), uses: new Set() };
}

/** What was read, and what to do next, where something is wrong or unclear. The pack's own sentence says itself what to do. */
function details(pack: Pack, verdict: Verdict, found: FoundText): readonly Text[] {
  if (verdict.status === "satisfied" || verdict.status === "notApplicable") return [];
  const facts = Object.entries(verdict.facts)
    .filter(([name]) => !found.uses.has(name) && !(found.uses.has("period") && ["days", "months", "years"].includes(name)))
    .map(([name, value]) => factText(pack, name, value));
  const read = facts.length === 0 ? [] : [engineText("line.facts", { facts: listed(facts) })];
  const next = sentence(pack, [`next.${verdict.reason ?? "none"}`, "next.none"], {});
  return [...read, ...(next === undefined ? [] : [next.text])];
}

function afterthoughts(pack: Pack, verdict: Verdict, said: ReadonlySet<string>): readonly Text[] {
  const lines: Text[] = [];
  if (verdict.earliest !== null && !said.has("earliest")) lines.push(engineText("line.earliest", { earliest: verdict.earliest }));
  if (verdict.latest !== null && !said.has("latest")) lines.push(engineText("line.latest", { latest: verdict.latest }));
  if (verdict.provisional) lines.push(engineText("line.provisional"));
  if (verdict.readings.length > 0) lines.push(engineText("line.readings", { readings: listed(verdict.readings.map((reading) => readingText(pack, reading))) }));
  if (verdict.ambiguities.length > 0) lines.push(engineText("line.ambiguities", { ambiguities: listed(verdict.ambiguities.map((id) => ambiguityText(pack, id))) }));
  if (verdict.basis.length > 0) lines.push(engineText("line.citation", { citation: citation(pack, verdict.basis) }));
  return lines;
}

function readingText(pack: Pack, reading: Verdict["readings"][number]): Text {
  const slots = {
    reading: nameOf(pack, [`reading.${reading.reading}`], reading.reading),
    status: engineText(`status.${reading.status}`),
  };
  if (reading.earliest !== null) return engineText("line.readingEarliest", { ...slots, earliest: reading.earliest });
  if (reading.latest !== null) return engineText("line.readingLatest", { ...slots, latest: reading.latest });
  return engineText("line.reading", slots);
}

function ambiguityText(pack: Pack, id: string): Text {
  const question = Object.hasOwn(pack.ambiguities, id) ? pack.ambiguities[id]?.question : undefined;
  return question === undefined ? plain(id) : { zh: `${id} ${question.zh.replace(/[。？]$/, "")}`, en: `${id} ${question.en.replace(/[.?]$/, "")}` };
}

function slotsOf(pack: Pack, norm: IndexedNorm | undefined, verdict: Verdict): Slots {
  const facts = Object.entries(verdict.facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, factValue(pack, name, value)] as const);
  const unit = ["years", "months", "days"].find((each) => typeof verdict.facts[each] === "number");
  const owes = owner(norm, verdict);
  const article = verdict.basis[0]?.article;
  return {
    ...Object.fromEntries(facts),
    ...(unit === undefined ? {} : { period: engineText(`period.${unit}`, { n: verdict.facts[unit] as number }) }),
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

function owner(norm: IndexedNorm | undefined, verdict: Verdict): string | undefined {
  const check = checkOf(norm?.body, verdict.check);
  if (check !== undefined && "owes" in check && check.owes !== undefined) return check.owes.who;
  if (check?.kind === "window") return check.who;
  return norm?.body?.demands?.find((demand) => demand.act === verdict.act)?.who;
}
