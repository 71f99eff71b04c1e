import { civilDate, isGuijuError } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type CanAnswer, can, type History, type Report, replay } from "@guiju/lifecycle";
import { type Pack, verdictText } from "@guiju/pack";

/** What a host learns from the packages, as plain JSON: the same from the sources, from either build, and in an old browser. */
export interface Answers {
  readonly report: Report;
  readonly sentences: readonly string[];
  readonly onTheEighth: CanAnswer;
  readonly mayOnTheTenth: boolean;
  readonly codeOfNoDate: string;
}

const posted: History = {
  id: "O-06",
  lifecycle: "cpc/member-development",
  startsAt: "proposed.consented",
  today: "2026-10-12",
  interpretations: { "publicNotice.postingDay": "inclusive" },
  acts: [noticeUntil("2026-10-04")],
};

/** The history of worked case O-06: listed after three of five working days. */
export const tooShort: History = { ...posted, acts: [...posted.acts, { type: "LIST_OBJECT", on: "2026-10-08" }] };

/** Asks for all `Answers` by a pack that holds `cpc/member-development`. */
export function answersOf(pack: Pack): Answers {
  const lifecycle = pack.lifecycles.get("cpc/member-development");
  if (lifecycle === undefined) throw new Error("the pack lacks its lifecycle");
  const calendar = chineseDays();
  const sentence = verdictText(pack, lifecycle);
  const report = replay(lifecycle, tooShort, { calendar });
  return {
    report,
    sentences: report.verdicts.map((verdict) => sentence(verdict).zh),
    onTheEighth: can(lifecycle, posted, { type: "LIST_OBJECT", on: "2026-10-08" }, { calendar }),
    mayOnTheTenth: can(lifecycle, { ...posted, acts: [noticeUntil("2026-10-09")] }, { type: "LIST_OBJECT", on: "2026-10-10" }, { calendar })
      .allowed,
    codeOfNoDate: codeOf(() => civilDate("2026-02-30")),
  };
}

function noticeUntil(end: string): Act {
  return { type: "NOTICE", on: "2026-09-28", data: { places: [{ id: "unit", start: "2026-09-28", end }] } };
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (caught) {
    return isGuijuError(caught) ? caught.code : String(caught);
  }
  return "nothing was thrown";
}
