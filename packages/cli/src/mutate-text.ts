import type { MutantResult } from "@guiju/pack";
import type { Session } from "./session.ts";

/** Why changes of rubrics are not tried, by its text: no case of an assessment, or a case that fails without any change. */
export type Unjudged = "mutate.noCase" | "mutate.failing";

/** Says that changes of the rubrics of one pack were not tried, and what has to be done first; nothing where they were. */
export function unjudgedText({ tell, paint }: Session, pack: string, unjudged: Unjudged | undefined): string {
  return unjudged === undefined ? "" : `${paint.red(tell(unjudged, { pack }))}\n`;
}

/** What changing the rubrics of one pack gave: survivors with their places, then the count. */
export function mutantsText(session: Session, pack: string, folder: string, mutants: readonly MutantResult[]): string {
  const { tell, paint, language } = session;
  const survivors = mutants.filter(({ outcome }) => outcome === "survived");
  const lines = survivors.flatMap(({ what, assessment, place }) => [
    `${paint.yellow(tell("mutate.survived"))}  ${assessment}: ${what[language]}`,
    `    --> ${folder === "." ? "" : `${folder}/`}${place.file}:${place.line}:${place.column}`,
  ]);
  const count = (outcome: MutantResult["outcome"]): number => mutants.filter((each) => each.outcome === outcome).length;
  const slots = { pack, mutants: mutants.length, killed: count("killed"), refused: count("refused"), survived: survivors.length };
  const totals = tell("mutate.totals", slots);
  return `${[...lines, survivors.length > 0 ? paint.yellow(totals) : paint.green(totals)].join("\n")}\n`;
}
