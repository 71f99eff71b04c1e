/** The few colours of the report. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

/** Colours for a terminal, or plain text for everything else. */
export function paintFor(output: "colour" | "plain"): Paint {
  const code =
    (start: number, end: number) =>
    (text: string): string =>
      output === "colour" ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), yellow: code(33, 39), green: code(32, 39) };
}
