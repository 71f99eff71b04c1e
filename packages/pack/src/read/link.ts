import type { AssessmentFile } from "@guiju/assessment";
import { type Issue, nearest, type Text } from "@guiju/core";
import type { Basis, LifecycleFile, Norm } from "@guiju/lifecycle";
import type { ParentReference } from "../overlay/overlay-file.ts";
import type { Ambiguity, FactSchema, PackInstrument, PackInterpretation, RuleFile } from "../pack.ts";
import { noSuchName } from "./no-such-name.ts";
import { numberIssuesOf } from "./number-issues.ts";
import { packIssue, pointerOf } from "./pack-text.ts";

/** The contents of the files of a pack whose shape is right, by what they are; each list keeps the path of its file. */
export interface PackContents {
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly title: Text;
    readonly jurisdiction: string;
    readonly calendar: string;
    readonly extends?: readonly ParentReference[];
  };
  readonly interpretations: Readonly<Record<string, PackInterpretation>>;
  readonly instruments: Readonly<Record<string, PackInstrument>>;
  readonly ambiguities: Readonly<Record<string, Ambiguity>>;
  readonly facts: readonly { readonly file: string; readonly content: FactSchema }[];
  readonly lifecycles: readonly { readonly file: string; readonly content: LifecycleFile & { readonly title?: Text } }[];
  readonly norms: readonly { readonly file: string; readonly content: NormsFile }[];
  readonly rules: readonly { readonly file: string; readonly content: RuleFile }[];
  /** Absent where none may be: assessments are not inherited. */
  readonly assessments?: readonly { readonly file: string; readonly content: AssessmentFile }[];
}

/** A file in the folder `norms`. */
export interface NormsFile {
  readonly title: Text;
  readonly lifecycle?: string;
  readonly norms: readonly Norm[];
  readonly decisions?: readonly import("@guiju/lifecycle").Decision[];
}

/** An issue and the file it belongs to. */
export interface FiledIssue {
  readonly file: string;
  readonly issue: Issue;
}

/** Checks what names what across the files of a pack: instruments, editions, ambiguities, fact schemas, lifecycles, and that ids are unique. */
export function linkIssues(contents: PackContents): readonly FiledIssue[] {
  const issues: FiledIssue[] = [];
  const add = addTo(issues);
  linkInterpretations(contents, add);
  linkLifecycles(contents, add);
  linkNorms(contents, add, issues);
  for (const [id, ambiguity] of Object.entries(contents.ambiguities)) {
    const name = ambiguity.interpretation;
    if (name !== undefined && !Object.hasOwn(contents.interpretations, name)) {
      unknown(add, "ambiguities.json", ["ambiguities", id, "interpretation"], "interpretation", name, contents.interpretations);
    }
  }
  return issues;
}

/** Notes an issue at a path of a file. */
export type Add = (file: string, path: readonly PropertyKey[], code: string, zh: string, en: string, suggestion?: string) => void;

/** Gives the function that notes issues in a list. */
export function addTo(issues: FiledIssue[]): Add {
  return (file, path, code, zh, en, suggestion) => {
    issues.push({ file, issue: packIssue(code, pointerOf(path), { zh, en }, suggestion === undefined ? {} : { suggestion }) });
  };
}

function linkInterpretations(contents: PackContents, add: Add): void {
  for (const [name, interpretation] of Object.entries(contents.interpretations)) {
    const path = ["interpretations", name];
    if ("readings" in interpretation) {
      const readings = [...interpretation.readings, "unconfirmed"];
      if (!readings.includes(interpretation.default)) {
        const suggestion = nearest(interpretation.default, readings);
        add(
          "pack.json",
          [...path, "default"],
          "unknown_reading",
          `“${interpretation.default}”不在读法之中。`,
          `"${interpretation.default}" is none of the readings.`,
          suggestion,
        );
      }
    } else if (interpretation.default < interpretation.number.min || interpretation.default > interpretation.number.max) {
      add("pack.json", [...path, "default"], "out_of_range", "默认值不在可取的范围内。", "The default lies outside the range.");
    }
    const ambiguity = interpretation.ambiguity;
    if (ambiguity !== undefined && !Object.hasOwn(contents.ambiguities, ambiguity)) {
      unknown(add, "pack.json", [...path, "ambiguity"], "ambiguity", ambiguity, contents.ambiguities);
    }
  }
}

function linkLifecycles(contents: PackContents, add: Add): void {
  const seen = new Map<string, string>();
  const facts = Object.fromEntries(contents.facts.map((each) => [each.content.id, each]));
  const seenFacts = new Map<string, string>();
  for (const { file, content } of contents.facts) unique(add, seenFacts, file, ["id"], content.id);
  for (const { file, content } of contents.lifecycles) {
    unique(add, seen, file, ["id"], content.id);
    if (!Object.hasOwn(facts, content.facts)) unknown(add, file, ["facts"], "facts", content.facts, facts);
  }
}

function linkNorms(contents: PackContents, add: Add, issues: FiledIssue[]): void {
  const slots = new Map<string, string>();
  const ids = new Map<string, string>();
  const lifecycles = Object.fromEntries(contents.lifecycles.map((each) => [each.content.id, each]));
  for (const { file, content } of contents.norms) {
    if (content.lifecycle === undefined && contents.lifecycles.length > 1) {
      add(
        file,
        [],
        "missing_key",
        "有几个生命周期，请写明这些规定属于哪一个（lifecycle）。",
        'The pack has several lifecycles: say which one these norms belong to ("lifecycle").',
      );
    } else if (content.lifecycle !== undefined && !Object.hasOwn(lifecycles, content.lifecycle)) {
      unknown(add, file, ["lifecycle"], "lifecycle", content.lifecycle, lifecycles);
    }
    for (const [list, stated] of [
      ["norms", content.norms],
      ["decisions", content.decisions ?? []],
    ] as const) {
      stated.forEach((norm, index) => {
        unique(add, slots, file, [list, index, "slot"], norm.slot);
        norm.editions.forEach((edition, position) => {
          const path = [list, index, "editions", position];
          unique(add, ids, file, [...path, "id"], edition.id);
          edition.basis.forEach((basis, place) => {
            linkBasis(contents, add, file, [...path, "basis", place], basis);
          });
          linkAmbiguities(contents, add, file, [...path, "replace", "ambiguities"], edition.replace?.ambiguities);
        });
        if ("checks" in norm) addNumbers(issues, file, `/norms/${index}`, norm);
        if ("ambiguities" in norm) linkAmbiguities(contents, add, file, [list, index, "ambiguities"], norm.ambiguities);
      });
    }
  }
}

/** Notes wrong numbers in the checks of a norm, and in what its editions state differently. */
function addNumbers(issues: FiledIssue[], file: string, pointer: string, norm: Norm): void {
  const note = (at: string, body: Pick<Norm, "checks">) =>
    issues.push(...numberIssuesOf(body).map((issue) => ({ file, issue: { ...issue, pointer: `${at}${issue.pointer}` } })));
  note(pointer, norm);
  norm.editions.forEach(({ replace }, position) => {
    if (replace?.checks !== undefined) note(`${pointer}/editions/${position}/replace`, { checks: replace.checks });
  });
}

/** Checks that a citation names an instrument of the pack and one of its editions. */
export function linkBasis(
  contents: Pick<PackContents, "instruments">,
  add: Add,
  file: string,
  path: readonly PropertyKey[],
  basis: Basis,
): void {
  const instrument = Object.hasOwn(contents.instruments, basis.instrument) ? contents.instruments[basis.instrument] : undefined;
  if (instrument === undefined) unknown(add, file, [...path, "instrument"], "instrument", basis.instrument, contents.instruments);
  else if (!Object.hasOwn(instrument.editions, basis.edition)) {
    unknown(add, file, [...path, "edition"], "edition", basis.edition, instrument.editions);
  }
}

function linkAmbiguities(contents: PackContents, add: Add, file: string, path: readonly PropertyKey[], refs: Norm["ambiguities"]): void {
  refs?.forEach((ref, index) => {
    const id = typeof ref === "string" ? ref : ref.id;
    if (!Object.hasOwn(contents.ambiguities, id)) unknown(add, file, [...path, index], "ambiguity", id, contents.ambiguities);
  });
}

const nouns: Readonly<Record<string, Text>> = {
  interpretation: { zh: "口径", en: "interpretation" },
  ambiguity: { zh: "疑义", en: "ambiguity" },
  facts: { zh: "事实表", en: "fact schema" },
  lifecycle: { zh: "生命周期", en: "lifecycle" },
  instrument: { zh: "文件", en: "instrument" },
  edition: { zh: "版本", en: "edition" },
};

/** Notes that a name leads nowhere, with the nearest that does not. */
export function unknown(
  add: Add,
  file: string,
  path: readonly PropertyKey[],
  noun: string,
  name: string,
  known: Readonly<Record<string, unknown>>,
): void {
  const { code, message, suggestion } = noSuchName(`unknown_${noun}`, "", nouns[noun] as Text, name, Object.keys(known));
  add(file, path, code, message.zh, message.en, suggestion);
}

/** Notes a name that was used before. */
export function unique(add: Add, seen: Map<string, string>, file: string, path: readonly PropertyKey[], name: string): void {
  const before = seen.get(name);
  if (before === undefined) seen.set(name, `${file}${pointerOf(path)}`);
  else add(file, path, "duplicate_name", `“${name}”已在 ${before} 用过。`, `"${name}" is already used at ${before}.`);
}
