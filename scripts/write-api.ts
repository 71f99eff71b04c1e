// The public names of every package as one text that people review: packages/<folder>/api.txt. `npm run docs` writes them, a test compares them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadPack } from "@guiju/pack/node";
import ts from "typescript";
import { packNames } from "./pack-names.ts";

/** What a package.json says of its entries. */
interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly "@guiju/source"?: string }>>;
}

/** A declaration, and the file that it stands in. */
interface Declared {
  readonly file: string;
  readonly nodes: readonly ts.Statement[];
}

/** Makes every api.txt, by path from the root: of a package with sources its declarations, of a pack the names that hosts and histories use. */
export function apiTexts(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const folder of readdirSync(join(root, "packages")).sort()) {
    const base = join(root, "packages", folder);
    if (!existsSync(join(base, "package.json"))) continue;
    const manifest = JSON.parse(readFileSync(join(base, "package.json"), "utf8")) as Manifest;
    const text = existsSync(join(base, "pack.json")) ? packNames(manifest.name, loadPack(base)) : apiText(base, manifest);
    texts.set(`packages/${folder}/api.txt`, text);
  }
  return texts;
}

/** The declarations of one package, entry by entry, sorted by name; then the types behind them that no entry exports. */
function apiText(base: string, manifest: Manifest): string {
  const reader = declarationReader();
  const parts = [`# ${manifest.name}\n`];
  const shown = new Set<ts.Statement>();
  const open: Declared[] = [];
  for (const [entry, target] of Object.entries(manifest.exports)) {
    const source = typeof target === "string" ? undefined : target["@guiju/source"];
    if (source === undefined) continue;
    const lines: string[] = [];
    for (const name of reader.exportsOf(join(base, source)).sort()) {
      const declared = reader.find(name, join(base, source));
      if (typeof declared === "string") lines.push(`export { ${name} } from "${declared}"`);
      else {
        for (const node of declared.nodes) shown.add(node);
        lines.push(...reader.print(declared));
        open.push(declared);
      }
    }
    parts.push(`## ${entry === "." ? manifest.name : `${manifest.name}${entry.slice(1)}`}\n`, `${lines.join("\n")}\n`);
  }
  const behind = hidden(reader, open, shown);
  if (behind.length > 0) parts.push("## Not exported, part of the above\n", `${behind.join("\n")}\n`);
  return parts.join("\n");
}

/** The declarations that exported ones refer to and that are not exported themselves, sorted. */
function hidden(reader: DeclarationReader, open: Declared[], shown: Set<ts.Statement>): readonly string[] {
  const lines: string[] = [];
  for (let declared = open.pop(); declared !== undefined; declared = open.pop()) {
    for (const name of reader.namesIn(declared)) {
      const found = reader.find(name, declared.file);
      if (typeof found === "string" || found.nodes.length === 0 || found.nodes.every((node) => shown.has(node))) continue;
      for (const node of found.nodes) shown.add(node);
      lines.push(...reader.print(found));
      open.push(found);
    }
  }
  return lines.sort();
}

type DeclarationReader = ReturnType<typeof declarationReader>;

/** Reads the declarations that the compiler makes of source files, and follows names through them. */
function declarationReader() {
  const files = new Map<string, ts.SourceFile>();
  const printer = ts.createPrinter({ removeComments: true });

  const read = (file: string): ts.SourceFile => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const { outputText } = ts.transpileDeclaration(readFileSync(file, "utf8"), {
      fileName: file,
      compilerOptions: { isolatedDeclarations: true, stripInternal: false },
    });
    const parsed = ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2022, true);
    files.set(file, parsed);
    return parsed;
  };

  /** The declarations of a name in a file, through imports and re-exports; the name of the package where it comes from another one. */
  const find = (name: string, file: string): Declared | string => {
    const source = read(file);
    const own = source.statements.filter((node) => namesOf(node).includes(name));
    if (own.length > 0) return { file, nodes: own };
    for (const node of source.statements) {
      const link = linkOf(node, name);
      if (link !== undefined) return link.from.startsWith(".") ? find(link.name, join(dirname(file), link.from)) : link.from;
    }
    return { file, nodes: [] };
  };

  return {
    find,
    exportsOf: (file: string): string[] =>
      read(file).statements.flatMap((node) => {
        if (ts.isExportDeclaration(node) && node.exportClause !== undefined && ts.isNamedExports(node.exportClause))
          return node.exportClause.elements.map((each) => each.name.text);
        return isExported(node) ? namesOf(node) : [];
      }),
    namesIn: (declared: Declared): ReadonlySet<string> => {
      const names = new Set<string>();
      const visit = (node: ts.Node): void => {
        if (ts.isIdentifier(node)) names.add(node.text);
        ts.forEachChild(node, visit);
      };
      declared.nodes.forEach(visit);
      return names;
    },
    print: (declared: Declared): readonly string[] =>
      declared.nodes.map((node) =>
        printer
          .printNode(ts.EmitHint.Unspecified, node, read(declared.file))
          .replace(/^(export )?(declare )?/, "")
          .replace(/^( {4})+/gm, (indent) => " ".repeat(indent.length / 2))
          .replace(/\[\n\s+(\w+),\n\s+(\w+)\n\s+\]/g, "[$1, $2]"),
      ),
  };
}

/** The names that a statement declares. */
function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((each) => each.name.getText());
  const declares =
    ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  return declares && node.name !== undefined ? [node.name.text] : [];
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) === true;
}

/** Where an import or a re-export takes a name from, and what it is called there. */
function linkOf(node: ts.Statement, name: string): { readonly name: string; readonly from: string } | undefined {
  const clause = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : ts.isExportDeclaration(node)
      ? node.exportClause
      : undefined;
  if (clause === undefined || !(ts.isNamedImports(clause) || ts.isNamedExports(clause))) return undefined;
  const module = (node as ts.ImportDeclaration | ts.ExportDeclaration).moduleSpecifier;
  const element = clause.elements.find((each) => each.name.text === name);
  if (element === undefined || module === undefined || !ts.isStringLiteral(module)) return undefined;
  return { name: (element.propertyName ?? element.name).text, from: module.text };
}
