import type { Language } from "@guiju/core";
import type { AssessmentFile, Quota } from "../assessment-file.ts";
import type { ScoreReport } from "../report.ts";
import { countedWords, exactOf } from "./number-words.ts";

/**
 * Says how a quota decided a grade: that its places are full, that those who tie for the last of them fall below, or that a place had to be filled.
 * Where others are open, who ties is not known: then only that those ahead or level leave no place.
 */
export function quotaWords(report: ScoreReport, file: AssessmentFile | undefined, quota: Quota, language: Language): string {
  const zh = language === "zh";
  const name = file?.bands?.find((band) => band.grade === quota.grade)?.title?.[language] ?? quota.grade;
  const facts = report.trace?.find(({ indicator }) => indicator === "")?.facts ?? {};
  const read = (part: string): number | undefined => {
    const value = facts[`outcome.quota.${part}`];
    return typeof value === "string" ? Number(value) : undefined;
  };
  const [of, places, held = 0, tied] = [read("of"), read("places"), read("held"), read("tied")];
  const share = quota.share === undefined || of === undefined ? "" : shareWords(quota, of, language);
  if (quota.kind === "least") {
    const count = places ?? quota.count;
    const least = count === undefined ? "" : zh ? `至少${count}个` : `: at least ${count}`;
    const together = tied !== undefined && tied > 1 ? (zh ? `，同分的${tied}家一并列入` : `; the ${tied} with this total together`) : "";
    return zh
      ? `“${name}”及以下${least}${share}，按总分从低到高补足，补到此${together}`
      : `places of "${name}" or lower had to be filled${least}${share}; by the least totals they came to this one${together}`;
  }
  if (places === undefined) return zh ? `“${name}”的名额已满` : `no place left for "${name}"`;
  if (places === 0) return zh ? `“${name}”的名额为0个${share}` : `"${name}" has 0 places${share}`;
  if (held >= places) return zh ? `“${name}”的名额已满：${places}个${share}` : `no place left for "${name}": ${places}${share}`;
  if (tied === undefined)
    return zh
      ? `“${name}”的名额${places}个${share}，由排在前面或同分的单位占去，轮不到`
      : `"${name}" has ${countedWords(places, "place")}${share}: those ahead or level leave none for it`;
  const left = places - held;
  const rest = left === places ? `只有${left}个` : `只剩${left}个`;
  if (facts["outcome.quota.isTied"] === true)
    return zh
      ? `“${name}”的名额${places}个${share}：${tied}家同分，${rest}，按规定都不列入`
      : `"${name}" has ${countedWords(places, "place")}${share}: ${tied} tie for ${left < places ? `the last ${left}` : left === 1 ? "it" : "them"}, and by the rule all fall below`;
  return zh
    ? `“${name}”的名额${places}个${share}：排在前面的${tied}家同分，${rest}，都不列入，也不往后递补`
    : `"${name}" has ${countedWords(places, "place")}${share}: ${tied} ahead tie for ${left < places ? `the last ${left}` : left === 1 ? "it" : "them"} and fall below; their places do not pass on`;
}

/** How the places were counted: a share of so many, rounded. */
function shareWords({ share = 1, round, count }: Quota, of: number, language: Language): string {
  const percent = `${Number((share * 100).toFixed(6))}`;
  const exact = exactOf(String(share));
  const isWhole = exact === undefined || (exact.n * BigInt(of)) % exact.d === 0n;
  if (language === "zh") {
    const rounded = isWhole ? "" : round === "ceil" ? "，小数进一" : "，舍去小数";
    return `（${of}个的${percent}%${rounded}${count === undefined ? "" : `，不超过${count}个`}）`;
  }
  const rounded = isWhole ? "" : round === "ceil" ? ", rounded up" : ", rounded down";
  return ` (${percent} % of ${of}${rounded}${count === undefined ? "" : `, no more than ${count}`})`;
}
