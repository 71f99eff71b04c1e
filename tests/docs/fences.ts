import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A piece of code in a documentation file or in a doc comment. */
export interface Example {
  /** Path from the root, with `/`. */
  readonly file: string;
  /** The line of the file on which the code begins. */
  readonly line: number;
  readonly language: string;
  /** What follows the language on the opening line of a fence. */
  readonly info: string;
  readonly code: string;
}

/** The documentation files that people read on the way in: those of the root, of docs, and of each package and example. */
export function documents(root: string): readonly string[] {
  const folders = ["packages", "examples"].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)));
  const shallow = [".", ...folders].flatMap((folder) => markdownIn(root, folder, "shallow"));
  return [...shallow, ...markdownIn(root, "docs", "deep")].filter((file) => file !== "THIRD-PARTY-NOTICES.md").sort();
}

/** The fenced blocks of a Markdown file. */
export function fencesOf(file: string, text: string): readonly Example[] {
  return [...text.matchAll(/^( *)```([a-z]*)([^\n]*)\n([\s\S]*?)^\1```$/gm)].map((match) => ({
    file,
    line: lineAt(text, match.index) + 1,
    language: match[2] ?? "",
    info: (match[3] ?? "").trim(),
    code: match[4] ?? "",
  }));
}

/** The `@example`s of the doc comments of a source file, and the fences in them. A bare example is TypeScript. */
export function examplesOf(file: string, text: string): readonly Example[] {
  return [...text.matchAll(/^( *)\/\*\*[\s\S]*?\*\//gm)].flatMap((comment) => {
    const plain = comment[0]
      .replace(/^ *\/\*\*/, "")
      .replace(/\*\/$/, "")
      .replace(/^ *\* ?/gm, "");
    const first = lineAt(text, comment.index);
    const fences = fencesOf(file, plain);
    const bare = [...plain.matchAll(/^@example\n([\s\S]*?)(?=^@\w|$(?![\s\S]))/gm)].filter((match) => !match[1]?.includes("```"));
    return [
      ...fences.map((fence) => ({ ...fence, line: first + fence.line - 1 })),
      ...bare.map((match) => ({
        file,
        line: first + lineAt(plain, match.index),
        language: "ts",
        info: "",
        code: (match[1] ?? "").trimEnd(),
      })),
    ];
  });
}

/** The source files of the packages, without tests and fixtures. */
export function sources(root: string): readonly string[] {
  const files = readdirSync(join(root, "packages")).flatMap((name) => filesIn(join(root, "packages", name, "src")));
  const paths = files.map((file) => relative(root, file).replaceAll("\\", "/"));
  return paths.filter((path) => path.endsWith(".ts") && !/\.(test|test-d|fixture)\.ts$|\/fixture\//.test(path)).sort();
}

/** Reads a file of the repository with the line ends that the repository has. */
export function readSource(root: string, file: string): string {
  return readFileSync(join(root, file), "utf8").replaceAll("\r\n", "\n");
}

function markdownIn(root: string, folder: string, depth: "shallow" | "deep"): readonly string[] {
  const files = depth === "deep" ? filesIn(join(root, folder)) : filesIn(join(root, folder), "shallow");
  return files.filter((file) => file.endsWith(".md")).map((file) => relative(root, file).replaceAll("\\", "/"));
}

function filesIn(folder: string, depth: "shallow" | "deep" = "deep"): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth === "deep" ? filesIn(path) : [];
      return [path];
    });
  } catch {
    return []; // a package of data has no sources; a file beside the packages is no folder
  }
}

/** The line, from 1, on which a position lies. */
function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
