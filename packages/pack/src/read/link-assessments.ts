import { addTo, type FiledIssue, linkBasis, type PackContents } from "./link.ts";
import { isCitation } from "./link-rules.ts";

/** Checks what conditions of assessment files cite: instruments and their editions. Everything else that a rubric names, its compiler looks up. */
export function linkAssessments(contents: PackContents): readonly FiledIssue[] {
  const issues: FiledIssue[] = [];
  const add = addTo(issues);
  for (const { file, content } of contents.assessments ?? []) {
    visitCitations(content, [], (path, basis) => linkBasis(contents, add, file, path, basis));
  }
  return issues;
}

type Citation = Parameters<typeof linkBasis>[4];

/** Every citation in a list under a key `basis`. Takes files that were not judged yet. */
function visitCitations(
  node: unknown,
  path: readonly (string | number)[],
  see: (path: readonly (string | number)[], basis: Citation) => void,
): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) {
      if (path.at(-1) === "basis" && isCitation(each)) see([...path, index], each);
      else visitCitations(each, [...path, index], see);
    }
  } else for (const [key, each] of Object.entries(node)) visitCitations(each, [...path, key], see);
}
