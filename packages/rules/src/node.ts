import { below, type Issue } from "@guiju/core";
import type { Scalar } from "./expression.ts";
import type { IrCond, IrExpr, IrPlace } from "./ir.ts";
import { arrayOf } from "./operator.ts";
import { kindNames, saidOf, wrongKind } from "./problem.ts";
import type { Read, Scope } from "./scope.ts";
import { itemsOf, type Typed, type ValueType } from "./typed.ts";

/** A checked expression while it is being put together. */
export interface Node {
  readonly type: Typed;
  readonly pointer: string;
  readonly ir: IrExpr;
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
  readonly cond: (compiler: Compiler, json: unknown, pointer: string) => IrCond;
}

/** Compiles an object whose operator is found and whose keys are checked. */
export type Build = (compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string) => Node;

/** Makes the node of a typed expression. */
export function nodeOf(ir: IrExpr, more?: Pick<Node, "literal" | "asDate" | "fitsAll" | "emptyList">): Node {
  return { type: ir.type, pointer: ir.pointer, ir, ...more };
}

/** Stands for an expression whose issue is told, here or before, so that no second issue follows from it. */
export function failed(compiler: Compiler, pointer: string, issue?: Issue): Node {
  if (issue !== undefined) compiler.issues.push(issue);
  return nodeOf({ op: "constant", value: undefined, type: { type: "any" }, pointer }, { fitsAll: true });
}

/** Compiles each expression of an array of a given length; `undefined` where there is none, which is told. */
export function nodesAt(compiler: Compiler, json: unknown, pointer: string, length: number | "some"): readonly Node[] | undefined {
  const taken = arrayOf(json, pointer, length);
  if ("parts" in taken) return taken.parts.map((part, index) => compiler.expr(compiler, part, below(pointer, index)));
  compiler.issues.push(taken.issue);
  return undefined;
}

/** Stands for a condition whose issue is told, here or before. */
export function refused(compiler: Compiler, pointer: string, issue?: Issue): IrCond {
  if (issue !== undefined) compiler.issues.push(issue);
  return { op: "all", parts: [], pointer };
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
  take: (branches: readonly IrExpr[], place: IrPlace) => IrExpr,
): Node {
  const { type, nodes, asDate } = join(compiler, branches);
  const ir = take(
    nodes.map((node) => node.ir),
    { type, pointer },
  );
  if (nodes.every((node) => node.fitsAll)) return nodeOf(ir, { fitsAll: true });
  if (!asDate) return nodeOf(ir);
  const dated = nodes.map((node) => node.asDate?.() ?? node);
  return nodeOf(ir, { asDate: () => choice(compiler, pointer, dated, take) });
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

/** Says whether data of two kinds can be compared. */
export function alike(a: ValueType, b: ValueType): boolean {
  return a === b || (isNumeric(a) && isNumeric(b));
}

function isNumeric(kind: ValueType): boolean {
  return kind === "count" || kind === "number";
}

function joinTypes(a: Typed, b: Typed): Typed | undefined {
  if (a === b) return a;
  if (a.type === "any" || b.type === "any") return { type: "any" };
  if (a.type !== b.type) return alike(a.type, b.type) ? { type: "number" } : undefined;
  if (a.type === "word") return a.words && b.words ? { type: "word", words: [...new Set([...a.words, ...b.words])] } : { type: "word" };
  if (a.type !== "list" && a.type !== "record") return a;
  if (a.of === undefined || b.of === undefined) {
    if (a.type === "record") return { type: "record" };
    if (a.of !== b.of) return undefined;
    if (a.items === b.items) return a;
    const items = joinTypes(itemsOf(a), itemsOf(b));
    return items && { type: "list", items };
  }
  const of = new Map<string, Typed>(Object.entries(a.of));
  for (const [name, field] of Object.entries(b.of)) {
    const joined = joinTypes(of.get(name) ?? field, field);
    if (joined === undefined) return undefined;
    of.set(name, joined);
  }
  return { type: a.type, of: Object.fromEntries(of) };
}
