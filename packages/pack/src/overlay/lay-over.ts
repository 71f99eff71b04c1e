import { unescapePointer } from "@guiju/core";
import type { Norm } from "@guiju/lifecycle";
import type { Pack, PackOverlay } from "../pack.ts";
import type { FiledIssue, PackContents } from "../read/link.ts";
import { packIssue, pointerOf } from "../read/pack-text.ts";
import { classifyAdded } from "./add-norm.ts";
import { applyElementChange } from "./apply-element-change.ts";
import { applyNormChange } from "./apply-norm-change.ts";
import { canonical, sameJson } from "./canonical.ts";
import { type DatedNorm, normOf } from "./dated-norm.ts";
import { datedParents } from "./dated-parents.ts";
import { inForceOf } from "./days-in-force.ts";
import { addressOf, type Draft } from "./draft.ts";
import { inherited, isInheritedFile } from "./inherit.ts";
import type { OverlayFile, ParentReference, PlacedChange, Setting } from "./overlay-file.ts";
import { placedChanges } from "./place-changes.ts";
import { tellTwiceChanged } from "./twice-changed.ts";
import { type Unsatisfiable, unsatisfiable } from "./unsatisfiable.ts";

/** The files of a child whose shape is right. */
export interface ChildContents {
  readonly contents: PackContents;
  readonly parents: readonly ParentReference[];
  readonly overlays: readonly { readonly file: string; readonly content: OverlayFile }[];
  readonly messages: { readonly zh: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> };
  readonly sources: ReadonlyMap<string, string>;
}

/** A child laid over its parents, ready to be linked and compiled like any pack. */
export interface LaidOver {
  readonly contents: PackContents;
  readonly messages: ChildContents["messages"];
  readonly sources: ReadonlyMap<string, string>;
  readonly overlay: PackOverlay;
  readonly issues: readonly FiledIssue[];
  /** Brings an issue about something inherited or added back to the change that brought it about. */
  relocate(filed: FiledIssue): FiledIssue;
}

/** Lays a child over its parents: what they state on their days, then its overlays in the order of their files, then what it adds. */
export function layOver(child: ChildContents, parents: ReadonlyMap<string, Pack>): LaidOver | { readonly issues: readonly FiledIssue[] } {
  const { contents } = child;
  const dated = datedParents(child.parents, parents);
  if ("issues" in dated) return dated;
  const draft = inherited(contents.pack.id, dated.parents);
  addRecords(draft, child);
  const before = new Set(unsatisfiable(draft).map(canonical));
  const changes = placedChanges(draft, child.overlays);
  tellTwiceChanged(draft, changes);
  for (const change of changes) (change.kind === "norm" ? applyNormChange : applyElementChange)(draft, change);
  const own = child.contents.norms.flatMap(({ file, content }) => content.norms.map((norm, index) => ({ file, content, norm, index })));
  for (const { file, norm, index } of own) findAdded(draft, file, norm, index);
  if (draft.issues.length > 0) return { issues: draft.issues };
  const ids = editionIds(draft);
  const laid = contentsOf(draft, contents, ids);
  const impossible = unsatisfiable(draft).filter((each) => !before.has(canonical(each)));
  return {
    contents: laid,
    messages: {
      zh: { ...Object.fromEntries(draft.messages.zh), ...child.messages.zh },
      en: { ...Object.fromEntries(draft.messages.en), ...child.messages.en },
    },
    sources: draft.sources,
    overlay: {
      parents: dated.parents.map(({ pack, days }) => ({ pack, ...inForceOf(days) })),
      findings: draft.findings,
      unsatisfiable: impossible.map((each) => ({ ...each, change: blamed(draft, each) })),
      normSettings: normSettings(draft, ids),
      settings: draft.settings,
    },
    issues: [],
    relocate: (filed) => relocated(draft, laid, filed),
  };
}

/** Adds the child's own instruments, ambiguities, interpretations, texts and sources; a name that is inherited is not stated again. */
function addRecords(draft: Draft, { contents, messages, sources }: ChildContents): void {
  const add = <Value>(file: string, key: string, into: Map<string, Value>, stated: Readonly<Record<string, Value>>) => {
    for (const [name, value] of Object.entries(stated)) {
      if (into.has(name) && !sameJson(into.get(name), value)) {
        draft.issues.push({
          file,
          issue: packIssue(
            "already_inherited",
            pointerOf([key, name]),
            { zh: `“${name}”在上级规则包中已有。`, en: `"${name}" is inherited from a parent.` },
            { help: { zh: "要改它请写在 overlays 中，或另取名称。", en: "Change it in overlays, or give it another name." } },
          ),
        });
      } else into.set(name, value);
    }
  };
  add("instruments.json", "instruments", draft.instruments, contents.instruments);
  add("ambiguities.json", "ambiguities", draft.ambiguities, contents.ambiguities);
  add("pack.json", "interpretations", draft.interpretations, contents.interpretations);
  for (const language of ["zh", "en"] as const) {
    for (const key of Object.keys(messages[language]))
      draft.settings.set(addressOf("text", undefined, key, undefined), { pack: draft.pack });
  }
  for (const [file, text] of sources) draft.sources.set(file, text);
}

/** A norm in the child's own files is one that is added. */
function findAdded(draft: Draft, file: string, norm: Norm, index: number): void {
  const first = norm.editions[0];
  const change: PlacedChange = {
    file,
    pointer: `/norms/${index}`,
    kind: "norm",
    element: norm.slot,
    lifecycle: undefined,
    basis: first?.basis ?? [],
    in: first?.in ?? {},
    written: { change: "add", norm: norm.slot },
  };
  draft.findings.push({ ...classifyAdded(draft, norm), change, subject: norm.slot, open: false });
}

/** What is inherited and changed, with what the child adds behind it. */
function contentsOf(draft: Draft, own: PackContents, ids: EditionIds): PackContents {
  return {
    pack: own.pack,
    interpretations: Object.fromEntries(draft.interpretations),
    instruments: Object.fromEntries(draft.instruments),
    ambiguities: Object.fromEntries(draft.ambiguities),
    facts: [...[...draft.facts.values()], ...own.facts],
    rules: [...draft.rules.values(), ...own.rules],
    lifecycles: [...[...draft.lifecycles.values()], ...own.lifecycles],
    norms: [
      ...draft.chapters
        .filter((chapter) => chapter.norms.length + chapter.decisions.length > 0)
        .map(({ file, title, lifecycle, norms, decisions }) => ({
          file,
          content: { title, lifecycle, norms: norms.map((norm) => normOf(named(norm, ids))), decisions },
        })),
      ...own.norms,
    ],
  };
}

type EditionIds = ReadonlyMap<DatedNorm["parts"][number], string>;

/** The id of each part: its own, and where an edition was split into several of one id, with the day the later ones begin. */
function editionIds(draft: Draft): EditionIds {
  const ids = new Map<DatedNorm["parts"][number], string>();
  for (const norm of draft.chapters.flatMap((chapter) => chapter.norms)) {
    const taken = new Set<string>();
    for (const part of [...norm.parts].sort((a, b) => a.days.from - b.days.from)) {
      const id = taken.has(part.id) ? `${part.id}@${inForceOf(part.days).from}` : part.id;
      taken.add(id);
      ids.set(part, id);
    }
  }
  return ids;
}

function named(norm: DatedNorm, ids: EditionIds): DatedNorm {
  return { ...norm, parts: norm.parts.map((part) => ({ ...part, id: ids.get(part) ?? part.id })) };
}

function normSettings(draft: Draft, ids: EditionIds): PackOverlay["normSettings"] {
  return new Map(
    draft.chapters.flatMap((chapter) =>
      chapter.norms.map((norm): [string, ReadonlyMap<string, ReadonlyMap<string, Setting>>] => [
        norm.slot,
        new Map(norm.parts.map((part) => [ids.get(part) ?? part.id, part.settings])),
      ]),
    ),
  );
}

/** The change that made two norms impossible to keep together: the last one of either. */
function blamed(draft: Draft, { slots }: Unsatisfiable): PlacedChange | undefined {
  const mine = draft.findings.filter(({ change }) => change.kind === "norm" && slots.includes(change.element));
  return (mine.at(-1) ?? draft.findings.at(-1))?.change;
}

function relocated(draft: Draft, laid: PackContents, filed: FiledIssue): FiledIssue {
  const [, list = "", position = "", ...rest] = (filed.issue.pointer ?? "").split("/");
  const at = (change: PlacedChange, pointer: string): FiledIssue => ({ file: change.file, issue: { ...filed.issue, pointer } });
  const slot = list === "norms" ? laid.norms.find(({ file }) => file === filed.file)?.content.norms[Number(position)]?.slot : undefined;
  const added = slot === undefined ? undefined : draft.added.get(slot);
  if (added !== undefined && added.file === filed.file) {
    const tail =
      rest[0] === "editions" ? (rest[2] === "basis" && added.written.basis === undefined ? undefined : rest.slice(2)) : ["to", ...rest];
    return at(added, tail === undefined ? added.pointer : `${added.pointer}/${tail.join("/")}`);
  }
  const reading = list === "interpretations" && filed.file === "pack.json" ? unescapePointer(position) : undefined;
  const chosen = draft.findings.find(({ change }) => change.kind === "interpretation" && change.element === reading)?.change;
  if (chosen !== undefined) return at(chosen, Object.hasOwn(chosen.written, "to") ? `${chosen.pointer}/to` : chosen.pointer);
  if (!isInheritedFile(filed.file)) return filed;
  const mine = draft.findings
    .map((finding) => finding.change)
    .filter((change) => slot === undefined || (change.kind === "norm" && change.element === slot));
  const steps = new Set([list, position, ...rest]);
  const exact = mine.filter(
    (change) => change.written.parameter !== undefined && steps.has(change.written.parameter.split(".")[0] as string),
  );
  const read = slot === undefined || mine.length > 0 ? undefined : changeRead(draft, laid, filed.file, position);
  const change = (slot === undefined ? elementNamed(mine, steps) : undefined) ?? exact[0] ?? mine[0] ?? read ?? draft.findings[0]?.change;
  if (change === undefined) return { file: "pack.json", issue: { ...filed.issue, pointer: "/extends" } };
  return at(change, Object.hasOwn(change.written, "to") ? `${change.pointer}/to` : change.pointer);
}

/** The change of an element that a pointer into a lifecycle passes. */
function elementNamed(changes: readonly PlacedChange[], steps: ReadonlySet<string>): PlacedChange | undefined {
  return changes.find(
    (change) => change.kind !== "norm" && (steps.has(change.element) || steps.has(change.written.parameter?.split(".").at(-1) ?? "")),
  );
}

/** The change of something that an inherited norm reads. */
function changeRead(draft: Draft, laid: PackContents, file: string, position: string): PlacedChange | undefined {
  const text = JSON.stringify(laid.norms.find((each) => each.file === file)?.content.norms[Number(position)] ?? null);
  const changes = draft.findings.map((finding) => finding.change).filter((change) => change.kind !== "norm");
  const named = ({ kind, element, written }: PlacedChange) => (kind === "facts" ? (written.parameter?.split(".")[0] ?? "") : element);
  return changes.find((change) => text.includes(JSON.stringify(named(change))));
}
