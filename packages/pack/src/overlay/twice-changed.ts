import { packIssue } from "../read/pack-text.ts";
import { canonical } from "./canonical.ts";
import { daysOf, sharedDays } from "./days-in-force.ts";
import type { Draft } from "./draft.ts";
import type { PlacedChange } from "./overlay-file.ts";
import { pathOf } from "./parameter-path.ts";

/** Tells of two changes of one parameter on the same days in one pack: which of them would hold depends on their order in the files. */
export function tellTwiceChanged(draft: Draft, changes: readonly PlacedChange[]): void {
  const byElement = new Map<string, PlacedChange[]>();
  for (const change of changes) {
    const key = canonical([change.kind, change.element, change.kind === "norm" ? "" : (change.lifecycle ?? "")]);
    const before = byElement.get(key) ?? [];
    const first = before.find((other) => collide(other, change));
    if (first !== undefined) {
      const where = `${first.file}${first.pointer}`;
      draft.issues.push({
        file: change.file,
        issue: packIssue("changed_twice", change.pointer, {
          zh: `同一参数在同样的日子里已在 ${where} 改过。`,
          en: `The same parameter is already changed on the same days at ${where}.`,
        }),
      });
    }
    byElement.set(key, [...before, change]);
  }
}

function collide(a: PlacedChange, b: PlacedChange): boolean {
  if (a.written.edition !== undefined && b.written.edition !== undefined && a.written.edition !== b.written.edition) return false;
  const [daysA, daysB] = [daysOf(a.in), daysOf(b.in)];
  if (daysA !== undefined && daysB !== undefined && sharedDays(daysA, daysB) === undefined) return false;
  const [whole, other] = a.written.parameter === undefined ? [a, b] : [b, a];
  if (whole.written.parameter === undefined) {
    // Adding something whole and then a part of it is one after the other; removing it leaves nothing to change.
    if (whole.written.change === "remove" && whole.written.check === undefined) return true;
    return whole.written.check === other.written.check && whole.written.change !== "add"
      ? true
      : other.written.parameter === undefined && whole.written.check === other.written.check;
  }
  if ((a.written.check ?? "") !== (b.written.check ?? "")) return false;
  const [pathA, pathB] = [pathOf(a.written.parameter as string), pathOf(b.written.parameter as string)];
  const depth = Math.min(pathA.length, pathB.length);
  if (canonical(pathA.slice(0, depth)) !== canonical(pathB.slice(0, depth))) return false;
  const isItem = (each: PlacedChange) => each.written.change !== "set" && Object.hasOwn(each.written, "to");
  return !(isItem(a) && isItem(b) && canonical(a.written.to) !== canonical(b.written.to));
}
