import type { Language, Slots } from "@guiju/core";
import type { Io } from "./io.ts";
import type { Given, OptionName } from "./options.ts";
import { createOutput, type Output } from "./output.ts";
import { createPaint, type Paint } from "./paint.ts";
import { say } from "./say.ts";

/** What a command works with: where to write, in which language, and what the user asked for. */
export interface Session {
  readonly io: Io;
  readonly language: Language;
  readonly operands: readonly string[];
  readonly given: Given;
  /** Results. */
  readonly out: Output;
  readonly paint: Paint;
  /** Problems. */
  readonly problems: Output;
  readonly problemPaint: Paint;
  /** A text of the command in the chosen language. */
  readonly tell: (key: string, slots?: Slots) => string;
}

/** The two streams a run writes to. */
export type Streams = Pick<Session, "out" | "problems">;

/** Opens the streams of one run, once. */
export function openStreams(io: Io): Streams {
  return { out: createOutput(io.stdout), problems: createOutput(io.stderr) };
}

/** Puts together what a command works with. */
export function createSession(io: Io, streams: Streams, language: Language, operands: readonly string[], given: Given): Session {
  const asked = given.on.has("no-color") ? "never" : "auto";
  return {
    io,
    ...streams,
    language,
    operands,
    given,
    paint: createPaint(io.stdout, io.env, asked),
    problemPaint: createPaint(io.stderr, io.env, asked),
    tell: (key, slots) => say(key, slots)[language],
  };
}

/** Whether a switch is on. */
export function has(session: Session, name: OptionName): boolean {
  return session.given.on.has(name);
}
