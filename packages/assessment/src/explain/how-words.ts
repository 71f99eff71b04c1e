import type { Language } from "@guiju/core";
import { pathKeys } from "@guiju/rules/compile";
import type { Indicator, LeafIndicator, Measure } from "../assessment-file.ts";
import { formatScaled, scaledOf } from "../exact/decimal.ts";
import type { TraceEntry } from "../report.ts";
import { type FactSpeaker, wordTitle } from "./fact-words.ts";
import { occurrenceLines } from "./occurrence-words.ts";
import { stepWords } from "./step-words.ts";

/** An indicator whose points are to be explained, with the results of those below it. */
export interface Scored {
  readonly indicator: Indicator;
  readonly entry: TraceEntry;
  /** Of a group: its parts. */
  readonly parts: readonly { readonly indicator: Indicator; readonly points: string | null }[];
  /** Whether it, or a group it is in, stands beside the maximum: what is not earned there is not lost. */
  readonly beside: boolean;
}

/** Says how an indicator came to its points, never nothing: what was counted or converted, what was done, and how much lacks for the maximum. */
export function howWords(speaker: FactSpeaker, scored: Scored): readonly string[] {
  const { indicator, entry, beside } = scored;
  const { language, file } = speaker;
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const steps = entry.steps.map((step) => stepWords(step, file, entry.indicator, language));
  if (entry.points === null) return [...steps, entry.reason === "exempt" ? say("不计入", "left out") : say("待定", "open")];
  const isOther = entry.steps.some(({ step }) => /^notApplicable|^exempt$/.test(step));
  const main = isOther ? steps : "score" in indicator ? leafWords(speaker, indicator, entry, steps) : groupWords(speaker, scored);
  // Where points were taken, that has been said already.
  const deducted =
    entry.primitive === "perUnitShort" || entry.steps.some(({ step, points }) => step === "deduct" && points?.startsWith("-"));
  const lost = beside || deducted ? undefined : lostPoints(entry, file?.scale ?? 0);
  return lost === undefined ? main : [...main, say(`失${lost}分`, `${lost} short of ${entry.max}`)];
}

function lostPoints({ points, max }: TraceEntry, scale: number): string | undefined {
  const [own, most] = [scaledOf(Number(points), scale), scaledOf(Number(max), scale)];
  return own === undefined || most === undefined || most <= 0 || own >= most ? undefined : formatScaled(most - own, scale);
}

function groupWords({ language }: FactSpeaker, { indicator, parts }: Scored): readonly string[] {
  const take = "take" in indicator ? indicator.take : undefined;
  const zh = language === "zh";
  if (take === "weighted") return [weightedWords(parts, language)];
  if (take === "highest") return [zh ? "下列各项只取最高" : "the highest of the parts"];
  return [zh ? "下列各项合计" : "sum of the parts"];
}

/** The sum of points times weights. */
export function weightedWords(parts: Scored["parts"], language: Language): string {
  return parts
    .filter(({ indicator: { beside } }) => beside === undefined)
    .map(({ indicator: { weight }, points }) => `${points ?? "—"}×${weight ?? 1}`)
    .join(language === "zh" ? "＋" : " + ");
}

function leafWords(speaker: FactSpeaker, leaf: LeafIndicator, entry: TraceEntry, steps: readonly string[]): readonly string[] {
  const { score } = leaf;
  const { language, file } = speaker;
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const read = (part: string, measure: Measure): string => measured(entry, part, measure) ?? "?";
  switch (score.primitive) {
    case "checklist":
      if (score.mode === "allOrNothing" && steps.length === 0)
        return [
          Number(entry.points) === leaf.max
            ? say("各项都符合", "everything asked for holds")
            : say("各项没有都符合", "not everything asked for holds"),
        ];
      return steps.length > 0
        ? steps
        : [score.mode === "award" ? say("没有得分的情形", "nothing adds") : say("没有扣分的情形", "nothing takes")];
    case "perOccurrence":
      return occurrenceLines(speaker, leaf, score, entry);
    case "ladder": {
      const value = read("of", score.of);
      const reached = score.steps.filter(({ from }) => from <= numberOf(value)).at(-1);
      return [
        reached === undefined
          ? say(`${value}，未达到最低一档`, `${value}: below the first step`)
          : say(`${value}，达到${reached.from}这一档，得${reached.points}分`, `${value} reaches ${reached.from}: ${reached.points}`),
        ...steps,
      ];
    }
    case "tiers":
      return steps.length > 0 ? steps : [say(`其他情形，得${score.else}分`, `none of the cases: ${score.else}`)];
    case "proRata":
      return [`${score.points ?? leaf.max}×${read("of", score.of)}÷${read("target", score.target)}`, ...steps];
    case "perUnitShort":
      return shortLines(speaker, leaf, score, entry);
    case "rankPoints":
      return [
        say(`第${read("place", score.place)}名得${entry.points}分`, `place ${read("place", score.place)}: ${entry.points}`),
        ...steps,
      ];
    case "ratioToBest":
      return [say("按与同组最好的比例", "in proportion to the best of the group"), ...steps];
    case "severity": {
      const word = entry.facts[[score.by, ...(pathKeys(score.path) ?? [])].join(".")];
      const said = typeof word === "string" ? wordTitle(speaker, score.by, word) : "?";
      return [say(`“${said}”得${entry.points}分`, `"${said}": ${entry.points}`), ...steps];
    }
    case "award":
      return [say("由评分人评定", "given by the assessor")];
    case "raters":
      return [...score.groups.map((group) => raterWords(group, entry, language)), ...steps.slice(score.groups.length)];
    case "convert": {
      const value = read("of", score.of);
      const { from, to, factor = 1 } = score;
      const kept = factor === 1 ? say(`原分${value}`, `as given: ${value}`) : `${value}×${factor < 0 ? `(−${-factor})` : factor}`;
      const moved =
        to === undefined
          ? kept
          : say(`${value}由${from.join("至")}折成${to.join("至")}`, `${value} of ${from.join("–")}, converted to ${to.join("–")}`);
      return [moved, ...steps];
    }
    case "carryOver":
      return steps.map((step, at) => (entry.steps[at]?.step === "carriedOver" ? `${step}×${score.factor}` : step));
    case "periods": {
      const count = score.periods.length;
      const takes = {
        mean: say(`${count}期平均`, `mean of ${count} periods`),
        sum: say(`${count}期合计`, `sum of ${count} periods`),
        last: say("取最后一期", "the last period"),
        worst: say("取最低一期", "the lowest period"),
        best: say("取最高一期", "the best period"),
      };
      return [`${takes[score.take]}${score.factor === undefined || score.factor === 1 ? "" : `×${score.factor}`}`, ...steps];
    }
  }

  function shortLines(
    { file: rubric }: FactSpeaker,
    { max }: LeafIndicator,
    short: Extract<LeafIndicator["score"], { readonly primitive: "perUnitShort" }>,
    { points, steps: done }: TraceEntry,
  ): readonly string[] {
    const target = read("target", short.target);
    const below = short.side === "below";
    const lost = lostPoints({ ...entry, max: String(max) }, rubric?.scale ?? 0);
    const taken = done.find(({ step }) => step === "deduct");
    const units = taken?.of;
    // A floor that stops it is said after that.
    const sum = taken?.points?.replace("-", "") ?? lost;
    const others = done.filter(({ step }) => step !== "deduct").map((step) => stepWords(step, file, entry.indicator, language));
    if (lost === undefined || points === null)
      return [below ? say(`不低于${target}，不扣分`, `not below ${target}`) : say(`不高于${target}，不扣分`, `not above ${target}`)];
    const each = say(`每${below ? "低" : "高"}${short.unit}扣${short.points}分`, `${short.points} for each ${short.unit}`);
    const side = below ? say(`低于${target}`, `below ${target}`) : say(`高于${target}`, `above ${target}`);
    const count = units === undefined ? say("按比例", "in proportion") : say(`计${units}次`, `${units} counted`);
    return [say(`${side}，${each}，${count}，扣${sum}分`, `${side}: ${each}, ${count}, ${sum} deducted`), ...others];
  }
}

type Group = Extract<LeafIndicator["score"], { readonly primitive: "raters" }>["groups"][number];

/** The sum over the votes, or of how many scores the mean is. */
function raterWords(group: Group, { facts }: TraceEntry, language: Language): string {
  const zh = language === "zh";
  const title = group.title?.[language] ?? group.id;
  const weight = group.weight === 1 ? "" : `×${group.weight}`;
  const text = facts["votes" in group ? group.votes : group.scores];
  const json: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  const colon = zh ? "：" : ": ";
  if (!("votes" in group)) {
    const count = Array.isArray(json) ? json.length : "?";
    return `${title}${colon}${zh ? `${count}个评分的平均` : `mean of ${count} scores`}${weight}`;
  }
  const votes = Object.entries(group.values).map(
    ([key, value]) => [Number((json as Readonly<Record<string, unknown>>)?.[key]), value] as const,
  );
  const cast = votes.filter(([count]) => count > 0);
  const sum = cast.map(([count, value]) => `${count}×${value}`).join(zh ? "＋" : " + ");
  const all = cast.reduce((total, [count]) => total + count, 0);
  return `${title}${colon}${zh ? `（${sum}）÷${all}` : `(${sum}) ÷ ${all}`}${weight}`;
}

/** What a measure came to: a fact that was read, or what was noted beside them. */
function measured({ facts }: TraceEntry, part: string, measure: Measure): string | undefined {
  if (typeof measure === "number") return String(measure);
  const path = "fact" in measure ? (pathKeys(measure.path) ?? []) : [];
  const name =
    "fact" in measure
      ? [measure.fact, ...path].join(".")
      : "cohort" in measure
        ? `cohort.${measure.cohort}`
        : "measure" in measure
          ? measure.measure
          : part;
  const value = Object.hasOwn(facts, name) ? facts[name] : Object.hasOwn(facts, part) ? facts[part] : undefined;
  return typeof value === "string" ? value : undefined;
}

function numberOf(text: string): number {
  const [n, d = "1"] = text.split("/");
  return Number(n) / Number(d);
}
