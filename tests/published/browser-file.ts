import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "tsup";
import { type Installed, ROOT } from "./packages.ts";

/**
 * Bundles a host's page: the pure packages as installed, all they depend on and the texts of the pack, in one ES2017 file
 * that leaves the answers as JSON in the global `answers`. No file system, no Node.
 */
export async function browserFile({ folder, packageFolder }: Installed): Promise<string> {
  const page = join(folder, "page");
  mkdirSync(page);
  const files = packFiles(packageFolder("@guiju/pack-cpc"));
  const entry = [
    ...files.map((path, index) => `import text${index} from "@guiju/pack-cpc/${path}";`),
    'import { readPack } from "@guiju/pack";',
    readFileSync(join(ROOT, "tests/published/consumer/answers.ts"), "utf8"),
    `const files = new Map<string, string>([${files.map((path, index) => `["${path}", text${index}]`).join(", ")}]);`,
    "const read = readPack(files);",
    "if (read.pack === undefined) throw new Error(JSON.stringify(read.issues));",
    "(globalThis as any).answers = JSON.stringify(answersOf(read.pack));",
  ];
  writeFileSync(join(page, "page.ts"), entry.join("\n"));
  writeFileSync(join(page, "tsconfig.json"), "{}");
  await build({
    config: false,
    silent: true,
    entry: { page: join(page, "page.ts") },
    outDir: join(page, "out"),
    format: ["iife"],
    target: "es2017",
    platform: "browser",
    tsconfig: join(page, "tsconfig.json"),
    noExternal: [/./],
    loader: { ".json": "text" },
  });
  const [only] = readdirSync(join(page, "out"));
  return readFileSync(join(page, "out", only as string), "utf8");
}

function packFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && entry.name !== "package.json")
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}
