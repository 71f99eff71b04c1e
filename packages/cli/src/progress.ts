import type { TextStream } from "./io.ts";

/** One line on a terminal that says how far the work is; nothing anywhere else. */
export interface Progress {
  /** Notes that one more file is done. */
  step(outcome: "fine" | "problem"): void;
  /** Takes the line away before something else is written there. */
  hide(): void;
}

const EVERY_MILLISECONDS = 200;

/** Shows progress on `stream` where `shown` allows it; the line is overwritten in place, a few times a second. */
export function createProgress(
  stream: TextStream,
  shown: "onTerminal" | "never",
  line: (done: number, perSecond: number, problems: number) => string,
): Progress {
  const on = shown === "onTerminal" && stream.isTTY === true;
  const start = performance.now();
  let last = start;
  let visible = false;
  let done = 0;
  let problems = 0;
  return {
    step(outcome) {
      done += 1;
      if (outcome === "problem") problems += 1;
      if (!on) return;
      const now = performance.now();
      if (now - last < EVERY_MILLISECONDS) return;
      last = now;
      visible = true;
      stream.write(`\r${line(done, Math.round((done * 1000) / (now - start)), problems)}\u001b[K`);
    },
    hide() {
      if (!visible) return;
      visible = false;
      stream.write("\r\u001b[K");
    },
  };
}
