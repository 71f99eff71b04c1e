import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Captured, captured } from "../../packages/cli/src/captured-run.ts";

type Json = Readonly<Record<string, unknown>>;

const text = (zh: string, en: string) => ({ zh, en });
const counted = (fact: string, start: number, points: number) => ({ primitive: "perOccurrence", start, terms: [{ of: { fact }, points }] });

/** The facts of the rubric that the tests spoil. */
export const FACTS: Readonly<Record<string, Json>> = {
  meetings: { type: "count", max: 50 },
  planned: { type: "count", max: 50 },
  late: { type: "count", max: 50 },
  rate: { type: "number", decimals: 1, min: 0, max: 100 },
  outside: { type: "number", decimals: 1, min: -1000, max: 1000 },
  accident: { type: "flag" },
  isNew: { type: "flag" },
  level: { type: "word", words: ["city", "county"] },
  praise: { type: "record", of: { points: { type: "number" }, reason: { type: "word" }, assessor: { type: "word" } } },
  marks: { type: "list", items: { type: "number" }, decimals: 1, min: 0, max: 10 },
  quarters: { type: "list", of: { period: { type: "word" }, score: { type: "number" } }, min: 0, max: 10 },
  years: { type: "list", items: { type: "count" } },
};

/** A rubric of 100 points that nothing is wrong with: what scores the first ten of them can be chosen. */
export function rubric(score: unknown = counted("meetings", 0, 1), more: Json = {}, rest: Json = {}): Json {
  return {
    $schema: "../schemas/assessment.schema.json",
    id: "year",
    title: text("年度考核", "Year"),
    basis: { instrument: "rules", edition: "2020-01-01", confidence: "read" },
    scale: 2,
    max: 100,
    facts: FACTS,
    indicators: [
      { id: "first", title: text("第一项", "First"), max: 10, article: "3", score, ...more },
      { id: "second", title: text("第二项", "Second"), max: 90, article: "4", score: counted("late", 90, -10) },
    ],
    bands: [
      { grade: "poor", to: 60 },
      { grade: "good", from: 60, to: 90 },
      { grade: "best", from: 90 },
    ],
    ...rest,
  };
}

/** Writes packs of one or more rubrics to disk for as long as something looks at them. */
export async function withPack<Result>(
  rubrics: readonly unknown[],
  look: (folder: string, sources: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "guiju-spoiled-"));
  const sources = rubrics.map((each) => (typeof each === "string" ? each : `${JSON.stringify(each, undefined, 2)}\n`));
  const edition = { inForce: "2020-01-01" };
  const files: Readonly<Record<string, string>> = {
    "pack.json": JSON.stringify({
      $schema: "schemas/pack.schema.json",
      id: "spoiled",
      version: "1",
      title: text("包", "Pack"),
      jurisdiction: "XX",
      calendar: "chinese-days",
    }),
    "instruments.json": JSON.stringify({
      $schema: "schemas/instruments.schema.json",
      instruments: { rules: { title: text("《办法》", "Rules"), kind: "rules", editions: { "2020-01-01": edition } } },
    }),
    "messages/zh.json": JSON.stringify({ $schema: "../schemas/messages.schema.json", messages: {} }),
    "messages/en.json": JSON.stringify({ $schema: "../schemas/messages.schema.json", messages: {} }),
    ...Object.fromEntries(sources.map((source, index) => [`assessments/r${index}.json`, source])),
  };
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    return await look(folder, sources);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command line in this process. */
export function guiju(words: readonly string[], stdin = ""): Promise<Captured> {
  return captured([...words, "--lang", "en"], { stdin });
}
