import type { AssessmentFact, Cohort, Organisation } from "@guiju/assessment";
import { GIVEN, shares } from "./draw-given.ts";
import { MEASURED } from "./draw-measured.ts";
import { type Drawing, type DrawnFact, type DrawnScore, drawing, flag, type Span, yes } from "./drawing.ts";

/** A rubric with a cohort that has every fact. */
export interface DrawnRubric {
  readonly file: object;
  readonly cohort: Cohort;
  /** The ways in which it scores. */
  readonly ways: readonly string[];
}

const WAYS = Object.entries({ ...GIVEN, ...MEASURED });
const text = { zh: "名称", en: "Name" };

interface Sheet {
  readonly draw: Drawing;
  /** For conditions of groups, in every fourth rubric. */
  readonly groups: Drawing | undefined;
  readonly facts: Record<string, DrawnFact>;
  readonly cohortFacts: Record<string, DrawnFact>;
  readonly measures: Record<string, unknown>;
  readonly previous: (() => string | undefined)[];
  readonly ways: Set<string>;
  ids: number;
}

/** Draws a rubric by its number: the same number gives the same one. Every third is of numbers whose sums pass 2^53. */
export function drawnRubric(seed: number): DrawnRubric {
  const isBig = seed % 3 === 0;
  const draw = drawing(seed * 7919, isBig ? 6 : seed % 7);
  const groups = seed % 4 === 1 ? drawing(seed * 104_729, 0) : undefined;
  const sheet: Sheet = { draw, groups, facts: {}, cohortFacts: {}, measures: {}, previous: [], ways: new Set(), ids: 0 };
  const take = draw.percent(35) ? "weighted" : "sum";
  const unit = isBig ? 10 ** (14 + draw.below(2)) / 2 : 10 ** draw.scale * (1 + draw.below(30));
  const parts = indicatorsOf(sheet, { take, max: unit, count: 2 + draw.below(5), level: 1 });
  // Bonuses that together leave the safe whole numbers.
  const bonuses = isBig && draw.percent(60) ? Array.from({ length: 28 }, () => besideOf(sheet, "bonus", 10 ** 15)) : [];
  const cap = draw.percent(20) ? { cap: draw.points(Math.ceil(parts.max * 0.9)) } : {};
  const floor = draw.percent(15) ? { floor: draw.points(draw.percent(50) ? -(10 ** draw.scale) : 1) } : {};
  const zero = draw.name();
  const veto = draw.percent(20) ? [{ id: "v", title: text, when: yes(zero), effect: "zero" }] : undefined;
  if (veto !== undefined) sheet.facts[zero] = { declared: { type: "flag" }, value: () => draw.percent(8) };
  const file = {
    id: "drawn",
    title: text,
    scale: draw.scale,
    max: draw.points(parts.max),
    take,
    round: draw.round(),
    ...cap,
    ...floor,
    facts: declared(sheet.facts),
    cohortFacts: declared(sheet.cohortFacts),
    measures: sheet.measures,
    indicators: [...parts.indicators, ...bonuses],
    ...(veto && { vetoes: veto }),
    ranking: { publish: true, ties: draw.one(["competition", "dense"]) },
  };
  const organisations = Array.from({ length: 1 + draw.below(14) }, (_, index): Organisation => {
    const facts = values(sheet.facts);
    const previous = sheet.previous[0]?.();
    return { id: `o${index}`, facts, ...(previous !== undefined && { previous: { "drawn/other": { 2023: previous } } }) };
  });
  return { file, cohort: { year: 2024, facts: values(sheet.cohortFacts), organisations }, ways: [...sheet.ways] };
}

interface Wanted {
  readonly take: "sum" | "weighted" | "highest";
  readonly max: number;
  readonly count: number;
  readonly level: number;
}

function indicatorsOf(sheet: Sheet, { take, max, count, level }: Wanted): { readonly indicators: readonly object[]; readonly max: number } {
  const { draw } = sheet;
  const weights = take === "weighted" ? shares(draw, count) : [];
  const size = take === "weighted" ? weights.length : take === "sum" ? Math.min(count, max) : count;
  const own = Array.from({ length: size }, (_, index) => {
    const most = take === "sum" ? Math.floor(max / size) : max;
    return indicatorOf(sheet, { max: most, level, weight: weights[index] });
  });
  const isExempt = own.every((child) => "otherwise" in child && child.otherwise === "exempt");
  if (isExempt) for (const child of own.slice(0, 1)) Object.assign(child, { otherwise: "full" });
  const whole = take === "sum" ? size * Math.floor(max / size) : max;
  if (!draw.percent(25)) return { indicators: own, max: whole };
  const beside = draw.percent(50)
    ? besideOf(sheet, "bonus", Math.max(1, Math.floor(max / 3)))
    : besideOf(sheet, "penalty", Math.max(1, Math.floor(max / 4)));
  const at = draw.below(own.length + 1);
  return { indicators: [...own.slice(0, at), beside, ...own.slice(at)], max: whole };
}

interface One {
  readonly max: number;
  readonly level: number;
  readonly weight: number | undefined;
}

function indicatorOf(sheet: Sheet, { max, level, weight }: One): Readonly<Record<string, unknown>> {
  const { draw } = sheet;
  const head = { ...named(sheet), ...(weight !== undefined && { weight }) };
  if (level < 4 && draw.percent(22)) {
    const take = draw.one(["sum", "sum", "weighted", "highest"] as const);
    const parts = indicatorsOf(sheet, { take, max, count: 2 + draw.below(3), level: level + 1 });
    // In a sum the parts may not divide the points: then one more of the rest makes them up.
    const rest = max - parts.max;
    const more = rest > 0 ? [leafOf(sheet, { max: rest, min: 0 })] : [];
    return {
      ...head,
      max: draw.points(max),
      take,
      round: draw.round(),
      indicators: [...parts.indicators, ...more],
      ...appliesToSome(sheet),
    };
  }
  const min = draw.percent(20) ? -draw.between(0, max) : draw.percent(10) ? Math.floor(max / 5) : 0;
  return { ...leafOf(sheet, { max, min }), ...head, ...applies(sheet) };
}

function leafOf(sheet: Sheet, span: Span, way = sheet.draw.one(WAYS)): Readonly<Record<string, unknown>> {
  const { draw } = sheet;
  const [name, draft] = way;
  const { score, facts, cohortFacts, measures, previous }: DrawnScore = draft(draw, span);
  Object.assign(sheet.facts, facts);
  Object.assign(sheet.cohortFacts, cohortFacts);
  Object.assign(sheet.measures, measures);
  if (previous !== undefined) sheet.previous.push(previous);
  sheet.ways.add(name);
  return { ...named(sheet), max: draw.points(span.max), ...(span.min !== 0 && { min: draw.points(span.min) }), score };
}

function besideOf(sheet: Sheet, beside: "bonus" | "penalty", size: number): object {
  const way = ["perOccurrence", GIVEN.perOccurrence] as unknown as (typeof WAYS)[number];
  const span = beside === "bonus" ? { max: size, min: 0 } : { max: 0, min: -size };
  return { ...leafOf(sheet, span, beside === "bonus" ? sheet.draw.one(WAYS) : way), beside };
}

function applies(sheet: Sheet): object {
  const { draw } = sheet;
  if (!draw.percent(25)) return {};
  const name = draw.name();
  sheet.facts[name] = flag(draw);
  return { applies: yes(name), otherwise: draw.one(["full", "none", "peerMean", "exempt"]), round: draw.round() };
}

/** Some groups do not apply to all. Drawn apart, so that the other numbers of a rubric stay. */
function appliesToSome({ groups, draw, facts }: Sheet): object {
  if (groups === undefined || !groups.percent(60)) return {};
  const name = draw.name();
  facts[name] = { declared: { type: "flag" }, value: () => groups.percent(70) };
  return { applies: yes(name), otherwise: groups.one(["full", "none", "peerMean", "exempt"]) };
}

function named(sheet: Sheet): { readonly id: string; readonly title: typeof text; readonly article: string } {
  sheet.ids += 1;
  return { id: `n${sheet.ids}`, title: text, article: "1" };
}

function declared(facts: Readonly<Record<string, DrawnFact>>): Readonly<Record<string, AssessmentFact>> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.declared]));
}

function values(facts: Readonly<Record<string, DrawnFact>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.value()]));
}
