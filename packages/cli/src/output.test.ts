import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createOutput } from "./output.ts";

test("a writer waits for a slow reader instead of piling up", async () => {
  let held = 0;
  let most = 0;
  const slow = new Writable({
    highWaterMark: 10,
    write(chunk: Buffer, _encoding, done) {
      setTimeout(() => {
        held -= chunk.length;
        done();
      }, 1);
    },
  });
  const output = createOutput(slow);
  for (let count = 0; count < 50; count += 1) {
    held += 8;
    most = Math.max(most, held);
    await output.write("12345678");
  }
  await output.finish();
  expect(held).toBe(0);
  expect(most).toBeLessThanOrEqual(24);
});

test("the error of a broken stream reaches the writer, also when it comes with the last write", async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("full"), { code: "ENOSPC" })) });
  const output = createOutput(full);
  await output.write("x").catch(() => undefined);
  await expect(output.finish()).rejects.toMatchObject({ code: "ENOSPC" });
  expect(output.failure()).toMatchObject({ code: "ENOSPC" });
});

test("a stream that is closed by its reader counts as a broken pipe", async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = createOutput(stream);
  stream.destroy();
  await new Promise((go) => setImmediate(go));
  await expect(output.write("x")).rejects.toMatchObject({ code: "EPIPE" });
});
