import { allocations } from "./memory.ts";
import { timeEngines } from "./times.ts";

// Started by bench-rules.ts, on each version of Node: writes the rows as JSON.
process.stdout.write(JSON.stringify(process.argv[2] === "memory" ? await allocations() : await timeEngines()));
