import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openInput } from "./input.ts";
import { type Line, linesOf } from "./read-lines.ts";
import type { Session } from "./session.ts";

/** A file of facts that can be read as often as needed: ranks and quotas need all of it before the first result. */
export interface FactsSource {
  readonly file: string;
  /** The lines from the first, anew on each call. */
  lines(): Iterable<Line>;
  /** Takes away what was put aside for reading again. */
  close(): void;
}

/** What comes from standard input or a pipe stays in memory up to this many bytes, beyond it in a file of its own. */
const IN_MEMORY: number = 64 * 1024 * 1024;

const CHUNK: number = 1024 * 1024;

/** Opens a file of facts, or what comes from standard input (`-`) or a pipe, which is put aside. @throws GuijuError `usage` where there is no such file */
export async function openFacts(session: Session, file: string, limit: number = IN_MEMORY): Promise<FactsSource> {
  const full = resolve(session.io.cwd, file);
  if (file !== "-" && isOrdinaryFile(full)) return { file, lines: () => linesOf(chunksOf(full)), close: () => undefined };
  return spooled(file, await openInput(session, file), limit);
}

function isOrdinaryFile(full: string): boolean {
  try {
    return statSync(full).isFile();
  } catch {
    // Opening it says why.
    return false;
  }
}

async function spooled(file: string, chunks: AsyncIterable<Uint8Array>, limit: number): Promise<FactsSource> {
  const kept: Uint8Array[] = [];
  let size = 0;
  const rest = chunks[Symbol.asyncIterator]();
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    kept.push(next.value);
    size += next.value.length;
    if (size > limit) return inFile(file, kept, rest);
  }
  return { file, lines: () => linesOf(kept), close: () => undefined };
}

/** Only its owner can read what is put aside, and it is taken away again, also where the command is interrupted. */
async function inFile(file: string, kept: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Promise<FactsSource> {
  const folder = mkdtempSync(join(tmpdir(), "guiju-facts-"));
  const full = join(folder, "facts.ndjson");
  const close = (): void => {
    process.off("exit", close);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", close);
  const descriptor = openSync(full, "wx", 0o600);
  try {
    for (const chunk of kept) writeWhole(descriptor, chunk);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) writeWhole(descriptor, next.value);
  } catch (error) {
    close();
    throw error;
  } finally {
    closeSync(descriptor);
  }
  return { file, lines: () => linesOf(chunksOf(full)), close };
}

function writeWhole(descriptor: number, chunk: Uint8Array): void {
  for (let from = 0; from < chunk.length; ) from += writeSync(descriptor, chunk, from);
}

function* chunksOf(full: string): Generator<Uint8Array> {
  const descriptor = openSync(full, "r");
  try {
    for (;;) {
      // A new buffer each time: lines keep parts of the one before.
      const buffer = Buffer.allocUnsafe(CHUNK);
      const size = readSync(descriptor, buffer, 0, CHUNK, null);
      if (size === 0) return;
      yield buffer.subarray(0, size);
    }
  } finally {
    closeSync(descriptor);
  }
}
