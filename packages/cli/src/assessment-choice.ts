import type { Assessment } from "@guiju/assessment";
import { GuijuError, type Issue, isGuijuError, nearest } from "@guiju/core";
import { type Pack, type ParameterValues, rubricsOf } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { packPlace } from "./pack-shelf.ts";
import { printable, shortened } from "./printable.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** An assessment that the command line names, ready to be used. */
export interface ChosenAssessment {
  readonly pack: Pack;
  /** `<pack>/<assessment>`. */
  readonly name: string;
  readonly rubrics: readonly Assessment[];
}

/** The assessment of that name, from the packs of `--pack` or from the installed pack it begins with. @throws GuijuError `usage` where there is none */
export function chosenAssessment(session: Session, name: string): ChosenAssessment {
  const packs = (session.given.values.get("pack") ?? [name.slice(0, Math.max(0, name.indexOf("/")))]).flatMap((each) =>
    loaded(session, each, name),
  );
  const known = packs.flatMap((pack) => [...pack.assessments.keys()]);
  const pack = packs.find((each) => each.assessments.has(name));
  if (pack === undefined) {
    const slots = { name: shortened(printable(name), 80), known: known.join(", ") || "-" };
    throw usage(say(name.includes("/") ? "score.unknown" : "score.form", slots), nearest(name, known));
  }
  return { pack, name, rubrics: rubricsWith(session, pack, name) };
}

/** The rubrics of an assessment with what `--parameter` sets. @throws GuijuError `usage` */
export function rubricsWith(session: Session, pack: Pack, name: string): readonly Assessment[] {
  const { rubrics, issues } = rubricsOf(pack, name, parameterValues(session, pack, name));
  if (issues.length > 0) throw new GuijuError("usage", issues[0]?.message.en ?? name, { issues: issues.map(aboutOption) });
  return rubrics;
}

/** The years that `--year` names, at most `most` of them. @throws GuijuError `usage` */
export function yearOptions(session: Session, most: number): readonly number[] {
  const texts = session.given.values.get("year") ?? [];
  if (texts.length > most) throw usage(say("usage.twice", { option: "--year" }));
  return texts.map((text) => {
    if (!/^(19|20|21)\d\d$/.test(text)) throw usage(say("usage.number", { option: "--year", min: 1900, max: 2199 }));
    return Number(text);
  });
}

/** A pack that is named; one that is only guessed from the name of the assessment may be missing. */
function loaded(session: Session, pack: string, assessment: string): readonly Pack[] {
  if (session.given.values.has("pack")) return [loadPack(packPlace(session, pack))];
  // What an operand names is looked up as a plain word, never as a path.
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(pack)) return [];
  try {
    return [loadPack(pack)];
  } catch (error) {
    if (!isGuijuError(error) || error.code !== "not_found") throw error;
    throw usage(say("score.noPack", { name: shortened(printable(assessment), 80) }));
  }
}

function parameterValues(session: Session, pack: Pack, name: string): ParameterValues {
  const declared = pack.assessmentFiles
    .filter((each) => each.name === name)
    .flatMap(({ content }) => Object.entries(content.parameters ?? {}));
  const values = (session.given.values.get("parameter") ?? []).map((text): readonly [string, number | string | boolean] => {
    const at = text.indexOf("=");
    if (at < 1) throw usage(say("score.parameterForm", { text: shortened(printable(text), 80) }));
    const [parameter, value] = [text.slice(0, at), text.slice(at + 1)];
    const kind = typeof declared.find(([each]) => each === parameter)?.[1].value;
    return [parameter, parameterValue(parameter, value, kind)];
  });
  return Object.fromEntries(values);
}

function parameterValue(parameter: string, text: string, kind: string): number | string | boolean {
  if (kind === "number") {
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw usage(say("score.parameterNumber", { parameter, text: shortened(printable(text), 80) }));
    return Number(text);
  }
  if (kind === "boolean") {
    if (text !== "true" && text !== "false") throw usage(say("score.parameterFlag", { parameter, text: shortened(printable(text), 80) }));
    return text === "true";
  }
  return text;
}

/** The place of a rubric's file means nothing on the command line. */
function aboutOption(issue: Issue): Issue {
  const { place: _, pointer: __, ...rest } = issue;
  return rest;
}
