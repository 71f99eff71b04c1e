import type { Issue } from "@guiju/core";
import type { Check, NormBody } from "@guiju/lifecycle";
import * as z from "zod";
import { shapeIssues } from "./shape-issues.ts";

/** The longest period of each unit: a thousand years. */
const LONGEST = { days: 366_000, months: 12_000, years: 1_000 } as const;

/** A number, or an expression that yields one; what it yields is judged by the compiler. */
const computed = z.record(z.string(), z.unknown());
const periodLength = (most: number) => written(z.int().min(1).max(most));
const period = z.union([
  z.strictObject({ days: periodLength(LONGEST.days) }),
  z.strictObject({ months: periodLength(LONGEST.months) }),
  z.strictObject({ years: periodLength(LONGEST.years) }),
]);
const whole = written(z.int().min(0));
const number = written(z.number());

/** What is written as a plain number must be in range; an expression is left alone. */
function written(plain: z.ZodType): z.ZodType {
  return z.unknown().superRefine((value, issues) => {
    const checked = (typeof value === "object" && value !== null && !Array.isArray(value) ? computed : plain).safeParse(value);
    for (const issue of checked.success ? [] : checked.error.issues) issues.addIssue(issue as never);
  });
}

/** The parameters that are numbers or lengths of time, by kind of check where kinds differ. */
function numbersOf(kind: Check["kind"]): z.ZodType {
  const bound = kind === "range" ? number : whole;
  return z.looseObject({
    period: period.optional(),
    every: period.optional(),
    exception: z.looseObject({ period }).optional(),
    min: bound.optional(),
    max: bound.optional(),
    orElse: z.looseObject({ min: bound }).optional(),
    candidates: whole.optional(),
    seats: whole.optional(),
  });
}

/**
 * What is wrong with the numbers and lengths of time that a check states, as issues with pointers into it:
 * a fraction of a month, a limit of no days, a word in the place of a number.
 */
export function numberIssues(check: Check): readonly Issue[] {
  const checked = numbersOf(check.kind).safeParse(check);
  return checked.success ? [] : shapeIssues(check, checked.error.issues).map(({ issue }) => issue);
}

/** The same of all checks of a norm, with pointers into its body. */
export function numberIssuesOf(body: Pick<NormBody, "checks">): readonly Issue[] {
  return body.checks.flatMap((check, index) =>
    numberIssues(check).map((issue) => ({ ...issue, pointer: `/checks/${index}${issue.pointer ?? ""}` })),
  );
}
