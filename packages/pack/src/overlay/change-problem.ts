import type { Text } from "@guiju/core";
import { noSuchName } from "../read/no-such-name.ts";
import { packIssue } from "../read/pack-text.ts";
import type { Draft } from "./draft.ts";
import type { PlacedChange } from "./overlay-file.ts";

/** Notes what is wrong with a change, at one of its keys. */
export function problem(draft: Draft, change: PlacedChange, key: string, code: string, message: Text, help?: Text): void {
  const pointer = key === "" ? change.pointer : `${change.pointer}/${key}`;
  draft.issues.push({ file: change.file, issue: packIssue(code, pointer, message, help === undefined ? {} : { help }) });
}

/** Notes a name that is none of those there are, with the nearest of them. */
export function unknownName(
  draft: Draft,
  change: PlacedChange,
  key: string,
  code: string,
  name: string,
  noun: Text,
  known: Iterable<string>,
): void {
  const names = [...known];
  const expected = names.length > 40 ? {} : { expected: { zh: names.join("、"), en: names.join(", ") } };
  draft.issues.push({
    file: change.file,
    issue: noSuchName(code, `${change.pointer}/${key}`, noun, name, names, expected),
  });
}

/** The words for what is taken away but is not there. */
export function notThere(draft: Draft, change: PlacedChange, what: string): void {
  problem(draft, change, "parameter", "not_there", {
    zh: `“${what}”本来就没有，无从删去。`,
    en: `"${what}" is not there, so that it cannot be removed.`,
  });
}

/** The words for what is added but is there already. */
export function alreadyThere(draft: Draft, change: PlacedChange, key: string, what: string): void {
  problem(
    draft,
    change,
    key,
    "already_there",
    { zh: `“${what}”已经有了。`, en: `"${what}" is there already.` },
    { zh: "要改它请用 set。", en: 'To change it, write "set".' },
  );
}
