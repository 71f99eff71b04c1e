// Runs the modules of a folder one after another in this process and prints what differs: `node run-examples.ts <folder>`.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { outcome } from "./same.ts";

const folder = process.argv[2] ?? ".";
for (const name of readdirSync(folder)
  .filter((each) => /\.(ts|mjs|cjs)$/.test(each))
  .sort()) {
  try {
    await import(pathToFileURL(join(folder, name)).href);
  } catch (error) {
    outcome.problems.push(`${name}: ${String(error).split("\n", 1)[0]}`);
  }
}
process.stdout.write(JSON.stringify(outcome));
