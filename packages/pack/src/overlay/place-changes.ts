import { formatDate, parseDate } from "@guiju/core";
import type { Basis, InForce } from "@guiju/lifecycle";
import { noSuchName } from "../read/no-such-name.ts";
import { packIssue } from "../read/pack-text.ts";
import type { Draft } from "./draft.ts";
import type { ElementKind, OverlayFile, PlacedChange } from "./overlay-file.ts";
import { OVERLAY_LIMITS } from "./overlay-limits.ts";

const KINDS: readonly ElementKind[] = ["norm", "decision", "interpretation", "value", "act", "state", "facts", "text"];

/** The changes of overlay files in order, each with what its file says for all; what is wrong with their keys is told. */
export function placedChanges(
  draft: Draft,
  files: readonly { readonly file: string; readonly content: OverlayFile }[],
): readonly PlacedChange[] {
  const count = files.reduce((sum, { content }) => sum + content.changes.length, 0);
  if (count > OVERLAY_LIMITS.changes) {
    const message = {
      zh: `有 ${count} 项改动，最多 ${OVERLAY_LIMITS.changes} 项。`,
      en: `There are ${count} changes; at most ${OVERLAY_LIMITS.changes} are read.`,
    };
    draft.issues.push({ file: files[0]?.file ?? "pack.json", issue: packIssue("limit_exceeded", "/changes", message) });
    return [];
  }
  return files.flatMap(({ file, content }) => content.changes.flatMap((_, index) => placedChange(draft, file, content, index)));
}

function placedChange(draft: Draft, file: string, content: OverlayFile, index: number): readonly PlacedChange[] {
  const written = content.changes[index] as OverlayFile["changes"][number];
  const pointer = `/changes/${index}`;
  const refuse = (code: string, zh: string, en: string): readonly PlacedChange[] => {
    draft.issues.push({ file, issue: packIssue(code, pointer, { zh, en }) });
    return [];
  };
  // An act or state may stand beside nothing else; of the kinds, exactly one names the element.
  const kinds = KINDS.filter((kind) => written[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    return refuse(
      "one_element",
      `每项改动写明一个对象：${KINDS.join("、")}之一。`,
      `A change names one element: one of ${KINDS.join(", ")}.`,
    );
  }
  const basis = written.basis ?? content.basis;
  if (basis === undefined && kind !== "text")
    return refuse("no_basis", "这一改动没有依据（basis）。", 'This change has no basis ("basis").');
  const at = written.basis === undefined ? "/basis" : `${pointer}/basis`;
  if (!isCited(draft, file, at, basis ?? [])) return [];
  const dates = written.in ?? content.in ?? (kind === "norm" ? inForceOfBasis(draft, basis ?? []) : {});
  const lifecycle = written.lifecycle ?? content.lifecycle;
  return [{ file, pointer, kind, element: written[kind] as string, lifecycle, basis: basis ?? [], in: dates, written }];
}

/** Whether a basis names editions of instruments that there are; what is not there is told. */
function isCited(draft: Draft, file: string, pointer: string, basis: readonly Basis[]): boolean {
  const wrong = basis.flatMap(({ instrument, edition }, index) => {
    const editions = draft.instruments.get(instrument)?.editions;
    if (editions !== undefined && Object.hasOwn(editions, edition)) return [];
    const at = `${pointer}/${index}`;
    return editions === undefined
      ? [noSuchName("unknown_instrument", `${at}/instrument`, { zh: "文件", en: "instrument" }, instrument, draft.instruments.keys())]
      : [noSuchName("unknown_edition", `${at}/edition`, { zh: "版本", en: "edition" }, edition, Object.keys(editions))];
  });
  // What a file says for all its changes is told once.
  const told = new Set(draft.issues.map((each) => `${each.file}${each.issue.pointer}`));
  draft.issues.push(...wrong.filter((issue) => !told.has(`${file}${issue.pointer}`)).map((issue) => ({ file, issue })));
  return wrong.length === 0;
}

/** The days on which all the cited editions are in force. */
function inForceOfBasis(draft: Draft, basis: readonly Basis[]): InForce {
  const cited = basis.flatMap(({ instrument, edition }) => {
    const editions = draft.instruments.get(instrument)?.editions;
    return editions !== undefined && Object.hasOwn(editions, edition) ? [editions[edition]] : [];
  });
  const from = cited
    .map((edition) => edition?.inForce ?? "")
    .sort()
    .at(-1);
  const repealed = cited.flatMap((edition) => edition?.repealed ?? []).sort()[0];
  const last = repealed === undefined ? undefined : parseDate(repealed);
  return { ...(from === undefined || from === "" ? {} : { from }), ...(last === undefined ? {} : { to: formatDate(last - 1) }) };
}
