import { type Issue, parseDate, type Text } from "@guiju/core";
import type { Lifecycle, Norm } from "@guiju/lifecycle";
import { packIssue } from "./pack-text.ts";

type Kind = "date" | "number";
type CompiledCheck = Lifecycle["norms"][number]["editions"][number]["checksAlone"][number];

/** What the parts of a check must be, by the name they are compiled under, with the way to them in the check. */
const PARTS: Readonly<Record<string, readonly [kind: Kind, way: string]>> = {
  from: ["date", "from"],
  to: ["date", "to"],
  latest: ["date", "latest"],
  after: ["date", "after"],
  anchor: ["date", "anchor"],
  until: ["date", "until"],
  period: ["number", "period"],
  exceptionPeriod: ["number", "exception/period"],
  min: ["number", "min"],
  max: ["number", "max"],
  orElseMin: ["number", "orElse/min"],
  candidates: ["number", "candidates"],
  seats: ["number", "seats"],
};

const WORDS: Readonly<Record<string, Text>> = {
  date: { zh: "日期", en: "a day" },
  number: { zh: "数", en: "a number" },
  count: { zh: "数", en: "a number" },
  flag: { zh: "是否", en: "true or false" },
  word: { zh: "词语", en: "a word" },
  list: { zh: "列表", en: "a list" },
  record: { zh: "记录", en: "a record" },
};

/** Parts of checks whose expression yields another kind than the check can judge: a day where a number belongs. Pointers are into the lifecycle's source. */
export function kindIssues(lifecycle: Lifecycle): readonly Issue[] {
  return lifecycle.norms.flatMap((norm) => {
    const stated = lifecycle.source.norms[norm.index];
    return norm.editions.flatMap((edition) => {
      const position = stated?.editions.findIndex((each) => each.id === edition.id) ?? -1;
      const compiled = [...[...edition.checksAt.values()].flat(), ...edition.checksAlone];
      return stated === undefined || position < 0 ? [] : compiled.flatMap((check) => checkIssues(stated, norm.index, position, check));
    });
  });
}

function checkIssues(norm: Norm, index: number, position: number, check: CompiledCheck): readonly Issue[] {
  const replaced = norm.editions[position]?.replace?.checks;
  const at = (replaced ?? norm.checks).indexOf(check.source);
  const base = replaced === undefined ? `/norms/${index}` : `/norms/${index}/editions/${position}/replace`;
  return Object.entries(check.parts).flatMap(([name, part]) => {
    if (!Object.hasOwn(PARTS, name)) return [];
    const [kind, way] = PARTS[name] as readonly [Kind, string];
    const found = part.type.type;
    // A range may be one of days.
    const isOfDays = check.kind === "range" && kind === "number" && check.parts.of?.type.type === "date";
    if (found === "any" || isKind(found, isOfDays ? "date" : kind) || isWrittenDay(check.source, way)) return [];
    const [wanted, given] = [WORDS[isOfDays ? "date" : kind] as Text, WORDS[found] ?? { zh: found, en: found }];
    const message = { zh: `这里应为${wanted.zh}，写成了${given.zh}。`, en: `This should be ${wanted.en}, but is ${given.en}.` };
    return [packIssue("wrong_type", `${base}/checks/${at}/${way}`, message, { expected: wanted })];
  });
}

function isKind(found: string, kind: Kind): boolean {
  return kind === "date" ? found === "date" : found === "count" || found === "number";
}

/** Whether a day is written out. */
function isWrittenDay(source: object, way: string): boolean {
  const written = (source as Readonly<Record<string, unknown>>)[way];
  return typeof written === "string" && parseDate(written) !== undefined;
}
