import { fstatSync, writeSync } from "node:fs";
import { Writable } from "node:stream";
import { EXIT } from "./exit-code.ts";
import type { TextStream } from "./io.ts";
import { run } from "./run.ts";

// Node's own stream for a file on standard output takes a short write for a whole one: on a full disk the end would be lost in silence.
const stdout: TextStream = isFile(1) ? wholeWrites(1) : process.stdout;

process.on("SIGINT", () => process.exit(EXIT.interrupted));

const { stdin, stderr, env } = process;
process.exit(await run(process.argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd() }));

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

function wholeWrites(descriptor: number): Writable {
  return new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      try {
        for (let from = 0; from < chunk.length; ) from += writeSync(descriptor, chunk, from);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
