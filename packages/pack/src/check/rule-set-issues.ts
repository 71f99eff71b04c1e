import type { Text } from "@guiju/core";
import { ruleCaseIssues } from "../cases/run-rule-case.ts";
import type { Pack, PackRuleFile } from "../pack.ts";
import { namesUnder } from "../read/names-under.ts";
import { type PlacedLater, warning } from "./placed-later.ts";

/** Rule cases that name what is not there, and what rule sets declare and nobody uses or tries. */
export function ruleSetIssues(pack: Pack): readonly PlacedLater[] {
  const cases = pack.cases.flatMap(({ file, written }) =>
    written.flatMap((each, index) =>
      "rules" in each ? ruleCaseIssues(pack, each, `/cases/${index}`).map((issue): PlacedLater => ({ ...issue, file })) : [],
    ),
  );
  return [...cases, ...pack.ruleFiles.flatMap((rules) => [...unused(rules), ...untried(pack, rules)])];
}

/** Facts, derived facts and named conditions of a rule set that neither its rules nor its tiers lead to by name. */
function unused({ file, content }: PackRuleFile): readonly PlacedLater[] {
  const written = JSON.stringify([content.rules, content.conditions ?? {}, content.derived ?? {}]);
  const conditions = new Set([...namesUnder("condition", written), ...Object.values(content.tiers ?? {}).flat()]);
  const facts = new Set([...namesUnder("fact", written), ...namesUnder("value", written)].map((name) => name.split(".")[0]));
  const foundIn = (list: "facts" | "derived" | "conditions", used: ReadonlySet<unknown>, code: string, noun: Text) =>
    Object.keys(content[list] ?? {})
      .filter((name) => !used.has(name))
      .map((name) =>
        warning(file, [list, name], code, { zh: `没有规则用到${noun.zh}“${name}”。`, en: `No rule uses the ${noun.en} "${name}".` }),
      );
  return [
    ...foundIn("facts", facts, "unused_fact", { zh: "事实", en: "fact" }),
    ...foundIn("derived", facts, "unused_fact", { zh: "推算的事实", en: "derived fact" }),
    ...foundIn("conditions", conditions, "unused_condition", { zh: "条件", en: "condition" }),
  ];
}

function untried(pack: Pack, { file, name, content }: PackRuleFile): readonly PlacedLater[] {
  const cases = pack.cases.flatMap(({ ruleCases }) => ruleCases.filter((each) => each.rules === name));
  return content.rules.flatMap((rule, index) =>
    cases.some(({ expect }) => Object.hasOwn(expect.truths, rule.name))
      ? []
      : [
          warning(file, ["rules", index], "rule_without_case", {
            zh: `没有对照案例写到规则“${rule.name}”。`,
            en: `No worked case names the rule "${rule.name}".`,
          }),
        ],
  );
}
