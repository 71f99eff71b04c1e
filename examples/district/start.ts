import { readFileSync } from "node:fs";
import { civilDate, type Language, textOf } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { auditAll, type History } from "@guiju/lifecycle";
import { reportTexts } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import branchFile from "./branches.json" with { type: "json" };
import { byBranch } from "./report/by-branch.ts";
import { byEdition } from "./report/by-edition.ts";
import { byNorm } from "./report/by-norm.ts";
import { type Audited, deskOf } from "./report/desk.ts";
import { nextSteps } from "./report/next-steps.ts";
import { overview } from "./report/overview.ts";
import { owed } from "./report/owed.ts";
import { paintFor } from "./report/paint.ts";
import { TEXTS } from "./report/texts.ts";
import { unclear } from "./report/unclear.ts";
import { worstFiles } from "./report/worst-files.ts";

const LIFECYCLE = "cpc/member-development";
const SECTIONS = [overview, byNorm, byBranch, byEdition, worstFiles, owed, unclear, nextSteps];

const language = languageOf(process.argv.slice(2));
const { stdout, stderr, env } = process;

const histories = readFileSync(new URL("files.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as History);
const pack = loadPack("cpc");
const lifecycle = pack.lifecycles.get(LIFECYCLE);
if (lifecycle === undefined) throw new Error(`the pack has no ${LIFECYCLE}`);

const colour = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb" ? "colour" : "plain";
const desk = deskOf({
  language,
  pack,
  files: audited(),
  width: Math.min(120, Math.max(80, stdout.columns ?? (Number(env.COLUMNS) || 80))),
  paint: paintFor(colour),
  today: civilDate(histories[0]?.today ?? ""),
  ...branchFile,
  texts: reportTexts(pack, lifecycle),
});
stdout.write(`\n${SECTIONS.map((section) => section(desk).join("\n")).join("\n\n")}\n\n`);

/** Judges every file, saying on a terminal how far it is. A bundled file that cannot be read is a fault of this example. */
function audited(): Audited[] {
  const files: Audited[] = [];
  for (const report of auditAll(pack.lifecycles, histories, { calendar: chineseDays() })) {
    const history = histories[files.length];
    if (history === undefined || "error" in report) throw new Error(JSON.stringify(report));
    files.push({ history, report, branch: history.acts.at(-1)?.actor?.split("/")[0] ?? "" });
    if (stderr.isTTY === true && files.length % 20 === 0)
      stderr.write(`\r${said("progress", { done: files.length, files: histories.length })}`);
  }
  if (stderr.isTTY === true) stderr.write("\r\u001b[K");
  return files;
}

function languageOf(argv: readonly string[]): Language {
  const [flag, value, ...others] = argv.flatMap((argument) => argument.split("=", 2));
  if (flag === undefined) return "zh";
  if (flag === "--lang" && (value === "zh" || value === "en") && others.length === 0) return value;
  for (const each of ["zh", "en"] as const) {
    process.stderr.write(`${textOf(TEXTS, ["badArgument"], { argument: argv.join(" ") })?.[each]}\n${textOf(TEXTS, ["usage"])?.[each]}\n`);
  }
  process.exit(2);
}

function said(key: string, slots: Readonly<Record<string, number>>): string {
  return textOf(TEXTS, [key], slots)?.[language] ?? "";
}
