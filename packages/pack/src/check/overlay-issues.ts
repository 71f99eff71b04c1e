import { nearest } from "@guiju/core";
import { statesOf } from "@guiju/lifecycle";
import type { OpenNorm } from "../overlay/dated-norm.ts";
import type { OpenLifecycleFile } from "../overlay/draft.ts";
import { isInheritedFile } from "../overlay/inherit.ts";
import { checkParameters, normParameters } from "../overlay/norm-shapes.ts";
import type { Pack } from "../pack.ts";
import { pointerOf } from "../read/pack-text.ts";
import { bodyOf } from "../texts/norm-index.ts";
import { broughtBack, isInherited } from "./change-behind.ts";
import { parsedFiles } from "./place-issues.ts";
import type { PlacedLater } from "./placed-later.ts";

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

/**
 * Of a local pack, what its own check has to tell: warnings about what it inherits are told of the parent, and errors that come about by one of its
 * changes stand at that change.
 */
export function ownIssues(pack: Pack, found: readonly PlacedLater[]): readonly PlacedLater[] {
  if (pack.overlay === undefined) return found;
  const cited = new Set(pack.overlay.findings.flatMap(({ change }) => change.basis.map((basis) => basis.instrument)));
  const parsed = parsedFiles(pack);
  return found.flatMap((issue) => {
    const { file, pointer = "", severity, code } = issue;
    if (severity !== "warning") return [isInherited(pack, issue) ? toOwn(pack, issue) : issue];
    if (code === "unused_instrument" && [...cited].some((name) => pointer === pointerOf(["instruments", name]))) return [];
    if (isInheritedFile(file)) return [];
    return parsed(file)(pointer, "value") === undefined ? [] : [issue];
  });
}

function toOwn(pack: Pack, issue: PlacedLater): PlacedLater {
  const moved = broughtBack(pack, issue) ?? issue;
  if (moved === issue || issue.code !== "unknown_slot" || issue.help === undefined) return moved;
  const { zh, en } = issue.help;
  return { ...moved, help: { zh: `请在本包的文案中另写这一条。${zh}`, en: `Say it anew in the messages of this pack. ${en}` } };
}
