import { below } from "@guiju/core";
import type { ConsequenceIr } from "../plan.ts";
import type { Instruments } from "./basis.ts";
import { askedAt } from "./conditions.ts";
import { type Desk, isObject, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { checkSource } from "./grades.ts";
import { measureAt } from "./measures.ts";
import { problem, unknownName } from "./problem.ts";
import { uniqueId } from "./unique.ts";
import { choiceAt, pointsAt, ratioAt, roundAt, tableAt, textAt, unrounded, wordAt } from "./values.ts";

const KINDS = ["lookup", "float", "escalation"] as const;
const SHARED: readonly string[] = ["id", "title", "kind"];
const BESIDE: readonly string[] = ["article", "basis"];
const keys: Readonly<Record<(typeof KINDS)[number], { readonly needs: readonly string[]; readonly may: readonly string[] }>> = {
  lookup: { needs: ["table"], may: ["times", "when", "round"] },
  float: { needs: ["base", "deadBand", "most"], may: ["on", "round"] },
  escalation: { needs: ["steps", "rules"], may: [] },
};

/** Checks what follows from a result. */
export function consequencesAt(
  desk: Desk,
  json: unknown,
  grades: readonly string[],
  instruments: Instruments | undefined,
): readonly ConsequenceIr[] {
  if (json === undefined) return [];
  const at = `${desk.root}/consequences`;
  const ids = new Set<string>();
  return (listAt(desk, json, at) ?? []).flatMap((consequence, index) => {
    const place = below(at, index);
    const kind =
      isObject(consequence) && Object.hasOwn(consequence, "kind") ? choiceAt(desk, consequence.kind, `${place}/kind`, KINDS) : "lookup";
    if (kind === undefined) return [];
    const { needs, may } = keys[kind];
    const given = objectAt(desk, consequence, place, [...SHARED, ...needs], [...BESIDE, ...may]);
    if (given === undefined) return [];
    const id = uniqueId(desk, given.id, `${place}/id`, ids);
    textAt(desk, given.title, `${place}/title`);
    checkSource(desk, given, place, instruments);
    const check = { lookup: lookupAt, float: floatAt, escalation: escalationAt }[kind];
    return (id === undefined ? undefined : check(desk, given, place, id, grades)) ?? [];
  });
}

function lookupAt(desk: Desk, json: Json, at: string, id: string, grades: readonly string[]): ConsequenceIr | undefined {
  const table = tableAt(desk, json.table, `${at}/table`, (value, place) => ratioAt(desk, value, place));
  const times = json.times === undefined ? null : measureAt(desk, json.times, `${at}/times`, { applies: null });
  const when = json.when === undefined ? null : askedAt(desk, "after", json.when, `${at}/when`);
  const round = roundAt(desk, json.round, `${at}/round`);
  if (table === undefined || times === undefined) return undefined;
  for (const grade of table.keys())
    if (!grades.includes(grade))
      refuse(desk, unknownName("unknown_grade", below(`${at}/table`, grade), { zh: "等次", en: "grade" }, grade, grades));
  if (times !== null && [...table.values()].every(({ n }) => n === 0)) {
    const zh = "表里的数都是 0，乘什么都不起作用。";
    refuse(desk, problem("multiplier_on_nothing", `${at}/times`, zh, "Every entry of the table is nought: there is nothing to multiply."));
  }
  if (times?.decimals === null && round === null && json.round === undefined)
    return unrounded(desk, at, "所乘的数由除法得来", "What the entry is multiplied with is a division");
  return { kind: "lookup", id, table: Object.fromEntries(table), times: times?.ir ?? null, when, round };
}

function floatAt(desk: Desk, json: Json, at: string, id: string): ConsequenceIr | undefined {
  const base = pointsAt(desk, json.base, `${at}/base`, { above: 0 });
  const deadBand = ratioAt(desk, json.deadBand, `${at}/deadBand`, { least: 0 });
  const most = ratioAt(desk, json.most, `${at}/most`, { above: 0 });
  const on = json.on === undefined ? null : measureAt(desk, json.on, `${at}/on`, { applies: null });
  if (json.round === undefined) return unrounded(desk, at, "浮动比例要做除法", "A percentage is a division");
  const round = roundAt(desk, json.round, `${at}/round`);
  if (base === undefined || deadBand === undefined || most === undefined || on === undefined || round === null) return undefined;
  if (deadBand.n / deadBand.d > most.n / most.d) {
    const zh = `不浮动的范围（deadBand）大于最大浮动（most），永远不会浮动。`;
    return refuse(desk, problem("floor_above_cap", `${at}/deadBand`, zh, "The dead band is above the most: nothing ever floats."));
  }
  return { kind: "float", id, base, deadBand, most, on: on?.ir ?? null, round };
}

function escalationAt(desk: Desk, json: Json, at: string, id: string): ConsequenceIr | undefined {
  const names = new Set<string>();
  for (const [index, step] of (listAt(desk, json.steps, `${at}/steps`) ?? []).entries()) {
    const place = below(`${at}/steps`, index);
    const one = objectAt(desk, step, place, ["id", "title"]);
    if (one === undefined) continue;
    uniqueId(desk, one.id, `${place}/id`, names);
    textAt(desk, one.title, `${place}/title`);
  }
  const steps = [...names];
  const ids = new Set<string>();
  const rules = (listAt(desk, json.rules, `${at}/rules`) ?? []).flatMap((rule, index) => {
    const place = below(`${at}/rules`, index);
    const one = objectAt(desk, rule, place, ["id", "when", "step"], ["title"]);
    if (one === undefined) return [];
    if (one.title !== undefined) textAt(desk, one.title, `${place}/title`);
    const ruleId = uniqueId(desk, one.id, `${place}/id`, ids);
    const when = askedAt(desk, "after", one.when, `${place}/when`);
    const name = wordAt(desk, one.step, `${place}/step`);
    const step = steps.indexOf(name ?? "");
    if (name !== undefined && step < 0)
      refuse(desk, unknownName("unknown_step", `${place}/step`, { zh: "处理措施", en: "step" }, name, steps));
    return ruleId === undefined || step < 0 ? [] : [{ id: ruleId, when, step }];
  });
  return { kind: "escalation", id, steps, rules };
}
