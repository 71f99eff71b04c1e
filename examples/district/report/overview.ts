import { displayWidth, formatDate } from "@guiju/core";
import { wrap } from "./columns.ts";
import type { Desk } from "./desk.ts";
import { standing } from "./findings.ts";

const STANDINGS = ["clean", "warning", "undetermined", "violated"] as const;

/** The title, what was audited, and how many files are in order. */
export function overview(desk: Desk): string[] {
  const { say, paint, files, width } = desk;
  const days = files.flatMap(({ history }) => history.acts.map((act) => act.on)).sort();
  const scope = say("scope", {
    files: files.length,
    branches: new Set(files.map((file) => file.branch)).size,
    acts: days.length,
    first: days[0] ?? "",
    last: days[days.length - 1] ?? "",
  });
  const standings = files.map(({ report }) => standing(report));
  const widest = Math.max(...STANDINGS.map((name) => displayWidth(say(name))));
  const rows = STANDINGS.map((name) => {
    const count = standings.filter((each) => each === name).length;
    const share = `${Math.round((count * 100) / files.length)}%`;
    const label = say(name) + " ".repeat(widest - displayWidth(say(name)));
    const colour = name === "clean" ? paint.green : name === "violated" ? paint.red : paint.yellow;
    return `  ${colour(label)}  ${String(count).padStart(4)}  ${share.padStart(4)}  ${paint.dim(say(`${name}Note`))}`;
  });
  return [
    paint.bold(say("title", { district: desk.district })),
    paint.dim("═".repeat(width)),
    ...wrap(say("judged", { today: formatDate(desk.today) }), width),
    ...wrap(scope, width),
    "",
    ...rows,
  ];
}
