import type { Pack } from "../pack.ts";
import { packIssue } from "../read/pack-text.ts";
import { canonical, sameJson } from "./canonical.ts";
import { type DatedNorm, datedNorm, type NormPart } from "./dated-norm.ts";
import { type DaysInForce, daysOf, inForceOf, sameDays, sharedDays } from "./days-in-force.ts";
import type { Draft, DraftChapter } from "./draft.ts";

/** A parent with the days on which it is one. */
export interface DatedParent {
  readonly pack: Pack;
  readonly days: DaysInForce;
  /** The pointer of the reference in pack.json. */
  readonly pointer: string;
}

/** Puts together what a child inherits of its parents: norms on the days of each, and everything else, in which they must agree. */
export function inherited(child: string, parents: readonly DatedParent[]): Draft {
  const draft: Draft = {
    pack: child,
    interpretations: new Map(),
    instruments: new Map(),
    ambiguities: new Map(),
    facts: new Map(),
    rules: new Map(),
    lifecycles: new Map(),
    chapters: [],
    messages: { zh: new Map(), en: new Map() },
    sources: new Map(),
    settings: new Map(),
    findings: [],
    issues: [],
    added: new Map(),
    inheritedActs: new Set(),
  };
  for (const parent of parents) inheritFrom(draft, parent);
  noteShortened(draft, parents);
  for (const [id, { content }] of draft.lifecycles) for (const act of Object.keys(content.acts)) draft.inheritedActs.add(`${id}|${act}`);
  return draft;
}

function inheritFrom(draft: Draft, parent: DatedParent): void {
  const { pack } = parent;
  const take = <Value>(into: Map<string, Value>, name: string, value: Value, told: unknown = value, held = into.get(name) as unknown) => {
    if (held === undefined) into.set(name, value);
    else if (!sameJson(held, told)) differ(draft, parent, name);
  };
  for (const [name, value] of Object.entries(pack.interpretations)) take(draft.interpretations, name, value);
  for (const [name, value] of Object.entries(pack.instruments)) take(draft.instruments, name, value);
  for (const [name, value] of Object.entries(pack.ambiguities)) take(draft.ambiguities, name, value);
  for (const [id, content] of pack.facts) {
    take(draft.facts, id, { file: inheritedFile(pack, `facts/${id}.json`), content }, content, draft.facts.get(id)?.content);
  }
  for (const { file, content } of pack.ruleFiles) {
    take(draft.rules, content.id, { file: inheritedFile(pack, file), content }, content, draft.rules.get(content.id)?.content);
  }
  for (const { file, content } of pack.lifecycleFiles) {
    take(draft.lifecycles, content.id, { file: inheritedFile(pack, file), content }, content, draft.lifecycles.get(content.id)?.content);
  }
  for (const language of ["zh", "en"] as const) {
    for (const [key, text] of Object.entries(pack.catalogue[language])) take(draft.messages[language], key, text);
  }
  for (const [file, text] of pack.sources) draft.sources.set(inheritedFile(pack, file), text);
  for (const [address, setting] of pack.overlay?.settings ?? []) draft.settings.set(address, setting);
  for (const chapter of pack.chapters) inheritChapter(draft, parent, chapter);
}

function inheritChapter(draft: Draft, parent: DatedParent, chapter: Pack["chapters"][number]): void {
  const { pack } = parent;
  const file = inheritedFile(pack, chapter.file);
  const lifecycle = chapter.lifecycle.slice(chapter.lifecycle.indexOf("/") + 1);
  const own: DraftChapter = { file, title: chapter.title, lifecycle, norms: [], decisions: [] };
  for (const norm of chapter.norms) {
    const settings = pack.overlay?.normSettings.get(norm.slot);
    const dated = datedNorm(norm, (edition) => settings?.get(edition) ?? new Map());
    const parts = dated.parts.flatMap((part): NormPart[] => {
      const days = sharedDays(part.days, parent.days);
      return days === undefined ? [] : [{ ...part, days }];
    });
    if (parts.length === 0) continue;
    const before = draft.chapters.flatMap((each) => each.norms).find((each) => each.slot === norm.slot);
    if (before === undefined) own.norms.push({ ...dated, parts });
    else joinParts(draft, parent, before, parts);
  }
  const known = new Map(draft.chapters.flatMap((each) => each.decisions).map((decision) => [decision.slot, decision]));
  for (const decision of chapter.decisions) {
    const before = known.get(decision.slot);
    if (before === undefined) own.decisions.push(decision);
    else if (!sameJson(before, decision)) differ(draft, parent, decision.slot);
  }
  if (own.norms.length + own.decisions.length > 0) draft.chapters.push(own);
}

/** Joins what two parents state of one norm, each on its own days; on the same days they must say the same. */
function joinParts(draft: Draft, parent: DatedParent, norm: DatedNorm, parts: readonly NormPart[]): void {
  for (const part of parts) {
    const says = (other: NormPart) =>
      canonical([other.edition, other.body, other.basis]) === canonical([part.edition, part.body, part.basis]);
    const clash = norm.parts.find((other) => sharedDays(other.days, part.days) !== undefined && !says(other));
    if (clash !== undefined) {
      differ(draft, parent, norm.slot);
      return;
    }
    const beside = norm.parts.find((other) => says(other) && other.days.from <= part.days.to + 1 && part.days.from <= other.days.to + 1);
    if (beside === undefined) norm.parts.push(part);
    else {
      const days = { from: Math.min(beside.days.from, part.days.from), to: Math.max(beside.days.to, part.days.to) };
      norm.parts = norm.parts.map((other) => (other === beside ? { ...beside, days } : other));
    }
  }
}

/** Where a parent is one for some time only, the child's reference to it sets how long its norms hold. */
function noteShortened(draft: Draft, parents: readonly DatedParent[]): void {
  for (const norm of draft.chapters.flatMap((chapter) => chapter.norms)) {
    const stated = parents.flatMap(({ pack }) => pack.norms.filter((each) => each.slot === norm.slot).flatMap((each) => each.editions));
    norm.parts = norm.parts.map((part) => {
      const whole = stated.flatMap((edition) => (edition.id === part.id ? (daysOf(edition.in) ?? []) : []));
      const [first] = whole;
      if (first === undefined || whole.some((days) => sameDays(days, part.days))) return part;
      return { ...part, settings: new Map(part.settings).set("|in", { pack: draft.pack, before: inForceOf(first) }) };
    });
  }
}

function differ(draft: Draft, { pack, pointer }: DatedParent, name: string): void {
  draft.issues.push({
    file: "pack.json",
    issue: packIssue("parents_differ", pointer, {
      zh: `“${name}”在“${pack.id}”中与前面的上级规则包不一致。`,
      en: `"${pack.id}" states "${name}" otherwise than a parent before it.`,
    }),
  });
}

/** The path under which a file of a parent is known in a child: `library:norms/card.json`. */
export function inheritedFile(pack: Pack, file: string): string {
  return isInheritedFile(file) ? file : `${pack.id}:${file}`;
}

/** Whether a path names a file of a parent. */
export function isInheritedFile(file: string): boolean {
  return /^[a-z][a-z0-9-]*:/.test(file);
}

/** The id of the pack a file belongs to. */
export function packOfFile(file: string, own: string): string {
  return isInheritedFile(file) ? file.slice(0, file.indexOf(":")) : own;
}
