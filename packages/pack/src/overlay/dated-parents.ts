import { formatDate } from "@guiju/core";
import type { Pack } from "../pack.ts";
import type { FiledIssue } from "../read/link.ts";
import { packIssue } from "../read/pack-text.ts";
import { type DaysInForce, daysOf } from "./days-in-force.ts";
import type { DatedParent } from "./inherit.ts";
import type { ParentReference } from "./overlay-file.ts";
import { OVERLAY_LIMITS } from "./overlay-limits.ts";
import { refusedChanges } from "./refused-changes.ts";

/** The parents that `extends` names, with their days; or why one of them cannot be a parent. */
export function datedParents(
  references: readonly ParentReference[],
  parents: ReadonlyMap<string, Pack>,
): { readonly parents: readonly DatedParent[] } | { readonly issues: readonly FiledIssue[] } {
  const issues: FiledIssue[] = [];
  const tell = (pointer: string, code: string, zh: string, en: string, help?: FiledIssue["issue"]["help"]) =>
    issues.push({ file: "pack.json", issue: packIssue(code, pointer, { zh, en }, help === undefined ? {} : { help }) });
  if (references.length > OVERLAY_LIMITS.parents) {
    tell(
      "/extends",
      "limit_exceeded",
      `上级规则包最多 ${OVERLAY_LIMITS.parents} 个。`,
      `At most ${OVERLAY_LIMITS.parents} parents are read.`,
    );
    return { issues };
  }
  const found = references.flatMap((reference, index): DatedParent[] => {
    const pointer = `/extends/${index}`;
    const pack = parents.get(reference.pack);
    const days = daysOf(reference);
    if (pack === undefined) {
      tell(`${pointer}/pack`, "missing_parent", `找不到上级规则包“${reference.pack}”。`, `There is no parent pack "${reference.pack}".`, {
        zh: `请把它放在本包旁边的文件夹中，或安装 @guiju/pack-${reference.pack}。`,
        en: `Put it in a folder beside this one, or install @guiju/pack-${reference.pack}.`,
      });
    }
    if (pack !== undefined && reference.version !== undefined && pack.version !== reference.version) {
      tell(
        `${pointer}/version`,
        "wrong_version",
        `上级规则包“${pack.id}”的版本是“${pack.version}”，不是“${reference.version}”。`,
        `The parent "${pack.id}" is version "${pack.version}", not "${reference.version}".`,
        {
          zh: "请取用所写的版本，或核对改动后改写版本。",
          en: "Use the version that is named, or name this one once the changes were looked through.",
        },
      );
    }
    if (pack !== undefined && refusedChanges(pack).length > 0)
      tell(
        `${pointer}/pack`,
        "refused_parent",
        `上级规则包“${pack.id}”的改动被拒绝，不能使用。`,
        `The changes of the parent "${pack.id}" are refused.`,
      );
    if (days === undefined) tell(pointer, "invalid_in_force", "起止日期不成立。", "These dates do not form a period.");
    return pack === undefined || days === undefined ? [] : [{ pack, days, pointer }];
  });
  const [gap] = issues.length > 0 ? [] : gapsBetween(found);
  if (gap !== undefined) {
    const [from, to] = [formatDate(gap.from), formatDate(gap.to)];
    tell(
      gap.pointer,
      "parents_gap",
      from === to ? `${from} 没有上级规则包。` : `${from} 至 ${to} 没有上级规则包。`,
      from === to ? `On ${from} there is no parent.` : `From ${from} to ${to} there is no parent.`,
      { zh: "请使各上级的起止日期前后相接。", en: "Let the dates of the parents meet." },
    );
  }
  return issues.length > 0 ? { issues } : { parents: found };
}

/** The days between the first and the last on which none of the parents is one, with the pointer of the parent they come before. */
function gapsBetween(parents: readonly DatedParent[]): readonly (DaysInForce & { readonly pointer: string })[] {
  const sorted = [...parents].sort((a, b) => a.days.from - b.days.from);
  let covered = sorted[0]?.days.to ?? Number.POSITIVE_INFINITY;
  return sorted.flatMap(({ days, pointer }) => {
    const from = covered + 1;
    covered = Math.max(covered, days.to);
    return days.from > from ? [{ from, to: days.from - 1, pointer: `${pointer}/from` }] : [];
  });
}
