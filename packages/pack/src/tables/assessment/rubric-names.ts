import type { AssessmentFile } from "@guiju/assessment";
import { type Text, textOf } from "@guiju/core";
import type { Expr } from "@guiju/rules";
import type { Pack } from "../../pack.ts";
import { plain } from "../../texts/words.ts";
import { expressionWords, phrase } from "../expression-words.ts";

/** A rubric to be said in words, with the pack whose texts it uses. */
export interface SaidRubric {
  readonly pack: Pack;
  /** With parameters in their places. */
  readonly file: AssessmentFile;
}

/** What people call a fact of a rubric: the title it carries or its fact schema gives it, a text of the pack, or its name. */
export function factTitle(rubric: SaidRubric, name: string): Text {
  const { pack, file } = rubric;
  const own = fieldOf(file.facts, name) ?? fieldOf(file.cohortFacts, name);
  const shared = file.use === undefined ? undefined : fieldOf(pack.facts.get(file.use)?.facts, name);
  const titled = (own as { readonly title?: Text } | undefined)?.title ?? (shared as { readonly title?: Text } | undefined)?.title;
  const known = titled ?? textOf(pack.catalogue, [`fact.${name}`, `value.${name}`]);
  return known ?? derivedWords(rubric, name) ?? plain(name);
}

/** What people call a field of a fact: its title, else the text of a word of that name. */
export function fieldTitle(rubric: SaidRubric, fact: string, field: string): Text {
  const of = (fieldOf(rubric.file.facts, fact) as { readonly of?: object } | undefined)?.of;
  return (fieldOf(of, field) as { readonly title?: Text } | undefined)?.title ?? wordTitle(rubric, fact, field);
}

/** What people call an assessment: this one, or another one of the pack. */
export function assessmentTitle({ pack, file }: SaidRubric, name: string | undefined): Text {
  return (name === undefined ? file.title : pack.assessments.get(name)?.[0]?.file.title) ?? plain(name ?? file.id);
}

/** A derived fact without a name of its own is said by what it is computed of. */
function derivedWords({ pack, file }: SaidRubric, name: string): Text | undefined {
  const derived = fieldOf(file.derived, name) as Expr | undefined;
  if (derived === undefined) return undefined;
  const { zh, en } = pack.catalogue;
  const titles = Object.entries(file.facts ?? {}).flatMap(([fact, { title }]) =>
    title === undefined ? [] : [[`fact.${fact}`, title] as const],
  );
  const catalogue = {
    zh: { ...zh, ...Object.fromEntries(titles.map(([key, title]) => [key, title.zh])) },
    en: { ...en, ...Object.fromEntries(titles.map(([key, title]) => [key, title.en])) },
  };
  return phrase("（{a}）", "({a})", { a: expressionWords({ ...pack, catalogue }, derived) });
}

/** What people call a word of a fact, such as a severity. */
export function wordTitle({ pack }: SaidRubric, fact: string, word: string): Text {
  return textOf(pack.catalogue, [`${fact}.${word}`, `word.${word}`]) ?? plain(word);
}

/** What people call a grade. */
export function gradeTitle({ file }: SaidRubric, grade: string): Text {
  return file.bands?.find((band) => band.grade === grade)?.title ?? plain(grade);
}

function fieldOf(fields: object | undefined, name: string): unknown {
  return fields !== undefined && Object.hasOwn(fields, name) ? (fields as Record<string, unknown>)[name] : undefined;
}
