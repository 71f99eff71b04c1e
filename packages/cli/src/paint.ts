import type { Io, TextStream } from "./io.ts";

/** The few colours used; each is plain text where colour is off. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Colours only a terminal, and only where neither `--no-color` nor NO_COLOR says otherwise. */
export function createPaint(stream: TextStream, env: Io["env"], asked: "auto" | "never"): Paint {
  const on = asked === "auto" && stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  const paint =
    (code: number, end: number) =>
    (text: string): string =>
      on ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return { red: paint(31, 39), yellow: paint(33, 39), green: paint(32, 39), bold: paint(1, 22), dim: paint(2, 22) };
}
