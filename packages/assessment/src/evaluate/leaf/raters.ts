import { plus, times, type Whole } from "../../exact/whole.ts";
import type { Block } from "../block.ts";
import { MISSING_FACT, NEGATIVE_COUNT, NO_VOTES, type ReasonCode, UNUSABLE_FACT } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, note, opened, roundedTo } from "./leaf.ts";

/** Puts the means of groups of raters, or the shares of their votes, together by weight. */
export const raters: LeafOf<"raters"> = (making, { groups, round }) => {
  const { scale, file } = making.assessment;
  const all = groups.map(({ id, weight, scores, votes, values }) => {
    const name = scores ?? votes ?? "";
    const d = 10 ** (file.facts?.[name]?.decimals ?? 2);
    const entries = Object.entries(values);
    const read =
      scores !== null
        ? (block: Block, json: unknown) => meanOf(block, name, json, d)
        : (block: Block, json: unknown) => shareOf(block, name, json, entries);
    // Votes are worth whole numbers of the last decimal already.
    return { id, name, read, n: times(weight.n, scores !== null ? 10 ** scale : 1), d: weight.d };
  });
  return leafOfPoints(making, (block, index) => {
    let [n, d]: [Whole, Whole] = [0, 1];
    for (const { id, name, read, n: weightN, d: weightD } of all) {
      const json = factOf(block, index, name);
      const reason = json === undefined ? MISSING_FACT : read(block, json);
      if (reason !== 0) return opened(block, reason);
      const [topN, topD] = [times(block.n, weightN), times(block.d, weightD)];
      if (block.steps !== undefined) note(block, "rater", undefined, id);
      [n, d] = [plus(times(n, topD), times(topN, d)), times(d, topD)];
    }
    return roundedTo(block, n, d, round, scale);
  });
};

function stopped(block: Block, reason: ReasonCode, ...where: Block["where"]): ReasonCode {
  opened(block, reason, "facts", ...where);
  return reason;
}

function meanOf(block: Block, name: string, json: unknown, d: number): ReasonCode {
  if (!Array.isArray(json)) return stopped(block, UNUSABLE_FACT, name);
  let sum: Whole = 0;
  for (const [at, score] of json.entries()) {
    if (score === null || score === undefined) return stopped(block, MISSING_FACT, name, at);
    const scaled = typeof score === "number" ? Math.round(score * d) : Number.NaN;
    if (!Number.isSafeInteger(scaled) || scaled / d !== score) return stopped(block, UNUSABLE_FACT, name, at);
    sum = plus(sum, scaled);
  }
  block.n = sum;
  block.d = times(d, json.length);
  return json.length === 0 ? NO_VOTES : 0;
}

function shareOf(block: Block, name: string, json: unknown, values: readonly (readonly [string, number])[]): ReasonCode {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return stopped(block, UNUSABLE_FACT, name);
  let [sum, count]: [Whole, Whole] = [0, 0];
  for (const [grade, value] of values) {
    const votes = Object.hasOwn(json, grade) ? (json as Record<string, unknown>)[grade] : undefined;
    const stop = (reason: ReasonCode): ReasonCode => stopped(block, reason, name, grade);
    if (votes === undefined || votes === null) return stop(MISSING_FACT);
    if (!Number.isSafeInteger(votes)) return stop(UNUSABLE_FACT);
    if ((votes as number) < 0) return stop(NEGATIVE_COUNT);
    sum = plus(sum, times(votes as number, value));
    count = plus(count, votes as number);
  }
  for (const grade of Object.keys(json)) if (!values.some(([known]) => known === grade)) return stopped(block, UNUSABLE_FACT, name);
  block.n = sum;
  block.d = count;
  return count === 0 ? NO_VOTES : 0;
}
