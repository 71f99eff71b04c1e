import { benchAudit } from "./audit.ts";
import { type Table, tableText } from "./table.ts";

/** The benches by name. None asserts a time: machines differ, and a ratio is read by people. */
const BENCHES: ReadonlyMap<string, () => Table> = new Map([["audit", benchAudit]]);

const words = process.argv.slice(2);
const form = words.includes("--json") ? "json" : "text";
const names = words.filter((word) => word !== "--json");
const unknown = names.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  process.stderr.write(
    `no bench is named ${unknown.join(", ")}; there are: ${[...BENCHES.keys()].join(", ")}\nnpm run bench -- [name] [--json]\n`,
  );
  process.exit(2);
}
for (const [name, bench] of BENCHES) if (names.length === 0 || names.includes(name)) run(name, bench);

function run(name: string, bench: () => Table): void {
  try {
    const table = bench();
    process.stdout.write(form === "json" ? `${JSON.stringify(table)}\n` : tableText(table));
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
