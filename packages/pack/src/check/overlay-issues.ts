import { nearest, parseJson } from "@guiju/core";
import { statesOf } from "@guiju/lifecycle";
import type { OpenNorm } from "../overlay/dated-norm.ts";
import type { OpenLifecycleFile } from "../overlay/draft.ts";
import { isInheritedFile } from "../overlay/inherit.ts";
import { checkParameters, normParameters } from "../overlay/norm-shapes.ts";
import type { ChangeFinding } from "../overlay/overlay-file.ts";
import type { Pack } from "../pack.ts";
import { pointerOf } from "../read/pack-text.ts";
import { bodyOf } from "../texts/norm-index.ts";
import type { PlacedLater } from "./placed-later.ts";

/** Changes that loosen what a parent states or cannot be compared with it, unless the parent leaves them open, and what nobody can keep any more. */
export function overlayIssues(pack: Pack): readonly PlacedLater[] {
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

/** Names in `open` that are no parameter of the norm, or nothing of the lifecycle: a misspelt one would leave nothing open. */
export function openIssues(pack: Pack): readonly PlacedLater[] {
  const unknown = (file: string, path: readonly (string | number)[], name: string, known: readonly string[]): readonly PlacedLater[] => {
    if (known.includes(name)) return [];
    const suggestion = nearest(name, known);
    const message = { zh: `“${name}”不是可以放开的参数。`, en: `"${name}" is no parameter that can be left open.` };
    return [{ file, code: "unknown_open", pointer: pointerOf(path), message, ...(suggestion === undefined ? {} : { suggestion }) }];
  };
  const ofNorms = pack.chapters.flatMap(({ file, norms }) =>
    norms.flatMap((norm: OpenNorm, index) => {
      const known = openable(norm);
      return (norm.open ?? []).flatMap((name, at) => unknown(file, ["norms", index, "open", at], name, known));
    }),
  );
  const ofLifecycles = pack.lifecycleFiles.flatMap(({ file, content }) => {
    const { open = [], values, acts } = content as OpenLifecycleFile;
    const named = [
      ["value", Object.keys(values)],
      ["act", Object.keys(acts)],
      ["state", [...statesOf(content).keys()]],
    ] as const;
    const known = named.flatMap(([kind, names]) => names.map((name) => `${kind}.${name}`));
    return open.flatMap((name, at) => unknown(file, ["open", at], name, known));
  });
  return [...ofNorms, ...ofLifecycles].filter((issue) => !isInheritedFile(issue.file));
}

/** Every parameter of a norm in any of its editions, of a check with and without the check's name. */
function openable(norm: OpenNorm): readonly string[] {
  const checks = norm.editions.flatMap((edition) => bodyOf(norm, edition).checks);
  const ofChecks = checks.flatMap((check) =>
    checkParameters(check.kind).flatMap((parameter) => [parameter, `${check.name ?? check.kind}.${parameter}`]),
  );
  return ["norm", ...normParameters, ...ofChecks, "exception.period", "exception.when", "orElse.min"];
}

/** Of a local pack, leaves out warnings about what it inherits: they are told of the parent. */
export function ownIssues(pack: Pack, found: readonly PlacedLater[]): readonly PlacedLater[] {
  if (pack.overlay === undefined) return found;
  const placed = new Map<string, ReturnType<typeof parseJson>["placeOf"]>();
  const cited = new Set(pack.overlay.findings.flatMap(({ change }) => change.basis.map((basis) => basis.instrument)));
  return found.filter(({ file, pointer = "", severity, code }) => {
    if (severity !== "warning") return true;
    if (code === "unused_instrument" && [...cited].some((name) => pointer === pointerOf(["instruments", name]))) return false;
    if (isInheritedFile(file)) return false;
    const placeOf = placed.get(file) ?? parseJson(pack.sources.get(file) ?? "", file).placeOf;
    placed.set(file, placeOf);
    return placeOf(pointer, "value") !== undefined;
  });
}
