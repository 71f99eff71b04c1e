import { below } from "@guiju/core";
import type { IrExpr } from "../ir.ts";
import { type Companions, isObject, keyIssues, operatorOf } from "../operator.ts";
import { kindNames, problem, shown, unknownName } from "../problem.ts";
import type { FactType } from "../rule-document.ts";
import { itemsOf, type Typed } from "../typed.ts";
import { constantAt, type Front, type Json, objectAt, refuse, wrong } from "./front.ts";
import { RULE_LIMITS, tooLong } from "./limits.ts";
import { pathKeys } from "./path-keys.ts";

const FIELD = { zh: "字段", en: "field" };

/** The keys beside which a source is read. */
export const sourceKeys: ReadonlyMap<string, Companions> = new Map([
  ["fact", { may: ["path", "params"] }],
  ["item", { may: ["path"] }],
]);

/** Checks an object that is a source and nothing else. */
export function sourceAt(front: Front, json: unknown, pointer: string, item: Typed | undefined): IrExpr | undefined {
  if (!isObject(json)) return wrong(front, pointer, "object", json);
  const keys = Object.keys(json);
  if (keys.length > 0 && !keys.some((key) => sourceKeys.has(key))) {
    front.issues.push(...keyIssues(json, pointer, ["fact"], ["path", "params"]).issues);
    return undefined;
  }
  const found = operatorOf(json, pointer, sourceKeys);
  front.issues.push(...found.issues);
  return found.operator === undefined ? undefined : readAt(front, json, pointer, item);
}

/** Checks the keys of a source where they stand, whatever stands beside them. */
export function readAt(front: Front, json: Json, pointer: string, item: Typed | undefined): IrExpr | undefined {
  const from = Object.hasOwn(json, "fact") ? "fact" : "item";
  const name = json[from];
  const at = `${pointer}/${from}`;
  if (typeof name !== "string") return wrong(front, at, "name", name);
  if (name.length > RULE_LIMITS.name) return refuse(front, tooLong(at, RULE_LIMITS.name));
  const keys = Object.hasOwn(json, "path") ? keysOf(front, json.path, `${pointer}/path`) : [];
  if (keys === undefined) return undefined;
  if (from === "fact") return factAt(front, json, pointer, name, keys);
  if (item === undefined)
    return refuse(front, problem("item_outside_list", at, "“item”只能写在 where 里。", '"item" stands only in a `where`.'));
  const all = name === "" ? keys : [name, ...keys];
  const type = typeAlong(front, item, all, name === "" || keys.length > 0 ? `${pointer}/path` : at);
  return type && { op: "read", from, keys: all, type, pointer: at };
}

function factAt(front: Front, json: Json, pointer: string, name: string, keys: readonly (string | number)[]): IrExpr | undefined {
  const at = `${pointer}/fact`;
  const derived = front.derived.get(name);
  const fact: FactType | undefined = front.facts.get(name) ?? derived;
  if (fact === undefined)
    return refuse(
      front,
      unknownName("unknown_fact", at, { zh: "事实", en: "fact" }, name, [...front.facts.keys(), ...front.derived.keys()]),
    );
  const params = paramsAt(front, json, pointer, fact.params);
  if (params === undefined) return undefined;
  if (derived !== undefined && keys.length > 0)
    return refuse(front, problem("wrong_path", `${pointer}/path`, "推算事实没有下级路径。", "A derived fact takes no path."));
  const type = typeAlong(front, fact, keys, `${pointer}/path`);
  if (type === undefined) return undefined;
  const read = { op: "read", from: derived === undefined ? "fact" : "value", keys: [name, ...keys], type, pointer: at } as const;
  return params === "" ? read : { ...read, params };
}

/** Gives the parameters as canonical JSON, `""` where the fact takes none. */
function paramsAt(front: Front, json: Json, pointer: string, declared: FactType["params"]): string | undefined {
  const names = Object.keys(declared ?? {});
  if (!Object.hasOwn(json, "params") && names.length === 0) return "";
  const at = names.length === 0 || Object.hasOwn(json, "params") ? `${pointer}/params` : pointer;
  const given = objectAt(front, json.params ?? {}, at, names);
  if (given === undefined || declared === undefined) return given && refuse(front, noParams(at));
  const before = front.issues.length;
  for (const name of names) constantAt(front, given[name], declared[name] as Typed, below(at, name));
  return front.issues.length > before ? undefined : JSON.stringify(Object.fromEntries(names.sort().map((name) => [name, given[name]])));
}

function noParams(pointer: string) {
  return problem("unknown_key", pointer, "这项事实没有参数。", "This fact takes no params.");
}

function keysOf(front: Front, path: unknown, pointer: string): readonly (string | number)[] | undefined {
  const keys = pathKeys(path);
  if (keys !== undefined) return keys;
  if (typeof path === "string" && path.length > RULE_LIMITS.path) return refuse(front, tooLong(pointer, RULE_LIMITS.path));
  const zh = "路径只能写作 $.a.b[0] 的形式，序号前不补零；名称中有点或斜线的，写作 $['a.b']。";
  const en =
    "A path is written like $.a.b[0], a position without leading zeros, and $['a.b'] for a name with dots or strokes; nothing else.";
  return refuse(front, problem("wrong_path", pointer, zh, en, { expected: { zh: "$.a.b[0]", en: "$.a.b[0]" } }));
}

function typeAlong(front: Front, start: Typed, keys: readonly (string | number)[], pointer: string): Typed | undefined {
  let type = start;
  for (const key of keys) {
    const fields = type.type === "record" ? (type.of ?? {}) : {};
    const next =
      typeof key === "number" ? (type.type === "list" ? itemsOf(type) : undefined) : Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (next === undefined) {
      const kind = kindNames[type.type];
      const issue = unknownName("unknown_field", pointer, FIELD, shown(String(key)), Object.keys(fields));
      return refuse(front, {
        ...issue,
        message: { zh: `${issue.message.zh}这里是${kind.zh}。`, en: `${issue.message.en} It is looked for in ${kind.en}.` },
      });
    }
    type = next;
  }
  return type;
}
