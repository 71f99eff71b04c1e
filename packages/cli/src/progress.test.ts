import { Writable } from "node:stream";
import { expect, test, vi } from "vitest";
import type { TextStream } from "./io.ts";
import { createProgress } from "./progress.ts";

function terminal(isTTY: boolean): { readonly stream: TextStream; readonly written: string[] } {
  const written: string[] = [];
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    written.push(chunk.toString("utf8"));
    done();
  };
  return { stream: Object.assign(new Writable({ write }), { isTTY }), written };
}

test("the line is overwritten in place, not more often than five times a second, and taken away", () => {
  const clock = vi.spyOn(performance, "now");
  clock.mockReturnValue(0);
  const { stream, written } = terminal(true);
  const progress = createProgress(stream, "onTerminal", (done, perSecond, problems) => `${done} ${perSecond} ${problems}`);
  for (let count = 1; count <= 100; count += 1) {
    clock.mockReturnValue(count * 10);
    progress.step(count % 10 === 0 ? "problem" : "fine");
  }
  progress.hide();
  progress.hide();
  clock.mockRestore();
  expect(written).toEqual([
    "\r20 100 2\u001b[K",
    "\r40 100 4\u001b[K",
    "\r60 100 6\u001b[K",
    "\r80 100 8\u001b[K",
    "\r100 100 10\u001b[K",
    "\r\u001b[K",
  ]);
});

test("nothing is shown where standard error is no terminal", () => {
  const clock = vi.spyOn(performance, "now");
  clock.mockReturnValue(0);
  const { stream, written } = terminal(false);
  const progress = createProgress(stream, "onTerminal", () => "x");
  clock.mockReturnValue(10_000);
  progress.step("fine");
  progress.hide();
  clock.mockRestore();
  expect(written).toEqual([]);
});
