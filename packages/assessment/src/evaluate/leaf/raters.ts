import { plus, times, type Whole } from "../../exact/whole.ts";
import type { Block } from "../block.ts";
import { codeOf, type ReasonCode } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, MISSING, note, opened, roundedTo } from "./leaf.ts";

const [UNUSABLE, NO_VOTES] = [codeOf("unusableFact"), codeOf("noVotes")];

/** Puts the means of groups of raters, or the shares of their votes, together by weight. */
export const raters: LeafOf<"raters"> = (making, { groups, round }) => {
  const { scale, file } = making.assessment;
  const all = groups.map(({ id, weight, scores, votes, values }) => {
    const name = scores ?? votes ?? "";
    const d = 10 ** (file.facts?.[name]?.decimals ?? 2);
    const entries = Object.entries(values);
    const read =
      scores !== null
        ? (block: Block, json: unknown) => meanOf(block, json, d)
        : (block: Block, json: unknown) => shareOf(block, json, entries);
    // Votes are worth whole numbers of the last decimal already.
    return { id, name, read, n: times(weight.n, scores !== null ? 10 ** scale : 1), d: weight.d };
  });
  return leafOfPoints(making, (block, index) => {
    let [n, d]: [Whole, Whole] = [0, 1];
    for (const { id, name, read, n: weightN, d: weightD } of all) {
      const json = factOf(block, index, name);
      const reason = json === undefined ? MISSING : read(block, json);
      if (reason !== 0) return opened(block, reason);
      const [topN, topD] = [times(block.n, weightN), times(block.d, weightD)];
      if (block.steps !== undefined) note(block, "rater", undefined, id);
      [n, d] = [plus(times(n, topD), times(topN, d)), times(d, topD)];
    }
    return roundedTo(block, n, d, round, scale);
  });
};

function meanOf(block: Block, json: unknown, d: number): ReasonCode {
  if (!Array.isArray(json)) return UNUSABLE;
  let sum: Whole = 0;
  for (const score of json) {
    if (score === null || score === undefined) return MISSING;
    const scaled = typeof score === "number" ? Math.round(score * d) : Number.NaN;
    if (!Number.isSafeInteger(scaled) || scaled / d !== score) return UNUSABLE;
    sum = plus(sum, scaled);
  }
  block.n = sum;
  block.d = times(d, json.length);
  return json.length === 0 ? NO_VOTES : 0;
}

function shareOf(block: Block, json: unknown, values: readonly (readonly [string, number])[]): ReasonCode {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return UNUSABLE;
  let [sum, count]: [Whole, Whole] = [0, 0];
  for (const [grade, value] of values) {
    const votes = Object.hasOwn(json, grade) ? (json as Record<string, unknown>)[grade] : undefined;
    if (votes === undefined || votes === null) return MISSING;
    if (!Number.isSafeInteger(votes)) return UNUSABLE;
    if ((votes as number) < 0) return codeOf("negativeCount");
    sum = plus(sum, times(votes as number, value));
    count = plus(count, votes as number);
  }
  for (const grade of Object.keys(json)) if (!values.some(([known]) => known === grade)) return UNUSABLE;
  block.n = sum;
  block.d = count;
  return count === 0 ? NO_VOTES : 0;
}
