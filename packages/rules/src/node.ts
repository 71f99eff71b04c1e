import type { Issue } from "@guiju/core";
import type { Datum, Truth } from "./datum.ts";
import type { Scalar } from "./expression.ts";
import { kindNames, saidOf, wrongKind } from "./problem.ts";
import type { Env, Read, Scope, Typed, ValueType } from "./scope.ts";

/** Evaluates on an environment and the list element at hand. */
export type Evaluate = (env: Env, item: Datum) => Datum;

/** Tests on an environment and the list element at hand. */
export type Test = (env: Env, item: Datum) => Truth;

/** A checked expression while it is being put together. */
export interface Node {
  readonly type: Typed;
  readonly pointer: string;
  readonly evaluate: Evaluate;
  /** The constant, where it is one. */
  readonly literal?: { readonly value: Scalar };
  /** The same as a date, where every text in it is a civil date. Made only when asked for. */
  readonly asDate?: () => Node;
  /** Fits every kind: a null, or a node whose issue is already told. */
  readonly fitsAll?: true;
  /** A list without elements, which fits every list. */
  readonly emptyList?: true;
}

/** What compiling carries along. The two entrances are fields so that no module needs another that needs it. */
export interface Compiler {
  readonly scope: Scope;
  /** The kind of the list element at hand. */
  readonly item: Typed | undefined;
  readonly issues: Issue[];
  readonly reads: Map<string, Read>;
  readonly expr: (compiler: Compiler, json: unknown, pointer: string) => Node;
  readonly cond: (compiler: Compiler, json: unknown, pointer: string) => Test;
}

/** Stands for an expression whose issue is already told, so that no second issue follows from it. */
export function failed(compiler: Compiler, pointer: string, issue: Issue): Node {
  compiler.issues.push(issue);
  return { type: { type: "any" }, pointer, evaluate: () => undefined, fitsAll: true };
}

/** Takes a node where one of some kinds is needed: a text that is a civil date becomes the date. */
export function fit(compiler: Compiler, node: Node, kinds: readonly ValueType[]): Node {
  const kind = node.type.type;
  if (node.literal?.value === null) return refuse(compiler, node, kinds);
  if (kind === "any" || node.fitsAll || kinds.includes(kind)) return node;
  if (kinds.includes("date") && node.asDate !== undefined) return node.asDate();
  return refuse(compiler, node, kinds);
}

/** Brings branches of which one will be taken to one kind. */
function join(
  compiler: Compiler,
  nodes: readonly Node[],
): { readonly type: Typed; readonly nodes: readonly Node[]; readonly asDate: boolean } {
  const wantsDate = nodes.some((node) => node.type.type === "date");
  const fitted = wantsDate ? nodes.map((node) => node.asDate?.() ?? node) : nodes;
  const kinded = fitted.filter((node) => !node.fitsAll);
  const sample = kinded.find((node) => !node.emptyList) ?? kinded[0];
  if (sample === undefined) return { type: { type: "any" }, nodes: fitted, asDate: false };
  const asDate = !wantsDate && fitted.every((node) => node.asDate !== undefined || node.fitsAll === true);
  if (kinded.some((node) => node.type.type === "any")) return { type: { type: "any" }, nodes: fitted, asDate: false };
  let type: Typed | undefined = sample.type;
  for (const node of kinded) {
    if (node.emptyList) {
      if (type?.type === "list") continue;
      type = undefined;
    } else type = type && joinTypes(type, node.type);
    if (type === undefined) {
      compiler.issues.push(wrongKind(node.pointer, kindNames[sample.type.type], foundIn(node)));
      return { type: { type: "any" }, nodes: fitted, asDate: false };
    }
  }
  return { type: type ?? sample.type, nodes: fitted, asDate };
}

/** Makes a node of branches of which one is taken when it is evaluated. */
export function choice(
  compiler: Compiler,
  pointer: string,
  branches: readonly Node[],
  take: (branches: readonly Evaluate[]) => Evaluate,
): Node {
  const joined = join(compiler, branches);
  const evaluate = take(joined.nodes.map((node) => node.evaluate));
  if (joined.nodes.every((node) => node.fitsAll)) return { type: joined.type, pointer, evaluate, fitsAll: true };
  if (!joined.asDate) return { type: joined.type, pointer, evaluate };
  const asDate = () =>
    choice(
      compiler,
      pointer,
      joined.nodes.map((node) => node.asDate?.() ?? node),
      take,
    );
  return { type: joined.type, pointer, evaluate, asDate };
}

/** Says what stands at a node, for a message. */
export function foundIn(node: Node): { readonly zh: string; readonly en: string } {
  return node.literal === undefined ? kindNames[node.type.type] : saidOf(node.literal.value);
}

function refuse(compiler: Compiler, node: Node, kinds: readonly ValueType[]): Node {
  const zh = kinds.map((kind) => kindNames[kind].zh).join("或");
  const en = kinds.map((kind) => kindNames[kind].en).join(" or ");
  return failed(compiler, node.pointer, wrongKind(node.pointer, { zh, en }, foundIn(node), node.literal?.value));
}

function joinTypes(a: Typed, b: Typed): Typed | undefined {
  if (a === b) return a;
  if (a.type === "any" || b.type === "any") return { type: "any" };
  if (a.type !== b.type) return undefined;
  if (a.type === "word") return a.words && b.words ? { type: "word", words: [...new Set([...a.words, ...b.words])] } : { type: "word" };
  if (a.type !== "list" && a.type !== "record") return a;
  if (a.of === undefined || b.of === undefined) {
    if (a.type === "record") return { type: "record" };
    return a.of === b.of ? a : undefined;
  }
  const of = new Map<string, Typed>(Object.entries(a.of));
  for (const [name, field] of Object.entries(b.of)) {
    const both = of.get(name);
    const joined = both === undefined ? field : joinTypes(both, field);
    if (joined === undefined) return undefined;
    of.set(name, joined);
  }
  return { type: a.type, of: Object.fromEntries(of) };
}
