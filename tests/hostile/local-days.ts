import { readFileSync } from "node:fs";
import { readIcalendar, textOfProperty } from "./read-icalendar.ts";

// Reads an iCalendar file from standard input as a calendar on a desk does: a date is a day of the local time zone, from its first instant
// to the first of the end day. Prints each event's text and the local days it lies on.
const { events } = readIcalendar(readFileSync(0));
const two = (number: number): string => String(number).padStart(2, "0");
const localDay = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
const midnight = (value = ""): Date => new Date(Number(value.slice(0, 4)), Number(value.slice(4, 6)) - 1, Number(value.slice(6, 8)));

const shown = events.map(({ properties }) => {
  const [start, end] = ["DTSTART", "DTEND"].map((name) => {
    const property = properties.get(name);
    if (property?.parameters !== ";VALUE=DATE" || !/^\d{8}$/.test(property.value)) throw new Error(`${name} is no date`);
    return midnight(property.value);
  }) as [Date, Date];
  const days = new Set<string>();
  for (let at = start.getTime(); at < end.getTime(); at += 900_000) days.add(localDay(new Date(at)));
  return { summary: textOfProperty(properties.get("SUMMARY")?.value ?? ""), days: [...days] };
});
process.stdout.write(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), events: shown }));
