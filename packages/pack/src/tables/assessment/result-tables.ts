import type { Consequence, Quota, Veto } from "@guiju/assessment";
import { articleText } from "@guiju/assessment/explain";
import type { Language, Text } from "@guiju/core";
import { plain } from "../../texts/words.ts";
import { between, phrase } from "../expression-words.ts";
import { textTable } from "../markdown-table.ts";
import { MODES, measureWords, roundingWords } from "./measure-words.ts";
import { signed } from "./number-words.ts";
import { rubricConditionWords } from "./rubric-condition-words.ts";
import { gradeTitle, type SaidRubric } from "./rubric-names.ts";

/** What a total leads to: grades, vetoes, quotas, what follows, grounds of exemption, and the parameters, each under its heading. */
export function resultTables(rubric: SaidRubric, language: Language): string {
  const { file } = rubric;
  const part = (title: Text, head: readonly Text[], rows: readonly (readonly Text[])[]): string =>
    rows.length === 0 ? "" : `\n### ${title[language]}\n\n${textTable(head, rows, language)}`;
  const [id, source] = [
    { zh: "编号", en: "Id" },
    { zh: "依据", en: "Source" },
  ];
  return [
    part(
      { zh: "等次", en: "Grades" },
      [
        { zh: "等次", en: "Grade" },
        { zh: "总分", en: "Total" },
        { zh: "还须符合", en: "Also needed" },
      ],
      bandRows(rubric),
    ),
    part(
      { zh: "否决和限制", en: "Vetoes" },
      [id, { zh: "情形", en: "Where" }, { zh: "结果", en: "Effect" }, source],
      (file.vetoes ?? []).map((veto) => [
        plain(`\`${veto.id}\``),
        vetoCase(rubric, veto),
        vetoEffect(rubric, veto),
        articleText(file, veto.article ?? ""),
      ]),
    ),
    part(
      { zh: "名额", en: "Quotas" },
      [id, { zh: "名额", en: "Quota" }, source],
      (file.quotas ?? []).map((quota) => [plain(`\`${quota.id}\``), quotaWords(rubric, quota), articleText(file, quota.article ?? "")]),
    ),
    part(
      { zh: "结果的运用", en: "What follows" },
      [id, { zh: "名称", en: "Title" }, { zh: "内容", en: "What" }, source],
      (file.consequences ?? []).map((each) => [
        plain(`\`${each.id}\``),
        each.title,
        between(consequenceLines(rubric, each), "\n", "\n"),
        articleText(file, each.article ?? ""),
      ]),
    ),
    part(
      { zh: "容错的情形", en: "Grounds of exemption" },
      [id, { zh: "情形", en: "Ground" }],
      (file.exemptions?.grounds ?? []).map((ground) => [plain(`\`${ground.id}\``), ground.title]),
    ),
    part(
      { zh: "参数", en: "Parameters" },
      [
        { zh: "名称", en: "Name" },
        { zh: "含义", en: "Meaning" },
        { zh: "取值", en: "Value" },
        { zh: "可取", en: "Taken" },
        { zh: "来源", en: "Where from" },
        { zh: "说明", en: "Note" },
      ],
      parameterRows(rubric),
    ),
  ].join("");
}

function bandRows(rubric: SaidRubric): readonly (readonly Text[])[] {
  return [...(rubric.file.bands ?? [])]
    .reverse()
    .map((band) => [
      band.title ?? plain(band.grade),
      between(
        [
          ...(band.from === undefined ? [] : [phrase("{a}分以上（含）", "{a} and above", { a: band.from })]),
          ...(band.to === undefined ? [] : [phrase("不满{a}分", "below {a}", { a: band.to })]),
        ],
        "，",
        ", ",
      ),
      band.when === undefined ? plain("") : rubricConditionWords(rubric, band.when),
    ]);
}

function vetoCase(rubric: SaidRubric, { title, when }: Veto): Text {
  const words = rubricConditionWords(rubric, when);
  return words.zh === title.zh ? title : between([title, words], "\n", "\n");
}

function vetoEffect(rubric: SaidRubric, { effect }: Veto): Text {
  if (effect === "zero") return { zh: "总分归零", en: "the total is nought" };
  return "cap" in effect
    ? phrase("不高于“{a}”", 'not above "{a}"', { a: gradeTitle(rubric, effect.cap) })
    : phrase("不低于“{a}”", 'not below "{a}"', { a: gradeTitle(rubric, effect.floor) });
}

function quotaWords(rubric: SaidRubric, quota: Quota): Text {
  const slots = {
    grade: gradeTitle(rubric, quota.grade),
    how:
      quota.share === undefined
        ? phrase("{a}个", "{a}", { a: quota.count ?? 0 })
        : phrase("{a}", "{a} of them", { a: plain(`${Number((quota.share * 100).toFixed(6))}%`) }),
  };
  const main =
    quota.kind === "most"
      ? phrase("“{grade}”及以上最多{how}", '"{grade}" or better: at most {how}', slots)
      : phrase("“{grade}”及以下至少{how}", '"{grade}" or lower: at least {how}', slots);
  const more = [
    ...(quota.share === undefined
      ? []
      : [quota.round === "ceil" ? { zh: "有小数的进一", en: "rounded up" } : { zh: "有小数的舍去", en: "rounded down" }]),
    quota.ties === "above"
      ? { zh: "末位并列的都算在内", en: "those that tie at the edge all stay" }
      : { zh: "末位并列的都不算", en: "those that tie at the edge all fall below" },
    ...(quota.within === "category" ? [{ zh: "按类别分别计算", en: "counted in each category" }] : []),
    ...(quota.categories === undefined
      ? []
      : [phrase("只用于{a}", "only for {a}", { a: between(quota.categories.map(plain), "、", ", ") })]),
  ];
  return between([main, ...more], "；", "; ");
}

function consequenceLines(rubric: SaidRubric, each: Consequence): readonly Text[] {
  if (each.kind === "lookup") {
    const rows = Object.entries(each.table).map(([grade, value]) =>
      phrase("{grade}：{value}", "{grade}: {value}", { grade: gradeTitle(rubric, grade), value }),
    );
    const times = each.times === undefined ? [] : [phrase("乘以{a}", "times {a}", { a: measureWords(rubric, each.times) })];
    const when = each.when === undefined ? [] : [phrase("条件：{a}", "where {a}", { a: rubricConditionWords(rubric, each.when) })];
    return [...rows, ...times, ...when];
  }
  if (each.kind === "float") {
    const slots = { base: each.base, dead: each.deadBand, most: each.most, round: roundingWords(rubric, each.round) };
    const on = each.on === undefined ? [] : [phrase("浮动的是{a}", "of {a}", { a: measureWords(rubric, each.on) })];
    return [
      phrase(
        "总分高于或低于{base}的百分比；不到{dead}%的不浮动，最多{most}%（{round}）",
        "percent by which the total is above or below {base}; none under {dead} %, at most {most} % ({round})",
        slots,
      ),
      ...on,
    ];
  }
  const titles = new Map(each.steps.map((step) => [step.id, step.title]));
  return each.rules.map(({ title, when, step }) =>
    phrase("{when}：{step}", "{when}: {step}", {
      when: title ?? rubricConditionWords(rubric, when),
      step: titles.get(step) ?? plain(step),
    }),
  );
}

/** A value as it is set; what is not plain to a reader, with its words. */
function valueWords(value: string | number | boolean): Text {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const mode = typeof value === "string" && Object.hasOwn(MODES, value) ? MODES[value as keyof typeof MODES] : undefined;
  if (mode !== undefined) return phrase("{value}（{mode}）", "{value} ({mode})", { value: plain(String(value)), mode });
  return plain(typeof value === "number" ? signed(value) : value);
}

function parameterRows({ file }: SaidRubric): readonly (readonly Text[])[] {
  return Object.entries(file.parameters ?? {}).map(([name, { title, value, options, assumed, note }]) => [
    plain(`\`${name}\``),
    title,
    valueWords(value),
    between((options ?? []).map(valueWords), "、", ", "),
    assumed === true ? { zh: "**推定**（原文没有写明）", en: "**ASSUMED** (the source leaves it open)" } : { zh: "原文", en: "the source" },
    note ?? plain(""),
  ]);
}
