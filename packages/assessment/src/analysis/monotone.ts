import { below, type Issue } from "@guiju/core";
import { wholeAt } from "../evaluate/block.ts";
import { scorePanel } from "../evaluate/panel.ts";
import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import { against, type Direction, directionOfCondition, readsFact, together } from "./direction.ts";
import { directionOfNode } from "./direction-of-score.ts";
import { factsAt, samplesOf, thresholdsIn } from "./sampled-facts.ts";

/** How many organisations are made up to look for an example against what is declared. */
const TRIED = 60;
/** More values of the fact itself are not tried. */
const VALUES = 40;

/** Proves that more of a fact is never worse, or never better, where a file declares it; else looks for facts that show the contrary. */
export function monotoneIssues(assessment: Assessment): readonly Issue[] {
  return Object.entries(assessment.file.facts ?? {}).flatMap(([name, { better }]): readonly Issue[] => {
    if (better === undefined) return [];
    const wanted = better === "more" ? "up" : "down";
    const found = directionOfTotal(assessment, name);
    if (found === "flat" || found === wanted) return [];
    const example = contraryTo(assessment, name, wanted);
    return [example === undefined ? unproven(name, better) : contradicted(name, better, example)];
  });
}

/** How the total moves with a fact: with every indicator, and with vetoes that take it to nought. */
function directionOfTotal(assessment: Assessment, fact: string): Direction {
  const { nodes, vetoes, graded } = assessment;
  // What is left out changes how much the others weigh.
  const leaves = nodes.map((node) => {
    if (node.score === null && node.applies !== null && directionOfCondition(assessment, node.applies, fact) !== "flat") return "unknown";
    return directionOfNode(assessment, node, fact);
  });
  const zeros = vetoes.map(({ effect, when }): Direction => {
    const rule = graded?.program.rules[when];
    if (effect !== "zero" || rule === undefined || !readsFact(assessment, rule.ir, fact)) return "flat";
    return against(directionOfCondition(assessment, when, fact, graded));
  });
  return together([...leaves, ...zeros]);
}

interface Example {
  readonly low: unknown;
  readonly high: unknown;
  readonly before: string;
  readonly after: string;
}

/** Two organisations that differ in one fact alone, with totals that contradict. Everybody else is the same, so that only one is moved. */
function contraryTo(assessment: Assessment, name: string, wanted: "up" | "down"): Example | undefined {
  const { file, nodes, scale } = assessment;
  const thresholds = thresholdsIn([file.indicators, file.measures, file.conditions, file.vetoes]);
  const samples = new Map(Object.entries(file.facts ?? {}).map(([fact, type]) => [fact, samplesOf(type, thresholds).slice(0, VALUES)]));
  const cohortFacts = Object.fromEntries(Object.entries(file.cohortFacts ?? {}).map(([fact, type]) => [fact, samplesOf(type, []).at(-1)]));
  const values = samples.get(name) ?? [];
  if (values.length < 2 || nodes.some(({ ofCohort }) => ofCohort)) return undefined;
  const organisations = Array.from({ length: TRIED }, (_, seed) => factsAt(file, samples, seed)).flatMap((facts, at) =>
    values.map((value, position): Organisation => ({ id: `${at}-${position}`, facts: { ...facts, [name]: value } })),
  );
  const { standing } = scorePanel(assessment, organisations, { cohortFacts, year: file.years?.from ?? file.years?.to ?? 2000 });
  for (let at = 0; at + 1 < organisations.length; at += 1) {
    if ((at + 1) % values.length === 0) continue;
    const [before, after] = [at, at + 1].map((index) => wholeAt(standing.low, standing.bigLow, index)) as [number, number];
    const isSure = [at, at + 1].every((index) => standing.low[index] === standing.high[index]);
    if (!isSure || (wanted === "up" ? after >= before : after <= before)) continue;
    const said = (points: number) => String(points / 10 ** scale);
    return { low: organisations[at]?.facts[name], high: organisations[at + 1]?.facts[name], before: said(before), after: said(after) };
  }
  return undefined;
}

const WORDS = {
  more: { zh: "越多越好（better: more）", en: "more of it is better" },
  less: { zh: "越少越好（better: less）", en: "less of it is better" },
} as const;

function unproven(name: string, better: "more" | "less"): Issue {
  return {
    code: "monotone_unproven",
    pointer: `${below("/facts", name)}/better`,
    severity: "warning",
    message: {
      zh: `事实“${name}”写明${WORDS[better].zh}，但从指标的写法不能证明；也没有找到反例。`,
      en: `The fact "${name}" says that ${WORDS[better].en}; the way indicators are written does not prove it, and no example against it was found.`,
    },
  };
}

function contradicted(name: string, better: "more" | "less", { low, high, before, after }: Example): Issue {
  return {
    code: "monotone_contradicted",
    pointer: `${below("/facts", name)}/better`,
    severity: "error",
    message: {
      zh: `事实“${name}”写明${WORDS[better].zh}，但它从 ${said(low, "zh")} 变为 ${said(high, "zh")} 时，总分从 ${before} 变为 ${after}。`,
      en: `The fact "${name}" says that ${WORDS[better].en}, but where it goes from ${said(low, "en")} to ${said(high, "en")} the total goes from ${before} to ${after}.`,
    },
  };
}

function said(value: unknown, language: "zh" | "en"): string {
  if (typeof value !== "boolean") return String(value);
  return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
}
