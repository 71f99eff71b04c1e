import { below } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import type { BandIr } from "../plan.ts";
import { askedAt } from "./conditions.ts";
import { type Desk, isObject, listAt, objectAt, refuse } from "./desk.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { problem, shown } from "./problem.ts";
import { tooMany } from "./read-json.ts";
import { pointsAt, textAt, wordAt } from "./values.ts";

/** Between what the total lies, floor and cap kept. */
export interface TotalSpan {
  readonly low: bigint;
  readonly high: bigint;
}

interface Band extends BandIr {
  readonly to: number | null;
  readonly pointer: string;
}

/** Checks bands: from the lowest grade to the highest, with neither a gap nor an overlap over all totals that can be. */
export function bandsAt(desk: Desk, json: unknown, total: TotalSpan | undefined): readonly BandIr[] {
  if (json === undefined) return [];
  const at = `${desk.root}/bands`;
  const given = listAt(desk, json, at) ?? [];
  if (given.length > ASSESSMENT_LIMITS.bands) {
    refuse(desk, tooMany(at, ASSESSMENT_LIMITS.bands));
    return [];
  }
  if (isFromTheTop(given)) {
    const zh = "各档要从低到高写：最低的一档写在最前面，最高的写在最后。这里是从高到低，请把次序倒过来。";
    const en = "Bands are written from the lowest to the highest, and these run from the highest down: turn their order round.";
    const second = isObject(given[1]) && given[1].from !== undefined ? "/1/from" : "/1";
    refuse(desk, problem("bands_not_ascending", at + second, zh, en));
    return [];
  }
  const bands = given.flatMap((band, index) => bandAt(desk, band, below(at, index), index) ?? []);
  for (const [index, { grade, pointer }] of bands.entries())
    if (bands.findIndex((other) => other.grade === grade) < index)
      refuse(
        desk,
        problem("duplicate_grade", `${pointer}/grade`, `等次“${shown(grade)}”重复。`, `The grade "${shown(grade)}" is given before.`),
      );
  if (bands.length === given.length) {
    for (let index = 1; index < bands.length; index += 1) {
      const [lower, band] = [bands[index - 1], bands[index]];
      if (lower !== undefined && band !== undefined) checkNeighbours(desk, lower, band);
    }
    if (total !== undefined) checkEnds(desk, bands, total);
  }
  return bands.map(({ grade, from, when }) => ({ grade, from, when }));
}

/** Gives the grades that a file names from the lowest on, in whatever state it is. */
export function gradesIn(json: unknown): readonly string[] {
  if (!Array.isArray(json)) return [];
  const grades = json.flatMap((band) => (isObject(band) && typeof band.grade === "string" ? [band.grade] : []));
  return isFromTheTop(json) ? [...grades].reverse() : grades;
}

/** Whether bands run from the best grade down, as Chinese texts have it: each begins below the one before it. */
function isFromTheTop(bands: readonly unknown[]): boolean {
  const starts = bands.map((band) => {
    const { from = Number.NEGATIVE_INFINITY } = isObject(band) ? band : {};
    return typeof from === "number" ? from : Number.NaN;
  });
  return starts.length > 1 && starts.every((start, index) => index === 0 || start < (starts[index - 1] as number));
}

function bandAt(desk: Desk, json: unknown, pointer: string, index: number): Band | undefined {
  const given = objectAt(desk, json, pointer, ["grade"], ["title", "from", "to", "when"]);
  if (given === undefined) return undefined;
  const grade = wordAt(desk, given.grade, `${pointer}/grade`);
  if (given.title !== undefined) textAt(desk, given.title, `${pointer}/title`);
  const from = given.from === undefined ? null : pointsAt(desk, given.from, `${pointer}/from`);
  const to = given.to === undefined ? null : pointsAt(desk, given.to, `${pointer}/to`);
  if (given.when !== undefined && index === 0) {
    const zh = "最低一档不能再附条件：不符合时没有更低的档可落。";
    refuse(
      desk,
      problem("lowest_band_condition", `${pointer}/when`, zh, "The lowest band takes no condition: there is no lower one to fall to."),
    );
  }
  const when = given.when === undefined ? null : askedAt(desk, "graded", given.when, `${pointer}/when`);
  if (grade === undefined || from === undefined || to === undefined) return undefined;
  if (from === null && index > 0) {
    const texts = ["这一档没有写从几分起（from）。", 'This band lacks "from".'] as const;
    return refuse(desk, problem("missing_key", pointer, ...texts, { expected: { zh: "from", en: "from" } }));
  }
  if (from !== null && to !== null && from >= to) {
    const [a, b] = [from, to].map((points) => formatScaled(points, desk.scale));
    const zh = `这一档从 ${a} 起、到 ${b}（不含），里面没有任何分数。`;
    return refuse(desk, problem("band_empty", `${pointer}/to`, zh, `This band from ${a} to ${b} (not included) holds no points.`));
  }
  return { grade, from, to, when, pointer };
}

function checkNeighbours(desk: Desk, lower: Band, band: Band): void {
  const said = (points: number) => formatScaled(points, desk.scale);
  const from = band.from ?? 0;
  if (lower.from !== null && from <= lower.from) {
    const zh = `各档要从低到高写：这一档从 ${said(from)} 起，上一档从 ${said(lower.from)} 起。`;
    const en = `Bands are written from the lowest to the highest: this one is from ${said(from)}, the one before from ${said(lower.from)}.`;
    refuse(desk, problem("bands_not_ascending", `${band.pointer}/from`, zh, en));
  } else if (lower.to !== null && lower.to < from) {
    const example = said(Math.floor((lower.to + from) / 2));
    const zh = `${example} 不属于任何档次：上一档到 ${said(lower.to)}（不含），下一档从 ${said(from)} 起。`;
    const en = `${example} is in no band: the one below ends before ${said(lower.to)}, the next is from ${said(from)}.`;
    const expected = { zh: `上一档的 to 写 ${said(from)}`, en: `"to" of the band below is ${said(from)}` };
    refuse(desk, problem("band_gap", `${lower.pointer}/to`, zh, en, { expected, suggestion: said(from) }));
  } else if (lower.to !== null && lower.to > from) {
    const example = said(Math.floor((lower.to + from) / 2));
    const zh = `${example} 同时属于两档：上一档到 ${said(lower.to)}（不含），这一档从 ${said(from)} 起。`;
    const en = `${example} is in two bands: the one below ends before ${said(lower.to)}, this one is from ${said(from)}.`;
    refuse(desk, problem("band_overlap", `${band.pointer}/from`, zh, en, { suggestion: said(lower.to) }));
  }
}

function checkEnds(desk: Desk, bands: readonly Band[], { low, high }: TotalSpan): void {
  const said = (points: number | bigint) => formatScaled(points, desk.scale);
  const [lowest, highest] = [bands[0], bands.at(-1)];
  if (lowest !== undefined && lowest.from !== null && BigInt(lowest.from) > low) {
    const zh = `${said(low)} 不属于任何档次：最低一档从 ${said(lowest.from)} 起，而总分可以低到 ${said(low)}。最低一档可以不写 from。`;
    const en = `${said(low)} is in no band: the lowest is from ${said(lowest.from)}, but a total can be ${said(low)}. The lowest band may leave "from" out.`;
    refuse(desk, problem("band_gap", `${lowest.pointer}/from`, zh, en));
  }
  for (const { from, pointer } of bands) {
    if (from === null || BigInt(from) <= high) continue;
    const zh = `这一档从 ${said(from)} 起，而总分最高只有 ${said(high)}，谁也到不了。`;
    refuse(
      desk,
      problem("band_above_maximum", `${pointer}/from`, zh, `This band is from ${said(from)}, but no total is above ${said(high)}.`),
    );
  }
  if (highest === undefined || highest.to === null || BigInt(highest.to) > high || (highest.from !== null && BigInt(highest.from) > high))
    return;
  const zh = `${said(highest.to)} 不属于任何档次：最高一档到 ${said(highest.to)}（不含），而总分可以高到 ${said(high)}。最高一档请不写 to。`;
  const en = `${said(highest.to)} is in no band: the highest ends before it, but a total can be ${said(high)}. The highest band leaves "to" out.`;
  refuse(desk, problem("band_gap", `${highest.pointer}/to`, zh, en));
}
