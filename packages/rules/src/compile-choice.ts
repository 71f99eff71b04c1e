import { below } from "@guiju/core";
import { nameOf, note } from "./compile-reads.ts";
import type { IrEntry, IrExpr } from "./ir.ts";
import { type Build, type Compiler, choice, failed, fit, type Node, nodeOf, nodesAt } from "./node.ts";
import { isObject } from "./operator.ts";
import { problem, saidOf, unknownName, wrongKind } from "./problem.ts";

/** Takes the first that is present and not null. */
export const compileFirst: Build = (compiler, json, pointer) => {
  const nodes = nodesAt(compiler, json.first, below(pointer, "first"), "some") ?? [];
  return choice(compiler, pointer, nodes, (parts, place) => ({ op: "first", parts, ...place }));
};

/** Takes one of two by a condition; where that is unknown, what both have in common. */
export const compileIf: Build = (compiler, json, pointer) => {
  const test = compiler.cond(compiler, json.if, below(pointer, "if"));
  const nodes = ["then", "else"].map((key) => compiler.expr(compiler, json[key], below(pointer, key)));
  return choice(compiler, pointer, nodes, (branches, place) => {
    const [yes, no] = branches as [IrExpr, IrExpr];
    return { op: "if", test, yes, no, ...place };
  });
};

/** Takes an entry of a table by a word, a number or a flag. */
export const compileLookup: Build = (compiler, json, pointer) => {
  const key = fit(compiler, compiler.expr(compiler, json.lookup, below(pointer, "lookup")), ["word", "count", "flag"]);
  const entries = branchesOf(compiler, json.in, below(pointer, "in"));
  if ("ir" in entries) return entries;
  for (const name of entries.names) {
    if (key.type.words === undefined || key.type.words.includes(name)) continue;
    const what = { zh: "取值", en: "word" };
    compiler.issues.push(unknownName("unknown_word", below(below(pointer, "in"), name), what, name, key.type.words));
  }
  const otherwise = Object.hasOwn(json, "else") ? [compiler.expr(compiler, json.else, below(pointer, "else"))] : [];
  return choice(compiler, pointer, [...entries.nodes, ...otherwise], (branches, place) => {
    const last = branches[entries.names.length];
    return { op: "lookup", key: key.ir, entries: named(entries.names, branches), ...(last && { otherwise: last }), ...place };
  });
};

/** Takes the branch of the reading in use, or the reading itself. */
export const compileInterpretation: Build = (compiler, json, pointer) => {
  const name = nameOf(compiler, json.interpretation, below(pointer, "interpretation"));
  if (typeof name !== "string") return name;
  const { interpretations } = compiler.scope;
  const found = Object.hasOwn(interpretations, name) ? interpretations[name] : undefined;
  if (found === undefined) {
    const what = { zh: "口径", en: "interpretation" };
    return failed(
      compiler,
      pointer,
      unknownName("unknown_interpretation", below(pointer, "interpretation"), what, name, Object.keys(interpretations)),
    );
  }
  note(compiler, { from: "interpretation", name });
  const readings = "readings" in found ? found.readings : undefined;
  if (!Object.hasOwn(json, "is")) {
    return nodeOf({ op: "reading", name, type: readings ? { type: "word", words: readings } : { type: "count" }, pointer });
  }
  const at = below(pointer, "is");
  if (readings === undefined) {
    const zh = `口径“${name}”是一个数，没有可分支的解释；请去掉“is”，直接使用这个数。`;
    return failed(
      compiler,
      pointer,
      problem("no_readings", at, zh, `The interpretation "${name}" is a number without readings: drop "is" and use the number.`),
    );
  }
  const entries = branchesOf(compiler, json.is, at);
  if ("ir" in entries) return entries;
  reportReadings(compiler, at, name, readings, entries.names);
  return choice(compiler, pointer, entries.nodes, (branches, place) => ({
    op: "choose",
    name,
    is: named(entries.names, branches),
    ...place,
  }));
};

function reportReadings(compiler: Compiler, pointer: string, name: string, readings: readonly string[], written: readonly string[]): void {
  for (const reading of written) {
    if (readings.includes(reading)) continue;
    const what = { zh: `解释（口径“${name}”）`, en: `reading of "${name}"` };
    compiler.issues.push(unknownName("unknown_reading", below(pointer, reading), what, reading, readings));
  }
  for (const reading of readings) {
    if (written.includes(reading)) continue;
    const zh = `口径“${name}”的解释“${reading}”没有写。`;
    compiler.issues.push(problem("missing_reading", pointer, zh, `The reading "${reading}" of "${name}" is not covered.`));
  }
}

function branchesOf(
  compiler: Compiler,
  json: unknown,
  pointer: string,
): { readonly names: readonly string[]; readonly nodes: readonly Node[] } | Node {
  if (!isObject(json)) return failed(compiler, pointer, wrongKind(pointer, saidOf({}), saidOf(json)));
  const names = Object.keys(json);
  if (names.length === 0)
    return failed(compiler, pointer, problem("empty_group", pointer, "这张表是空的，没有写任何取值。", "This table is empty."));
  return { names, nodes: names.map((name) => compiler.expr(compiler, json[name], below(pointer, name))) };
}

function named(names: readonly string[], branches: readonly IrExpr[]): readonly IrEntry[] {
  return names.map((name, index) => [name, branches[index] as IrExpr]);
}
