import type { Random } from "./random.ts";

/** Opaque ids of members who stand beside a file: contacts and introducers. They have no file of their own here. */
export function people(random: Random, count: number): string[] {
  const first = random.int(301, 480);
  return Array.from({ length: count }, (_, index) => `m-0${first + index}`);
}
