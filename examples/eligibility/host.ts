// The same host, moved over: what rules.json got wrong is refused with its place, and every "no" has its reasons.
import { readFileSync } from "node:fs";
import { parseJson, renderIssue, type Text } from "@guiju/core";
import { importRules } from "@guiju/json-rules-engine";
import { evaluate, eventsOf, type FactRequest, type FactType, prefetch, type RuleSet } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { earliestOn, earliestText, type Say, whyNot, whyNotText } from "@guiju/rules/explain";
import { incomeOf, residents, TODAY } from "./records.ts";

const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");

/** What the old rules read, with its kinds: json-rules-engine never asked for them. */
const kinds: Readonly<Record<string, FactType>> = {
  resident: {
    type: "record",
    of: {
      status: { type: "word", words: ["active", "suspended"] },
      months: { type: "count" },
      ownsHome: { type: "flag" },
      children: { type: "count" },
    },
  },
  income: { type: "number", params: { year: { type: "count" } } },
};

/** Step 1: import the file as it is, and see what is refused, where and why. */
function reportOld(): void {
  const source = textOf("./rules.json");
  const { value, placeOf } = parseJson(source, "rules.json");
  const { document, refused } = importRules(value, { facts: kinds });
  for (const { pointer, code, issue: message } of refused) {
    const place = placeOf(pointer, "key") ?? placeOf(pointer);
    for (const language of ["zh", "en"] as const) {
      console.log(`${renderIssue({ code, message, pointer, ...(place && { place }) }, source, language)}\n`);
    }
  }
  console.log(`导入的规则 / rules taken over: ${document.rules.map((rule) => rule.name).join(", ")}\n`);
}

/** Step 2: the file with the mistakes mended, and a date in place of a number of months that the host had to count. */
function compiled(): RuleSet {
  const source = textOf("./rules-moved.json");
  const { value, placeOf } = parseJson(source, "rules-moved.json");
  const { ruleSet, issues } = compileRuleSet(value);
  for (const issue of issues) {
    const place = placeOf(issue.pointer ?? "");
    console.error(renderIssue({ ...issue, ...(place && { place }) }, source, "en"));
  }
  if (ruleSet === undefined) throw new Error("rules-moved.json has mistakes");
  return ruleSet;
}

/** Step 3: one batch of look-ups a person, then the answers. */
async function judge(ruleSet: RuleSet, say: Say, id: string): Promise<void> {
  const lookUp = async (request: FactRequest): Promise<unknown> =>
    request.fact === "income" ? incomeOf(id, Number(request.params?.year)) : residents.get(id);
  const facts = await prefetch(ruleSet, (requests) => Promise.all(requests.map(lookUp)));
  const evaluation = evaluate(ruleSet, facts, { today: TODAY });
  const { events } = eventsOf(ruleSet, evaluation);
  console.log(`${id}  ${events.map((event) => event.type).join(", ") || "-"}`);
  const rule = "rentAllowance";
  if (events.some((event) => event.type === rule)) return;
  for (const reason of whyNotText(whyNot(ruleSet, rule, facts, { today: TODAY }), say)) show(reason);
  const earliest = earliestOn(ruleSet, rule, facts, { today: TODAY });
  if (earliest.on !== null) show(earliestText(earliest, say));
}

function show({ zh, en }: Text): void {
  console.log(`    ${zh}\n    ${en}`);
}

reportOld();
const ruleSet = compiled();
const say: Say = { ruleSet, ...JSON.parse(textOf("./texts.json")) };
for (const id of residents.keys()) await judge(ruleSet, say, id);
