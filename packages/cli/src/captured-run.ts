import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { TextStream } from "./io.ts";
import { run } from "./run.ts";

/** What a command line wrote, and how it ended. */
export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The surroundings of a captured run; without `cwd` it runs beside the library pack of the tests. */
export interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly terminal?: "stderr" | "both";
  /** How wide the terminal is. */
  readonly columns?: number;
}

/** The folder of the small pack that the tests of this package judge by. */
export const LIBRARY: string = fileURLToPath(new URL("../fixtures/library", import.meta.url));

/** Runs a command line in this process and keeps what it writes; for tests. */
export async function captured(argv: readonly string[], surroundings: Surroundings = {}): Promise<Captured> {
  const { stdin = "", env = {}, cwd = fileURLToPath(new URL("../fixtures", import.meta.url)), terminal, columns } = surroundings;
  const stdout = collector(terminal === "both", columns);
  const stderr = collector(terminal !== undefined);
  const input = Readable.from([typeof stdin === "string" ? Buffer.from(stdin, "utf8") : Buffer.from(stdin)]);
  const code = await run(argv, { stdin: input, stdout: stdout.stream, stderr: stderr.stream, env, cwd });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(isTTY: boolean, columns?: number): { readonly stream: TextStream; text(): string } {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns }), text: () => Buffer.concat(parts).toString("utf8") };
}
