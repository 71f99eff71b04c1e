/**
 * The `guiju` command as a function, for tests and for programs that embed it.
 *
 * @module
 */
export { EXIT } from "./exit-code.ts";
export type { Io, TextStream } from "./io.ts";
export { run } from "./run.ts";
