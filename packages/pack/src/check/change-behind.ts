import { unescapePointer } from "@guiju/core";
import { isInheritedFile } from "../overlay/inherit.ts";
import type { PlacedChange } from "../overlay/overlay-file.ts";
import type { Pack } from "../pack.ts";
import type { PlacedLater } from "./placed-later.ts";

/**
 * Brings an issue about something a local pack inherits, or about a text it inherits, back to the change of this pack that brought it about.
 * `undefined` where no change of this pack touches what the issue is about: then it is the parent's.
 */
export function broughtBack<Found extends PlacedLater>(pack: Pack, issue: Found): Found | undefined {
  const change = changeBehind(pack, issue);
  if (change === undefined) return undefined;
  return { ...issue, file: change.file, pointer: Object.hasOwn(change.written, "to") ? `${change.pointer}/to` : change.pointer };
}

/** Whether an issue points at something that does not stand in a file of the pack itself. */
export function isInherited(pack: Pack, { file, pointer = "" }: PlacedLater): boolean {
  if (pack.overlay === undefined) return false;
  if (isInheritedFile(file)) return true;
  const key = messageKey(file, pointer);
  return key !== undefined && !Object.hasOwn(ownMessages(pack, file), key);
}

function changeBehind(pack: Pack, { file, pointer = "" }: PlacedLater): PlacedChange | undefined {
  const changes = pack.overlay?.findings.map((finding) => finding.change) ?? [];
  const key = messageKey(file, pointer);
  if (key !== undefined) return changes.find((change) => speaksOf(key, change));
  const steps = pointer.split("/").map(unescapePointer);
  const [, list, position] = steps;
  const chapter = pack.chapters.find((each) => each.file === file);
  if (chapter !== undefined && (list === "norms" || list === "decisions")) {
    const slot = chapter[list][Number(position)]?.slot;
    const mine = changes.filter((change) => (change.kind === "norm" || change.kind === "decision") && change.element === slot);
    return mine.find((change) => touches(change, steps));
  }
  return changes.find((change) => !["norm", "decision", "text"].includes(change.kind) && steps.includes(change.element));
}

/** Whether a change is of what a pointer into its norm passes: its parameter, or the norm as a whole. */
function touches({ written: { parameter } }: PlacedChange, steps: readonly string[]): boolean {
  return parameter === undefined || steps.includes(parameter.split(".")[0] as string);
}

/** Whether a text is about what a change changes. */
function speaksOf(key: string, { kind, element }: PlacedChange): boolean {
  if (kind === "text") return key === element;
  return kind === "norm" && (key === `rule.${element}` || key.startsWith(`rule.${element}.`));
}

function messageKey(file: string, pointer: string): string | undefined {
  const [, list, key] = pointer.split("/");
  return file.startsWith("messages/") && list === "messages" && key !== undefined ? unescapePointer(key) : undefined;
}

function ownMessages(pack: Pack, file: string): object {
  return (JSON.parse(pack.sources.get(file) ?? "{}") as { messages?: object }).messages ?? {};
}
