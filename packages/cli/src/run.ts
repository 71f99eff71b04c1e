import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Issue, isGuijuError, type Language } from "@guiju/core";
import { type Invocation, languageOf, parseArguments } from "./arguments.ts";
import { choiceOption } from "./checked-options.ts";
import type { CommandName } from "./command-table.ts";
import { EXIT } from "./exit-code.ts";
import { commandHelp, generalHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { packFilePath } from "./pack-file.ts";
import { printable } from "./printable.ts";
import { issueFrame } from "./problem-frame.ts";
import { say } from "./say.ts";
import { createSession, has, openStreams, type Session } from "./session.ts";
import { usage } from "./usage.ts";

// Loaded when asked for: help need not wait for the engine.
const LOAD: Readonly<Record<CommandName, () => Promise<(session: Session) => Promise<number>>>> = {
  check: async () => (await import("./check-command.ts")).checkCommand,
  test: async () => (await import("./test-command.ts")).testCommand,
  audit: async () => (await import("./audit-command.ts")).auditCommand,
  can: async () => (await import("./can-command.ts")).canCommand,
  due: async () => (await import("./due-command.ts")).dueCommand,
  calendar: async () => (await import("./calendar-command.ts")).calendarCommand,
  table: async () => (await import("./table-command.ts")).tableCommand,
  score: async () => (await import("./score-command.ts")).scoreCommand,
  explain: async () => (await import("./explain-command.ts")).explainCommand,
  diff: async () => (await import("./diff-command.ts")).diffCommand,
  diagram: async () => (await import("./diagram-command.ts")).diagramCommand,
};

/**
 * Runs one command line and gives its exit code; never throws.
 *
 * @param argv - the arguments after the name of the command, as `process.argv.slice(2)`
 * @param io - the streams, environment and folder to work with
 *
 * @example
 * await run(["--version"], { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: {}, cwd: "." }); // => 0
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const language = languageOf(argv, io.env);
  const streams = openStreams(io);
  let session = createSession(io, streams, language, [], { on: new Set(argv.includes("--debug") ? ["debug"] : []), values: new Map() });
  let code: number;
  try {
    const invocation = parseArguments(argv);
    session = createSession(io, streams, language, invocation.operands, invocation.given);
    code = await dispatch(session, invocation, language);
    await session.out.finish();
  } catch (error) {
    code = await explain(session, error);
  }
  // What standard error can no longer take is not worth another error.
  await session.problems.finish().catch(() => undefined);
  return code;
}

async function dispatch(session: Session, invocation: Invocation, language: Language): Promise<number> {
  choiceOption(session, "lang", ["zh", "en"]);
  const fromEnvironment = session.io.env.GUIJU_LANG;
  if (fromEnvironment && !["zh", "en"].includes(fromEnvironment))
    throw usage(say("usage.choice", { option: "GUIJU_LANG", value: fromEnvironment, words: "zh, en" }));
  const { command } = invocation;
  if (has(session, "version")) return print(session, `${version()}\n`);
  if (has(session, "help")) return print(session, command === undefined ? generalHelp(language) : commandHelp(command, language));
  if (command === undefined) {
    await session.problems.write(generalHelp(language));
    return EXIT.usage;
  }
  return (await LOAD[command]())(session);
}

async function print(session: Session, text: string): Promise<number> {
  await session.out.write(text);
  return EXIT.ok;
}

/** Says on standard error what went wrong, and chooses the exit code. */
async function explain(session: Session, error: unknown): Promise<number> {
  const broken = session.out.failure() ?? session.problems.failure();
  if (broken !== undefined) return explainBroken(session, broken);
  if (!isGuijuError(error)) return explainInternal(session, error);
  const isUsage = error.code === "usage" || error.code === "not_found";
  const { folder, parents } = error.details;
  const above = new Map(Object.entries((parents ?? {}) as Readonly<Record<string, string>>));
  const frames = error.issues.map((issue) =>
    issueFrame(session, session.problemPaint, ...inFolder(issue, typeof folder === "string" ? folder : undefined, above)),
  );
  await note(session, `${frames.length === 0 ? error.message : frames.join("\n\n")}\n`);
  if (isUsage) await note(session, `${session.tell("usage.seeHelp")}\n`);
  if (has(session, "debug")) await note(session, `${error.stack}\n`);
  return isUsage ? EXIT.usage : EXIT.refused;
}

/** An issue of a pack's file with the path that opens it and its text, where it can be read. */
function inFolder(issue: Issue, folder: string | undefined, parents: ReadonlyMap<string, string>): [Issue, string | undefined] {
  if (issue.place === undefined || folder === undefined) return [issue, undefined];
  const file = packFilePath(issue.place.file, folder, parents);
  const placed = { ...issue, place: { ...issue.place, file } };
  try {
    return [placed, readFileSync(file, "utf8")];
  } catch {
    return [placed, undefined];
  }
}

/** A reader that has seen enough (`head`) is no error; a full disk is one. */
async function explainBroken(session: Session, broken: Error): Promise<number> {
  const code = (broken as NodeJS.ErrnoException).code ?? "";
  if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return EXIT.ok;
  await note(session, `guiju: ${session.tell(code === "ENOSPC" ? "output.full" : "output.broken", { code })}\n`);
  return EXIT.internal;
}

async function explainInternal(session: Session, error: unknown): Promise<number> {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const kind = code ?? (error instanceof Error ? error.name : typeof error);
  const text =
    code !== undefined && path !== undefined
      ? session.tell("file.failed", { path, code })
      : session.tell("internal", { kind, version: version() });
  await note(session, `guiju: ${printable(text)}\n`);
  if (has(session, "debug")) await note(session, `${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.internal;
}

async function note(session: Session, text: string): Promise<void> {
  await session.problems.write(text).catch(() => undefined);
}

function version(): string {
  return (createRequire(import.meta.url)("../package.json") as { version: string }).version;
}
