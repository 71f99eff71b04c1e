// Writes the generated files that are committed: `npm run docs`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles, laidOutFiles } from "./generated-files.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";
import { apiTexts } from "./write-api.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const counts = { files: 0, written: 0 };
// Coordinates first: the diagrams are drawn from them.
write(await laidOutFiles(root));
write(new Map([...generatedFiles(root), ...apiTexts(root), ["THIRD-PARTY-NOTICES.md", thirdPartyNotices(root)]]));
process.stdout.write(`${counts.files} generated files, ${counts.written} written\n`);

function write(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    counts.files += 1;
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    counts.written += 1;
  }
}
