import type { Language } from "@guiju/core";
import { LEFT_OUT } from "../evaluate/block.ts";
import { isOpen } from "../evaluate/open.ts";
import { pointsText } from "../evaluate/points-text.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { formatScaled } from "../exact/decimal.ts";
import type { Node } from "../plan.ts";

/** A chart option that ECharts 4, 5 and 6 draw, plain data: a radar of indicators against their maxima, and bars of the points lost. */
export interface ScoreChart {
  readonly title: { readonly text: string; readonly left: string };
  readonly aria: { readonly enabled: boolean; readonly show: boolean; readonly description: string };
  readonly tooltip: { readonly trigger: string };
  /** Absent where there are fewer than three axes. */
  readonly radar?: {
    readonly center: readonly string[];
    readonly radius: string;
    readonly indicator: readonly { readonly name: string; readonly min: number; readonly max: number }[];
  };
  readonly grid: {
    readonly left: string;
    readonly right: string;
    readonly top: string;
    readonly bottom: string;
    readonly containLabel: boolean;
  };
  readonly xAxis: { readonly type: string; readonly name: string; readonly minInterval?: number };
  readonly yAxis: { readonly type: string; readonly inverse: boolean; readonly data: readonly string[] };
  readonly series: readonly (
    | {
        readonly type: "radar";
        readonly name: string;
        readonly data: readonly { readonly name: string; readonly value: readonly (number | null)[] }[];
      }
    | { readonly type: "bar"; readonly name: string; readonly barMaxWidth: number; readonly data: readonly number[] }
  )[];
}

/** The numbers of a chart as a table, for those who do not see it: every bar and axis has a row. */
export interface ScoreChartTable {
  readonly heads: readonly string[];
  /** Decimal texts; a dash where the points are open. */
  readonly rows: readonly (readonly string[])[];
}

interface Axis {
  readonly title: string;
  readonly min: string;
  readonly max: string;
  /** Null where they are open or the indicator is left out. */
  readonly points: string | null;
  readonly lost: string | null;
}

/** More bars than this are in the table alone. */
const BARS = 12;

const SAID = {
  zh: { points: "得分", max: "满分", lost: "失分", indicator: "指标", chart: "各项得分与满分的雷达图，以及失分最多的指标" },
  en: {
    points: "Points",
    max: "Maximum",
    lost: "Lost",
    indicator: "Indicator",
    chart: "A radar of the points against their maxima, and bars of the indicators that lost most",
  },
} as const;

/**
 * Makes the chart of one organisation. It compares with the maxima alone, never with others. Its table is `scoreChartTable`.
 *
 * @example
 * const { series, yAxis } = scoreChart(run, 0, "en");
 * [yAxis.data, series.map(({ type, data }) => [type, data])]; // => [["Reports"], [["bar", [1.5]]]]
 */
export function scoreChart(run: Run, index: number, language: Language): ScoreChart {
  const said = SAID[language];
  const file = run.rubricOf(index)?.file;
  const { tops, leaves } = axesOf(run, index, language);
  const axes = [tops, leaves].find((each) => each.length >= 3 && each.length <= BARS) ?? (tops.length >= 3 ? tops : []);
  const bars = lostMost(leaves).slice(0, BARS);
  const isSplit = axes.length >= 3;
  return {
    title: { text: file?.title[language] ?? "", left: "center" },
    aria: { enabled: true, show: true, description: said.chart },
    tooltip: { trigger: "item" },
    ...(isSplit && {
      radar: {
        center: ["27%", "55%"],
        radius: "58%",
        indicator: axes.map(({ title, min, max }) => ({ name: title, min: Math.min(Number(min), 0), max: Number(max) })),
      },
    }),
    grid: { left: isSplit ? "56%" : "6%", right: "6%", top: "16%", bottom: "10%", containLabel: true },
    xAxis: { type: "value", name: said.lost },
    yAxis: { type: "category", inverse: true, data: bars.map(({ title }) => title) },
    series: [
      ...(isSplit
        ? [
            {
              type: "radar" as const,
              name: said.points,
              data: [{ name: said.points, value: axes.map(({ points }) => (points === null ? null : Number(points))) }],
            },
          ]
        : []),
      { type: "bar" as const, name: said.lost, barMaxWidth: 24, data: bars.map(({ lost }) => Number(lost)) },
    ],
  };
}

/**
 * Gives the numbers of a chart as a table, exact.
 *
 * @example
 * scoreChartTable(run, 0, "zh"); // => { heads: ["指标", "得分", "满分", "失分"], rows: [["报告", "8.5", "10", "1.5"]] }
 */
export function scoreChartTable(run: Run, index: number, language: Language): ScoreChartTable {
  const said = SAID[language];
  const { tops, leaves } = axesOf(run, index, language);
  const groups = tops.filter((top) => !leaves.includes(top));
  const rows = [...groups, ...leaves].map(({ title, points, max, lost }) => [title, points ?? "—", max, lost ?? "—"]);
  return { heads: [said.indicator, said.points, said.max, said.lost], rows };
}

/** Indicators at the top, and those without others below them; without what stands beside the maximum, which no maximum is lost of. */
function axesOf(run: Run, index: number, language: Language): { readonly tops: readonly Axis[]; readonly leaves: readonly Axis[] } {
  const panel = run.panels[run.panelOf[index] as number];
  if (panel === undefined) return { tops: [], leaves: [] };
  const { machine, block } = panel;
  const { nodes, scale } = machine.assessment;
  const at = run.placeOf[index] as number;
  const axes = nodes.map(({ title, min, max }, position): Axis => {
    const isNone = isOpen(block, position, at) || block.leftOut[position]?.[at] === LEFT_OUT;
    const points = isNone ? null : pointsText(machine, block, position, at, "low");
    const lost = isNone ? null : formatScaled(max - (block.low[position * block.size + at] as number), scale);
    return { title: title[language], min: formatScaled(min, scale), max: formatScaled(max, scale), points, lost };
  });
  const positions = inOrder(nodes, machine.whole).filter((position) => !isBeside(nodes, position));
  const axesAt = (test: (node: Node) => boolean) =>
    positions.flatMap((position) => (test(nodes[position] as Node) ? [axes[position] as Axis] : []));
  return { tops: axesAt(({ parent, max }) => parent === machine.whole && max > 0), leaves: axesAt(({ score }) => score !== null) };
}

function inOrder(nodes: readonly Node[], position: number): readonly number[] {
  return (nodes[position]?.children ?? []).flatMap((child) => [child, ...inOrder(nodes, child)]);
}

function isBeside(nodes: readonly Node[], position: number): boolean {
  for (let at = position; at >= 0; at = nodes[at]?.parent ?? -1) if (nodes[at]?.beside !== null) return true;
  return false;
}

function lostMost(leaves: readonly Axis[]): readonly Axis[] {
  return leaves.filter(({ lost }) => lost !== null && Number(lost) > 0).sort((a, b) => Number(b.lost) - Number(a.lost));
}
