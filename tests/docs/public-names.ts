import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import type { ImportsOf } from "./example-module.ts";
import { readSource } from "./fences.ts";

/** The entries of a package that have sources, by what a host writes to import them. */
export function entriesOf(root: string, folder: string): ReadonlyMap<string, string> {
  const file = join(root, "packages", folder, "package.json");
  if (!existsSync(file)) return new Map();
  const manifest = JSON.parse(readFileSync(file, "utf8")) as {
    name: string;
    exports?: Record<string, string | { "@guiju/source"?: string }>;
  };
  const entries = Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
    const source = typeof target === "string" ? undefined : target["@guiju/source"];
    return source === undefined ? [] : [[manifest.name + entry.slice(1), join("packages", folder, source).replaceAll("\\", "/")] as const];
  });
  return new Map(entries);
}

/**
 * Tells where an example of a source file finds a name: in that file itself, in a file that it imports, in the entries of its package, or in `@guiju/core`.
 * The name of a type comes with `type` before it.
 */
export function importsFor(root: string, file: string, from: string): ImportsOf {
  const specifier = (path: string) => relative(from, join(root, path)).replaceAll("\\", "/");
  const places: (readonly [string, string])[] = [
    [specifier(file), file],
    ...importedFiles(root, file).map((path) => [specifier(path), path] as const),
    ...entriesOf(root, file.split("/")[1] ?? ""),
    ...entriesOf(root, "core"),
  ];
  const found = new Map<string, { readonly from: string; readonly as: string }>();
  for (const [place, source] of places) {
    for (const [name, as] of exportedNames(root, source)) if (!found.has(name)) found.set(name, { from: place, as });
  }
  return (name) => found.get(name);
}

/** The files of the same package that a file imports. */
function importedFiles(root: string, file: string): readonly string[] {
  return parsed(root, file).statements.flatMap((node) => {
    const isNear = ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text.startsWith(".");
    return isNear ? [join(dirname(file), (node.moduleSpecifier as ts.StringLiteral).text).replaceAll("\\", "/")] : [];
  });
}

/** The names that a file exports, each as it is written in an import. */
function exportedNames(root: string, file: string): readonly (readonly [string, string])[] {
  return parsed(root, file).statements.flatMap((node) => {
    if (ts.isExportDeclaration(node) && node.exportClause !== undefined && ts.isNamedExports(node.exportClause)) {
      return node.exportClause.elements.map((each) => named(each.name.text, node.isTypeOnly || each.isTypeOnly ? "type" : "value"));
    }
    const exported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!exported) return [];
    if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((each) => named(each.name.getText(), "value"));
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return [named(node.name.text, "type")];
    return (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined
      ? [named(node.name.text, "value")]
      : [];
  });
}

function named(name: string, kind: "type" | "value"): readonly [string, string] {
  return [name, kind === "type" ? `type ${name}` : name];
}

const files = new Map<string, ts.SourceFile>();

function parsed(root: string, file: string): ts.SourceFile {
  const source = files.get(file) ?? ts.createSourceFile(file, readSource(root, file), ts.ScriptTarget.ES2022, true);
  files.set(file, source);
  return source;
}
