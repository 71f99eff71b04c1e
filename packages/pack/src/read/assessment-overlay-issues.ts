import type { Issue } from "@guiju/core";
import { packIssue, pointerOf } from "./pack-text.ts";

/** Changes of an overlay file that name an assessment: a local pack cannot change one yet, and is told so in plain words. */
export function assessmentOverlayIssues(file: unknown): readonly Issue[] {
  const changes = typeof file === "object" && file !== null && Object.hasOwn(file, "changes") ? (file as { changes: unknown }).changes : [];
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((change: unknown, index) => {
    if (typeof change !== "object" || change === null) return [];
    const key = ["assessment", "indicator"].find((each) => Object.hasOwn(change, each));
    if (key === undefined) return [];
    return [
      packIssue(
        "assessment_overlay",
        pointerOf(["changes", index, key]),
        {
          zh: "实施细则（overlays）还不能改动考核细则。",
          en: "Overlays cannot change assessments.",
        },
        {
          help: {
            zh: "请在本包的 assessments 中另写一份考核细则，或在上级的考核细则里设参数（parameters），使用时另取值。",
            en: "Write an assessment of your own in the folder assessments, or give the parent's a parameter and set it where it is used.",
          },
        },
      ),
    ];
  });
}
