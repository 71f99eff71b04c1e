import type { AssessmentFact } from "@guiju/assessment";
import { count, type Drawing, type DrawnFact, type DrawnScore, decimal, flag, number, type Span, word, yes } from "./drawing.ts";

/** Ways to score by what is simply there: lists that are ticked, words, tables, what persons give. */
export const GIVEN: Readonly<Record<string, (draw: Drawing, span: Span) => DrawnScore>> = {
  checklist(draw, { max }) {
    const facts: Record<string, DrawnFact> = {};
    const mode = draw.one(["deduct", "award", "allOrNothing"]);
    const better: Partial<AssessmentFact> = { better: mode === "deduct" ? "less" : "more" };
    const items = Array.from({ length: 1 + draw.below(5) }, (_, index) => {
      const name = draw.name();
      facts[name] = draw.percent(70) ? flag(draw, better) : count(draw, 9, better);
      const when = facts[name].declared.type === "flag" ? yes(name) : { fact: name, operator: "greaterThan", value: draw.below(8) };
      return { id: `i${index}`, points: draw.points(draw.between(0, Math.ceil(Math.abs(max) / 2))), when };
    });
    return { score: { primitive: "checklist", mode, items }, facts };
  },
  perOccurrence(draw, { max, min }) {
    const facts: Record<string, DrawnFact> = {};
    const sign = max <= 0 ? -1 : draw.percent(50) ? -1 : 1;
    const terms = Array.from({ length: 1 + draw.below(4) }, () => {
      const name = draw.name();
      facts[name] = count(draw, draw.one([3, 12, 40, 1_000_000_000]));
      const each = (draw.percent(75) ? sign : -sign) * draw.between(1, Math.max(1, Math.ceil(Math.abs(max - min) / 6)));
      return {
        of: draw.percent(80) ? { fact: name } : { add: [{ fact: name }, draw.below(3)] },
        points: draw.points(max <= 0 ? -Math.abs(each) : each),
        ...(draw.percent(30) && { cap: draw.points(draw.between(0, Math.abs(max - min))) }),
        ...(draw.percent(30) && { times: { when: sometimes(draw, facts), by: draw.one([0, 2, 10]) } }),
      };
    });
    const inner = draw.percent(20) && max - min > 1 ? { floor: draw.points(min + 1), cap: draw.points(max) } : {};
    const start = draw.between("floor" in inner ? min + 1 : min, max);
    const deductCap = draw.percent(30) ? { deductCap: draw.points(draw.between(0, max - min)) } : {};
    return { score: { primitive: "perOccurrence", start: draw.points(start), terms, ...deductCap, ...inner }, facts };
  },
  listed(draw, { max, min }) {
    const name = draw.name();
    const [kinds, roles] = [
      ["national", "省级", "__proto__"],
      ["lead", "assist"],
    ];
    const most = Math.max(2, Math.floor((max - min) / 4));
    const points = kinds.map((kind) => [kind, draw.points(2 * draw.between(0, Math.floor(most / 2)))] as const);
    const hasFactor = draw.percent(50);
    const term = {
      list: name,
      points: draw.percent(80) ? { by: "kind", table: entries(points) } : draw.points(2 * draw.between(1, most)),
      ...(hasFactor && {
        factor: {
          by: "role",
          table: entries([
            ["lead", 1],
            ["assist", 0.5],
          ]),
        },
      }),
      ...(draw.percent(50) && { key: draw.percent(50) ? ["case"] : ["case", "role"] }),
      ...(draw.percent(25) && { take: "highest" }),
      ...(draw.percent(30) && { cap: draw.points(draw.between(0, max - min)) }),
    };
    const record = () => ({ case: draw.one(["c1", "c2", "c3"]), kind: draw.one(kinds), role: draw.one(roles) });
    const declared = {
      type: "list" as const,
      of: { case: { type: "word" as const }, kind: { type: "word" as const, words: kinds }, role: { type: "word" as const, words: roles } },
    };
    const value = () => Array.from({ length: draw.below(5) }, record);
    return {
      score: { primitive: "perOccurrence", start: draw.points(draw.between(min, max)), terms: [term] },
      facts: { [name]: { declared, value } },
    };
  },
  tiers(draw, { max, min }) {
    const name = draw.name();
    const fact = number(draw, 0, 100);
    const from = [90, 75.5, 60, 31].slice(draw.below(3));
    const operator = draw.one(["greaterThanInclusive", "greaterThan"]);
    const tiers = from.map((value) => ({ when: { fact: name, operator, value }, points: draw.points(draw.between(min, max)) }));
    return { score: { primitive: "tiers", tiers, else: draw.points(draw.between(min, max)) }, facts: { [name]: fact } };
  },
  severity(draw, { max, min }) {
    const name = draw.name();
    const words = ["light", "严重", "constructor"];
    const table = entries(words.map((each) => [each, draw.points(draw.between(min, max))]));
    const isNested = draw.percent(50);
    const field = word(draw, words);
    const nested = { declared: { type: "record" as const, of: { level: field.declared } }, value: () => ({ level: field.value() }) };
    const score = { primitive: "severity", by: name, table, ...(isNested && { path: "$.level" }) };
    return { score, facts: { [name]: isNested ? nested : field } };
  },
  award(draw, { max, min }) {
    const name = draw.name();
    const [low, high] = [draw.between(min, max), draw.between(min, max)].sort((a, b) => a - b) as [number, number];
    const declared = {
      type: "record" as const,
      decimals: draw.scale,
      of: { points: { type: "number" as const }, reason: { type: "word" as const }, assessor: { type: "word" as const } },
    };
    const value = () => ({ points: draw.points(draw.between(low, high)), reason: "as seen", assessor: "p1" });
    const range = [draw.points(low), draw.points(high)];
    return { score: { primitive: "award", given: name, range }, facts: { [name]: { declared, value } } };
  },
  raters(draw, { max }) {
    const facts: Record<string, DrawnFact> = {};
    const most = Math.min(100, Math.floor(max / 10 ** draw.scale)) || 1;
    const groups = shares(draw, 1 + draw.below(3)).map((weight, index) => {
      const name = draw.name();
      if (draw.percent(50)) {
        const decimals = draw.below(3);
        const each = () => decimal(draw.between(0, most * 10 ** decimals), decimals);
        facts[name] = {
          declared: { type: "list", items: { type: "number" }, decimals, min: 0, max: most },
          value: () => Array.from({ length: 1 + draw.below(6) }, each),
        };
        return { id: `g${index}`, weight, scores: name };
      }
      const grades = ["good", "fair", "poor"];
      facts[name] = {
        declared: { type: "record", of: Object.fromEntries(grades.map((grade) => [grade, { type: "count" }])) },
        value: () => Object.fromEntries(grades.map((grade, at) => [grade, draw.below(20) + (at === 0 ? 1 : 0)])),
      };
      const values = Object.fromEntries(grades.map((grade) => [grade, draw.points(draw.between(0, max))]));
      return { id: `g${index}`, weight, votes: name, values };
    });
    return { score: { primitive: "raters", groups, round: draw.round() }, facts };
  },
  periods(draw, { max }) {
    const name = draw.name();
    const decimals = draw.below(3);
    const most = Math.max(1, Math.floor(max / 10 ** draw.scale));
    const names = draw.one([
      ["Q1", "Q2", "Q3", "Q4"],
      ["H1", "H2"],
      ["01", "02", "03"],
    ]);
    const one = (period: string) => ({ period: `2024-${period}`, score: decimal(draw.between(0, most * 10 ** decimals), decimals) });
    const declared = {
      type: "list" as const,
      decimals,
      min: 0,
      max: most,
      of: { period: { type: "word" as const }, score: { type: "number" as const } },
    };
    const factor = draw.percent(50) ? { factor: draw.one([0.2, 0.125, 0.5, 2]) } : {};
    return {
      score: {
        primitive: "periods",
        of: name,
        periods: names,
        take: draw.one(["mean", "sum", "last", "worst", "best"]),
        ...factor,
        round: draw.round(),
      },
      facts: { [name]: { declared, value: () => [...names].reverse().map(one) } },
    };
  },
  carryOver(draw, { max, min }) {
    const name = draw.name();
    const first = { when: yes(name), points: draw.points(draw.between(min, max)) };
    const score = {
      primitive: "carryOver",
      assessment: "drawn/other",
      yearsBack: 1,
      factor: draw.one([0.2, 1, 0.125, 1.5]),
      first,
      round: draw.round(),
    };
    return { score, facts: { [name]: flag(draw) }, previous: () => String(decimal(draw.between(0, 12_000), 2)) };
  },
  years(draw, { max, min }) {
    const name = draw.name();
    const each = draw.points(draw.between(1, Math.max(1, Math.floor((max - min) / 2))));
    const of = draw.percent(50) ? { window: name, years: 1 + draw.below(4) } : { consecutive: name };
    const value = () => [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].filter(() => draw.percent(60));
    const declared = { type: "list" as const, items: { type: "count" as const } };
    const score = { primitive: "perOccurrence", start: draw.points(max), terms: [{ of, points: -each }] };
    return { score, facts: { [name]: { declared, value } } };
  },
};

/** Shares that sum to one, with as many decimals as weights may have. */
export function shares(draw: Drawing, parts: number): readonly number[] {
  const decimals = draw.scale === 0 ? 2 : draw.scale;
  const whole = 10 ** decimals;
  const cuts = new Set<number>();
  while (cuts.size < Math.min(parts - 1, whole - 1)) cuts.add(1 + draw.below(whole - 1));
  const ends = [0, ...[...cuts].sort((a, b) => a - b), whole];
  return ends.slice(1).map((end, index) => decimal(end - (ends[index] ?? 0), decimals));
}

function sometimes(draw: Drawing, facts: Record<string, DrawnFact>): unknown {
  const name = draw.name();
  facts[name] = flag(draw);
  return yes(name);
}

/** An object whose keys may be any names. */
function entries<Value>(all: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  return JSON.parse(`{${all.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`);
}
