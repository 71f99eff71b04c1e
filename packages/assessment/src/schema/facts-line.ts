import * as z from "zod";
import type { Organisation } from "../organisation.ts";
import { name, said } from "./said.ts";

const facts = z.record(z.string(), z.unknown()).meta(said("事实 / Facts", "没有记录的不写 / What is not recorded is left out"));

const exemption = z
  .strictObject({
    indicator: name,
    ground: name,
    by: name.meta(said("决定人 / By", "由谁决定 / Who decided")),
    on: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .exactOptional()
      .meta(said("日期 / On", "YYYY-MM-DD")),
    occurrences: z.int().min(1).exactOptional().meta(said("几次 / Occurrences", "不写则整项不扣 / The whole deduction where absent")),
    item: name.exactOptional(),
  })
  .meta(said("容错 / Exemption", "有记录的不予扣分 / A deduction suspended on a recorded ground"));

/** The shape of an organisation's line of facts. */
const organisation = z
  .strictObject({
    id: name,
    category: name.exactOptional(),
    facts,
    exemptions: z.array(exemption).exactOptional(),
    previous: z
      .record(z.string(), z.record(z.string().regex(/^\d{4}$/), z.string().regex(/^-?\d+(\.\d+)?$/)))
      .exactOptional()
      .meta(
        said(
          "往年总分 / Earlier totals",
          "先考核，再年度；总分是加引号的十进制数 / By assessment, then by year; decimal numbers in quotes",
        ),
      ),
  })
  .meta(said("单位 / Organisation", "一行一个单位 / One line an organisation"));

/** The line of the cohort itself. */
export interface CohortLine {
  readonly cohort: true;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly year?: number;
}

const cohort = z
  .strictObject({ cohort: z.literal(true), facts: facts.exactOptional(), year: z.int().min(1900).max(2199).exactOptional() })
  .meta(said("考核组 / Cohort", "整个考核组的事实和年度 / Facts of the cohort itself, and the year"));

/**
 * The shape of one line of a file of facts: an organisation, or the cohort itself.
 *
 * @example
 * factsLineSchema.safeParse({ id: "county-e", facts: { missed: 2 } }).success; // => true
 */
export const factsLineSchema: z.ZodType<Organisation | CohortLine> = z.union([organisation, cohort]).meta({
  id: "FactsLine",
  ...said("事实行 / Line of facts", "一个单位，或考核组 / An organisation, or the cohort"),
}) as unknown as z.ZodType<Organisation | CohortLine>;
