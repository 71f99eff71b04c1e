import { wrap } from "./columns.ts";
import type { Desk } from "./desk.ts";

/** Commands that go on from here. */
export function nextSteps({ say, paint, language, width }: Desk): string[] {
  const flag = language === "en" ? " --lang en" : "";
  const commands = [
    [`npx guiju audit examples/district/files.ndjson --summary${flag}`, "nextSummary"],
    [`npx guiju audit examples/district/files.ndjson${flag}`, "nextAudit"],
    [`npx guiju due examples/district/files.ndjson --before 2026-12-31${flag}`, "nextDue"],
    [`npx guiju can examples/district/one-file.json DISCUSS_OBJECT --on 2026-11-02${flag}`, "nextCan"],
    ["npx guiju diagram cpc/member-development", "nextDiagram"],
    ["npx node --conditions=@guiju/source examples/member-development/host.ts", "nextHost"],
    [language === "en" ? "npm start" : "npm start -- --lang en", "nextEnglish"],
  ] as const;
  const shown = commands.flatMap(([command, key]) => ["", `  ${paint.dim(`# ${say(key)}`)}`, ...shellLines(command, width)]);
  return [paint.bold(say("next")), ...shown, "", ...wrap(say("nextDocs"), width)];
}

/** A command as it can be copied: one that is too long goes on in the next line. */
function shellLines(command: string, width: number): string[] {
  const lines = wrap(command, width - 6);
  return lines.map((line, at) => `${at === 0 ? "  " : "    "}${line}${at < lines.length - 1 ? " \\" : ""}`);
}
