import { isUtf8 } from "node:buffer";

/** The longest line that is read, in bytes; a longer one is reported and skipped. */
export const LINE_LIMIT: number = 16 * 1024 * 1024;

/** One line of a file, or why it cannot be read. `column` is where the first wrong byte stands. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: "tooLong" }
  | { readonly number: number; readonly problem: "notUtf8" | "strayReturn"; readonly column: number };

/** Whether a line holds nothing: such a line is passed over. */
export function isBlank(line: Line): boolean {
  return "text" in line && line.text.trim() === "";
}

/** Splits bytes into lines, holding at most one line of `limit` bytes. A byte order mark and a carriage return at the end are taken off. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, limit: number = LINE_LIMIT): AsyncGenerator<Line> {
  const splitter = lineSplitter(limit);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** Splits bytes that are at hand into lines as {@link readLines} does. */
export function* linesOf(chunks: Iterable<Uint8Array>, limit: number = LINE_LIMIT): Generator<Line> {
  const splitter = lineSplitter(limit);
  for (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

interface LineSplitter {
  push(chunk: Uint8Array): Generator<Line>;
  end(): Generator<Line>;
}

function lineSplitter(limit: number): LineSplitter {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (part: Uint8Array): void => {
    size += part.length;
    // A carriage return and a byte order mark may still come off.
    if (size > limit + 4) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const finish = (): Line => {
    const bytes = size > limit + 4 ? undefined : trimmed(Buffer.concat(parts), number);
    parts = [];
    size = 0;
    if (bytes === undefined || bytes.length > limit) return { number: number++, problem: "tooLong" };
    const line = decoded(bytes, number++);
    const stray = "text" in line ? line.text.indexOf("\r") : -1;
    return stray === -1 ? line : { number: line.number, problem: "strayReturn", column: stray + 1 };
  };
  return {
    *push(chunk) {
      let from = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
        take(chunk.subarray(from, end));
        from = end + 1;
        yield finish();
      }
      take(chunk.subarray(from));
    },
    *end() {
      if (size > 0) yield finish();
    },
  };
}

/** The whole of a small file as one text, its byte order mark taken off. */
export function wholeText(bytes: Buffer): Line {
  return decoded(withoutMark(bytes), 1);
}

function trimmed(bytes: Buffer, number: number): Buffer {
  const whole = number === 1 ? withoutMark(bytes) : bytes;
  return whole.at(-1) === 13 ? whole.subarray(0, -1) : whole;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function decoded(bytes: Buffer, number: number): Line {
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return { number, text };
  const again = Buffer.from(text, "utf8");
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  return { number, problem: "notUtf8", column: bytes.subarray(0, at).toString("utf8").length + 1 };
}
