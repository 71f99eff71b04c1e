import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, readLines } from "./read-lines.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(bytes: Uint8Array | string, size = 7, limit?: number): Promise<Line[]> {
  const found: Line[] = [];
  const all = typeof bytes === "string" ? Buffer.from(bytes, "utf8") : bytes;
  for await (const line of readLines(pieces(all, size), ...(limit === undefined ? [] : ([limit] as const)))) found.push(line);
  return found;
}

test("lines come out with their numbers, whatever pieces they arrive in and whether the last one ends", async () => {
  const lines = fc.array(
    fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\n\r\ufeff]/g, "")),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), fc.constantFrom("\n", "\r\n"), async (texts, size, end) => {
      const found = await linesOf(texts.map((text) => text + end).join(""), size);
      expect(found).toEqual(texts.map((text, index) => ({ number: index + 1, text })));
      const open = await linesOf(`${texts.join(end)}x`, size);
      expect(open.at(-1)).toEqual({ number: texts.length, text: `${texts.at(-1)}x` });
    }),
  );
});

test("a byte order mark is taken off the first line only", async () => {
  expect(await linesOf("\ufeff{}\n\ufeff{}")).toEqual([
    { number: 1, text: "{}" },
    { number: 2, text: "\ufeff{}" },
  ]);
});

test("a line beyond the limit is skipped up to its end and the next one is read", async () => {
  const found = await linesOf(`${"x".repeat(100)}\nshort\n${"y".repeat(10)}\r\n${"z".repeat(11)}\n`, 3, 10);
  expect(found).toEqual([
    { number: 1, problem: "tooLong" },
    { number: 2, text: "short" },
    { number: 3, text: "y".repeat(10) },
    { number: 4, problem: "tooLong" },
  ]);
});

test("bytes that are no UTF-8 are found at their column, and the rest of the file is read", async () => {
  const bytes = Buffer.concat([Buffer.from('{"名":"'), Buffer.from([0xb9, 0xe6]), Buffer.from('"}\n{}\n')]);
  expect(await linesOf(bytes)).toEqual([
    { number: 1, problem: "notUtf8", column: 7 },
    { number: 2, text: "{}" },
  ]);
});

test("a carriage return within a line is found at its column", async () => {
  expect(await linesOf("{}\r{}\n")).toEqual([{ number: 1, problem: "strayReturn", column: 3 }]);
});

test("no more than the limit is held of a line that never ends", async () => {
  // A gigabyte; what is collected, and when, is up to the engine.
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < 16_000; count += 1) yield Buffer.alloc(65_536, 120);
    yield Buffer.from("\n{}\n");
  }
  const before = process.memoryUsage().arrayBuffers;
  const found: Line[] = [];
  for await (const line of readLines(endless(), 1_000_000)) found.push(line);
  expect(found).toEqual([
    { number: 1, problem: "tooLong" },
    { number: 2, text: "{}" },
  ]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400_000_000);
});
