import type { Text } from "@guiju/core";
import type { PeriodExpr } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { plain } from "../texts/words.ts";
import { expressionWords, otherReadings, phrase } from "./expression-words.ts";

/** Says a length of time; where it is a choice, the default and what is chosen. */
export function periodWords(pack: Pack, period: PeriodExpr): Text {
  if ("days" in period) return unitWords(pack, period.days, "日", "day");
  if ("months" in period) return unitWords(pack, period.months, "个月", "month");
  return unitWords(pack, period.years, "年", "year");
}

function unitWords(pack: Pack, length: Expr, zh: string, en: string): Text {
  const choice = typeof length === "object" && length !== null && "interpretation" in length ? length : undefined;
  const chosen =
    choice !== undefined && Object.hasOwn(pack.interpretations, choice.interpretation)
      ? pack.interpretations[choice.interpretation]
      : undefined;
  const taken = choice?.is === undefined ? chosen?.default : choice.is[String(chosen?.default)];
  if (choice !== undefined && typeof taken === "number") {
    const words = unitWords(pack, taken, zh, en);
    const title = chosen?.title ?? plain(choice.interpretation);
    const others = choice.is === undefined ? plain("") : otherReadings(pack, choice.interpretation, choice.is, String(chosen?.default));
    const slots = { a: words, title, others };
    return phrase("{a}（可另选口径：{title}{others}）", "{a} (unless another reading is chosen: {title}{others})", slots);
  }
  const words = expressionWords(pack, length);
  return { zh: `${words.zh}${zh}`, en: `${words.en} ${length === 1 ? en : `${en}s`}` };
}
