// Writes the generated files that are committed: `npm run docs`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
let written = 0;
const files = generatedFiles(root);
for (const [path, text] of files) {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  written += 1;
}
process.stdout.write(`${files.size} generated files, ${written} written\n`);
