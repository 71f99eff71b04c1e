import { type FileHandle, open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { LINE_LIMIT } from "./read-lines.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** The bytes of a file, or of standard input for `-`. @throws GuijuError `usage` where there is no such file. */
export async function openInput(session: Session, path: string): Promise<AsyncIterable<Uint8Array>> {
  return path === "-" ? session.io.stdin : (await opened(resolve(session.io.cwd, path), path)).createReadStream();
}

/** The whole of a small file, or `undefined` where it is longer than one line of an audit may be. */
export async function readWhole(session: Session, path: string): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await openInput(session, path)) {
    size += chunk.length;
    if (size > LINE_LIMIT) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Opens a file once: a pipe under a name can be read a single time. */
async function opened(full: string, path: string): Promise<FileHandle> {
  try {
    if ((await stat(full)).isDirectory()) throw usage(say("usage.folder", { path }));
    return await open(full, "r");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw usage(say("usage.noFile", { path }));
    if (code === "EACCES" || code === "EPERM") throw usage(say("usage.notReadable", { path }));
    throw error;
  }
}
