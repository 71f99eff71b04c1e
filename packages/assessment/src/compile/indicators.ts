import { below, type Citation, type Text } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import type { RoundingIr } from "../plan.ts";
import { basisText, citationAt, type Instruments, missingArticle } from "./basis.ts";
import { between, fraction, greatestOf, leastOf, roundedOut } from "./bound.ts";
import { type Applying, applyingAt, togetherAt } from "./conditions.ts";
import { type Desk, type Json, listAt, objectAt, refuse } from "./desk.ts";
import type { Draft } from "./draft.ts";
import { minAboveMax } from "./facts.ts";
import { checkCutOff, decimalsNeeded, type Leaf } from "./leaf.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { primitiveAt } from "./primitive.ts";
import { problem } from "./problem.ts";
import { checkGroup, type Group, rollUp } from "./roll-up.ts";
import { uniqueId } from "./unique.ts";
import { choiceAt, longTextAt, pointsAt, roundAt, textAt, unrounded } from "./values.ts";
import { weightAt } from "./weights.ts";

/** The tree while it is being put together. */
export interface Tree {
  readonly desk: Desk;
  readonly name: string;
  readonly instruments: Instruments | undefined;
  /** The source of the assessment. */
  readonly basis: Citation | undefined;
  readonly ids: Set<string>;
  readonly drafts: Draft[];
}

interface Above {
  readonly take: Group["take"];
  readonly isBeside: boolean;
  readonly level: number;
  /** Conditions under which what stands above applies. */
  readonly applies: readonly Applying[];
}

const MAY: readonly string[] = [
  "min",
  "weight",
  "article",
  "basis",
  "beside",
  "applies",
  "otherwise",
  "round",
  "note",
  "score",
  "indicators",
  "take",
];

/** Checks the indicators of a group and gives their positions; `undefined` where one cannot be taken. */
export function indicatorsAt(tree: Tree, json: unknown, at: string, above: Above): readonly number[] | undefined {
  const given = listAt(tree.desk, json, at) ?? [];
  if (above.level > ASSESSMENT_LIMITS.levels) {
    const zh = `指标层次超过 ${ASSESSMENT_LIMITS.levels} 层。`;
    return refuse(tree.desk, problem("too_deep", at, zh, `Indicators stand more than ${ASSESSMENT_LIMITS.levels} levels deep.`));
  }
  const positions = given.flatMap((indicator, index) => indicatorAt(tree, indicator, below(at, index), above) ?? []);
  return positions.length > 0 && positions.length === given.length ? positions : undefined;
}

function indicatorAt(tree: Tree, json: unknown, pointer: string, above: Above): number | undefined {
  const { desk, drafts } = tree;
  const { indicators: most } = ASSESSMENT_LIMITS;
  if (tree.ids.size >= most)
    return refuse(desk, problem("too_large", desk.root, `指标超过 ${most} 个。`, `There are more than ${most} indicators.`));
  const given = objectAt(desk, json, pointer, ["id", "title", "max"], MAY);
  if (given === undefined) return undefined;
  const isGroup = Object.hasOwn(given, "indicators");
  if (isGroup === Object.hasOwn(given, "score")) {
    const texts = ["写“score”（怎样计分）或“indicators”（下级指标），二者选一。", 'Write either "score" or "indicators".'] as const;
    return refuse(desk, problem("score_or_indicators", pointer, ...texts));
  }
  const id = uniqueId(desk, given.id, `${pointer}/id`, tree.ids);
  const title = textAt(desk, given.title, `${pointer}/title`);
  const max = pointsAt(desk, given.max, `${pointer}/max`);
  const min = given.min === undefined ? 0 : pointsAt(desk, given.min, `${pointer}/min`);
  if (given.note !== undefined) textAt(desk, given.note, `${pointer}/note`);
  const beside = given.beside === undefined ? null : choiceAt(desk, given.beside, `${pointer}/beside`, ["bonus", "penalty"]);
  const weight = ownWeight(desk, given, pointer, above, beside ?? null);
  const round = roundAt(desk, given.round, `${pointer}/round`);
  const basis = sourceOf(tree, given, pointer, isGroup);
  const applying = appliesAt(desk, given, pointer, round);
  const applies = [...above.applies, ...(applying?.condition ?? [])];
  if (min !== undefined && max !== undefined && min > max) {
    const [low, high] = [formatScaled(min, desk.scale), formatScaled(max, desk.scale)];
    return refuse(desk, minAboveMax(pointer, low, high));
  }
  if (beside === "penalty" && max !== undefined && max > 0) {
    const zh = "扣分项（penalty）的满分 max 应为 0，最多扣几分写在 min，如 -10。";
    refuse(
      desk,
      problem(
        "penalty_above_nought",
        `${pointer}/max`,
        zh,
        'The max of a penalty is 0; how much it takes at most stands in "min", such as -10.',
      ),
    );
  }
  if (max === undefined || min === undefined || beside === undefined) return undefined;
  const isBeside = above.isBeside || beside !== null;
  const known = isGroup
    ? groupAt(tree, given, pointer, { max, min, round, isBeside }, { ...above, level: above.level + 1, isBeside, applies })
    : leafAt(tree, given, pointer, { max, min }, togetherAt(desk, applies));
  if (known === undefined || id === undefined || title === undefined || weight === undefined || applying === undefined) return undefined;
  const { otherwise } = applying;
  const node = { id, pointer, title, basis, max, min, beside, applies: applying.condition[0]?.index ?? null, otherwise, round, weight };
  const draft = { ...node, ...known, isExemptible: otherwise === "exempt" && beside === null };
  const isWider = known.children.some((child) => drafts[child]?.beside !== null);
  return drafts.push(applied(draft, desk.scale, isWider)) - 1;
}

function leafAt(
  tree: Tree,
  json: Json,
  pointer: string,
  { max, min }: { readonly max: number; readonly min: number },
  applies: number | null,
) {
  const { desk } = tree;
  if (json.take !== undefined) objectAt(desk, { take: json.take }, pointer, []);
  const leaf: Leaf = { desk, max, min, asker: { applies } };
  const scored = primitiveAt(leaf, json.score, `${pointer}/score`, tree.name);
  if (scored === undefined) return undefined;
  checkCutOff(leaf, scored, `${pointer}/score`);
  const kept = (points: bigint) => between(points, BigInt(min), BigInt(max));
  const { ir, decimals, ofCohort = false, big = false } = scored;
  const shared = { score: ir, children: [], take: "sum" as const, decimals: Math.min(decimals, desk.scale), ofCohort, big };
  return { ...shared, low: kept(scored.low), high: kept(scored.high) };
}

function groupAt(
  tree: Tree,
  json: Json,
  pointer: string,
  own: { readonly max: number; readonly min: number; readonly round: RoundingIr | null; readonly isBeside: boolean },
  above: Above,
) {
  const take = json.take === undefined ? "sum" : choiceAt(tree.desk, json.take, `${pointer}/take`, ["sum", "weighted", "highest"]);
  const children = indicatorsAt(tree, json.indicators, `${pointer}/indicators`, { ...above, take: take ?? "sum" });
  if (take === undefined || children === undefined) return undefined;
  const group: Group = { pointer, take, ...own };
  const drafts = children.flatMap((index) => tree.drafts[index] ?? []);
  checkGroup(tree.desk, group, drafts);
  return { score: null, children, take, ...rollUp(tree.desk, group, drafts) };
}

/** The weight in a weighted parent; `undefined` where it cannot be taken. */
function ownWeight(desk: Desk, json: Json, pointer: string, above: Above, beside: Draft["beside"]): Draft["weight"] | undefined {
  const isWeighted = above.take === "weighted" && beside === null;
  if (json.weight !== undefined && !isWeighted) {
    const zh = beside === null ? "上级不是按权重合计（take: weighted），这里的权重不起作用。" : "加分项、扣分项不参加权重合计。";
    const en = beside === null ? 'The parent is not "take": "weighted": this weight has no effect.' : "A bonus or a penalty has no weight.";
    return refuse(desk, problem("weight_without_use", `${pointer}/weight`, zh, en));
  }
  if (!isWeighted) return null;
  if (json.weight !== undefined) return weightAt(desk, json.weight, `${pointer}/weight`);
  return refuse(
    desk,
    problem(
      "missing_weight",
      pointer,
      "上级按权重合计，这一项缺少权重（weight）。",
      'The parent is weighted; this one lacks its "weight".',
    ),
  );
}

function sourceOf(tree: Tree, json: Json, pointer: string, isGroup: boolean): string {
  const { desk, instruments } = tree;
  const own = json.basis === undefined ? undefined : citationAt(desk, json.basis, `${pointer}/basis`, instruments);
  const article = json.article === undefined ? undefined : longTextAt(desk, json.article, `${pointer}/article`);
  const isUnnamed = json.basis === undefined || (own !== undefined && own.article === undefined);
  if (!isGroup && json.article === undefined && isUnnamed) missingArticle(desk, pointer);
  return basisText(own, tree.basis, article, instruments);
}

function appliesAt(desk: Desk, json: Json, pointer: string, round: RoundingIr | null) {
  const { applies, otherwise } = json;
  if (applies === undefined && otherwise === undefined) return { condition: [], otherwise: "none" as const };
  if (applies === undefined) {
    const zh = "写了“otherwise”（不适用时怎样计分），却没有“applies”（对谁适用）。";
    return refuse(desk, problem("otherwise_without_applies", `${pointer}/otherwise`, zh, '"otherwise" stands here without "applies".'));
  }
  const applying = applyingAt(desk, applies, `${pointer}/applies`);
  if (otherwise === undefined) {
    const zh =
      "写了“applies”（对谁适用），还要写“otherwise”：不适用的给满分（full）、同组平均（peerMean）、不给分（none），还是不计入、其余折算（exempt）。";
    const en = '"applies" needs "otherwise": full, peerMean, none or exempt for those to whom it does not apply.';
    return refuse(desk, problem("missing_otherwise", pointer, zh, en));
  }
  const word = choiceAt(desk, otherwise, `${pointer}/otherwise`, ["full", "peerMean", "none", "exempt"]);
  if (word === undefined) return undefined;
  if (word === "peerMean" && round === null && json.round === undefined)
    unrounded(desk, pointer, "取同组平均要做除法", "The mean of the peers is a division");
  return { condition: [applying], otherwise: word };
}

/** Adds what those get to whom it does not apply. A mean is kept within the least and the most, unless what stands beside inside goes beyond them. */
function applied(draft: Draft, scale: number, isWider: boolean): Draft {
  const { low, high, min, max, applies, otherwise, round } = draft;
  if (applies === null) return draft;
  const more = otherwise === "full" ? [BigInt(draft.max)] : otherwise === "none" || draft.beside !== null ? [0n] : [];
  const kept = { kept: otherwise === "peerMean" ? (round?.decimals ?? scale) : scale, scale };
  const rounded = roundedOut(fraction(low), fraction(high), kept);
  const [least, most] = [rounded.low, rounded.high].map((end) => (isWider ? end : between(end, BigInt(min), BigInt(max)))) as [
    bigint,
    bigint,
  ];
  return {
    ...draft,
    low: leastOf(least, ...more),
    high: greatestOf(most, ...more),
    decimals: Math.max(draft.decimals, ...(otherwise === "peerMean" ? [round?.decimals ?? scale, decimalsNeeded([min, max], scale)] : [])),
    ofCohort: draft.ofCohort || otherwise === "peerMean",
  };
}

/** What the whole is made of. */
export interface Whole {
  readonly title: Text;
  readonly basis: string;
  readonly max: number;
  readonly take: "sum" | "weighted";
  readonly round: RoundingIr | null;
}

/** Adds the whole, which stands last. */
export function wholeAt(tree: Tree, whole: Whole, children: readonly number[]): Draft {
  const { desk, drafts } = tree;
  const group: Group = { pointer: desk.root, min: null, isBeside: false, max: whole.max, take: whole.take, round: whole.round };
  const own = children.flatMap((index) => drafts[index] ?? []);
  checkGroup(desk, group, own);
  const known = rollUp(desk, group, own);
  const beside = own.reduce((sum, child) => (child.beside === null ? sum : sum + child.low), 0n);
  const min = Math.min(0, Number(known.low - beside));
  const node = { id: "", pointer: desk.root, title: whole.title, basis: whole.basis, max: whole.max, min, beside: null, applies: null };
  const draft: Draft = {
    ...node,
    otherwise: "none",
    round: whole.round,
    weight: null,
    score: null,
    children,
    take: whole.take,
    ...known,
    isExemptible: false,
  };
  drafts.push(draft);
  return draft;
}
