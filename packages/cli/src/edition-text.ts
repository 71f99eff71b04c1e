import { sayDate, type Text } from "@guiju/core";
import type { Basis } from "@guiju/lifecycle";
import type { Pack } from "@guiju/pack";

/** An instrument with the day of issue of its edition: what a summary by edition lists. */
export function editionText(pack: Pack, basis: Basis): Text {
  const title = Object.hasOwn(pack.instruments, basis.instrument) ? pack.instruments[basis.instrument]?.title : undefined;
  const zh = title?.zh ?? basis.instrument;
  return {
    zh: `${zh.startsWith("《") ? zh : `《${zh}》`}（${sayDate(basis.edition, "zh")}）`,
    en: `${title?.en ?? basis.instrument}, ${sayDate(basis.edition, "en")}`,
  };
}
