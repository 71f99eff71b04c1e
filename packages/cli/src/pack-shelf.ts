import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isGuijuError, nearest, type Text } from "@guiju/core";
import type { Lifecycle, Verdict } from "@guiju/lifecycle";
import { type Pack, type ReportTexts, reportTexts } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { printable, shortened } from "./printable.ts";
import { say } from "./say.ts";
import { has, type Session } from "./session.ts";

/** A lifecycle with the pack it comes from. */
export interface Shelved {
  readonly pack: Pack;
  readonly lifecycle: Lifecycle;
  /** Says every part of a report. */
  readonly texts: ReportTexts;
}

/** The packs a run may use. */
export interface PackShelf {
  /** Finds `<pack>/<lifecycle>`, or says why there is none. @throws GuijuError `invalid_pack` where the pack itself is wrong. */
  find(name: string): Shelved | Missing;
}

/** Why a name finds no lifecycle. */
export interface Missing {
  readonly missing: Text;
  readonly suggestion: string | undefined;
}

// What may be looked up because an input names it: a plain word, never a path.
const PACK_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Opens the packs of `--pack`; without it, the pack that a history's `lifecycle` names is looked up by its id. */
export function openShelf(session: Session): PackShelf {
  const asked = session.given.values.get("pack");
  const packs = new Map<string, Pack>();
  for (const name of asked ?? []) {
    const pack = loadPack(packPlace(session, name));
    packs.set(pack.id, pack);
  }
  const unknown = new Set<string>();
  const shelved = new Map<string, Shelved>();
  const infer = (id: string): void => {
    if (asked !== undefined || packs.has(id) || unknown.has(id) || id.length > 64 || !PACK_ID.test(id)) return;
    try {
      packs.set(id, loadPack(id));
    } catch (error) {
      if (!isGuijuError(error) || error.code !== "not_found") throw error;
      if (unknown.size < 1000) unknown.add(id);
    }
  };
  return {
    find(name) {
      const known = shelved.get(name);
      if (known !== undefined) return known;
      const slash = name.indexOf("/");
      infer(name.slice(0, Math.max(0, slash)));
      const pack = packs.get(name.slice(0, Math.max(0, slash)));
      const lifecycle = pack === undefined ? undefined : lifecycleNamed(pack, name);
      if (pack === undefined || lifecycle === undefined) return missing(name, pack, [...packs.values()]);
      const entry = { pack, lifecycle, texts: reportTexts(pack, lifecycle) };
      shelved.set(name, entry);
      return entry;
    },
  };
}

/** What `--pack` or an operand names: a folder where there is one, else the id of an installed pack. */
export function packPlace(session: Session, name: string): string {
  const folder = resolve(session.io.cwd, name);
  return /[\\/.]/.test(name) || existsSync(resolve(folder, "pack.json")) ? folder : name;
}

/** The lifecycle of a pack with that full name. */
export function lifecycleNamed(pack: Pack, name: string): Lifecycle | undefined {
  for (const lifecycle of pack.lifecycles.values()) if (lifecycle.name === name) return lifecycle;
  return undefined;
}

/** Whether the messages for verdicts are wanted in the JSON, and how they are made. */
export function textsOption(session: Session, entry: Shelved): { texts?: (verdict: Verdict) => Text } {
  return has(session, "texts") ? { texts: entry.texts.verdict } : {};
}

function missing(name: string, pack: Pack | undefined, packs: readonly Pack[]): Missing {
  const names = packs.flatMap((each) => [...each.lifecycles.values()].map((lifecycle) => lifecycle.name));
  const slots = { name: shortened(printable(name), 80), known: names.join(", ") || "-" };
  const key = name.includes("/") ? (pack === undefined ? "lifecycle.noPack" : "lifecycle.unknown") : "lifecycle.form";
  return { missing: say(key, slots), suggestion: name.length > 200 ? undefined : nearest(name, names) };
}
