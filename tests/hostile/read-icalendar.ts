/** One event as it is read back: its properties by name, with what stands between the name and the colon. */
export interface ReadEvent {
  readonly properties: ReadonlyMap<string, { readonly parameters: string; readonly value: string }>;
}

/** A small reader of iCalendar files, written from RFC 5545 and not from the writer. It throws at the first thing the format forbids. */
export function readIcalendar(bytes: Uint8Array): { readonly head: ReadonlyMap<string, string>; readonly events: readonly ReadEvent[] } {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.endsWith("\r\n")) throw new Error("the last line has no end");
  const written = text.slice(0, -2).split("\r\n");
  for (const line of written) {
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`a control character: ${JSON.stringify(line)}`);
    if (new TextEncoder().encode(line).length > 75) throw new Error(`more than 75 octets: ${line}`);
    new TextDecoder("utf-8", { fatal: true }).decode(new TextEncoder().encode(line));
  }
  const lines: string[] = [];
  for (const line of written) {
    if (line.startsWith(" ") || line.startsWith("\t")) lines[lines.length - 1] += line.slice(1);
    else lines.push(line);
  }
  const head = new Map<string, string>();
  const events: ReadEvent[] = [];
  const open: string[] = [];
  let components = 0;
  let properties = new Map<string, { parameters: string; value: string }>();
  for (const line of lines) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^:;,"]+)*):(.*)$/s.exec(line);
    if (match === null) throw new Error(`no property: ${line}`);
    const [, name = "", parameters = "", value = ""] = match;
    if (name === "BEGIN") {
      open.push(value);
      if (open.length === 2) components += 1;
      properties = new Map();
    } else if (name === "END") {
      if (open.pop() !== value) throw new Error(`END:${value} out of place`);
      if (value === "VEVENT") events.push({ properties });
    } else if (open.length === 1) head.set(name, value);
    else if (properties.has(name)) throw new Error(`${name} twice`);
    else properties.set(name, { parameters, value });
  }
  if (open.length > 0 || components === 0) throw new Error("not a whole calendar");
  return { head, events };
}

/** The text of a property. Escapes that the format does not know are refused, and so are marks that lack theirs. */
export function textOfProperty(value: string): string {
  if (/[;,]/.test(value.replace(/\\[\\;,nN]/g, ""))) throw new Error(`not escaped: ${value}`);
  if (/\\/.test(value.replace(/\\[\\;,nN]/g, ""))) throw new Error(`a stray backslash: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark === "n" || mark === "N" ? "\n" : mark));
}
