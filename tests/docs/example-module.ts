import ts from "typescript";
import type { Example } from "./fences.ts";

/** Where a name that an example does not declare is imported from, and how it is written there. */
export type ImportsOf = (name: string) => { readonly from: string; readonly as: string } | undefined;

/** A module made from an example, ready to be compiled and run. */
export interface ExampleModule {
  readonly text: string;
  /** Lines of the module before the first line of the example. */
  readonly offset: number;
  /** How many results it compares. */
  readonly results: number;
}

/**
 * Makes a module from an example: its imports first, then those of the names it uses without declaring them, then the preamble, then the example in
 * a block of its own. A statement with `// => value` after it becomes a comparison; lines stay where they are.
 */
export function exampleModule(example: Example, preamble: string, importsOf: ImportsOf): ExampleModule {
  const before = splitImports(preamble);
  const own = splitImports(example.code);
  const compared = comparisons(own.body, example);
  const declared = new Set([...before.names, ...own.names]);
  const used = [...namesIn(before.body), ...namesIn(compared.text)].filter((name) => !declared.has(name));
  const byModule = new Map<string, Set<string>>();
  for (const name of used) {
    const found = importsOf(name);
    if (found !== undefined) byModule.set(found.from, (byModule.get(found.from) ?? new Set()).add(found.as));
  }
  const automatic = [...byModule].map(([from, names]) => `import { ${[...names].join(", ")} } from ${JSON.stringify(from)};`);
  const head = [
    'import { same } from "../same.ts";',
    ...automatic,
    ...before.imports.filter((line) => !own.imports.includes(line)),
    ...own.imports,
    before.body,
    "{",
  ].join("\n");
  return { text: `${head}\n${compared.text}\n}\nexport {};\n`, offset: head.split("\n").length, results: compared.results };
}

/** Turns each `// =>` of an example into a comparison; one that stands nowhere after a statement is refused, so that none is passed over. */
function comparisons(code: string, example: Example): { readonly text: string; readonly results: number } {
  const source = parse(code);
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  let results = 0;
  for (const statement of source.statements) {
    const expected = /^[ \t]*\/\/ => (.*)/.exec(code.slice(statement.end).split("\n")[0] ?? "");
    if (expected === null) continue;
    const line = example.line + source.getLineAndCharacterOfPosition(statement.getStart()).line;
    const compare = (actual: string) => `same(${JSON.stringify(`${example.file}:${line}`)}, ${actual}, ${expected[1]});`;
    const end = statement.end + expected[0].length;
    const declaration = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined;
    if (ts.isExpressionStatement(statement))
      edits.push({ from: statement.getStart(), to: end, text: compare(`(${statement.expression.getText()})`) });
    else if (declaration !== undefined) edits.push({ from: statement.end, to: end, text: ` ${compare(declaration.name.getText())}` });
    else continue;
    results += 1;
  }
  const written = code.match(/\/\/ =>/g)?.length ?? 0;
  if (written !== results)
    throw new Error(`${example.file}:${example.line}: a "// =>" stands after no expression or variable of the example`);
  const text = edits.reduceRight((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), code);
  return { text, results };
}

/** Takes the imports out of a piece of code, so that the rest can stand in a block; their lines stay, empty. */
function splitImports(code: string): { readonly imports: readonly string[]; readonly body: string; readonly names: readonly string[] } {
  const imports = parse(code).statements.filter(ts.isImportDeclaration);
  const body = imports.reduceRight(
    (rest, node) => rest.slice(0, node.getStart()) + "\n".repeat(node.getText().split("\n").length - 1) + rest.slice(node.end),
    code,
  );
  const names: string[] = [];
  const declares = (node: ts.Node): void => {
    const named = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node);
    const imported = ts.isImportSpecifier(node) || ts.isNamespaceImport(node) || ts.isImportClause(node);
    if ((named || imported || ts.isInterfaceDeclaration(node)) && node.name !== undefined && ts.isIdentifier(node.name))
      names.push(node.name.text);
    ts.forEachChild(node, declares);
  };
  declares(parse(code));
  return { imports: imports.map((node) => node.getText()), body, names };
}

/** Every identifier of a piece of code that could be a name from outside: not the ones after a dot, nor keys of objects. */
function namesIn(code: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent ?? node) && (node.parent as ts.PropertyAccessExpression).name === node;
    const isKey = ts.isPropertyAssignment(node.parent ?? node) && (node.parent as ts.PropertyAssignment).name === node;
    if (ts.isIdentifier(node) && !isMember && !isKey) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(code));
  return names;
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
}
