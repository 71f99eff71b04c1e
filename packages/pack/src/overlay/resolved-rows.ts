import type { Basis, Check, Norm } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { bodyOf } from "../texts/norm-index.ts";
import { canonical } from "./canonical.ts";
import { addressOf } from "./draft.ts";
import { packOfFile } from "./inherit.ts";
import type { ChangeClass, ElementKind, PlacedChange, Setting } from "./overlay-file.ts";

/** One value of a resolved pack, and which pack set it. */
export interface ResolvedRow {
  readonly kind: ElementKind;
  /** The slot, name, key or id; of what belongs to a lifecycle `<lifecycle>/<name>`. */
  readonly element: string;
  /** Of a norm or decision: the id of the edition. */
  readonly edition: string | null;
  /** Of a check: its name, or its kind where it has none and the norm has several. */
  readonly check: string | null;
  readonly parameter: string;
  readonly value: unknown;
  /** The id of the pack that set it. */
  readonly setBy: string;
  /** The value it replaced, where an overlay set it. */
  readonly before?: unknown;
  /** On whose authority an overlay set it. */
  readonly basis: readonly Basis[];
  /** Where an overlay set it, as `overlays/terms.json/changes/0`. */
  readonly source: string | null;
  /** How strict that change is against what it changed. */
  readonly class: ChangeClass | null;
}

/**
 * Lists every value of a pack with the pack that set it: parameters of norms by edition and check, decisions, interpretations, values, acts, states, facts and texts.
 *
 * @example
 * resolvedRows(pack).every((row) => row.setBy === "cpc"); // => true
 */
export function resolvedRows(pack: Pack): readonly ResolvedRow[] {
  const rows: ResolvedRow[] = [];
  const classes = classesOf(pack);
  const add = (
    row: Pick<ResolvedRow, "kind" | "element" | "edition" | "check" | "parameter" | "value">,
    owner: string,
    setting: Setting | undefined,
  ) => {
    const change = setting?.change;
    rows.push({
      ...row,
      setBy: setting?.pack ?? owner,
      ...(setting === undefined || !("before" in setting) ? {} : { before: setting.before }),
      basis: change?.basis ?? [],
      source: change === undefined ? null : `${change.file}${change.pointer}`,
      class: change === undefined ? null : (classes.get(change) ?? null),
    });
  };
  for (const chapter of pack.chapters) {
    const owner = packOfFile(chapter.file, pack.id);
    for (const norm of chapter.norms) addNorm(pack, norm, owner, add);
    for (const decision of chapter.decisions) {
      for (const [parameter, value] of Object.entries(decision)) {
        if (parameter === "slot" || parameter === "editions") continue;
        const row = { kind: "decision", element: decision.slot, edition: null, check: null, parameter, value } as const;
        add(row, owner, settingOf(pack, "decision", undefined, decision.slot, parameter));
      }
    }
  }
  for (const [element, interpretation] of Object.entries(pack.interpretations)) {
    const owner = ownerOf(pack, (parent) => Object.hasOwn(parent.interpretations, element));
    for (const [parameter, value] of Object.entries(interpretation)) {
      add(
        { kind: "interpretation", element, edition: null, check: null, parameter, value },
        owner,
        settingOf(pack, "interpretation", undefined, element, parameter),
      );
    }
  }
  addLifecycles(pack, add);
  for (const [id, schema] of pack.facts) {
    const owner = ownerOf(pack, (parent) => parent.facts.has(id));
    for (const [parameter, value] of Object.entries(schema.facts)) {
      add(
        { kind: "facts", element: id, edition: null, check: null, parameter, value },
        owner,
        settingOf(pack, "facts", undefined, id, parameter),
      );
    }
  }
  for (const key of Object.keys(pack.catalogue.zh)) {
    const value = { zh: pack.catalogue.zh[key], en: pack.catalogue.en[key] };
    const owner = ownerOf(pack, (parent) => Object.hasOwn(parent.catalogue.zh, key));
    add(
      { kind: "text", element: key, edition: null, check: null, parameter: "text", value },
      owner,
      settingOf(pack, "text", undefined, key, undefined),
    );
  }
  return rows;
}

/** The class of every change of a pack and of those above it. */
function classesOf(pack: Pack): ReadonlyMap<PlacedChange, ChangeClass> {
  const above = (pack.overlay?.parents ?? []).flatMap((parent) => [...classesOf(parent.pack)]);
  return new Map([...above, ...(pack.overlay?.findings ?? []).map((finding) => [finding.change, finding.class] as const)]);
}

type Add = (
  row: Pick<ResolvedRow, "kind" | "element" | "edition" | "check" | "parameter" | "value">,
  owner: string,
  setting: Setting | undefined,
) => void;

function addNorm(pack: Pack, norm: Norm, owner: string, add: Add): void {
  for (const edition of norm.editions) {
    const settings = pack.overlay?.normSettings.get(norm.slot)?.get(edition.id);
    const whole = settings?.get("|norm");
    const { slot: _, editions: __, checks, ...rest } = bodyOf(norm, edition) as Norm & { readonly open?: unknown };
    const row = (check: string | null, parameter: string, value: unknown) =>
      add(
        { kind: "norm", element: norm.slot, edition: edition.id, check, parameter, value },
        owner,
        settings?.get(`${check ?? ""}|${parameter}`) ?? whole,
      );
    row(null, "in", edition.in);
    for (const [parameter, value] of Object.entries(rest)) row(null, parameter, value);
    for (const check of checks) {
      const name = check.name ?? (checks.length > 1 ? check.kind : "");
      const added = settings?.get("|checks");
      for (const [parameter, value] of Object.entries(check)) {
        if (parameter === "name") continue;
        const setting = settings?.get(`${name}|${parameter}`) ?? (added !== undefined && isNew(check, added.before) ? added : whole);
        add({ kind: "norm", element: norm.slot, edition: edition.id, check: name === "" ? null : name, parameter, value }, owner, setting);
      }
    }
  }
}

/** Whether a check is none of those there were before a change of the list. */
function isNew(check: Check, before: unknown): boolean {
  return !Array.isArray(before) || !before.some((each) => canonical(each) === canonical(check));
}

function addLifecycles(pack: Pack, add: Add): void {
  for (const { file, content } of pack.lifecycleFiles) {
    const owner = packOfFile(file, pack.id);
    const regions = content.regions ?? { "": { states: content.states ?? {} } };
    const states = Object.assign({}, ...Object.values(regions).map((region) => region.states)) as Readonly<Record<string, unknown>>;
    for (const [kind, records] of [
      ["value", content.values],
      ["act", content.acts],
      ["state", states],
    ] as const) {
      for (const [name, record] of Object.entries(records as Readonly<Record<string, object>>)) {
        const whole = settingOf(pack, kind, content.id, name, undefined);
        for (const [parameter, value] of Object.entries(record)) {
          const setting = settingOf(pack, kind, content.id, name, parameter) ?? whole;
          add({ kind, element: `${content.id}/${name}`, edition: null, check: null, parameter, value }, owner, setting);
        }
      }
    }
  }
}

function settingOf(
  pack: Pack,
  kind: ElementKind,
  lifecycle: string | undefined,
  name: string,
  parameter: string | undefined,
): Setting | undefined {
  const settings = pack.overlay?.settings;
  return settings?.get(addressOf(kind, lifecycle, name, parameter)) ?? settings?.get(addressOf(kind, lifecycle, name, undefined));
}

/** The pack furthest up that has something. */
function ownerOf(pack: Pack, has: (parent: Pack) => boolean): string {
  const parent = pack.overlay?.parents.map((each) => each.pack).find(has);
  return parent === undefined ? pack.id : ownerOf(parent, has);
}
