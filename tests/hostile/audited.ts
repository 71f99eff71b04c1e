import { captured } from "../../packages/cli/src/captured-run.ts";

/** One line of `guiju audit --json`: a report, or the problem of a line. */
export interface AuditLine {
  readonly id: string | null;
  readonly line?: number;
  readonly state?: string;
  readonly error?: {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
    readonly issues: readonly {
      readonly code: string;
      readonly pointer?: string;
      readonly place?: { readonly line: number; readonly column: number };
    }[];
  };
  readonly refused?: readonly { readonly act: string; readonly on: string; readonly reason: string; readonly state: string }[];
  readonly verdicts?: readonly {
    readonly norm: string;
    readonly act: string;
    readonly on: string | null;
    readonly status: string;
    readonly reason: string | null;
  }[];
}

/** What an audit of some text gave. */
export interface Audited {
  readonly code: number;
  readonly lines: readonly AuditLine[];
  readonly stderr: string;
}

/** Audits a text as a file of histories of the national pack. */
export async function audited(text: string | Uint8Array): Promise<Audited> {
  const { code, stdout, stderr } = await captured(["audit", "-", "--pack", "cpc", "--json", "--lang", "en"], { stdin: text });
  return {
    code,
    lines: stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as AuditLine),
    stderr,
  };
}

/** A short file in good order, as a plain object that a test may spoil. */
export function file(id: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  const acts = [
    { type: "APPLY", on: "2026-09-01" },
    { type: "TALK", on: "2026-09-15" },
  ];
  return { id, lifecycle: "cpc/member-development", today: "2026-10-01", acts, ...rest };
}
