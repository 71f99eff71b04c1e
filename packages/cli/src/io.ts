import type { Writable } from "node:stream";

/** A stream that text goes to; `isTTY` and `columns` are those of a terminal. */
export type TextStream = Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

/** Everything of the outside world that the command touches, so that a test can stand in for it. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}
