import type { Measure, Rounding } from "@guiju/assessment";
import type { Text } from "@guiju/core";
import { pathKeys } from "@guiju/rules/compile";
import { plain } from "../../texts/words.ts";
import { between, phrase } from "../expression-words.ts";
import { factTitle, fieldTitle, type SaidRubric } from "./rubric-names.ts";

/** Says what a measure is computed of. */
export function measureWords(rubric: SaidRubric, measure: Measure): Text {
  if (typeof measure === "number") return plain(String(measure));
  const say = (each: Measure): Text => measureWords(rubric, each);
  const inner = (each: Measure): Text =>
    typeof each === "object" && ["add", "sub", "mul", "ratio"].some((key) => Object.hasOwn(each, key))
      ? phrase("（{a}）", "({a})", { a: say(each) })
      : say(each);
  const pair = ([a, b]: readonly [Measure, Measure], zh: string, en: string): Text => phrase(zh, en, { a: inner(a), b: inner(b) });
  if ("fact" in measure) {
    const title = factTitle(rubric, measure.fact);
    const path = (pathKeys(measure.path) ?? []).join(".");
    return path === "" ? title : phrase("{title}的{path}", "{path} of {title}", { title, path: fieldTitle(rubric, measure.fact, path) });
  }
  if ("cohort" in measure) return phrase("考核组的{a}", "{a} of the group", { a: factTitle(rubric, measure.cohort) });
  if ("measure" in measure) {
    const named = rubric.file.measures;
    const found = named !== undefined && Object.hasOwn(named, measure.measure) ? named[measure.measure] : undefined;
    return found === undefined ? plain(measure.measure) : inner(found);
  }
  if ("add" in measure) return between(measure.add.map(inner), "＋", " + ");
  if ("sub" in measure) return pair(measure.sub, "{a}－{b}", "{a} − {b}");
  if ("mul" in measure) return pair(measure.mul, "{a}×{b}", "{a} × {b}");
  if ("ratio" in measure) return pair(measure.ratio, "{a}÷{b}", "{a} ÷ {b}");
  if ("percent" in measure) return pair(measure.percent, "{a}占{b}的百分比", "{a} as a percentage of {b}");
  if ("least" in measure) return phrase("{a}中最小的", "the least of {a}", { a: between(measure.least.map(say), "、", ", ") });
  if ("greatest" in measure) return phrase("{a}中最大的", "the greatest of {a}", { a: between(measure.greatest.map(say), "、", ", ") });
  if ("peerMean" in measure) return phrase("同组平均的{a}", "the group's mean of {a}", { a: inner(measure.peerMean) });
  if ("best" in measure) {
    const a = inner(measure.best);
    return measure.of === "greatest"
      ? phrase("同组最高的{a}", "the group's greatest {a}", { a })
      : phrase("同组最低的{a}", "the group's least {a}", { a });
  }
  if ("place" in measure) {
    const a = inner(measure.place);
    return measure.order === "descending"
      ? phrase("{a}从高到低在同组的名次", "place in the group by {a}, greatest first", { a })
      : phrase("{a}从低到高在同组的名次", "place in the group by {a}, least first", { a });
  }
  if ("window" in measure) {
    return phrase("近{n}年“{a}”的次数", 'how often "{a}" in the last {n} years', {
      n: measure.years,
      a: factTitle(rubric, measure.window),
    });
  }
  return phrase("“{a}”连续的年数", 'years in a row of "{a}"', { a: factTitle(rubric, measure.consecutive) });
}

/** How people call a way to round. */
export const MODES: Readonly<Record<Rounding["mode"], Text>> = {
  halfUp: { zh: "四舍五入", en: "rounded half up" },
  halfEven: { zh: "四舍六入五成双", en: "rounded half to even" },
  floor: { zh: "向下取", en: "rounded down" },
  ceil: { zh: "向上取", en: "rounded up" },
  truncate: { zh: "截去尾数", en: "cut off" },
};

/** Says how a number is rounded. */
export function roundingWords({ file }: SaidRubric, { mode, decimals }: Rounding): Text {
  return phrase("{mode}到{n}位小数", (decimals ?? file.scale) === 1 ? "{mode} to {n} decimal" : "{mode} to {n} decimals", {
    mode: MODES[mode],
    n: decimals ?? file.scale,
  });
}

/** The periods, or of many the first, the last and how many. */
export function periodsWords(periods: readonly string[]): Text {
  const [first, last] = [periods[0], periods.at(-1)];
  if (periods.length <= 4 || first === undefined || last === undefined) return between(periods.map(plain), "、", ", ");
  return phrase("{first}至{last}，共{count}期", "{first} to {last}, {count} in all", {
    first: plain(first),
    last: plain(last),
    count: periods.length,
  });
}
