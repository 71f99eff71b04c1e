import { addDays, civilDate, formatDate } from "@guiju/core";

/** One event of a whole day. Every text is written as it is, whatever it holds. */
export interface DayEvent {
  /** Stays the same as long as the event is the same. */
  readonly uid: string;
  /** The day of the event, `YYYY-MM-DD`. */
  readonly on: string;
  /** The day as of which the event is told, `YYYY-MM-DD`. */
  readonly toldOn: string;
  readonly summary: string;
  readonly description: string;
}

/**
 * Writes an iCalendar file (RFC 5545) of events that last a whole day.
 *
 * A day is written as a date without a time, so that it is the same day in every time zone; it ends where the next begins.
 * The stamp is midnight UTC of the day as of which the event is told: the same input gives the same file.
 */
export function icalendar(events: readonly DayEvent[], language: string): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Guiju//guiju calendar//${language.toUpperCase()}`, "CALSCALE:GREGORIAN"];
  // A calendar file needs a component: without an event that is the definition of UTC.
  if (events.length === 0) lines.push(...UTC);
  for (const event of events) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${basic(civilDate(event.toldOn))}T000000Z`,
      `DTSTART;VALUE=DATE:${basic(civilDate(event.on))}`,
      `DTEND;VALUE=DATE:${basic(addDays(civilDate(event.on), 1))}`,
      `SUMMARY:${escaped(event.summary)}`,
      `DESCRIPTION:${escaped(event.description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const UTC: readonly string[] = [
  "BEGIN:VTIMEZONE",
  "TZID:Etc/UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** A day as iCalendar writes it, `YYYYMMDD`. */
function basic(day: number): string {
  return formatDate(day).replaceAll("-", "");
}

/** The text of a property: a backslash, semicolon or comma is escaped, a line end written as `\n`. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/** Folds a line so that none has more than 75 octets of UTF-8; no character is split. */
function folded(line: string): string {
  let text = "";
  let octets = 0;
  for (const character of line) {
    const width = Buffer.byteLength(character, "utf8");
    if (octets + width > 75) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += width;
  }
  return text;
}
