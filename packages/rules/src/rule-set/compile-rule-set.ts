import { below, type Issue } from "@guiju/core";
import type { IrCond } from "../ir.ts";
import { arrayOf, isObject } from "../operator.ts";
import { problem, unknownName } from "../problem.ts";
import type { RuleDocument } from "../rule-document.ts";
import { conditionAt } from "./conditions.ts";
import { circular, derivedFacts } from "./derived.ts";
import { factTypes } from "./fact-types.ts";
import { entriesAt, type Front, nameAt, objectAt, refuse, wrong } from "./front.ts";
import { RULE_LIMITS, tooDeep } from "./limits.ts";
import { orderOf } from "./order.ts";
import { readDocument } from "./read-document.ts";
import type { FactRequest, Program, RuleOfSet, RuleSet } from "./rule-set.ts";
import { needsOf } from "./walk.ts";

const TITLED = { zh: "推算事实或规则", en: "derived fact or rule" };

type Parts = Pick<Program, "derived" | "named" | "rules">;

/**
 * Checks a document of the json-rules-engine format in its strict profile, and makes it ready to be evaluated.
 *
 * Takes any JSON; whatever is wrong comes back as issues with pointers below `pointer`, never as an exception.
 *
 * @example
 * const rule = { name: "small", conditions: { all: [{ fact: "members", operator: "lessThan", value: 3 }] }, event: { type: "join-another" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * ruleSet?.requests; // => [{ key: "members", fact: "members" }]
 * compileRuleSet({ facts: { member: { type: "count" } }, rules: [rule] }).issues[0]?.suggestion; // => "member"
 */
export function compileRuleSet(document: unknown, pointer = ""): { readonly ruleSet?: RuleSet; readonly issues: readonly Issue[] } {
  const read = readDocument(document, pointer);
  if ("issue" in read) return { issues: [read.issue] };
  const issues: Issue[] = [];
  const json = objectAt({ issues }, read.json, pointer, ["facts", "rules"], ["$schema", "derived", "conditions", "titles", "tiers"]);
  if (json === undefined) return { issues: told(issues) };
  const strange = issues.length;
  const facts = factTypes({ issues }, json.facts, `${pointer}/facts`);
  if (issues.length > strange) return { issues: told(issues) };
  const conditions = entriesAt({ issues }, json.conditions, `${pointer}/conditions`);
  const positions = new Map(conditions.map(([name], index) => [name, index]));
  const front: Front = { issues, facts, derived: new Map(), named: positions, said: new Map(), words: new Map() };
  const derived = derivedFacts(front, entriesAt(front, json.derived, `${pointer}/derived`), `${pointer}/derived`);
  if (issues.length > strange) return { issues: told(issues) };
  const named = conditions.flatMap(([name, condition]) => {
    const ir = conditionAt(front, condition, below(`${pointer}/conditions`, name));
    return ir === undefined ? [] : { name, ir };
  });
  const rules = rulesAt(front, json.rules, `${pointer}/rules`);
  checkTiers(front, json.tiers, `${pointer}/tiers`);
  checkTitles(front, json.titles, `${pointer}/titles`, [...front.derived.keys(), ...rules.map(({ rule }) => rule.name)]);
  if (issues.length > 0) return { issues: told(issues) };
  const parts: Parts = { derived, named, rules: rules.map(({ rule, ir }) => ({ name: rule.name, ir })) };
  const reached = reach(parts, pointer);
  if ("code" in reached) return { issues: [reached] };
  const { requests, asksToday, asksCalendar } = reached;
  const program: Program = { ...parts, said: Object.fromEntries(front.said), asksToday, asksCalendar };
  return { ruleSet: { document: json as unknown as RuleDocument, rules: rules.map(({ rule }) => rule), requests, program }, issues };
}

function takenName(pointer: string): Issue {
  return problem("duplicate_name", pointer, "这个名称已经用过。", "This name is taken.");
}

function told(issues: readonly Issue[]): readonly Issue[] {
  return issues.slice(0, RULE_LIMITS.issues);
}

function rulesAt(front: Front, json: unknown, pointer: string): readonly { readonly rule: RuleOfSet; readonly ir: IrCond }[] {
  if (!Array.isArray(json)) wrong(front, pointer, "array", json);
  const names = new Set<string>();
  const rules: { rule: RuleOfSet; ir: IrCond }[] = [];
  for (const [position, given] of Array.isArray(json) ? json.entries() : []) {
    const at = below(pointer, position);
    const rule = objectAt(front, given, at, ["name", "conditions", "event"], ["priority"]);
    if (rule === undefined) continue;
    const name = nameAt(front, rule.name, `${at}/name`);
    if (name !== undefined && names.has(name)) refuse(front, takenName(`${at}/name`));
    if (name !== undefined) names.add(name);
    const priority = rule.priority ?? 1;
    if (!(Number.isSafeInteger(priority) && Number(priority) > 0)) wrong(front, `${at}/priority`, "priority", priority);
    checkEvent(front, rule.event, `${at}/event`);
    const ir = conditionAt(front, rule.conditions, `${at}/conditions`);
    if (name !== undefined && ir !== undefined)
      rules.push({ rule: { name, priority: Number(priority), event: rule.event as RuleOfSet["event"], position }, ir });
  }
  return rules.sort((a, b) => b.rule.priority - a.rule.priority);
}

function checkEvent(front: Front, json: unknown, pointer: string): void {
  const event = objectAt(front, json, pointer, ["type"], ["params"]);
  if (event === undefined) return;
  nameAt(front, event.type, `${pointer}/type`);
  for (const [name, param] of entriesAt(front, event.params, `${pointer}/params`)) {
    if (!isObject(param) || !Object.hasOwn(param, "fact")) continue;
    const zh = "事件的参数是固定内容，不能读取事实。";
    refuse(front, problem("fact_in_event", below(`${pointer}/params`, name), zh, "The params of an event are constant and read no fact."));
  }
}

function checkTiers(front: Front, json: unknown, pointer: string): void {
  for (const [table, tiers] of entriesAt(front, json, pointer)) {
    const at = below(pointer, table);
    const taken = arrayOf(tiers, at, "some");
    if ("issue" in taken) {
      refuse(front, taken.issue);
      continue;
    }
    const names = new Set<string>();
    for (const [index, given] of taken.parts.entries()) {
      const name = nameAt(front, given, `${at}/${index}`);
      if (name === undefined || front.issues.length >= RULE_LIMITS.issues) continue;
      if (names.has(name)) refuse(front, takenName(`${at}/${index}`));
      else if (!front.named.has(name))
        refuse(front, unknownName("unknown_condition", `${at}/${index}`, { zh: "条件", en: "condition" }, name, [...front.named.keys()]));
      names.add(name);
    }
  }
}

function checkTitles(front: Front, json: unknown, pointer: string, names: readonly string[]): void {
  for (const [name, title] of entriesAt(front, json, pointer)) {
    if (!names.includes(name)) refuse(front, unknownName("unknown_name", below(pointer, name), TITLED, name, names));
    objectAt(front, title, below(pointer, name), ["zh", "en"]);
  }
}

/** Finds circles among named conditions, how deep names lead, and what the rules read. */
function reach(
  { derived, named, rules }: Parts,
  pointer: string,
): (Pick<RuleSet, "requests"> & Pick<Program, "asksToday" | "asksCalendar">) | Issue {
  const forms = [...derived, ...named, ...rules];
  const needs = forms.map(({ ir }) => needsOf(ir));
  const positions = new Map(derived.map(({ name }, index) => [name, index]));
  const links = needs.map(({ reads, named: tested }) => {
    const values = reads.flatMap(({ from, keys }) => (from === "value" ? (positions.get(String(keys[0])) ?? []) : []));
    return new Set([...values, ...[...tested].map((index) => derived.length + index)]);
  });
  const ordered = orderOf(links);
  if ("circle" in ordered)
    return circular(
      ordered.circle.map((index) => forms[index]?.name ?? ""),
      `${pointer}/conditions`,
    );
  const levels: number[] = [];
  for (const index of ordered.order) {
    const deepest = [...(links[index] ?? [])].reduce((most, other) => Math.max(most, levels[other] ?? 0), 0);
    levels[index] = deepest + (needs[index]?.levels ?? 0);
    if ((levels[index] ?? 0) > RULE_LIMITS.levels) return tooDeep(forms[index]?.ir.pointer ?? "", RULE_LIMITS.levels);
  }
  const requests = new Map<string, FactRequest>();
  const reached = new Set(rules.map((_, index) => derived.length + named.length + index));
  const ops = new Set<string>();
  for (const index of reached) {
    for (const other of links[index] ?? []) reached.add(other);
    for (const op of needs[index]?.ops ?? []) ops.add(op);
    for (const { from, keys, params } of needs[index]?.reads ?? []) {
      const fact = String(keys[0]);
      const key = fact + (params ?? "");
      if (from === "fact") requests.set(key, params === undefined ? { key, fact } : { key, fact, params: JSON.parse(params) });
    }
  }
  return { requests: [...requests.values()], asksToday: ops.has("today"), asksCalendar: ops.has("addWorkingDays") };
}
