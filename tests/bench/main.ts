import { benchAssessment } from "./assessment/bench-assessment.ts";
import { benchAudit } from "./audit.ts";
import { benchRules } from "./rules/bench-rules.ts";
import { type Table, tableText } from "./table.ts";

/** What a bench is asked for beside its name. */
interface Asked {
  /** The major versions of Node it should run on, where it can choose. */
  readonly nodes: readonly number[];
}

type Bench = (asked: Asked) => AsyncIterable<Table>;

/** The benches by name. None asserts a time: machines differ, and a ratio is read by people. */
const BENCHES: ReadonlyMap<string, Bench> = new Map<string, Bench>([
  ["assessment", benchAssessment],
  ["audit", () => only(benchAudit)],
  ["rules", ({ nodes }) => benchRules(nodes)],
]);

const { names, nodes, form, wrong } = readWords(process.argv.slice(2));
const unknown = names.filter((name) => !BENCHES.has(name));
if (wrong !== undefined || unknown.length > 0) {
  const what = wrong ?? `no bench is named ${unknown.join(", ")}; there are: ${[...BENCHES.keys()].join(", ")}`;
  process.stderr.write(`${what}\nnpm run bench -- [name] [--node 20|24] [--json]\n`);
  process.exit(2);
}
for (const [name, bench] of BENCHES) if (names.length === 0 || names.includes(name)) await run(name, bench);

async function run(name: string, bench: Bench): Promise<void> {
  try {
    for await (const table of bench({ nodes })) {
      process.stdout.write(form === "json" ? `${JSON.stringify(table)}\n` : tableText(table));
    }
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function* only(bench: () => Promise<Table>): AsyncIterable<Table> {
  yield await bench();
}

function readWords(words: readonly string[]): {
  readonly names: readonly string[];
  readonly nodes: readonly number[];
  readonly form: "json" | "text";
  readonly wrong?: string;
} {
  const at = words.indexOf("--node");
  const node = Number(words[at + 1]);
  const rest = words.filter((word, index) => word !== "--json" && (at < 0 || (index !== at && index !== at + 1)));
  return {
    names: rest,
    nodes: at < 0 ? [20, 24] : [node],
    form: words.includes("--json") ? "json" : "text",
    ...(at >= 0 && node !== 20 && node !== 24 && { wrong: "--node takes 20 or 24" }),
  };
}
