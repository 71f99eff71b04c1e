import type { PlacedLater } from "../check/placed-later.ts";
import type { Pack } from "../pack.ts";
import type { ChangeFinding } from "./overlay-file.ts";

/** Changes that loosen what a parent states or cannot be compared with it, unless the parent leaves them open, and what nobody can keep any more. */
export function refusedChanges(pack: Pack): readonly PlacedLater[] {
  if (pack.overlay === undefined) return [];
  const refused = pack.overlay.findings.filter((finding) => !finding.open).flatMap(findingIssue);
  const impossible = pack.overlay.unsatisfiable.map(({ slots, message, change }): PlacedLater => {
    const [first = "", second = first] = slots;
    const which =
      first === second ? { zh: `“${first}”`, en: `"${first}"` } : { zh: `“${first}”与“${second}”`, en: `"${first}" and "${second}"` };
    return {
      file: change?.file ?? "pack.json",
      code: "overlay_unsatisfiable",
      pointer: change?.pointer ?? "/extends",
      message: { zh: `${which.zh}无法同时符合：${message.zh}。`, en: `${which.en} cannot be kept: ${message.en}.` },
    };
  });
  return [...refused, ...impossible];
}

function findingIssue({ change, class: found, example, subject }: ChangeFinding): readonly PlacedLater[] {
  if (found === "tighter" || found === "equal") return [];
  const [zh, en] = example === undefined ? ["", ""] : [`：${example.zh}`, `: ${example.en}`];
  const place = { file: change.file, pointer: change.pointer } as const;
  const parent = { zh: "上级可以在 open 中写明放开的参数。", en: 'The parent may leave the parameter open ("open").' };
  return found === "looser"
    ? [
        {
          ...place,
          code: "overlay_looser",
          message: { zh: `“${subject}”放宽了上级规定${zh}。`, en: `"${subject}" loosens the parent${en}.` },
          help: parent,
        },
      ]
    : [
        {
          ...place,
          code: "overlay_incomparable",
          message: { zh: `“${subject}”的改动无法比较严宽${zh}。`, en: `"${subject}" can be called neither tighter nor looser${en}.` },
          help: parent,
        },
      ];
}
