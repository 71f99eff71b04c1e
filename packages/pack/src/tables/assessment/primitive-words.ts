import type { CountedTerm, LeafIndicator, ListedTerm, Primitive, RaterGroup } from "@guiju/assessment";
import { isPercent, ladderRungs } from "@guiju/assessment/explain";
import type { Text } from "@guiju/core";
import { plain } from "../../texts/words.ts";
import { between, phrase } from "../expression-words.ts";
import { measureWords, periodsWords, roundingWords } from "./measure-words.ts";
import { beforeNumber, signed } from "./number-words.ts";
import { rubricConditionWords } from "./rubric-condition-words.ts";
import { assessmentTitle, factTitle, fieldTitle, type SaidRubric, wordTitle } from "./rubric-names.ts";

/** Says how a leaf scores, a line a part. */
export function primitiveWords(rubric: SaidRubric, leaf: LeafIndicator): readonly Text[] {
  const { score } = leaf;
  const measured = (measure: Parameters<typeof measureWords>[1]): Text => measureWords(rubric, measure);
  const rounded = (round: { readonly round?: Parameters<typeof roundingWords>[1] }): Text =>
    round.round === undefined ? plain("") : phrase("（{a}）", " ({a})", { a: roundingWords(rubric, round.round) });
  switch (score.primitive) {
    case "checklist":
      return checklistWords(rubric, leaf, score);
    case "perOccurrence":
      return occurrenceWords(rubric, leaf, score);
    case "ladder":
      return [
        phrase("按{a}：", "By {a}:", { a: measured(score.of) }),
        ...ladderRungs(rubric.file, score).map(({ range, points }) =>
          phrase("{range}：{points}分", "{range}: {points}", { range, points: signed(points) }),
        ),
      ];
    case "tiers":
      return [
        ...score.tiers.map(({ title, when, points }) =>
          phrase("{a}：{points}分", "{a}: {points}", { a: title ?? rubricConditionWords(rubric, when), points: signed(points) }),
        ),
        phrase("其他：{points}分", "otherwise: {points}", { points: score.else }),
      ];
    case "proRata": {
      const slots = {
        of: measured(score.of),
        target: measured(score.target),
        points: score.points ?? leaf.max,
        max: leaf.max,
        round: rounded(score),
      };
      const none =
        score.noneOfNone === undefined
          ? []
          : [
              score.noneOfNone === "full"
                ? { zh: "没有应完成事项（0比0）的，得满分", en: "full marks where there was nothing to do (0 of 0)" }
                : { zh: "没有应完成事项（0比0）的，不得分", en: "nothing where there was nothing to do (0 of 0)" },
            ];
      return [phrase("{points}×{of}÷{target}，最多{max}分{round}", "{points} × {of} ÷ {target}, at most {max}{round}", slots), ...none];
    }
    case "perUnitShort":
      return [shortWords(rubric, leaf, score)];
    case "rankPoints":
      return rankWords(rubric, score);
    case "ratioToBest": {
      const slots = { max: leaf.max, of: measured(score.of), round: rounded(score) };
      return score.best === "greatest"
        ? [phrase("{max}×本单位的{of}÷同组最高的{round}", "{max} × own {of} ÷ the group's greatest{round}", slots)]
        : [phrase("{max}×同组最低的{of}÷本单位的{round}", "{max} × the group's least {of} ÷ its own{round}", slots)];
    }
    case "severity":
      return [
        phrase("按{a}：", "By {a}:", { a: factTitle(rubric, score.by) }),
        ...Object.entries(score.table).map(([word, points]) =>
          worded("{word}{points}分", "{word}: {points}", wordTitle(rubric, score.by, word), signed(points)),
        ),
        ...otherwise(score.else),
      ];
    case "award": {
      const [low, high] = score.range;
      return [
        phrase("由人评定，{low}至{high}分，写明理由和评定人", "given by a person, {low} to {high}, with reason and assessor", {
          low,
          high,
        }),
      ];
    }
    case "raters":
      return [...score.groups.map((group) => groupWords(rubric, group)), roundingWords(rubric, score.round)];
    case "convert": {
      const [low, high] = score.from;
      const slots = { of: measured(score.of), low, high, round: rounded(score) };
      if (score.to !== undefined) {
        const [from, to] = score.to;
        return [
          phrase("{of}（{low}至{high}）折算为{from}至{to}分{round}", "{of} ({low} to {high}) converted to {from} to {to}{round}", {
            ...slots,
            from,
            to,
          }),
        ];
      }
      if (score.factor === undefined || score.factor === 1)
        return [phrase("{of}（{low}至{high}），按原分计{round}", "{of} ({low} to {high}), as given{round}", slots)];
      return [
        phrase("{of}（{low}至{high}）×{factor}{round}", "{of} ({low} to {high}) × {factor}{round}", {
          ...slots,
          factor: score.factor < 0 ? `(${signed(score.factor)})` : score.factor,
        }),
      ];
    }
    case "carryOver": {
      const slots = { years: score.yearsBack, factor: score.factor, round: rounded(score), of: assessmentTitle(rubric, score.assessment) };
      const first =
        score.first === undefined
          ? []
          : [
              phrase("{when}：{points}分", "{when}: {points}", {
                when: rubricConditionWords(rubric, score.first.when),
                points: score.first.points,
              }),
            ];
      return [
        score.yearsBack === 1
          ? phrase("上一年“{of}”的总分×{factor}{round}", 'last year\'s total of "{of}" × {factor}{round}', slots)
          : phrase("{years}年前“{of}”的总分×{factor}{round}", 'the total of "{of}" {years} years before × {factor}{round}', slots),
        ...first,
      ];
    }
    case "periods": {
      const slots = {
        periods: periodsWords(score.periods),
        take: TAKES[score.take],
        factor: score.factor === undefined || score.factor === 1 ? plain("") : plain(`×${score.factor}`),
        round: rounded(score),
      };
      return [
        phrase("各期（{periods}）得分的{take}{factor}{round}", "{take} of the scores of the periods ({periods}){factor}{round}", slots),
      ];
    }
  }
}

type Of<Kind extends Primitive["primitive"]> = Extract<Primitive, { readonly primitive: Kind }>;

const TAKES: Readonly<Record<Of<"periods">["take"], Text>> = {
  mean: { zh: "平均", en: "mean" },
  sum: { zh: "合计", en: "sum" },
  last: { zh: "最后一期", en: "last" },
  worst: { zh: "最低", en: "lowest" },
  best: { zh: "最高", en: "highest" },
};

function checklistWords(rubric: SaidRubric, { max, min = 0 }: LeafIndicator, score: Of<"checklist">): readonly Text[] {
  const heads = {
    deduct: phrase("基础{max}分，有下列情形的扣分：", "{max}, less for each of:", { max }),
    award: { zh: "有下列情形的得分：", en: "points for each of:" },
    allOrNothing: phrase("下列各项都符合得{max}分，否则{min}分：", "{max} where all of these hold, else {min}:", { max, min }),
  };
  const items = score.items.map(({ title, points, when }) => {
    const a = title ?? rubricConditionWords(rubric, when);
    if (score.mode === "deduct") return phrase("{a}：扣{points}分", "{a}: −{points}", { a, points });
    return score.mode === "award" ? phrase("{a}：得{points}分", "{a}: {points}", { a, points }) : a;
  });
  return [heads[score.mode], ...items];
}

function occurrenceWords(rubric: SaidRubric, leaf: LeafIndicator, score: Of<"perOccurrence">): readonly Text[] {
  const limits = [
    ...(score.deductCap === undefined ? [] : [phrase("扣分累计最多{a}分", "at most {a} deducted in all", { a: score.deductCap })]),
    ...(score.floor === undefined || score.floor === (leaf.min ?? 0) ? [] : [phrase("最低{a}分", "not below {a}", { a: score.floor })]),
    ...(score.cap === undefined || score.cap === leaf.max ? [] : [phrase("最高{a}分", "not above {a}", { a: score.cap })]),
  ];
  return [phrase("起点{a}分", "from {a}", { a: score.start }), ...score.terms.map((term) => termWords(rubric, term)), ...limits];
}

function termWords(rubric: SaidRubric, term: CountedTerm | ListedTerm): Text {
  const cap = term.cap === undefined ? plain("") : phrase("，最多{a}分", ", at most {a}", { a: term.cap });
  const times =
    term.times === undefined
      ? plain("")
      : phrase("；{when}的×{by}", "; × {by} where {when}", { when: rubricConditionWords(rubric, term.times.when), by: term.times.by });
  return between(
    [term.title === undefined ? plain("") : phrase("{a}：", "{a}: ", { a: term.title }), countWords(rubric, term), cap, times],
    "",
    "",
  );
}

function countWords(rubric: SaidRubric, term: CountedTerm | ListedTerm): Text {
  if ("of" in term)
    return phrase("{of}，每次{points}分", "{of}, {points} each", { of: measureWords(rubric, term.of), points: plus(term.points) });
  const list = factTitle(rubric, term.list);
  const table = (said: { readonly by: string; readonly table: Readonly<Record<string, number>> }, sign: string): Text =>
    between(
      Object.entries(said.table).map(([word, points]) =>
        worded("{word}{points}", "{word} {points}", wordTitle(rubric, said.by, word), `${sign}${signed(points)}`),
      ),
      "、",
      ", ",
    );
  const each =
    typeof term.points === "number"
      ? phrase("每项{a}分", "{a} each", { a: plus(term.points) })
      : phrase("每项按{by}：{a}", "each by {by}: {a}", { by: fieldTitle(rubric, term.list, term.points.by), a: table(term.points, "") });
  const factor =
    term.factor === undefined
      ? plain("")
      : phrase("，再按{by}：{a}", ", times {a} by {by}", { by: fieldTitle(rubric, term.list, term.factor.by), a: table(term.factor, "×") });
  const key =
    term.key === undefined
      ? plain("")
      : phrase("；{a}相同的只计一次（取最高）", "; those alike in {a} count once, the highest", {
          a: between(
            term.key.map((name) => fieldTitle(rubric, term.list, name)),
            "、",
            ", ",
          ),
        });
  const take = term.take === undefined ? plain("") : { zh: "；只计最高的一项", en: "; only the highest counts" };
  return between([phrase("{a}，", "{a}, ", { a: list }), each, factor, key, take], "", "");
}

function shortWords(rubric: SaidRubric, { max }: LeafIndicator, score: Of<"perUnitShort">): Text {
  const policies = {
    proportional: { zh: "按比例计", en: "in proportion" },
    complete: { zh: "不足一个单位的不计", en: "complete units only" },
    started: { zh: "不足一个单位的按一个单位计", en: "every unit begun" },
  };
  const slots = {
    max,
    of: measureWords(rubric, score.of),
    target: measureWords(rubric, score.target),
    unit: isPercent(rubric.file, score.of)
      ? phrase("{a}个百分点", score.unit === 1 ? "{a} percentage point" : "{a} percentage points", { a: score.unit })
      : score.unit,
    points: score.points,
    policy: policies[score.steps],
    round: score.round === undefined ? plain("") : phrase("，{a}", ", {a}", { a: roundingWords(rubric, score.round) }),
  };
  return score.side === "below"
    ? phrase(
        "{max}分，{of}低于{target}的，每低{unit}扣{points}分（{policy}{round}）",
        "{max}, less {points} for each {unit} that {of} is below {target} ({policy}{round})",
        slots,
      )
    : phrase(
        "{max}分，{of}高于{target}的，每高{unit}扣{points}分（{policy}{round}）",
        "{max}, less {points} for each {unit} that {of} is above {target} ({policy}{round})",
        slots,
      );
}

function rankWords(rubric: SaidRubric, score: Of<"rankPoints">): readonly Text[] {
  const { beyond } = score;
  return [
    phrase("按{a}：", "By {a}:", { a: measureWords(rubric, score.place) }),
    ...Object.entries(score.table).map(([place, points]) =>
      phrase("第{place}名{points}分", "place {place}: {points}", { place: plain(place), points }),
    ),
    ...(beyond === undefined
      ? []
      : [
          phrase("第{from}名{points}分，以后每名{step}分", "place {from}: {points}, each further place {step}", {
            from: beyond.from,
            points: beyond.points,
            step: plus(beyond.step),
          }),
        ]),
    ...otherwise(score.else),
    ...(score.ties === "split" ? [{ zh: "并列的平均所占名次的分数", en: "those that tie share the mean of their places" }] : []),
  ];
}

function groupWords(rubric: SaidRubric, group: RaterGroup): Text {
  // A single group has the whole weight.
  const weight = group.weight === 1 ? plain("") : phrase("×{a}", " × {a}", { a: group.weight });
  const slots = { title: group.title ?? plain(group.id), weight };
  if ("scores" in group) return phrase("{title}：评分的平均{weight}", "{title}: mean of the scores{weight}", slots);
  const values = Object.entries(group.values).map(([word, points]) =>
    worded("{word}{points}", "{word}: {points}", fieldTitle(rubric, group.votes, word), signed(points)),
  );
  return phrase("{title}：按票（{values}）的平均{weight}", "{title}: mean of the votes ({values}){weight}", {
    ...slots,
    values: between(values, "、", ", "),
  });
}

function otherwise(points: number | undefined): readonly Text[] {
  return points === undefined ? [] : [phrase("其他：{a}分", "otherwise: {a}", { a: signed(points) })];
}

function plus(points: number): string {
  return points < 0 ? signed(points) : `+${points}`;
}

/** A word with its number. */
function worded(zh: string, en: string, word: Text, points: string): Text {
  return phrase(zh, en, { word: { zh: beforeNumber(word.zh), en: word.en }, points });
}
