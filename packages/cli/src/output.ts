import type { TextStream } from "./io.ts";

/** Text going out, one write after the other. */
export interface Output {
  /** Writes, and waits while the reader is slower than the writer. Rejects with the stream's error. */
  write(text: string): Promise<void>;
  /** Waits until everything written has left. Rejects with the stream's error. */
  finish(): Promise<void>;
  /** The error that ended the stream, if one did. */
  failure(): Error | undefined;
}

/** Wraps a stream so that back-pressure is kept and a broken stream is an ordinary error. */
export function createOutput(stream: TextStream): Output {
  let failure: Error | undefined;
  let pending = 0;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const now = waiting;
    waiting = [];
    for (const go of now) go();
  };
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  const closed = (): void => fail(Object.assign(new Error("the stream was closed"), { code: "EPIPE" }));
  stream.on("error", fail);
  stream.on("drain", wake);
  stream.on("close", closed);
  const until = async (done: () => boolean): Promise<void> => {
    while (failure === undefined && !done()) await new Promise<void>((go) => waiting.push(go));
    if (failure !== undefined) throw failure;
  };
  return {
    async write(text) {
      if (failure !== undefined) throw failure;
      pending += 1;
      stream.write(text, (error) => {
        pending -= 1;
        if (error) fail(error);
        wake();
      });
      if (stream.writableNeedDrain) await until(() => !stream.writableNeedDrain);
    },
    async finish() {
      await until(() => pending === 0);
      stream.off("drain", wake);
      stream.off("close", closed);
    },
    failure: () => failure,
  };
}
