import type { Issue, Text } from "@guiju/core";
import { below } from "@guiju/core";
import { type Build, type Compiler, failed, type Node, nodeOf } from "./node.ts";
import { kindNames, problem, saidOf, shown, unknownName, wrongKind } from "./problem.ts";
import type { Read } from "./scope.ts";
import type { Typed } from "./typed.ts";

const texts = {
  value: { zh: "数值", en: "value" },
  fact: { zh: "事实", en: "fact" },
  self: { zh: "办理事项字段", en: "field of the act" },
  result: { zh: "表决结果字段", en: "field of the result" },
  item: { zh: "清单项字段", en: "field of the list element" },
} as const satisfies Record<string, Text>;

/** Reads a named value. */
export const compileValue: Build = (compiler, json, pointer) => {
  const name = nameOf(compiler, json.value, below(pointer, "value"));
  if (typeof name !== "string") return name;
  const { values } = compiler.scope;
  const type = Object.hasOwn(values, name) ? values[name] : undefined;
  if (type === undefined)
    return failed(compiler, pointer, unknownName("unknown_value", below(pointer, "value"), texts.value, name, Object.keys(values)));
  note(compiler, { from: "value", name });
  return nodeOf({ op: "read", from: "value", keys: [name], type, pointer });
};

/** Reads a fact by its dotted path. */
export const compileFact: Build = (compiler, json, pointer) => readPath(compiler, json.fact, pointer, "fact", compiler.scope.facts);

/** Reads a field of the judged act by its dotted path. */
export const compileSelf: Build = (compiler, json, pointer) => readPath(compiler, json.self, pointer, "self", compiler.scope.self ?? {});

/** Reads what a decision yields. */
export const compileResult: Build = (compiler, json, pointer) =>
  readPath(compiler, json.result, pointer, "result", compiler.scope.result ?? {});

/** Reads the list element at hand, or a field of it. */
export const compileItem: Build = (compiler, json, pointer) => {
  const { item } = compiler;
  if (item === undefined) {
    const zh = "“item”只能写在 count 的 where 或 maxOf、minOf、sumOf 的 each 里。";
    return failed(
      compiler,
      pointer,
      problem("item_outside_list", pointer, zh, '"item" stands only in the `where` of a count or the `each` of maxOf, minOf and sumOf.'),
    );
  }
  const path = json.item;
  if (path === "") return nodeOf({ op: "read", from: "item", keys: [], type: item, pointer });
  if (item.of === undefined && item.type !== "any" && item.type !== "record") {
    const found = saidOf(path);
    return failed(
      compiler,
      pointer,
      wrongKind(
        below(pointer, "item"),
        { zh: '空文字 ""（清单项本身不是一组字段）', en: 'the empty text "" (the element is no group of fields)' },
        found,
      ),
    );
  }
  return readPath(compiler, path, pointer, "item", item.of);
};

/** Reads the day of judging. */
export const compileToday: Build = (compiler, json, pointer) => {
  if (json.today !== true)
    return failed(compiler, pointer, wrongKind(below(pointer, "today"), { zh: "true", en: "true" }, saidOf(json.today)));
  note(compiler, { from: "today", name: "today" });
  return nodeOf({ op: "today", type: { type: "date" }, pointer });
};

/** Adds to what the whole expression reads. */
export function note(compiler: Compiler, read: Read): void {
  compiler.reads.set(`${read.from} ${read.name}`, read);
}

/** Takes the name an operator is given. */
export function nameOf(compiler: Compiler, name: unknown, pointer: string): string | Node {
  return typeof name === "string"
    ? name
    : failed(compiler, pointer, wrongKind(pointer, { zh: "名称（文字）", en: "a name (text)" }, saidOf(name)));
}

function readPath(
  compiler: Compiler,
  path: unknown,
  pointer: string,
  from: "fact" | "self" | "result" | "item",
  fields: Typed["of"],
): Node {
  const at = below(pointer, from);
  const name = nameOf(compiler, path, at);
  if (typeof name !== "string") return name;
  const keys = name.split(".");
  let type: Typed = fields === undefined ? { type: "any" } : { type: "record", of: fields };
  let before = "";
  for (const key of keys) {
    if (type.type === "any" || (type.type === "record" && type.of === undefined)) {
      type = { type: "any" };
      continue;
    }
    const next: Typed | undefined = type.type === "record" && type.of && Object.hasOwn(type.of, key) ? type.of[key] : undefined;
    if (next === undefined) return failed(compiler, pointer, noField(at, from, name, before, type));
    before = before === "" ? key : `${before}.${key}`;
    type = next;
  }
  if (from === "fact" || from === "self") note(compiler, { from, name });
  return nodeOf({ op: "read", from, keys, type, pointer });
}

function noField(pointer: string, from: "fact" | "self" | "result" | "item", name: string, before: string, type: Typed): Issue {
  if (type.type === "list") {
    const zh = `“${shown(before)}”是清单，不能直接取其中的字段；请用 count、maxOf、minOf 或 sumOf 逐项读取。`;
    return problem("path_into_list", pointer, zh, `"${shown(before)}" is a list: read its elements with count, maxOf, minOf or sumOf.`);
  }
  if (type.type !== "record") {
    const kind = kindNames[type.type];
    const zh = `“${shown(before)}”是${kind.zh}，没有下级字段。`;
    return problem("path_into_scalar", pointer, zh, `"${shown(before)}" is ${kind.en} and has no fields.`, { suggestion: before });
  }
  const siblings = Object.keys(type.of ?? {}).map((key) => (before === "" ? key : `${before}.${key}`));
  return unknownName(
    from === "fact" ? "unknown_fact" : from === "item" ? "unknown_item" : "unknown_field",
    pointer,
    texts[from],
    name,
    siblings,
  );
}
