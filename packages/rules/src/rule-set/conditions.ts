import { below } from "@guiju/core";
import type { IrCond, IrExpr } from "../ir.ts";
import { arrayOf, type Companions, isObject, operatorOf } from "../operator.ts";
import { kindNames, problem, unknownName, wrongKind } from "../problem.ts";
import { itemsOf, type Typed } from "../typed.ts";
import { compareAt } from "./compare.ts";
import { type Front, type Json, nameAt, objectAt, refuse, wrong } from "./front.ts";
import { RULE_LIMITS } from "./limits.ts";
import { readAt, sourceAt, sourceKeys } from "./sources.ts";

const SAID: readonly string[] = ["name", "message", "basis", "priority"];
const COMPARED: readonly string[] = ["operator", "value"];

/** The forms of a condition, by the key that tells which it is. */
const forms: ReadonlyMap<string, Companions> = new Map<string, Companions>(
  (
    [
      ["all", {}],
      ["any", {}],
      ["not", {}],
      ["condition", {}],
      ...[...sourceKeys].map(([key, { may }]) => [key, { needs: COMPARED, may }] as const),
      ["some", { needs: ["where"] }],
      ["every", { needs: ["where"] }],
      ["count", { needs: COMPARED, may: ["where"] }],
    ] as readonly (readonly [string, Companions])[]
  ).map(([key, { needs = [], may = [] }]) => [key, { needs, may: [...may, ...SAID] }]),
);

/** The keys that stand beside those. */
const beside: ReadonlySet<string> = new Set([...forms.values()].flatMap(({ needs = [], may = [] }) => [...needs, ...may]));

/** Checks a condition and gives its typed form; `item` is the kind of the element at hand. The depth is limited already. */
export function conditionAt(front: Front, json: unknown, pointer: string, item?: Typed): IrCond | undefined {
  if (front.issues.length >= RULE_LIMITS.issues) return undefined;
  const keys = isObject(json) ? Object.keys(json).filter((key) => !SAID.includes(key)) : [];
  if (!isObject(json)) return wrong(front, pointer, "condition", json);
  if (!keys.some((key) => forms.has(key))) return formless(front, keys, pointer);
  const found = operatorOf(json, pointer, forms);
  front.issues.push(...found.issues);
  if (found.operator === undefined) return undefined;
  noteSaid(front, json, pointer);
  const at = `${pointer}/${found.operator}`;
  switch (found.operator) {
    case "all":
    case "any":
      return groupAt(front, json[found.operator], at, pointer, found.operator, item);
    case "not": {
      const part = conditionAt(front, json.not, at, item);
      return part && { op: "not", pointer, part };
    }
    case "condition":
      return namedAt(front, json.condition, at, pointer);
    case "some":
    case "every": {
      const list = listAt(front, json[found.operator], at, item);
      const where = list && conditionAt(front, json.where, `${pointer}/where`, itemsOf(list.type));
      return list && where && { op: found.operator, pointer, list, where };
    }
    case "count": {
      const a = countAt(front, json, at, pointer, item);
      return a && compareAt(front, json, pointer, a, item);
    }
    default: {
      const a = readAt(front, json, pointer, item);
      return a && compareAt(front, json, pointer, a, item);
    }
  }
}

/** Tells what stands in an object that is no condition; what may stand beside a form is not to blame for that. */
function formless(front: Front, keys: readonly string[], pointer: string): undefined {
  const strange = keys.filter((key) => !beside.has(key));
  for (const key of strange.slice(0, RULE_LIMITS.issues))
    refuse(front, unknownName("unknown_key", below(pointer, key), { zh: "键", en: "key" }, key, [...forms.keys()]));
  if (strange.length > 0) return undefined;
  const names = [...forms.keys()].join(", ");
  const zh = keys.length === 0 ? "这里没有写条件。" : "这里没有写对什么提条件。";
  const en = keys.length === 0 ? "No condition is written here." : "It is not written here what the condition is about.";
  refuse(front, problem("wrong_shape", pointer, zh, en, { expected: { zh: names, en: names } }));
}

function groupAt(front: Front, json: unknown, at: string, pointer: string, op: "all" | "any", item: Typed | undefined): IrCond | undefined {
  const taken = arrayOf(json, at, "some");
  if ("issue" in taken) return refuse(front, taken.issue);
  const parts = taken.parts.map((part, index) => conditionAt(front, part, below(at, index), item)).filter((part) => part !== undefined);
  return { op, pointer, parts };
}

function namedAt(front: Front, json: unknown, at: string, pointer: string): IrCond | undefined {
  const name = nameAt(front, json, at);
  if (name === undefined) return undefined;
  const index = front.named.get(name);
  if (index !== undefined) return { op: "named", pointer, name, index };
  return refuse(front, unknownName("unknown_condition", at, { zh: "条件", en: "condition" }, name, [...front.named.keys()]));
}

function listAt(front: Front, json: unknown, at: string, item: Typed | undefined): IrExpr | undefined {
  const list = sourceAt(front, json, at, item);
  if (list === undefined || list.type.type === "list") return list;
  return refuse(front, wrongKind(list.pointer, kindNames.list, kindNames[list.type.type]));
}

function countAt(front: Front, json: Json, at: string, pointer: string, item: Typed | undefined): IrExpr | undefined {
  const list = listAt(front, json.count, at, item);
  if (list === undefined) return undefined;
  const count = { op: "count", list, type: { type: "count" }, pointer: at } as const;
  if (!Object.hasOwn(json, "where")) return count;
  const where = conditionAt(front, json.where, `${pointer}/where`, itemsOf(list.type));
  return where && { ...count, where };
}

/** What stands beside a condition for people changes no answer, so only its shape is checked. */
function noteSaid(front: Front, json: Json, pointer: string): void {
  const { name, message, basis, priority } = json;
  if (name !== undefined) nameAt(front, name, `${pointer}/name`);
  if (message !== undefined) nameAt(front, message, `${pointer}/message`);
  if (priority !== undefined && !(Number.isSafeInteger(priority) && Number(priority) > 0))
    wrong(front, `${pointer}/priority`, "priority", priority);
  if (basis !== undefined) {
    const taken = arrayOf(basis, `${pointer}/basis`, "some");
    if ("issue" in taken) refuse(front, taken.issue);
    else
      for (const [index, citation] of taken.parts.entries())
        objectAt(front, citation, `${pointer}/basis/${index}`, ["instrument", "edition", "confidence"], ["article"]);
  }
  if (name !== undefined || message !== undefined || basis !== undefined)
    front.said.set(pointer, Object.fromEntries(SAID.filter((key) => Object.hasOwn(json, key)).map((key) => [key, json[key]])));
}
