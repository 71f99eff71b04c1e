import { spreadOf } from "../rounds.ts";
import type { Row } from "../table.ts";
import type { Started } from "./engine.ts";
import { BY_HAND } from "./engines/by-hand.ts";
import { JSON_RULES_ENGINE, JSON_RULES_ENGINE_FLAT } from "./engines/json-rules-engine.ts";
import { OURS } from "./engines/ours.ts";
import { OURS_EXPLAINED } from "./engines/ours-explained.ts";
import { organisations } from "./organisations.ts";
import { rulePack } from "./rule-pack.ts";

const ENGINES = [BY_HAND, OURS, OURS_EXPLAINED, JSON_RULES_ENGINE_FLAT, JSON_RULES_ENGINE];
const SAMPLES = 9;
const IN_A_SAMPLE = 8;
/** Much more than a page, by which the heap is counted, and less than the young generation, so that nothing is collected in between. */
const WANTED_BYTES = 12_000_000;
const WARM_MILLISECONDS = 1500;

/** What deciding one organisation allocates; it needs `--expose-gc` and a young generation of 64 MB. */
export async function allocations(): Promise<readonly Row[]> {
  const document = rulePack();
  const some = organisations(IN_A_SAMPLE);
  const bytes = new Map<string, readonly number[]>();
  for (const { name, start } of ENGINES) bytes.set(name, await samplesOf(start(document, some)));
  const hand = bytes.get(BY_HAND.name) ?? [];
  return [...bytes].map(([name, samples]) => {
    const { median, min, max } = spreadOf(samples.map((sample, index) => sample / (hand[index] ?? Number.NaN)));
    return { what: `allocated: ${name}`, ratio: median, min, max, unit: "bytes an organisation", value: spreadOf(samples).median };
  });
}

async function samplesOf({ run }: Started): Promise<readonly number[]> {
  // Long enough for the compiler: before it, numbers that later stay in registers are allocated.
  for (const began = performance.now(); performance.now() - began < WARM_MILLISECONDS; ) await run();
  const first = await allocatedBy(run, 1);
  const repeats = Math.max(1, Math.floor(WANTED_BYTES / Math.max(first, 1)));
  const samples: number[] = [];
  while (samples.length < SAMPLES) {
    const allocated = await allocatedBy(run, repeats);
    if (allocated > 0) samples.push(allocated / (repeats * IN_A_SAMPLE));
  }
  return samples;
}

async function allocatedBy(run: Started["run"], repeats: number): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("memory is measured with --expose-gc alone");
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let turn = 0; turn < repeats; turn += 1) {
    const later = run();
    if (later instanceof Promise) await later;
  }
  return process.memoryUsage().heapUsed - before;
}
