import type { Language } from "@guiju/core";
import { pathKeys } from "@guiju/rules/compile";
import type { Indicator, LeafIndicator, Measure } from "../assessment-file.ts";
import { computedName, factName } from "../evaluate/trace-name.ts";
import { formatScaled, scaledOf } from "../exact/decimal.ts";
import type { TraceEntry } from "../report.ts";
import { type FactSpeaker, wordTitle } from "./fact-words.ts";
import { ladderRungs, rungWords } from "./ladder-words.ts";
import { countedWords, type Exact, exactOf, factorWords, numberWords } from "./number-words.ts";
import { occurrenceLines } from "./occurrence-words.ts";
import { isPercent } from "./percent.ts";
import { partTitle, stepWords } from "./step-words.ts";

/** An indicator whose points are to be explained, with the results of those below it. */
export interface Scored {
  readonly indicator: Indicator;
  readonly entry: TraceEntry;
  /** Of a group: its parts. */
  readonly parts: readonly { readonly indicator: Indicator; readonly points: string | null; readonly isLeftOut?: boolean }[];
  /** Whether it, or a group it is in, stands beside the maximum: what is not earned there is not lost. */
  readonly beside: boolean;
}

/** Says how an indicator came to its points, never nothing: what was counted or converted, what was done, and how much lacks for the maximum. */
export function howWords(speaker: FactSpeaker, scored: Scored): readonly string[] {
  const { indicator, entry, beside } = scored;
  const { language, file } = speaker;
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const steps = entry.steps.map((step) => stepWords(speaker, entry, step));
  if (entry.points === null)
    return entry.reason === "exempt" ? [say("不适用，不计入", "does not apply: left out")] : [...steps, say("待定", "open")];
  const isOther = entry.steps.some(({ step }) => /^notApplicable|^exempt$/.test(step));
  const main = isOther
    ? steps
    : "score" in indicator
      ? leafWords(speaker, indicator, entry, steps)
      : [...groupWords(speaker, scored), ...steps];
  // Where points were taken, that has been said already.
  const deducted =
    entry.primitive === "perUnitShort" || entry.steps.some(({ step, points }) => step === "deduct" && points?.startsWith("-"));
  const lost = beside || deducted || Number(entry.max) <= 0 ? undefined : lostPoints(entry.points, entry.max, file?.scale ?? 0);
  return lost === undefined ? main : [...main, say(`失${lost}分`, `${lost} short of ${entry.max}`)];
}

function lostPoints(points: string, max: string, scale: number): string | undefined {
  const [own, most] = [scaledOf(Number(points), scale), scaledOf(Number(max), scale)];
  return own === undefined || most === undefined || own >= most ? undefined : formatScaled(most - own, scale);
}

function groupWords({ language }: FactSpeaker, { indicator, parts }: Scored): readonly string[] {
  const take = "take" in indicator ? indicator.take : undefined;
  const zh = language === "zh";
  if (take === "weighted") return [weightedWords(parts, language)];
  if (take === "highest") return [zh ? "下列各项只取最高" : "the highest of the parts"];
  return [zh ? "下列各项合计" : "sum of the parts"];
}

/** The sum of points times weights; what does not apply is left out of it. */
export function weightedWords(parts: Scored["parts"], language: Language): string {
  return parts
    .filter(({ indicator: { beside }, isLeftOut }) => beside === undefined && isLeftOut !== true)
    .map(({ indicator: { weight }, points }) => `${points ?? "—"}×${weight ?? 1}`)
    .join(language === "zh" ? "＋" : " + ");
}

/** How the whole is put together, so that it can be redone, where that is not the plain sum of its parts; else null. */
export function wholeWords(
  speaker: FactSpeaker,
  take: "sum" | "weighted" | undefined,
  entry: TraceEntry,
  parts: Scored["parts"],
): string | null {
  const { language } = speaker;
  const zh = language === "zh";
  const steps = entry.steps.map((step) => stepWords(speaker, entry, step));
  const weighted = take === "weighted" ? [weightedWords(parts, language)] : [];
  if (weighted.length + steps.length === 0) return null;
  const beside = parts.flatMap(({ indicator, points }) => {
    if (indicator.beside === undefined || points === null || points === "0") return [];
    const size = points.replace("-", "");
    return points.startsWith("-") ? [zh ? `另扣${size}` : `${size} taken beside`] : [zh ? `另加${size}` : `${size} added beside`];
  });
  return [...weighted, ...steps, ...beside].join(zh ? "；" : "; ");
}

function leafWords(speaker: FactSpeaker, leaf: LeafIndicator, entry: TraceEntry, steps: readonly string[]): readonly string[] {
  const { score } = leaf;
  const { language, file } = speaker;
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const read = (part: string, measure: Measure): string => measured(entry, part, measure) ?? "?";
  const near = (part: string, measure: Measure): string => numberWords(read(part, measure), language);
  const factor = (part: string, measure: Measure): string => factorWords(read(part, measure));
  switch (score.primitive) {
    case "checklist":
      return checklistLines(speaker, entry, score.mode);
    case "perOccurrence":
      return occurrenceLines(speaker, leaf, score, entry);
    case "ladder": {
      const [value, shown] = [read("of", score.of), near("of", score.of)];
      const rungs = ladderRungs(file ?? {}, score);
      const reached = rungs.filter(({ from }) => from <= numberOf(value)).at(-1);
      // What is counted is its own step.
      const head = reached === undefined || reached.range[language] === value ? "" : `${shown}${say("，", ", ")}`;
      return [reached === undefined ? shown : `${head}${rungWords(reached, language)}`, ...steps];
    }
    case "tiers":
      return steps.length > 0 ? steps : [say(`其他情形，得${score.else}分`, `none of the cases: ${score.else}`)];
    case "proRata":
      return [`${score.points ?? leaf.max}×${factor("of", score.of)}÷${factor("target", score.target)}`, ...steps];
    case "perUnitShort":
      return shortLines(speaker, leaf, score, entry);
    case "rankPoints":
      return [
        say(`第${read("place", score.place)}名得${entry.points}分`, `place ${read("place", score.place)}: ${entry.points}`),
        ...steps,
      ];
    case "ratioToBest":
      return [
        bestWords(
          score.best,
          leaf.max,
          factor("of", score.of),
          factorWords(String(entry.facts[computedName("part", "best")] ?? "?")),
          language,
        ),
        ...steps,
      ];
    case "severity": {
      const word = entry.facts[factName([score.by, ...(pathKeys(score.path) ?? [])])];
      const said = typeof word === "string" ? wordTitle(speaker, score.by, word) : "?";
      return [say(`“${said}”得${entry.points}分`, `"${said}": ${entry.points}`), ...steps];
    }
    case "award":
      return [say("由评分人评定", "given by the assessor")];
    case "raters":
      return [...score.groups.map((group) => raterWords(group, entry, language)), ...steps.slice(score.groups.length)];
    case "convert": {
      const value = near("of", score.of);
      const { from, to, factor: by = 1 } = score;
      const kept = by === 1 ? say(`原分${value}`, `as given: ${value}`) : `${factor("of", score.of)}×${by < 0 ? `(−${-by})` : by}`;
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
        mean: say(`${count}期平均`, `mean of ${countedWords(count, "period")}`),
        sum: say(`${count}期合计`, `sum of ${countedWords(count, "period")}`),
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
    const below = short.side === "below";
    const taken = done.find(({ step }) => step === "deduct");
    const units = taken?.count;
    const isOne = units === "1" || units === "0";
    const percent = isPercent(rubric, short.of);
    const target = `${near("target", short.target)}${percent ? "%" : ""}`;
    const unit = percent
      ? say(`${short.unit}个百分点`, short.unit === 1 ? "percentage point" : `${short.unit} percentage points`)
      : String(short.unit);
    const whole =
      percent && short.unit === 1 ? say("百分点", isOne ? "percentage point" : "percentage points") : say("单位", isOne ? "unit" : "units");
    const others = done.filter(({ step }) => step !== "deduct").map((step) => stepWords(speaker, entry, step));
    const gap = gapOf(short, read("of", short.of), read("target", short.target));
    if (gap !== undefined && gap.n <= 0n)
      return [
        below ? say(`不低于${target}，不扣分`, `not below ${target}`) : say(`不高于${target}，不扣分`, `not above ${target}`),
        ...others,
      ];
    // A floor that stops it is said after that.
    const before = done.find(({ step }) => step === "floor")?.of ?? points ?? String(max);
    const sum = taken?.points?.replace("-", "") ?? lostPoints(before, String(max), rubric?.scale ?? 0) ?? "0";
    const each = say(`每${below ? "低" : "高"}${unit}扣${short.points}分`, `${short.points} for each ${unit}`);
    const side = below ? say(`低于${target}`, `below ${target}`) : say(`高于${target}`, `above ${target}`);
    if (units === "0") return [say(`${side}，不足一个${whole}，不扣分`, `${side} by less than one ${whole}: nothing deducted`), ...others];
    const count =
      units === undefined
        ? say("按比例", "in proportion")
        : `${say(`计${units}个${whole}`, `${units} ${whole}`)}${gap === undefined ? "" : restWords(short, gap, whole, language)}`;
    return [say(`${side}，${each}，${count}，扣${sum}分`, `${side}: ${each}, ${count}, ${sum} deducted`), ...others];
  }
}

/** Which items took or gave points, and which did not and were asked for. */
function checklistLines(speaker: FactSpeaker, entry: TraceEntry, mode: "deduct" | "award" | "allOrNothing"): readonly string[] {
  const zh = speaker.language === "zh";
  const lines = entry.steps.filter(({ step }) => step !== "missing").map((step) => stepWords(speaker, entry, step));
  const missing = entry.steps
    .filter(({ step }) => step === "missing")
    .map(({ of = "" }) => partTitle(speaker, entry.indicator, of) ?? of)
    .join(zh ? "、" : ", ");
  if (mode === "allOrNothing") {
    const head = missing === "" ? (zh ? "全部符合" : "everything asked for holds") : `${zh ? "未全部符合：" : "does not hold: "}${missing}`;
    return [head, ...lines];
  }
  const none = mode === "award" ? (zh ? "没有得分的情形" : "nothing adds") : zh ? "没有扣分的情形" : "nothing takes";
  return [...(lines.length === 0 ? [none] : lines), ...(missing === "" ? [] : [`${zh ? "未得分：" : "not earned: "}${missing}`])];
}

/** The proportion to the best, so that it can be redone. */
function bestWords(kind: "greatest" | "least", max: number, own: string, best: string, language: Language): string {
  const [top, bottom] = kind === "greatest" ? [own, best] : [best, own];
  if (language === "zh") return `${max}×${top}÷${bottom}（同组${kind === "greatest" ? "最高" : "最低"}为${best}）`;
  return `${max} × ${top} ÷ ${bottom} (the group's ${kind} is ${best})`;
}

type Short = Extract<LeafIndicator["score"], { readonly primitive: "perUnitShort" }>;

/** How far a number is on the wrong side of its target, exactly; not above nought where it is on the right side. */
function gapOf({ side }: Short, of: string, target: string): Exact | undefined {
  const [own, aim] = [exactOf(of), exactOf(target)];
  if (own === undefined || aim === undefined) return undefined;
  const short = aim.n * own.d - own.n * aim.d;
  return { n: side === "below" ? short : -short, d: own.d * aim.d };
}

/** What becomes of a part of a unit, where there is one. */
function restWords({ unit, steps }: Short, gap: Exact, whole: string, language: Language): string {
  const step = exactOf(String(unit));
  if (step === undefined || (gap.n * step.d) % (gap.d * step.n) === 0n) return "";
  if (steps === "complete") return language === "zh" ? `（不足一个${whole}的不计）` : " (complete ones only)";
  return language === "zh" ? `（不足一个${whole}的按一个${whole}计）` : " (each one begun)";
}

type Group = Extract<LeafIndicator["score"], { readonly primitive: "raters" }>["groups"][number];

/** The sum over the votes, or of how many scores the mean is. */
function raterWords(group: Group, { facts }: TraceEntry, language: Language): string {
  const zh = language === "zh";
  const title = group.title?.[language] ?? group.id;
  const weight = group.weight === 1 ? "" : `×${group.weight}`;
  const text = facts[factName(["votes" in group ? group.votes : group.scores])];
  const json: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  const colon = zh ? "：" : ": ";
  if (!("votes" in group)) {
    const count = Array.isArray(json) ? json.length : "?";
    return `${title}${colon}${zh ? `${count}个评分的平均` : `mean of ${countedWords(count, "score")}`}${weight}`;
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
  const name =
    "fact" in measure
      ? factName([measure.fact, ...(pathKeys(measure.path) ?? [])])
      : "cohort" in measure
        ? `cohort.${measure.cohort}`
        : "measure" in measure
          ? computedName("measure", measure.measure)
          : computedName("part", part);
  const value = Object.hasOwn(facts, name) ? facts[name] : facts[computedName("part", part)];
  return typeof value === "string" ? value : undefined;
}

function numberOf(text: string): number {
  const [n, d = "1"] = text.split("/");
  return Number(n) / Number(d);
}
