import { below, type Issue } from "@guiju/core";
import type { RuleSet } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { factTypesOf } from "./fact-type.ts";
import type { FiledIssue, PackContents } from "./link.ts";

/** Compiles every rule set of a pack; what the compiler finds is brought back to the file it came from. */
export function compileRuleSets(contents: PackContents): {
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly issues: readonly FiledIssue[];
} {
  const ruleSets = new Map<string, RuleSet>();
  const issues: FiledIssue[] = [];
  for (const { file, content } of contents.rules) {
    const { $schema: _, id, title: __, use, facts: own = {}, ...rest } = content as typeof content & { readonly $schema?: string };
    const schema = contents.facts.find((each) => each.content.id === use);
    const document = { facts: { ...factTypesOf(schema?.content.facts ?? {}), ...own }, ...rest };
    const { ruleSet, issues: found } = compileRuleSet(document);
    for (const issue of found) issues.push(inFile(issue, file, own, schema?.file));
    if (ruleSet !== undefined) ruleSets.set(`${contents.pack.id}/${id}`, ruleSet);
  }
  return { ruleSets, issues };
}

/** An issue of a rule document in the file it is about: a shared fact stands in its fact schema. */
function inFile(issue: Issue, file: string, own: object, schema: string | undefined): FiledIssue {
  const [, root, ...rest] = (issue.pointer ?? "").split("/");
  const isShared = root === "facts" && rest.length > 0 && !Object.keys(own).some((name) => below("", name) === `/${rest[0]}`);
  return { file: isShared && schema !== undefined ? schema : file, issue };
}
